"""Running heads that bear the number of their page."""

from __future__ import annotations

import pytest

from planparse.model.layout import BlockKind
from tests.segment.build import kind_of_line, lay_out

ROW = "| {} | ตำแหน่งที่ทดลอง | ๑ | ๑ |\n"
HEADER = "| ลำดับ | ตำแหน่ง | กรอบเดิม | กรอบใหม่ |\n|---|---|---|---|\n"
BODY = "ข้อความหนึ่งบรรทัดที่ยาวพอจะเป็นย่อหน้าของเอกสารและไม่มีความหมายอื่นใดนอกจากให้เต็มบรรทัดเท่านั้นเอง"


def pages(head: str) -> str:
    """Return a table cut by pages with that head, the heading of the table not repeated."""
    rows = [ROW.format(at) + ROW.format(at + 1) for at in (1, 3, 5, 7)]
    cut = [two + f"\n{head.format(page)}\n\n" for two, page in zip(rows, (5, 6, 7), strict=False)]
    return f"๑. กรอบอัตรากำลัง\n\n{HEADER}{''.join(cut)}{rows[3]}"


@pytest.mark.parametrize(
    "head",
    [
        "คู่มือกำลังคนของ ทต.ท่าช้าง                              หน้า {}",
        "คู่มือกำลังคนของ ทต.ท่าช้าง (หน้า {})",
        "คู่มือกำลังคนของ ทต.ท่าช้าง | หน้า {} จาก 20",
        "คู่มือกำลังคนของ ทต.ท่าช้าง - หน้าที่ {} -",
        "หน้า {}          คู่มือกำลังคนของ ทต.ท่าช้าง",
        "Page {} | คู่มือกำลังคนของ ทต.ท่าช้าง",
        "แผนอัตรากำลัง ๓ ปี ทต.ท่าช้าง                             - {} -",
        "แผนอัตรากำลัง ๓ ปี ทต.ท่าช้าง          {}",
        "{}          แผนอัตรากำลัง ๓ ปี ทต.ท่าช้าง",
    ],
)
def test_a_head_with_the_number_of_its_page_lets_the_table_go_on(head: str) -> None:
    text = pages(head)
    (grid,) = lay_out(text).grids
    assert [row.cells[0].text for row in grid.rows] == [str(at) for at in range(1, 9)]
    assert kind_of_line(text, 8) is BlockKind.FURNITURE


@pytest.mark.parametrize(
    "lines",
    [
        ("ดูรายละเอียดในภาคผนวก หน้า ๔", "ดูรายละเอียดในภาคผนวก หน้า ๑๙", "ดูรายละเอียดในภาคผนวก หน้า ๒๐"),
        ("ตารางแนบท้าย หน้า ๙", "ตารางแนบท้าย หน้า ๘", "ตารางแนบท้าย หน้า ๗"),
        ("ห้องประชุมชั้น          ๑", "ห้องประชุมชั้น          ๒", "ห้องประชุมชั้น          ๓"),
        ("แผนพัฒนาบุคลากร ๑", "แผนพัฒนาบุคลากร ๒", "แผนพัฒนาบุคลากร ๓"),
        ("ประกาศฉบับ หน้า ๑", "ประกาศฉบับ หน้า ๒", BODY),
    ],
    ids=["far apart", "falling", "no words of a head", "no room", "only two"],
)
def test_numbers_that_count_no_pages(lines: tuple[str, ...]) -> None:
    text = "".join(f"{BODY}\n\n{line}\n\n" for line in lines)
    assert all(kind_of_line(text, number) is not BlockKind.FURNITURE for number in (3, 7, 11))
