"""Names of many agencies in groups, and what one agency lacks that its peers have."""

from __future__ import annotations

from typing import Any

import pytest

from planparse.comparison.align import align
from planparse.comparison.aligned_names import Alignment, NameGroup
from planparse.errors import OptionsError
from tests.comparison.framed_plans import frame_plans
from tests.comparison.made_plans import KRASANG, LAMPHUN, NAN, PHONTHONG, PHRAE, TRAT, make_plan


def staff(*names: tuple[str, str | None]) -> list[dict[str, Any]]:
    return [{"department": name, "department_id": one, "role": "item"} for name, one in names]


def titles(*names: str) -> list[dict[str, Any]]:
    return [{"kind": "strategy", "title": name} for name in names]


def find(found: Alignment, name: str) -> NameGroup:
    (one,) = [group for group in found.groups if group.name == name]
    return one


def align_strategies(threshold: float = 0.9, **plans: tuple[Any, list[dict[str, Any]]]) -> Alignment:
    made = [(key, make_plan(body, strategies=records)) for key, (body, records) in plans.items()]
    return align(frame_plans(made), "strategies", threshold)


def test_one_id_is_one_group_whatever_is_printed() -> None:
    plans = [
        ("a", make_plan(KRASANG, staffing=staff(("สำนักปลัดเทศบาล", "office_of_palad")))),
        ("b", make_plan(LAMPHUN, staffing=staff(("สำนักปลัด อบจ.", "office_of_palad")))),
    ]
    (group,) = align(frame_plans(plans), "departments").groups
    assert (group.name, group.id) == ("สำนักปลัด", "office_of_palad")
    assert [(one.agency, one.wording, one.how, one.page, one.line_start) for one in group.members] == [
        ("pao-lamphun", "สำนักปลัด อบจ.", "id", 2, 10),
        ("tt-5310301", "สำนักปลัดเทศบาล", "id", 2, 10),
    ]


def test_a_slip_of_spelling_joins_the_name_that_more_agencies_have_with_its_score() -> None:
    found = align_strategies(
        a=(KRASANG, titles("ความพร้อมรับผิดด้านการบริหารทรัพยากรบุคคล")),
        b=(LAMPHUN, titles("ความพร้อมรับผิดด้านการบริหารทรัพยากรบุคคล")),
        c=(TRAT, titles("ความพร้อมรับผิด้านการบริหารทรัพยากรบุคคล")),
    )
    (group,) = found.groups
    assert group.name == "ความพร้อมรับผิดด้านการบริหารทรัพยากรบุคคล"
    assert [(one.agency, one.how, one.score) for one in group.members] == [
        ("pao-lamphun", "name", 1.0),
        ("pao-trat", "fuzzy", round(40 / 41, 3)),
        ("tt-5310301", "name", 1.0),
    ]


def test_two_names_that_one_agency_has_side_by_side_are_two() -> None:
    both = ("ประสิทธิภาพของการบริหารทรัพยากรบุคคล", "ประสิทธิผลของการบริหารทรัพยากรบุคคล")
    found = align_strategies(a=(KRASANG, titles(*both)), b=(LAMPHUN, titles(*both)))
    assert [len(group.agencies) for group in found.groups] == [2, 2]


def test_groups_do_not_grow_by_chains() -> None:
    found = align_strategies(
        0.8,
        a=(KRASANG, titles("กกกกกกกกกก")),
        b=(LAMPHUN, titles("กกกกกกกกขข")),
        c=(TRAT, titles("กกกกกกขขขข")),
    )
    assert sorted(len(group.members) for group in found.groups) == [1, 2]


def test_at_1_only_equal_names_are_one() -> None:
    found = align_strategies(
        1.0, a=(KRASANG, titles("พัฒนาบุคลากร")), b=(LAMPHUN, titles("พัฒนา บุคลากร", "พัฒนาบุคลากรฯลฯ"))
    )
    assert sorted(len(group.agencies) for group in found.groups) == [1, 2]


