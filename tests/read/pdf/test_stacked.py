"""Tables that touch, one under the other."""

from __future__ import annotations

from planparse.read.pdf_rulings import find_tables
from planparse.read.pdf_shapes import Ruling
from tests.read.pdf.build import Page
from tests.read.pdf.test_tables import read_rows


def draw_grid(xs: tuple[int, ...], ys: tuple[int, ...]) -> list[Ruling]:
    levels = [Ruling(False, y, xs[0], xs[-1]) for y in ys]
    return levels + [Ruling(True, x, ys[0], ys[-1]) for x in xs]


def test_columns_of_another_table_begin_a_new_one() -> None:
    rulings = draw_grid((0, 100, 200, 300, 400), (0, 20, 40)) + draw_grid((0, 60, 150, 260, 400), (40, 60, 80))
    upper, lower = sorted(find_tables(rulings), key=lambda table: table.ys)
    assert (len(upper.xs), upper.ys[-1]) == (5, 40)
    assert (len(lower.xs), lower.ys[0]) == (5, 40)


def test_merged_headings_and_full_rows_belong_to_their_table() -> None:
    xs = (0, 100, 150, 200, 250, 400)
    rulings = draw_grid(xs, (20, 40)) + draw_grid((0, 100, 250, 400), (0, 20))  # a heading over two columns
    rulings += draw_grid((0, 400), (40, 60)) + draw_grid(xs, (60, 80))  # a department over all of them
    (table,) = find_tables(rulings)
    assert table.ys == (0, 20, 40, 60, 80)


def test_rows_of_tables_that_touch_keep_their_columns() -> None:
    page = Page()
    page.grid((60, 160, 260, 360), (100, 120))
    page.grid((60, 110, 310, 360), (120, 140))
    for x, word in ((64, "ลำดับ"), (164, "รายการ"), (264, "จำนวน")):
        page.write(x, 114, word, size=10)
    for x, word in ((64, "ที่"), (114, "ตำแหน่ง"), (314, "รวม")):
        page.write(x, 134, word, size=10)
    assert read_rows(page) == [["ลำดับ", "รายการ", "จำนวน"], ["ที่", "ตำแหน่ง", "รวม"]]
