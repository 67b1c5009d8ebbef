"""Copied passages are found with figures and names exchanged, boilerplate is told apart, names left behind are told."""

from __future__ import annotations

from typing import Any

import pytest

from planparse.comparison.shared_pairs import SharedWording
from planparse.comparison.shared_wording import find_shared_wording
from planparse.comparison.wordings import collect_wording
from planparse.model import PlanFile
from tests.comparison.made_plans import KRASANG, LAMPHUN, NAN, PHONTHONG, PHRAE, SINGBURI, TRAT, make_plan

COPIED = (
    "จัดให้มีการสอนงานโดยหัวหน้าฝ่ายของ{name} เดือนละ {times} ครั้ง แล้วให้ผู้รับการสอนเล่าสิ่งที่ได้ทดลองทำ"
    "ต่อหน้าเพื่อนร่วมงาน พร้อมบันทึกข้อสังเกตลงในสมุดพัฒนาตนเอง"
)
"""A passage that nobody else has; its name and its figure are exchanged when it is copied."""
LAW = "ตั้งงบประมาณเพื่อการพัฒนาข้าราชการ ลูกจ้างประจำ และพนักงานจ้าง ตามหลักเกณฑ์ที่คณะกรรมการกลางกำหนดไว้ในประกาศมาตรฐานทั่วไป"
OWN = {
    "krasang": "ทดลองให้ช่างไฟฟ้าสลับหน้าที่กับช่างประปาหนึ่งสัปดาห์ แล้วจดปัญหาที่พบส่งผู้อำนวยการกองทุกเย็นวันศุกร์",
    "phonthong": "ชวนผู้เกษียณกลับมาเล่าเรื่องคดีปกครองที่เคยแพ้ให้นิติกรรุ่นใหม่ฟังพร้อมเปิดสำนวนจริงทีละหน้า",
    "lamphun": "ตั้งโต๊ะรับฟังครูทุกโรงเรียนในสังกัดก่อนเปิดภาคเรียนเพื่อเลือกวิชาที่จะอบรมด้วยบัตรลงคะแนน",
}


def act(*texts: str) -> list[dict[str, Any]]:
    return [{"ordinal": at, "text": text, "role": "planned"} for at, text in enumerate(texts, start=1)]


def find(*plans: tuple[str, PlanFile], **options: Any) -> SharedWording:
    return find_shared_wording([collect_wording(plan, key) for key, plan in plans], **options)


def share_of(found: SharedWording, key: str) -> Any:
    (one,) = [plan for plan in found.plans if plan.key == key]
    return one


def make_copy(name_in_copy: str) -> list[tuple[str, PlanFile]]:
    return [
        (
            "source",
            make_plan(KRASANG, (2566,), actions=act(COPIED.format(name="เทศบาลตำบลกระสัง", times="๒"), OWN["krasang"])),
        ),
        (
            "copy",
            make_plan(PHONTHONG, (2567,), actions=act(OWN["phonthong"], COPIED.format(name=name_in_copy, times="๓"))),
        ),
        ("other", make_plan(LAMPHUN, actions=act(OWN["lamphun"]))),
    ]


def test_a_copied_passage_is_found_with_its_name_and_figure_exchanged() -> None:
    found = find(*make_copy("เทศบาลตำบลโพนทอง"))
    (pair,) = found.pairs
    assert (pair.a, pair.b, pair.earlier) == ("source", "copy", "source")
    (passage,) = pair.passages
    assert passage.text_a == COPIED.format(name="เทศบาลตำบลกระสัง", times="๒")
    assert passage.text_b == COPIED.format(name="เทศบาลตำบลโพนทอง", times="๓")
    assert passage.likeness == 1.0
    assert (passage.wording_a.line_start, passage.wording_b.line_start, passage.wording_b.page) == (10, 20, 2)
    assert passage.left_names == ()
    assert share_of(found, "other").copied == 0
    assert 0.4 < share_of(found, "copy").copied < 0.7  # one of two sentences, the longer one
    assert share_of(found, "copy").closest == "source"


