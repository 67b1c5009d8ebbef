from __future__ import annotations

import pytest

from planparse import parse

HEAD = """แผนอัตรากำลัง ๓ ปี
ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙
เทศบาลตำบลห้วยสมมุติ

๑๑. บัญชีแสดงการจัดคนลงสู่ตำแหน่ง

ที่	ชื่อ - นามสกุล	คุณวุฒิ	เลขที่ตำแหน่ง	ตำแหน่ง	ระดับ	เงินเดือน	หมายเหตุ
"""
POSITIONS = ("นิติกร", "นายช่างโยธา", "นักทรัพยากรบุคคล", "นักวิชาการพัสดุ", "นักพัฒนาชุมชน")


def _findings(*numbers: str) -> list[tuple[str, object, object]]:
    rows = (
        f"{at}\tว่าง\t-\t{number}\t{POSITIONS[at - 1]}\tปก./ชก.\t๓๕๕,๓๒๐\t" for at, number in enumerate(numbers, start=1)
    )
    plan = parse(HEAD + "\n".join(rows) + "\n")
    assert len(plan.incumbents) == len(numbers)
    codes = ("numbering-duplicate", "foreign-agency")
    return [(finding.code, finding.expected, finding.found) for finding in plan.findings if finding.code in codes]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("36-2-01-3105-001", "36-2-05-4701-001", "36-2-01-3102-001"), []),
        (("๓๖-๒-๐๑-๓๑๐๕-๐๐๑", "36-2-01-3105-001"), [("numbering-duplicate", None, "36-2-01-3105-001")]),
        (
            ("36-2-01-3105-001", "36-2-05-4701-001", "36-2-01-3102-001", "36-2-04-3204-001", "36-3-11-3801-001"),
            [("foreign-agency", "36-2-11-3801-001", "36-3-11-3801-001")],
        ),
        (("36-3-01-3105-001", "36-3-05-4701-001"), []),  # no number bears the agency's kind out
        (("-", "-"), []),
    ],
)
def test_numbers_of_seats(numbers: tuple[str, ...], expected: list[tuple[str, object, object]]) -> None:
    assert _findings(*numbers) == expected