def test_what_one_lacks_and_what_it_has_alone() -> None:
    found = align_strategies(
        a=(LAMPHUN, titles("ด้านการสรรหา", "ด้านวินัยและจริยธรรม")),
        b=(TRAT, titles("ด้านการสรรหา", "ด้านการวางแผนกำลังคน")),
        c=(NAN, titles("ด้านการสรรหา", "ด้านการวางแผนกำลังคน")),
        d=(KRASANG, titles("ยกระดับบริการประชาชนด้วยดิจิทัล")),
        e=(PHRAE, []),
    )
    assert sorted(found.list_peers("pao-lamphun")) == ["pao-nan", "pao-trat"]
    gaps = found.find_gaps("pao-lamphun")
    assert [(one.group, one.is_lacking, one.peers_with, one.peers) for one in gaps] == [
        ("ด้านการวางแผนกำลังคน", True, 2, 2),
        ("ด้านวินัยและจริยธรรม", False, 0, 2),
    ]
    assert found.find_gaps("tt-5310301") == []  # no other municipality: no peers
    assert "pao-phrae" not in found.bodies  # what a plan does not tell is not absent


def test_how_many_peers_must_have_it_is_the_users() -> None:
    found = align_strategies(
        a=(LAMPHUN, titles("ด้านการสรรหา")),
        b=(TRAT, titles("ด้านการสรรหา", "ด้านวินัยและจริยธรรม")),
        c=(NAN, titles("ด้านการสรรหา")),
        d=(PHRAE, titles("ด้านการสรรหา")),
    )
    assert found.find_gaps("pao-nan") == []
    (gap,) = found.find_gaps("pao-nan", most_have=0.3)
    assert (gap.group, gap.peers_with, gap.peers) == ("ด้านวินัยและจริยธรรม", 1, 3)


def test_sums_are_no_departments_and_positions_are_read_from_all_lists() -> None:
    rows = [
        {"department": "รวม", "role": "total", "total": 9},
        {"department": "กองคลัง", "department_id": "finance", "position": "นิติกร", "role": "item"},
    ]
    frames = frame_plans(
        [
            (
                "a",
                make_plan(
                    KRASANG, staffing=rows, incumbents=[{"position": "ครู", "is_vacant": False, "frame": "current"}]
                ),
            )
        ]
    )
    assert [group.name for group in align(frames, "departments").groups] == ["กองคลัง"]
    assert sorted(group.name for group in align(frames, "positions").groups) == ["ครู", "นิติกร"]


def test_plans_of_one_agency_are_one_body() -> None:
    found = align_strategies(a=(KRASANG, titles("พัฒนาบุคลากร")), b=(KRASANG, titles("พัฒนาบุคลากร")))
    assert list(found.bodies) == ["tt-5310301"]
    (member,) = found.groups[0].members
    assert (member.count, member.plan_key) == (2, "a")


def test_no_plans_names_without_letters_and_unknown_bodies() -> None:
    assert align({}, "departments").groups == []
    assert align(frame_plans([]), "strategies").to_frame().empty
    found = align_strategies(a=(None, titles("–", "...")), b=(None, titles("พัฒนาบุคลากร")))
    assert [group.name for group in found.groups] == ["พัฒนาบุคลากร"]
    assert list(found.bodies) == ["b"]


def test_the_frame_has_a_row_per_group_and_name() -> None:
    found = align_strategies(a=(KRASANG, titles("พัฒนาบุคลากร")), b=(PHONTHONG, titles("พัฒนาบุคลากร", "บริการดี")))
    frame = found.to_frame()
    assert frame["group"].tolist() == ["พัฒนาบุคลากร", "พัฒนาบุคลากร", "บริการดี"]
    assert frame["agencies"].tolist() == [2, 2, 1]


