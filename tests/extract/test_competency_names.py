"""Names of competencies: their group, and where the definition begins."""

from __future__ import annotations

import pytest

from planparse.extract.competency_names import competency_id, find_group, known_group, shown_name, split_definition
from planparse.lexicon.wording import load_wording

WORDS = load_wording("forms/competencies")


@pytest.mark.parametrize(
    ("text", "name", "definition"),
    [
        ("การบริการเป็นเลิศ", "การบริการเป็นเลิศ", None),
        ("การบริการเป็นเลิศ หมายถึง ใส่ใจผู้รับบริการ", "การบริการเป็นเลิศ", "ใส่ใจผู้รับบริการ"),
        ("การทำงานเป็นทีม (Teamwork) : ร่วมมือกัน", "การทำงานเป็นทีม (Teamwork)", "ร่วมมือกัน"),
        ("การทำงานเป็นทีม ร่วมมือกันเสมอ", "การทำงานเป็นทีม", "ร่วมมือกันเสมอ"),
        ("การสั่งสมความรู้ และความเชี่ยวชาญในสายอาชีพ", "การสั่งสมความรู้ และความเชี่ยวชาญในสายอาชีพ", None),
        ("ความเข้าใจนโยบาย กฎหมาย และมาตรฐาน", "ความเข้าใจนโยบาย กฎหมาย และมาตรฐาน", None),
        (
            "ความซื่อสัตย์ คุณธรรมและจริยธรรม แสดงถึงการไม่รับประโยชน์จากงานและไม่ปิดบังข้อมูลต่อผู้มาติดต่อ",
            "ความซื่อสัตย์ คุณธรรมและจริยธรรม",
            "แสดงถึงการไม่รับประโยชน์จากงานและไม่ปิดบังข้อมูลต่อผู้มาติดต่อ",
        ),
    ],
)
def test_name_and_definition_come_apart(text: str, name: str, definition: str | None) -> None:
    assert split_definition(text, WORDS) == (name, definition)


def test_own_names_of_the_instrument_end_where_they_end_elsewhere() -> None:
    text = "ความเอื้อเฟื้อ แบ่งปันกัน เห็นเพื่อนงานล้นมือก็ยกเก้าอี้ไปนั่งช่วยจนงานนั้นเสร็จสิ้นไปด้วยกัน"
    name, definition = split_definition(text, WORDS, {"ความเอื้อเฟื้อแบ่งปันกัน"})
    assert name == "ความเอื้อเฟื้อ แบ่งปันกัน"
    assert definition == "เห็นเพื่อนงานล้นมือก็ยกเก้าอี้ไปนั่งช่วยจนงานนั้นเสร็จสิ้นไปด้วยกัน"
    assert split_definition(text, WORDS) == (text, None)


LONG = "หาแปลงที่ดินจากเลขที่โฉนดแล้วเทียบกับทะเบียนของสำนักงานที่ดินได้ตรงทุกแปลง"


@pytest.mark.parametrize(
    ("raw", "is_bold", "name"),
    [
        (f"การอ่านแผนที่ภาษี** {LONG}", True, "การอ่านแผนที่ภาษี"),
        (f"การอ่านแผนที่ภาษี\n{LONG}", False, "การอ่านแผนที่ภาษี"),
        (f"การอ่านแผนที่ภาษี   {LONG}", False, "การอ่านแผนที่ภาษี"),
        (f"การอ่านแผนที่ภาษี\t{LONG}", False, "การอ่านแผนที่ภาษี"),
        ("การอ่านแผนที่ภาษีและโฉนดที่ดิน**", True, None),  # bold from end to end
        (f"การอ่านแผนที่ภาษี {LONG}", False, None),  # one space sets nothing off
        (f"การอ่าน  แผนที่ภาษี  {LONG}", False, None),  # spread out to fill the line
        (f"{LONG}\nและเขียนแผนที่ได้ตามมาตราส่วนที่กำหนดไว้ของทางราชการ", False, None),  # broken at the margin
        ("การอ่านแผนที่   ภาษี", False, None),  # short: a name alone
    ],
)
def test_print_sets_a_name_off(raw: str, is_bold: bool, name: str | None) -> None:
    assert shown_name(raw, is_bold=is_bold) == name


@pytest.mark.parametrize(
    ("text", "group", "heads"),
    [
        ("สมรรถนะหลัก (Core Competency)", "core", True),
        ("ความสามารถเชิงสมรรถนะหลัก", "core", True),
        ("สมรรถนะประจำสายงานผู้บริหาร", "managerial", True),
        ("การกำหนดสมรรถนะประจำสายงาน", "functional", True),
        ("แนวทางการพัฒนาสมรรถนะหลัก", "core", False),
        ("ทักษะด้านดิจิทัลที่จำเป็น นอกเหนือจากสมรรถนะหลัก", "digital", True),
    ],
)
def test_group_named_first(text: str, group: str, heads: bool) -> None:
    found = find_group(text, WORDS)
    assert found is not None
    assert (found.group, found.heads) == (group, heads)


def test_no_group_is_named() -> None:
    assert find_group("การพัฒนาบุคลากร", WORDS) is None
    assert known_group("การจัดอบรมบุคลากร") is None


def test_ids_come_from_the_groups_list_first_and_digital_has_none() -> None:
    assert known_group("การยึดมั่นในความถูกต้องและจริยธรรม") == "core"
    assert competency_id("การยึดมั่นในความถูกต้องและจริยธรรม", "core") == "integrity"
    assert competency_id("การคิดเชิงกลยุทธ์ (Strategic Thinking)", "other") == "strategic_thinking"
    assert competency_id("การคิดวิเคราะห์", "digital") is None
