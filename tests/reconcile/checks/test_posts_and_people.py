"""Form 8.2, the summary of posts and form 11 of one plan count the same posts and people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from planparse import parse

Row = tuple[str, str, int, str]
"""Department, post, posts, remark."""
FRAME: tuple[Row, ...] = (
    ("", "ปลัดเทศบาล (นักบริหารงานท้องถิ่น ระดับกลาง)", 1, ""),
    ("สำนักปลัดเทศบาล", "หัวหน้าสำนักปลัดเทศบาล (นักบริหารงานทั่วไป ระดับต้น)", 1, ""),
    ("สำนักปลัดเทศบาล", "นักทรัพยากรบุคคล ปก./ชก.", 1, ""),
    ("สำนักปลัดเทศบาล", "นิติกร ปก./ชก.", 1, "ว่างเดิม"),
    ("สำนักปลัดเทศบาล", "เจ้าพนักงานธุรการ ปง./ชง.", 2, "ว่างเดิม ๑ อัตรา"),
    ("กองคลัง", "ผู้อำนวยการกองคลัง (นักบริหารงานการคลัง ระดับต้น)", 1, ""),
    ("กองคลัง", "นักวิชาการพัสดุ ปก./ชก.", 1, "ว่างเดิม"),
    ("กองคลัง", "นักวิชาการเงินและบัญชี ปก./ชก.", 2, ""),
    ("กองช่าง", "ผู้อำนวยการกองช่าง (นักบริหารงานช่าง ระดับต้น)", 1, "ว่างเดิม"),
    ("กองช่าง", "นายช่างโยธา ปง./ชง.", 3, "ว่างเดิม ๑"),
)
SUMMARY = {
    "ปลัด/รองปลัด": (1, 0),
    "สำนักปลัดเทศบาล": (3, 2),
    "กองคลัง": (3, 1),
    "กองช่าง": (2, 2),
}
HEAD = """แผนอัตรากำลัง ๓ ปี
ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙
เทศบาลตำบลห้วยสมมุติ
"""


def _write_summary(summary: dict[str, tuple[int, int]]) -> str:
    rows = "".join(f"{name}\t{held}\t{vacant}\t{held + vacant}\n" for name, (held, vacant) in summary.items())
    held, vacant = (sum(counts[at] for counts in summary.values()) for at in (0, 1))
    return (
        "\n๗. สรุปอัตรากำลังปัจจุบัน\n\nส่วนราชการ\tมีคนครอง\tว่าง\tรวม\n" + rows + f"รวม\t{held}\t{vacant}\t{held + vacant}\n"
    )


def _write_frame(rows: Sequence[Row]) -> str:
    lines = [
        "\n๘.๒ กรอบอัตรากำลัง ๓ ปี\n",
        "ส่วนราชการ/ตำแหน่ง\tกรอบอัตรากำลังเดิม\tอัตราตำแหน่งที่คาดว่าจะต้องใช้\t\t\tเพิ่ม/ลด\t\t\tหมายเหตุ",
        "\t\t๒๕๖๗\t๒๕๖๘\t๒๕๖๙\t๒๕๖๗\t๒๕๖๘\t๒๕๖๙\t",
    ]
    last = ""
    for unit, post, posts, note in rows:
        if unit != last:
            lines.append(f"{unit}\t\t\t\t\t\t\t\t")
            last = unit
        lines.append("\t".join((post, *[str(posts)] * 4, "-", "-", "-", note)))
    total = sum(row[2] for row in rows)
    lines.append("\t".join(("รวมทั้งสิ้น", *[str(total)] * 4, "-", "-", "-", "")))
    return "\n".join(lines) + "\n"


def _seats(rows: Iterable[Row]) -> list[tuple[str, str, bool]]:
    """Return (department, post, vacant) of each seat; of each post the last ones are vacant."""
    vacant = {"ว่างเดิม": 1, "ว่างเดิม ๑": 1, "ว่างเดิม ๑ อัตรา": 1, "": 0}
    return [(unit, post, at >= posts - vacant[note]) for unit, post, posts, note in rows for at in range(posts)]


def _write_list(seats: Sequence[tuple[str, str, bool]]) -> str:
    lines = [
        "\n๑๑. บัญชีแสดงการจัดคนลงสู่ตำแหน่ง\n",
        "ที่\tชื่อ - นามสกุล\tคุณวุฒิ\tเลขที่ตำแหน่ง\tตำแหน่ง\tระดับ\tเงินเดือน",
    ]
    last = ""
    for at, (unit, post, vacant) in enumerate(seats, start=1):
        if unit != last:
            lines.append(f"{unit}\t\t\t\t\t\t")
            last = unit
        name = "-ว่าง-" if vacant else f"นายสมมุติ ทดสอบที่{at}"
        lines.append(f"{at}\t{name}\tปริญญาตรี\t๓๖-๒-๐๑-๓๑๐๑-{at:03}\t{post}\t\t๓๕๕,๓๒๐")
    return "\n".join(lines) + "\n"


def _findings(text: str) -> list[tuple[object, object]]:
    plan = parse(HEAD + text)
    about = ("placement list", "summary of posts")
    return [(one.expected, one.found) for one in plan.findings if any(word in one.message.en for word in about)]


def _swap(summary: dict[str, tuple[int, int]], name: str, counts: tuple[int, int]) -> dict[str, tuple[int, int]]:
    return {**summary, name: counts}


def test_a_plan_that_agrees_has_no_finding() -> None:
    text = _write_summary(SUMMARY) + _write_frame(FRAME) + _write_list(_seats(FRAME))
    plan = parse(HEAD + text)
    assert len(plan.incumbents) == 14
    assert {seat.department_id for seat in plan.incumbents} == {None, "office_of_palad", "finance", "engineering"}
    assert not [finding for finding in plan.findings if finding.severity != "info"]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (2, [(1, 0)]),  # นักทรัพยากรบุคคล has no seat
        (9, [(2, 1)]),  # one นักวิชาการเงินและบัญชี less
        (13, [(3, 2)]),  # one นายช่างโยธา less
    ],
)
def test_a_seat_that_the_list_lacks(at: int, expected: list[tuple[object, object]]) -> None:
    seats = _seats(FRAME)
    assert _findings(_write_frame(FRAME) + _write_list(seats[:at] + seats[at + 1 :])) == expected


def test_a_seat_too_many() -> None:
    seats = _seats(FRAME)
    assert _findings(_write_frame(FRAME) + _write_list([*seats, seats[-2]])) == [(3, 4)]


def test_somebody_sits_on_a_post_that_the_frame_calls_vacant() -> None:
    seats = [(unit, post, vacant and "นิติกร" not in post) for unit, post, vacant in _seats(FRAME)]
    assert _findings(_write_frame(FRAME) + _write_list(seats)) == [(1, 0)]


@pytest.mark.parametrize(
    ("name", "counts", "expected"),
    [
        ("กองคลัง", (4, 1), [(4, 5)]),  # one more than the frame has
        ("กองช่าง", (3, 1), [(2, 3), (2, 1)]),  # as many posts, but one of those held is vacant
    ],
)
def test_a_summary_that_the_lists_contradict(
    name: str, counts: tuple[int, int], expected: list[tuple[object, object]]
) -> None:
    text = _write_summary(_swap(SUMMARY, name, counts)) + _write_frame(FRAME) + _write_list(_seats(FRAME))
    assert _findings(text) == expected


def test_a_list_in_part_says_nothing_of_the_rest() -> None:
    half = [seat for seat in _seats(FRAME) if seat[0] == "กองช่าง"]
    assert _findings(_write_frame(FRAME) + _write_list(half)) == []


def test_a_list_of_another_time_says_nothing() -> None:
    few = [seat for at, seat in enumerate(_seats(FRAME)) if at % 3]
    assert _findings(_write_frame(FRAME) + _write_list(few)) == []


def test_posts_under_another_name_are_no_slip() -> None:
    seats = [(unit, post.replace("นิติกร", "นักนิติศาสตร์"), vacant) for unit, post, vacant in _seats(FRAME)]
    assert _findings(_write_frame(FRAME) + _write_list(seats)) == []


def test_one_row_for_many_workers_is_no_slip() -> None:
    frame = (*FRAME, ("กองช่าง", "คนงาน", 6, ""))
    seats = [*_seats(FRAME), ("กองช่าง", "คนงาน", False)]
    assert _findings(_write_frame(frame) + _write_list(seats)) == []


def test_a_summary_of_all_years_ago_says_nothing() -> None:
    old = {name: (held + 2, vacant) for name, (held, vacant) in SUMMARY.items()}
    assert _findings(_write_summary(old) + _write_frame(FRAME) + _write_list(_seats(FRAME))) == []


def test_schools_count_with_their_department() -> None:
    school = (
        ("กองการศึกษา", "ผู้อำนวยการกองการศึกษา (นักบริหารงานการศึกษา ระดับต้น)", 1, ""),
        ("โรงเรียนเทศบาลสมมุติ", "ครู", 4, ""),
    )
    summary = {**SUMMARY, "กองการศึกษา": (5, 0)}
    frame = (*FRAME, *school)
    assert _findings(_write_summary(summary) + _write_frame(frame) + _write_list(_seats(frame))) == []


def test_cost_table_stands_in_for_the_frame() -> None:
    costs = (
        "\n๙. ภาระค่าใช้จ่าย\n\nที่\tชื่อสายงาน\tระดับตำแหน่ง\tจำนวนทั้งหมด\tเงินเดือน\tค่าใช้จ่ายรวม\t\t\n\t\t\t\t\t๒๕๖๗\t๒๕๖๘\t๒๕๖๙\n"
    )
    last = ""
    for at, (unit, post, posts, _) in enumerate(FRAME, start=1):
        if unit != last:
            costs += f"\t{unit}\t\t\t\t\t\t\n"
            last = unit
        costs += f"{at}\t{post}\t\t{posts}\t๓๕๕,๓๒๐\t๓๖๗,๓๒๐\t๓๗๙,๓๒๐\t๓๙๑,๓๒๐\n"
    seats = _seats(FRAME)
    assert _findings(costs + _write_list(seats)) == []
    assert _findings(costs + _write_list(seats[:-1])) == [(3, 2)]