@pytest.mark.parametrize("threshold", [-1, 2, float("nan")])
def test_a_threshold_is_from_0_to_1(threshold: float) -> None:
    with pytest.raises(OptionsError, match="threshold"):
        align({}, "departments", threshold)


def test_another_kind_is_refused() -> None:
    with pytest.raises(OptionsError, match="departments, positions, strategies"):
        align({}, "projects")  # type: ignore[arg-type]


UNLIKE = [
    ("ประสิทธิภาพของการบริหารทรัพยากรบุคคล", "ประสิทธิผลของการบริหารทรัพยากรบุคคล"),
    ("การพัฒนาบุคลากรสายงานผู้บริหารท้องถิ่น", "การพัฒนาบุคลากรสายงานอำนวยการท้องถิ่น"),
    ("ส่งเสริมบุคลากรที่มีผลงานดีเด่นประจำปี ๒๕๖๗", "ส่งเสริมบุคลากรที่มีผลงานดีเด่นประจำปี ๒๕๖๘"),
    ("บุคลากรที่ผ่านการประเมินสมรรถนะหลัก", "บุคลากรที่ไม่ผ่านการประเมินสมรรถนะหลัก"),
    ("ศูนย์พัฒนาเด็กเล็กตำบลหนองแค", "ศูนย์พัฒนาเด็กเล็กตำบลหนองแก"),
    ("การวางแผนอัตรากำลังของข้าราชการ", "การวางแผนอัตรากำลังของพนักงานจ้าง"),
]
ALIKE = [
    ("การพัฒนาคุณภาพชีวิตบุคลากร", "การพัฒนาคุณภาพชีวิตบุคคลากร"),
    ("การเสริมสร้างวินัยและจริยธรรม", "การเสริมสร้างวินัยและจริยธมม"),
    ("การบริหารผลการปฏิบัติงาน", "การบริหารผลการปฎิบัติงาน"),
]


@pytest.mark.parametrize(("one", "other"), UNLIKE, ids=range(len(UNLIKE)))
@pytest.mark.parametrize("threshold", [0.9, 0.6])
def test_names_that_mean_two_things_are_two_whatever_the_threshold(one: str, other: str, threshold: float) -> None:
    found = align_strategies(threshold, a=(KRASANG, titles(one)), b=(LAMPHUN, titles(other)))
    assert [len(group.members) for group in found.groups] == [1, 1]


@pytest.mark.parametrize(("one", "other"), ALIKE, ids=range(len(ALIKE)))
def test_a_name_with_a_slip_of_spelling_is_one(one: str, other: str) -> None:
    found = align_strategies(a=(KRASANG, titles(one)), b=(LAMPHUN, titles(other)))
    assert [len(group.members) for group in found.groups] == [2]


def test_two_agencies_of_one_name_in_two_provinces_are_two_bodies() -> None:
    bodies = [(None, "องค์การบริหารส่วนตำบลหนองบัว", "sao", province) for province in ("น่าน", "แพร่")]
    found = align_strategies(a=(bodies[0], titles("พัฒนาบุคลากร")), b=(bodies[1], titles("บริการดี")))
    assert len(found.bodies) == 2


def test_frames_tell_the_threshold_and_what_is_lacking() -> None:
    found = align_strategies(
        0.8,
        a=(LAMPHUN, titles("ด้านการสรรหา")),
        b=(TRAT, titles("ด้านการสรรหา", "ด้านวินัย")),
        c=(NAN, titles("ด้านการสรรหา", "ด้านวินัย")),
    )
    frames = found.to_frames()
    assert list(frames) == ["names", "groups", "gaps"]
    assert all(set(frame["threshold"]) == {0.8} for frame in frames.values())
    columns = ["agency", "group", "is_lacking", "peers_with", "peers"]
    assert frames["gaps"][columns].values.tolist() == [["pao-lamphun", "ด้านวินัย", True, 2, 2]]
    assert frames["groups"][["group", "agencies"]].values.tolist() == [["ด้านการสรรหา", 3], ["ด้านวินัย", 2]]