@pytest.mark.parametrize("name", ["เทศบาลตำบลกระสัง", "ทต.กระสัง"])
def test_a_name_left_behind_is_told_with_its_place(name: str) -> None:
    found = find(*make_copy(name))
    (pair,) = found.pairs
    (left,) = pair.passages[0].left_names
    assert (left.plan, left.of, left.name, left.line_start) == ("copy", "source", name, 20)
    assert share_of(found, "copy").left_names == (left,)
    assert share_of(found, "source").left_names == ()


def test_the_name_of_a_third_body_in_a_shared_passage_is_not_left_behind() -> None:
    found = find(*make_copy("องค์การบริหารส่วนจังหวัดลำพูน"))
    assert len(found.pairs) == 1
    assert [one.left_names for one in found.plans] == [(), (), ()]


def test_names_that_the_findings_call_foreign_are_told() -> None:
    findings = [
        {
            "code": "foreign-agency",
            "severity": "warning",
            "message": {"th": "ก", "en": "a"},
            "found": "เทศบาลตำบลคำใหญ่",
        },
        {
            "code": "foreign-agency",
            "severity": "warning",
            "message": {"th": "ก", "en": "a"},
            "found": "34-3-04-3204-001",
        },
    ]
    found = find(("a", make_plan(KRASANG, findings=findings)), ("b", make_plan(LAMPHUN)))
    assert share_of(found, "a").found_foreign == ("เทศบาลตำบลคำใหญ่",)


def test_a_passage_with_a_sentence_put_in_and_a_word_left_out_is_found() -> None:
    changed = COPIED.format(name="เทศบาลตำบลโพนทอง", times="๓").replace("แล้วให้", "และในวันถัดมาให้").replace("พร้อม", "")
    found = find(
        ("a", make_plan(KRASANG, actions=act(COPIED.format(name="เทศบาลตำบลกระสัง", times="๒")))),
        ("b", make_plan(PHONTHONG, actions=act(changed))),
    )
    (pair,) = found.pairs
    assert pair.passages[0].text_b.endswith("สมุดพัฒนาตนเอง")
    assert 0.8 <= pair.passages[0].likeness < 1


def test_what_four_agencies_of_three_provinces_have_is_boilerplate() -> None:
    bodies = {"a": KRASANG, "b": PHONTHONG, "c": LAMPHUN, "d": SINGBURI}
    found = find(*[(key, make_plan(body, actions=act(LAW))) for key, body in bodies.items()])
    assert found.pairs == []
    assert [(one.boilerplate, one.copied) for one in found.plans] == [(1.0, 0.0)] * 4
    assert (found.least_agencies, found.least_provinces) == (4, 3)


def test_what_agencies_of_one_province_have_is_not_boilerplate() -> None:
    bodies = [(f"tt-{at}", f"เทศบาลตำบลบ้าน{name}", "subdistrict_municipality", "น่าน") for at, name in enumerate("กขคง")]
    plans = [(body[0], make_plan(body, actions=act(LAW))) for body in bodies]
    others = [(body[0], make_plan(body)) for body in (TRAT, PHRAE, LAMPHUN)]
    found = find(*plans, *others)
    assert len(found.pairs) == 6
    assert share_of(found, "tt-0").copied == 1.0


def test_boilerplate_around_it_does_not_hide_a_copy_and_is_not_called_copied() -> None:
    copied = COPIED.format(name="เทศบาล", times="๒")
    found = find(
        ("a", make_plan(KRASANG, actions=act(LAW, copied))),
        ("b", make_plan(PHONTHONG, actions=act(LAW, copied))),
        ("c", make_plan(LAMPHUN, actions=act(LAW))),
        ("d", make_plan(NAN, actions=act(LAW))),
    )
    (pair,) = found.pairs
    assert [passage.text_a for passage in pair.passages] == [copied]
    one = share_of(found, "a")
    assert one.boilerplate + one.copied == pytest.approx(1, abs=0.01)


def test_with_too_few_agencies_boilerplate_is_not_told() -> None:
    found = find(("a", make_plan(KRASANG, actions=act(LAW))), ("b", make_plan(LAMPHUN, actions=act(LAW))))
    assert [(one.boilerplate, one.copied) for one in found.plans] == [(None, 1.0)] * 2
    assert any("boilerplate cannot be told from copying" in warning for warning in found.warnings)


