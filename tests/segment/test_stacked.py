"""Tables whose cells stand under each other, one on a line."""

from __future__ import annotations

from tests.segment.build import lay_out, titles

HEAD = ["ส่วนราชการ", "จำนวนโครงการ", "งบประมาณ (บาท)", "เบิกจ่าย (บาท)"]
ROWS = [
    ["กองคลัง", "๒", "๙๐,๐๐๐", "๔๑,๐๐๐"],
    ["กองช่าง", "๑", "๕,๕๐๐", "-"],
    ["สำนักปลัด", "๗", "๑๑๒,๐๐๐", "๑๐๐,๐๐๐"],
]
TOTAL = ["รวม", "๑๐", "๒๐๗,๕๐๐", "๑๔๑,๐๐๐"]


def stack(*rows: list[str]) -> str:
    return "".join(f"{cell}\n" for row in rows for cell in row)


def read_tables(text: str) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in grid.rows] for grid in lay_out(text).grids]


def test_cells_one_on_a_line_are_a_table() -> None:
    text = f"๓. สรุปการใช้เงิน\n\n{stack(HEAD, *ROWS, TOTAL)}\n๔. ปัญหา\n\nไม่มีปัญหาในการดำเนินงาน\n"
    assert read_tables(text) == [[*ROWS, TOTAL]]
    assert lay_out(text).grids[0].columns == tuple((heading,) for heading in HEAD)
    assert titles(text) == [("๓", "สรุปการใช้เงิน"), ("๔", "ปัญหา")]


def test_labels_of_strategies_among_the_cells_are_no_headings() -> None:
    rows = [[f"ยุทธศาสตร์ที่ {at}", str(at), f"{at}๐,๐๐๐", f"{at},๐๐๐"] for at in range(1, 4)]
    text = f"สรุปการใช้เงิน\n{stack(['ยุทธศาสตร์', *HEAD[1:]], *rows)}"
    assert read_tables(text) == [rows]
    assert not [title for _, title in titles(text) if "๐" in title]


def test_rows_with_numbers() -> None:
    rows = [[str(at), *row] for at, row in enumerate(ROWS, start=1)]
    assert read_tables(stack(["ที่", *HEAD], *rows)) == [rows]


def test_a_total_that_lacks_a_cell() -> None:
    assert read_tables(stack(HEAD, *ROWS, ["รวม", "๒๐๗,๕๐๐", "๑๔๑,๐๐๐"])) == [
        [*ROWS, ["รวม", "", "๒๐๗,๕๐๐", "๑๔๑,๐๐๐"]]
    ]


def test_lines_that_do_not_come_out_even_are_no_table() -> None:
    assert read_tables(stack(HEAD, *ROWS, ["ข้อมูล ณ สิ้นปี"])) == []
    assert read_tables(stack(HEAD, ROWS[0], ["กองช่าง", "๕,๕๐๐"], ROWS[2])) == []


def test_a_list_with_figures_is_no_table() -> None:
    points = [["ส่วนราชการ", "จำนวนโครงการ", "หมายเหตุ"], *[[f"กองที่ {at}", "๒", "ไม่มี"] for at in range(1, 8)]]
    assert read_tables(stack(*points)) == []
    assert read_tables(stack(*[["บ้านเลขที่", "๑๒", "๑๓"]] * 5)) == []


def test_a_total_that_lacks_a_cell_and_bears_out_nowhere_is_not_put_into_columns() -> None:
    assert read_tables(stack(HEAD, *ROWS, ["รวม", "๑๐", "๒๐๗,๕๐๐"])) == []
