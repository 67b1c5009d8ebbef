"""Forms 8.2, 9, 11 and the summary of one body: what plans leave out is no finding, one wrong row is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest

from planparse import parse


@dataclass(frozen=True, slots=True)
class _Post:
    unit: str
    kind: str
    title: str
    level: str
    posts: int
    vacant: int
    code: str


Keep = Callable[[_Post], bool]
Count = Callable[[_Post], int]
STAFF, MISSION, GENERAL, TEACHER = "พนักงานเทศบาล", "พนักงานจ้างตามภารกิจ", "พนักงานจ้างทั่วไป", "พนักงานครูเทศบาล"
OFFICE, FINANCE, WORKS, SCHOOLS = "สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง", "กองการศึกษา"
CENTRE = "ศูนย์พัฒนาเด็กเล็กบ้านสมมุติ"
POSTS = (
    _Post(OFFICE, STAFF, "หัวหน้าสำนักปลัด (นักบริหารงานทั่วไป)", "ต้น", 1, 0, "2101"),
    _Post(OFFICE, STAFF, "นักทรัพยากรบุคคล", "ปก./ชก.", 1, 0, "3102"),
    _Post(OFFICE, STAFF, "นักวิเคราะห์นโยบายและแผน", "ปก./ชก.", 1, 1, "3103"),
    _Post(OFFICE, STAFF, "เจ้าพนักงานธุรการ", "ปง./ชง.", 2, 1, "4101"),
    _Post(OFFICE, MISSION, "ผู้ช่วยเจ้าพนักงานธุรการ", "", 2, 0, ""),
    _Post(OFFICE, GENERAL, "คนงาน", "", 4, 1, ""),
    _Post(FINANCE, STAFF, "ผู้อำนวยการกองคลัง (นักบริหารงานการคลัง)", "ต้น", 1, 0, "2102"),
    _Post(FINANCE, STAFF, "นักวิชาการเงินและบัญชี", "ปก./ชก.", 2, 0, "3201"),
    _Post(FINANCE, STAFF, "เจ้าพนักงานพัสดุ", "ปง./ชง.", 1, 1, "4203"),
    _Post(FINANCE, STAFF, "เจ้าพนักงานจัดเก็บรายได้", "ปง./ชง.", 1, 0, "4204"),
    _Post(FINANCE, MISSION, "ผู้ช่วยเจ้าพนักงานพัสดุ", "", 1, 0, ""),
    _Post(WORKS, STAFF, "ผู้อำนวยการกองช่าง (นักบริหารงานช่าง)", "ต้น", 1, 1, "2103"),
    _Post(WORKS, STAFF, "นายช่างโยธา", "ปง./ชง.", 2, 1, "4701"),
    _Post(WORKS, GENERAL, "คนงาน", "", 3, 0, ""),
    _Post(SCHOOLS, STAFF, "ผู้อำนวยการกองการศึกษา (นักบริหารงานการศึกษา)", "ต้น", 1, 0, "2107"),
    _Post(SCHOOLS, STAFF, "นักวิชาการศึกษา", "ปก./ชก.", 1, 0, "3803"),
    _Post(CENTRE, TEACHER, "ครู", "", 3, 1, "6600"),
    _Post(CENTRE, MISSION, "ผู้ดูแลเด็ก", "", 2, 0, ""),
    _Post("หน่วยตรวจสอบภายใน", STAFF, "นักวิชาการตรวจสอบภายใน", "ปก./ชก.", 1, 1, "3205"),
)
CODES = {OFFICE: "01", FINANCE: "04", WORKS: "05", SCHOOLS: "08", CENTRE: "08"}
TITLE = "แผนอัตรากำลัง ๓ ปี ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙\nเทศบาลตำบลห้วยสมมุติ\n\n"
Y3 = "๒๕๖๗\t๒๕๖๘\t๒๕๖๙"


def _all(post: _Post) -> bool:
    return True


def _posts(post: _Post) -> int:
    return post.posts


def _held(post: _Post) -> int:
    return post.posts - post.vacant


def _is_teacher(post: _Post) -> bool:
    return post.kind == TEACHER


def _is_official(post: _Post) -> bool:
    return post.kind in (STAFF, TEACHER)


def _groups(posts: tuple[_Post, ...], keep: Keep, *, units: bool = True) -> Iterator[str | _Post]:
    unit = kind = ""
    for post in filter(keep, posts):
        if post.unit != unit:
            unit, kind = post.unit, STAFF
            if units:
                yield unit
        if post.kind != kind:
            kind = post.kind
            yield kind
        yield post


def frame(posts: tuple[_Post, ...] = POSTS, count: Count = _posts, total: int | None = None) -> str:
    lines = [
        "๘.๒ กรอบอัตรากำลัง ๓ ปี\n",
        "ส่วนราชการ/ตำแหน่ง\tกรอบอัตรากำลังเดิม\tอัตราตำแหน่งที่คาดว่าจะต้องใช้\t\t\tเพิ่ม/ลด\t\t\tหมายเหตุ",
    ]
    lines.append(f"\t\t{Y3}\t{Y3}\t")
    for one in _groups(posts, _all):
        if isinstance(one, str):
            lines.append(one + "\t" * 8)
            continue
        level = f" ({one.level})" if one.level else ""
        lines.append(f"{one.title}{level}" + f"\t{count(one)}" * 4 + "\t-\t-\t-\t" + ("ว่างเดิม" if one.vacant else ""))
    if total is not None:
        lines.append("รวม" + f"\t{total}" * 4 + "\t-\t-\t-\t")
    return "\n".join(lines) + "\n\n"


def costs(posts: tuple[_Post, ...] = POSTS, keep: Keep = _all, count: Count = _posts, *, units: bool = True) -> str:
    head = "ที่\tชื่อสายงาน\tระดับตำแหน่ง\tจำนวนทั้งหมด\tเงินเดือน (๑)\tภาระค่าใช้จ่ายที่เพิ่มขึ้น (๒)\t\t\tค่าใช้จ่ายรวม (๓)\t\t"
    lines = ["๙. ภาระค่าใช้จ่ายเกี่ยวกับเงินเดือนและประโยชน์ตอบแทนอื่น\n", head, f"\t\t\t\t\t{Y3}\t{Y3}"]
    for at, one in enumerate(_groups(posts, keep, units=units), start=1):
        if isinstance(one, str):
            lines.append(f"\t{one}" + "\t" * 9)
            continue
        pay = [f"{count(one) * (240_000 + 8_000 * step):,}" for step in range(4)]
        step = f"{count(one) * 8_000:,}"
        row = [str(at), one.title, one.level or "-", str(count(one)), pay[0], step, step, step, *pay[1:]]
        lines.append("\t".join(row))
    return "\n".join(lines) + "\n\n"


def seats(posts: tuple[_Post, ...] = POSTS, keep: Keep = _all, odd: dict[int, str] | None = None) -> str:
    head = "ที่\tชื่อ - สกุล\tคุณวุฒิ\tเลขที่ตำแหน่ง\tตำแหน่ง\tระดับ\tเงินเดือน\tหมายเหตุ"
    lines, at = ["๑๑. บัญชีแสดงการจัดคนลงสู่ตำแหน่ง\n", head], 0
    for one in _groups(posts, keep):
        if isinstance(one, str):
            lines.append(one + "\t" * 7)
            continue
        for place in range(one.posts):
            at += 1
            name = "-ว่าง-" if place >= _held(one) else f"นายสมมุติ นามที่{at}"
            number = f"36-2-{CODES.get(one.unit, '12')}-{one.code}-{place + 1:03d}" if one.code else "-"
            number = (odd or {}).get(at, number)
            lines.append(f"{at}\t{name}\tปริญญาตรี\t{number}\t{one.title}\t{one.level or '-'}\t240,000\t")
    return "\n".join(lines) + "\n\n"


def summary(posts: tuple[_Post, ...] = POSTS, keep: Keep = _all) -> str:
    units: dict[str, tuple[int, int]] = {}
    for post in filter(keep, posts):
        held, vacant = units.get(post.unit, (0, 0))
        units[post.unit] = (held + _held(post), vacant + post.vacant)
    rows = [f"{unit}\t{held}\t{vacant}\t{held + vacant}" for unit, (held, vacant) in units.items()]
    return "\n".join(["๔.๑ สรุปอัตรากำลัง\n", "ส่วนราชการ\tมีคนครอง\tว่าง\tรวม", *rows]) + "\n\n"


def _found(*forms: str) -> list[tuple[str, object, object]]:
    plan = parse(TITLE + "".join(forms))
    codes = ("total-mismatch", "numbering-duplicate", "foreign-agency")
    return [(one.code, one.expected, one.found) for one in plan.findings if one.code in codes]


def _rename(posts: tuple[_Post, ...], **fields: dict[str, str]) -> tuple[_Post, ...]:
    for field, names in fields.items():
        posts = tuple(replace(one, **{field: names.get(getattr(one, field), getattr(one, field))}) for one in posts)
    return posts


def _not(keep: Keep) -> Keep:
    return lambda post: not keep(post)


def _in_centre(post: _Post) -> bool:
    return post.unit == CENTRE


FEW_VACANT = tuple(replace(one, vacant=int(one.title in ("เจ้าพนักงานธุรการ", "นายช่างโยธา"))) for one in POSTS)
FEW_EMPLOYEES = tuple(one for one in POSTS if _is_official(one) or one.title == "ผู้ช่วยเจ้าพนักงานพัสดุ")
SHORT = _rename(POSTS, title={"ผู้ช่วยเจ้าพนักงานธุรการ": "ผช.จพง.ธุรการ", "เจ้าพนักงานพัสดุ": "จพง.พัสดุ"})
OTHER_KINDS = _rename(POSTS, kind={TEACHER: "บุคลากรทางการศึกษา (เงินอุดหนุน)", MISSION: "พนักงานจ้างตามภารกิจ (ผู้มีคุณวุฒิ)"})
UNITS = _rename(
    POSTS, unit={OFFICE: "สำนักปลัด", SCHOOLS: "กองการศึกษา ศาสนาและวัฒนธรรม", CENTRE: "กองการศึกษา ศาสนาและวัฒนธรรม"}
)


@pytest.mark.parametrize(
    "forms",
    [
        pytest.param((summary(), frame(total=31), costs(), seats()), id="all alike"),
        pytest.param((summary(), frame(), costs(keep=_not(_is_teacher)), seats()), id="teachers not in form 9"),
        pytest.param((frame(), costs(keep=_not(_in_centre)), seats(keep=_not(_in_centre))), id="centre in 8.2 only"),
        pytest.param((summary(), frame(), costs(), seats(keep=_not(_is_teacher))), id="teachers not in form 11"),
        pytest.param((summary(keep=_not(_is_teacher)), frame(), seats()), id="teachers not in the summary"),
        pytest.param((summary(keep=_is_official), frame(), costs(), seats()), id="employees not in the summary"),
        pytest.param((summary(), frame(), costs(), seats(keep=_is_official)), id="employees not in form 11"),
        pytest.param((frame(FEW_EMPLOYEES), seats(FEW_EMPLOYEES, _is_official)), id="few employees not in form 11"),
        pytest.param((frame(), costs(count=_held), seats()), id="vacancies not counted in form 9"),
        pytest.param((frame(FEW_VACANT), costs(FEW_VACANT, count=_held)), id="few vacancies not counted in form 9"),
        pytest.param((summary(), frame(), costs(units=False), seats()), id="form 9 without departments"),
        pytest.param((summary(), frame(), costs(SHORT), seats(SHORT)), id="short titles"),
        pytest.param((summary(), frame(), costs(OTHER_KINDS), seats(OTHER_KINDS)), id="other names of employment"),
        pytest.param((summary(), frame(), costs(UNITS), seats(UNITS)), id="the centre under its department"),
    ],
)
def test_what_forms_leave_out_is_no_finding(forms: tuple[str, ...]) -> None:
    assert _found(*forms) == []


def _tenfold(post: _Post) -> int:
    return 30 if (post.unit, post.title) == (WORKS, "คนงาน") else post.posts


@pytest.mark.parametrize(
    ("others", "expected"),
    [((costs(),), [(30, 3)]), ((seats(),), [(30, 3)]), ((summary(),), [(33, 6)]), ((costs(), seats()), [(30, 3)] * 2)],
)
def test_a_row_wrong_in_all_columns_of_a_frame_without_sums(
    others: tuple[str, ...], expected: list[tuple[int, int]]
) -> None:
    assert _found(frame(count=_tenfold), *others) == [("total-mismatch", *one) for one in expected]


def test_a_row_wrong_in_all_columns_of_a_frame_with_one_sum() -> None:
    wrong = frame(count=lambda post: post.posts + (post.title == "นายช่างโยธา"), total=31)
    assert _found(wrong) == [("total-mismatch", 32, 31)] * 4
    assert _found(frame(total=31)) == []


def test_a_post_counted_otherwise_by_form_9_where_vacancies_count() -> None:
    wrong = costs(count=lambda post: post.posts + 2 * (post.title == "นายช่างโยธา"))
    assert _found(frame(), wrong) == [("total-mismatch", 2, 4)]
    short = costs(count=lambda post: _held(post) if post.title == "นายช่างโยธา" else post.posts)
    assert _found(frame(), short) == [("total-mismatch", 2, 1)]


def test_numbers_of_other_bodies_and_seats() -> None:
    odd = {2: "36-3-01-3102-001", 3: "41-2-01-3103-001", 5: "36-2-01-4101-001"}
    assert _found(frame(), costs(), seats(odd=odd)) == [
        ("foreign-agency", "36-2-01-3102-001", "36-3-01-3102-001"),
        ("foreign-agency", "36-2-01-3103-001", "41-2-01-3103-001"),
        ("numbering-duplicate", None, "36-2-01-4101-001"),
    ]
