"""Many names at once: the same answers as one by one, and what is wrong usage."""

from __future__ import annotations

import pytest

from planparse.errors import OptionsError
from planparse.lexicon.many import NameContext, resolve_many
from planparse.lexicon.resolve import resolve_agency, resolve_competency, resolve_department, resolve_position

NAMES = [
    "กองคลัง", "กองคสัง", "กองสวัสดิการลังคมม", "กองส่งเสริการเกษต", "กองคลัง/กองช่าง", "", "-", "ทต.กระสัง",
    "นักวิชาการเงินและบัญชีชำนาญการ", "ผู้ช่วยเจ้าพนักงานปองกันและบรรเทาสาธารภัย", "นักจัดการงานทัวไปป", "นักวิชาการนกฮูก",
    "การมุงผลลัมฤทธิ์", "ความเข้าใจผู้อื่นและตอบสนองอย่างสร้าง", "การสั่งสมความรู้", "กอง", "ครู", "สนามกีฬา",
]  # fmt: skip


def test_many_names_resolve_as_one_by_one() -> None:
    assert resolve_many("department", NAMES) == [resolve_department(name) for name in NAMES]
    assert resolve_many("position", NAMES) == [resolve_position(name) for name in NAMES]
    assert resolve_many("competency", NAMES) == [resolve_competency(name) for name in NAMES]
    assert resolve_many("agency", NAMES) == [resolve_agency(name) for name in NAMES]


def test_each_name_may_have_a_context_of_its_own() -> None:
    names = ["เทศบาลตำบลโพนทอง"] * 3
    contexts = [NameContext(province="ร้อยเอ็ด"), NameContext(province="กาฬสินธุ์"), NameContext()]
    assert [found.id for found in resolve_many("agency", names, contexts)] == ["tt-5450702", "tt-5460110", None]


def test_one_context_may_be_of_all_names() -> None:
    found = resolve_many("competency", ["การทำงานเป็นทีม", "การคิดวิเคราะห์"], NameContext(group="core"))
    assert [one.id for one in found] == ["teamwork", None]


def test_no_names() -> None:
    assert resolve_many("department", []) == []


def test_a_list_that_there_is_not() -> None:
    with pytest.raises(OptionsError, match="agency, department"):
        resolve_many("school", ["ก"])  # type: ignore[arg-type]


def test_contexts_are_as_many_as_names() -> None:
    with pytest.raises(ValueError, match="argument"):
        resolve_many("agency", ["ก", "ข"], [NameContext()])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("กองนิตการ", "legal_affairs"),  # a mark lost
        ("กองเทคกิจ", "municipal_police"),  # ศ as ค
        ("กองการศึกบา", "education"),  # ษ as บ
        ("กองการประปาา", "waterworks"),  # a letter doubled
        ("ศูนย์พัฒนาเด็กเล็กบ้านดอนแก้ว", "child_centres"),  # a name of its own behind it
        ("ศูนย์พัฒนาเด็กเล็กบ้านดอนแก้ว กองการศึกษา", "education"),  # the office that it belongs to
        ("โรงเรียนผู้สูงอายุ", None),  # no school of the body
        ("ผู้บริหารท้องถิ่น", None),  # two letters from บริหารท้องถิ่น
    ],
)
def test_names_that_keys_settle(name: str, expected: str | None) -> None:
    assert resolve_department(name).id == expected


@pytest.mark.parametrize(
    ("name", "province", "expected"),
    [
        ("ทต.น้ าคำใหญ่", "ยโสธร", "น้ำคำใหญ่"),  # the ring of ำ lost, a gap left
        ("เทศบาลตำบลท่ามะถา", "กาญจนบุรี", "ท่ามะกา"),  # ก as ถ
        ("อบจ.ศรีษะเกษ", None, "ศรีสะเกษ"),  # as it is often misspelt
        ("เทศบาลเมืองท่าโขลงใหม่", "ปทุมธานี", None),  # more than a known name
    ],
)
def test_bodies_that_are_nearly_as_printed(name: str, province: str | None, expected: str | None) -> None:
    found = resolve_agency(name, province=province)
    assert (found.id is None) if expected is None else found.candidates[0].name.endswith(expected)
    assert (found.id is not None) == (expected is not None)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("กรรมการ", None),  # one letter from กรรมกร
        ("กรรมการร", None),
        ("ผู้แทนชุมชน (กรรมการ)", None),
        ("กรรมการ (ปลัดเทศบาล)", "local_administrator"),
        ("นิติกร (กรรมการ)", "legal_officer"),
        ("เจ้าหน้าที่พัสดุ ๓", "procurement_clerk"),  # the class number of before 2558
    ],
)
def test_titles_beside_names_that_are_none(title: str, expected: str | None) -> None:
    assert resolve_position(title).id == expected
