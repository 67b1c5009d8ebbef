"""Rows that a page cuts through: put together again, and figures without a gap."""

from __future__ import annotations

import pytest

from planparse import Options, parse

HEADER = "ที่\tชื่อ - สกุล\tคุณวุฒิ\tเลขที่ตำแหน่ง\tตำแหน่ง\tระดับ\tเงินเดือน\tหมายเหตุ\n"
FIRST = "๑\tนายทดลอง สมมุติ\tปริญญาโท\t๑๑-๓-๐๐-๑๑๐๑-๐๐๑\tปลัดเทศบาล (นักบริหารงานท้องถิ่น)\tกลาง\t๕๐๖,๗๖๐\t\n"
CUT = "๒\tนางสาวตัวอย่าง\tรัฐศาสตร\t๑๑-๓-๐๑-\tหัวหน้าสำนักปลัด (นัก\tต้น\t๔๒๒,๖๔\t\n"
REST = "\tกระดาษเปล่า\tมหาบัณฑิต\t๒๑๐๑-๐๐๑\tบริหารงานทั่วไป)\t\t๐\t\n"
LAST = "๓\t-ว่าง-\t\t๑๑-๓-๐๑-๓๑๐๒-๐๐๑\tนักทรัพยากรบุคคล\tปก./ชก.\t๓๕๕,๓๒๐\t\n"
PLAN = "แผนอัตรากำลัง ๓ ปี\nเทศบาลตำบลกระสัง จังหวัดบุรีรัมย์\n\nบัญชีแสดงจัดคนลงสู่ตำแหน่ง\n"
KEEP = Options(personal_data="keep")


@pytest.mark.parametrize("again", [HEADER, ""], ids=["header repeated", "no header"])
def test_a_row_cut_in_every_cell_is_one_seat(again: str) -> None:
    plan = parse(PLAN + HEADER + FIRST + CUT + "\n--- page 2 ---\n\n" + again + REST + LAST, KEEP)
    assert [seat.position_number for seat in plan.incumbents] == [
        "๑๑-๓-๐๐-๑๑๐๑-๐๐๑",
        "๑๑-๓-๐๑-๒๑๐๑-๐๐๑",
        "๑๑-๓-๐๑-๓๑๐๒-๐๐๑",
    ]
    assert plan.incumbents[1].name == "นางสาวตัวอย่าง กระดาษเปล่า"
    assert plan.tables[0].rows[1][6] == "๔๒๒,๖๔๐"


def test_a_figure_cut_between_its_digits_is_whole_without_a_page_too() -> None:
    rows = "ที่\tโครงการ\tงบประมาณ ๒๕๖๗\tงบประมาณ ๒๕๖๘\n๑\tโครงการอบรมดิจิทัล\t๑๒๐,๐๐\t๑๓๐,๐๐\n\t\t๐\t๐\n๒\tโครงการศึกษาดูงาน\t๕๐,๐๐๐\t๕๐,๐๐๐\n"
    plan = parse(f"แผนพัฒนาบุคลากร\n\n{rows}")
    assert plan.tables[0].rows[0][2:] == ["๑๒๐,๐๐๐", "๑๓๐,๐๐๐"]
    assert len(plan.tables[0].rows) == 2


def test_rows_without_a_number_stay_rows() -> None:
    rows = "ที่\tโครงการ\tงบประมาณ ๒๕๖๗\tงบประมาณ ๒๕๖๘\n๑\tโครงการอบรมดิจิทัล\t๑๒๐,๐๐๐\t๑๓๐,๐๐๐\n\tโครงการศึกษาดูงาน\t๕๐,๐๐๐\t๐\n\tรวม\t๑๗๐,๐๐๐\t๑๓๐,๐๐๐\n"
    plan = parse(f"แผนพัฒนาบุคลากร\n\n{rows}")
    assert [row[1] for row in plan.tables[0].rows] == ["โครงการอบรมดิจิทัล", "โครงการศึกษาดูงาน", "รวม"]


WORKS = "แผนพัฒนาบุคลากร ๓ ปี\nเทศบาลตำบลกระสัง จังหวัดบุรีรัมย์\n\n| ที่ | โครงการ | วัตถุประสงค์ | ตัวชี้วัด | งบประมาณ |\n|---|---|---|---|---|\n"


def read_works(first: str, rest: str) -> list[tuple[str, ...]]:
    (table,) = parse(f"{WORKS}| ๑ | อบรมพัสดุ | ให้รู้ระเบียบ | ผ่านร้อยละ ๘๐ | 5,000 |\n{first}\n\n- ๗ -\n\n{rest}\n").tables
    return [tuple(cell for cell in row) for row in table.rows]


def test_a_row_that_broke_off_in_a_cell_is_whole() -> None:
    rows = read_works("| ๒ | อบรมการเงิน | ลดข้อผิดพลาด |", "| | | ในการเบิกจ่าย | ไม่มีข้อทักท้วง | 8,000 |")
    assert rows[1:] == [("๒", "อบรมการเงิน", "ลดข้อผิดพลาด ในการเบิกจ่าย", "ไม่มีข้อทักท้วง", "8,000")]


def test_a_row_without_its_first_cells_under_a_whole_one_is_its_own() -> None:
    rows = read_works("| ๒ | อบรมการเงิน | ลดข้อผิดพลาด | ร้อยละ ๘๐ | 3,000 |", "| | | ลดเวลา | ไม่มีข้อทักท้วง | 8,000 |")
    assert len(rows) == 3