def test_the_user_says_from_how_many_agencies_on_it_is_boilerplate() -> None:
    plans = [(body[0], make_plan(body, actions=act(LAW))) for body in (KRASANG, LAMPHUN)]
    found = find(*plans, least_agencies=2)
    assert [(one.boilerplate, one.copied) for one in found.plans] == [(1.0, 0.0)] * 2


def test_two_plans_of_one_agency_do_not_copy_from_each_other() -> None:
    found = find(
        ("2566", make_plan(KRASANG, (2566,), actions=act(OWN["krasang"]))),
        ("2567", make_plan(KRASANG, (2567,), actions=act(OWN["krasang"]))),
        ("other", make_plan(LAMPHUN, actions=act(OWN["lamphun"]))),
    )
    assert found.pairs == []
    assert [one.copied for one in found.plans] == [0, 0, 0]


def test_stock_phrases_shorter_than_a_sentence_are_not_copied() -> None:
    found = find(
        ("a", make_plan(KRASANG, actions=act("ส่งบุคลากรเข้ารับการฝึกอบรมหลักสูตรตามสายงาน ตามที่หัวหน้าเห็นควร"))),
        ("b", make_plan(LAMPHUN, actions=act("ส่งบุคลากรเข้ารับการฝึกอบรมหลักสูตรตามสายงาน ปีละสองรุ่นที่เชียงใหม่"))),
    )
    assert found.pairs == []


def test_sentences_of_one_form_with_other_content_are_not_copied() -> None:
    form = "เชิงปริมาณ {0} เข้าร่วมไม่น้อยกว่าร้อยละ ๘๐ เชิงคุณภาพ {1} มีความรู้ร้อยละ ๘๐ เชิงประโยชน์ {2}"
    one = form.format("พนักงานเก็บขยะและคนสวน", "คนขับรถบรรทุกน้ำดับเพลิง", "ถนนสายหลักสะอาดก่อนรุ่งเช้าทุกวัน")
    other = form.format("ครูผู้ดูแลเด็กเล็กของทุกศูนย์", "ผู้ปกครองและกรรมการสถานศึกษา", "เด็กอ่านหนังสือออกก่อนขึ้นชั้นประถม")
    found = find(("a", make_plan(KRASANG, actions=act(one))), ("b", make_plan(LAMPHUN, actions=act(other))))
    assert found.pairs == []


def test_no_plans_one_plan_and_plans_without_wording() -> None:
    assert find().plans == []
    alone = find(("a", make_plan(KRASANG, actions=act(LAW))))
    assert (alone.plans[0].boilerplate, alone.plans[0].copied) == (None, None)
    assert "fewer than two agencies" in alone.warnings[0]
    empty = find(("a", make_plan(KRASANG)), ("b", make_plan(LAMPHUN)))
    assert [(one.characters, one.copied) for one in empty.plans] == [(0, None)] * 2


def test_plans_of_unknown_agencies_are_each_their_own_and_told() -> None:
    found = find(("a", make_plan(None, actions=act(LAW))), ("b", make_plan(None, actions=act(LAW))))
    assert len(found.pairs) == 1
    assert "2 of 2 plans are of an agency that is not known by its id" in found.warnings


@pytest.mark.parametrize(
    "text",
    ["ก" * 60_000, "๑" * 5_000, "กขค " * 20_000, "\ud800" * 100, "<b>&amp;|`" * 500, "\x00\x1b[31m" * 100, "ํ" * 300],
)
def test_odd_wordings_end_in_figures(text: str) -> None:
    found = find(("a", make_plan(KRASANG, actions=act(text, LAW))), ("b", make_plan(LAMPHUN, actions=act(text, LAW))))
    assert all(one.copied is not None and 0 <= one.copied <= 1 for one in found.plans)
    assert len(found.pairs) == 1


def test_the_order_of_the_plans_changes_no_share() -> None:
    plans = make_copy("เทศบาลตำบลกระสัง")
    forward, backward = find(*plans), find(*plans[::-1])
    assert sorted((one.key, one.copied) for one in forward.plans) == sorted(
        (one.key, one.copied) for one in backward.plans
    )
