"""Runs of numbers: a list that counts from one inside a section, in the section's own style."""

from __future__ import annotations

from tests.segment.build import titles

BODY = "บุคลากรของหน่วยงานต้องได้รับการพัฒนาอย่างทั่วถึงและต่อเนื่องทุกปีงบประมาณตามที่คณะกรรมการกลางกำหนดไว้ในมาตรฐานทั่วไป"


def numbers(text: str) -> list[str | None]:
    """Return the numbers of the headings."""
    return [number for number, _ in titles(text)]


def test_sections_go_on_after_lists_that_count_from_one_in_their_style() -> None:
    text = (
        "๑. วัตถุประสงค์\n\n๑. เพิ่มทักษะ\n๒. เพิ่มคุณธรรม\n\n๒. เป้าหมาย\n\n๑. อบรมทุกคน\n๒. ผ่านเกณฑ์\n๓. ไม่ผิดวินัย\n\n"
        f"๓. การติดตาม\n\n{BODY}\n"
    )
    assert numbers(text) == ["๑", "๒", "๓"]


def test_a_list_goes_on_with_its_own_numbers() -> None:
    text = f"๑. หลักการและเหตุผล\n\n{BODY}\n\n๒. วิธีการพัฒนา\n\n๑. ปฐมนิเทศ\n๒. สอนงาน\n๓. ดูงาน\n\n{BODY}\n"
    assert numbers(text) == ["๑", "๒"]


def test_a_number_typed_twice_in_a_list_is_no_heading() -> None:
    text = f"๑. วิธีการพัฒนา\n\n๑. ปฐมนิเทศ\n๒. สอนงาน\n๒. ดูงาน\n๓. ประชุม\n\n{BODY}\n\n๒. การติดตาม\n\n{BODY}\n"
    assert numbers(text) == ["๑", "๒"]


def test_a_section_apart_from_a_tight_list_goes_on_with_the_sections() -> None:
    text = f"๑. หลักการ\n\n{BODY}\n\n๒. วัตถุประสงค์\n\n๑. เพิ่มทักษะ\n๒. เพิ่มคุณธรรม\n\n๓. การติดตาม\n\n{BODY}\n"
    assert numbers(text) == ["๑", "๒", "๓"]


def test_the_only_point_of_a_list_is_no_heading() -> None:
    text = f"๓. หลักการและเหตุผล\n\n{BODY}\n\n๑. ลดขั้นตอน\n\n๔. การติดตาม\n\n{BODY}\n"
    assert "๑" not in numbers(text)
