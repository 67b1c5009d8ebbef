"""Tables that touch: cut where the heading comes again, or that of another table."""

from __future__ import annotations

from tests.segment.build import lay_out

HEADER = "ลำดับ\tโครงการ\tเป้าหมาย\tงบประมาณ\n"
OTHER = "ลำดับ\tตำแหน่ง\tระดับ\tหมายเหตุ\n"


def rows_of(text: str) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in grid.rows] for grid in lay_out(text).grids]


def test_a_heading_that_comes_again_is_no_row() -> None:
    text = f"{HEADER}๑\tอบรม\tทุกคน\t๕,๐๐๐\n{HEADER}๒\tดูงาน\t๒๐ คน\t๙,๐๐๐\n"
    assert rows_of(text) == [[["๑", "อบรม", "ทุกคน", "๕,๐๐๐"], ["๒", "ดูงาน", "๒๐ คน", "๙,๐๐๐"]]]


def test_a_heading_of_two_rows_that_comes_again() -> None:
    head = "โครงการ\tงบประมาณ\t\n\t๒๕๖๗\t๒๕๖๘\n"
    assert rows_of(f"{head}อบรม\t๑๐\t๒๐\n{head}ดูงาน\t๓๐\t๔๐\n") == [[["อบรม", "๑๐", "๒๐"], ["ดูงาน", "๓๐", "๔๐"]]]


def test_a_full_width_row_before_the_repeated_heading_groups_the_rows_after_it() -> None:
    text = f"{HEADER}๑\tอบรม\tทุกคน\t๕,๐๐๐\nยุทธศาสตร์ที่ ๒ พัฒนางาน\t\t\t\n{HEADER}๒\tดูงาน\t๒๐ คน\t๙,๐๐๐\n"
    (grid,) = lay_out(text).grids
    assert [[cell.text for cell in row.group] for row in grid.rows] == [[], ["ยุทธศาสตร์ที่ ๒ พัฒนางาน"]]


def test_the_heading_of_another_table_opens_it() -> None:
    text = f"{HEADER}๑\tอบรม\tทุกคน\t๕,๐๐๐\n{OTHER}๑\tนิติกร\tปก.\tว่าง\n"
    assert rows_of(text) == [[["๑", "อบรม", "ทุกคน", "๕,๐๐๐"]], [["๑", "นิติกร", "ปก.", "ว่าง"]]]


def test_rows_that_look_like_headings_are_rows() -> None:
    text = "จุดแข็ง\tจุดอ่อน\nทีมงานดี\tคนน้อย\nโอกาส\tอุปสรรค\nรัฐหนุน\tงบน้อย\n"
    assert len(rows_of(text)) == 1
    members = "๑\tนายกเทศมนตรี\tประธานกรรมการ\n๒\tปลัดเทศบาล\tกรรมการ\n๓\tผู้อำนวยการกองช่าง\tกรรมการ\n"
    assert [len(rows) for rows in rows_of(members)] == [3]
