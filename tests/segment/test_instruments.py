"""The instruments of a bundle: where each starts, its kind and title, whose lines are whose."""

from __future__ import annotations

import pytest

from planparse import parse
from planparse.model.layout import BlockKind
from tests.segment.build import kind_of_line, lay_out

BUNDLE = """บันทึกข้อความ

ส่วนราชการ กองการเจ้าหน้าที่ โทร. ๑๐๑

เรื่อง รายงานผลการดำเนินการตามนโยบายการบริหารทรัพยากรบุคคล

เรียน นายกองค์การบริหารส่วนจังหวัดน่าน

ขอรายงานผลการดำเนินการในรอบปีที่ผ่านมา

ประกาศองค์การบริหารส่วนจังหวัดน่าน
เรื่อง นโยบายการบริหารทรัพยากรบุคคล

ให้ถือปฏิบัติตามนโยบายนี้

ประกาศ ณ วันที่ ๕ ตุลาคม ๒๕๖๖

(นายสมมุติ ใจงาม)
นายกองค์การบริหารส่วนจังหวัดน่าน

การดำเนินการตามนโยบายการบริหารทรัพยากรบุคคล
ขององค์การบริหารส่วนจังหวัดน่าน

ได้ดำเนินการตามนโยบายแล้วเสร็จทุกด้าน
"""

ANNOUNCED = """แผนพัฒนาบุคลากร ๓ ปี
ของเทศบาลตำบลท่าวังผา
ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙

ประกาศเทศบาลตำบลท่าวังผา
เรื่อง ประกาศใช้แผนพัฒนาบุคลากร ๓ ปี

จึงประกาศใช้แผนนี้ต่อไป

ประกาศ ณ วันที่ ๒ ตุลาคม ๒๕๖๖

(นางสมมุติ ดีเสมอ)
นายกเทศมนตรีตำบลท่าวังผา

๑. หลักการและเหตุผล

การพัฒนาบุคลากรเป็นเรื่องสำคัญของเทศบาลที่ต้องดำเนินการอย่างต่อเนื่องทุกปีงบประมาณ
"""


def test_a_bundle_is_cut_at_each_instrument() -> None:
    assert [(i.kind, i.title, i.ranges[0][0] + 1) for i in lay_out(BUNDLE).instruments] == [
        ("memo", "รายงานผลการดำเนินการตามนโยบายการบริหารทรัพยากรบุคคล", 1),
        ("hr_policy", "ประกาศองค์การบริหารส่วนจังหวัดน่าน เรื่อง นโยบายการบริหารทรัพยากรบุคคล", 11),
        ("progress_report", "การดำเนินการตามนโยบายการบริหารทรัพยากรบุคคล ขององค์การบริหารส่วนจังหวัดน่าน", 21),
    ]


def test_a_plan_goes_on_after_the_announcement_bound_in_it() -> None:
    plan, announcement = lay_out(ANNOUNCED).instruments
    assert (plan.kind, announcement.kind) == ("development_plan", "announcement")
    assert plan.holds(14)
    assert not announcement.holds(14)


def test_an_announced_plan_without_cover_takes_its_title_from_the_announcement() -> None:
    text = ANNOUNCED.split("\n\n", 1)[1]
    announcement, plan = lay_out(text).instruments
    assert (plan.kind, plan.title) == ("development_plan", "แผนพัฒนาบุคลากร ๓ ปี")
    assert plan.ranges[0][0] > announcement.ranges[0][1]


def test_words_in_running_text_start_nothing() -> None:
    text = "แผนพัฒนาบุคลากร\nเทศบาลตำบลท่าวังผา\n\nตามประกาศคณะกรรมการ เรื่อง หลักเกณฑ์ และ\nแผนอัตรากำลัง ๓ ปี ที่ใช้อยู่เดิมของเทศบาลตำบลท่าวังผา ได้กำหนดไว้แล้ว\n"
    assert [i.kind for i in lay_out(text).instruments] == ["development_plan"]


def test_signatures_are_set_apart() -> None:
    assert kind_of_line(BUNDLE, 18) is BlockKind.SIGNATURE
    assert kind_of_line(BUNDLE, 19) is BlockKind.SIGNATURE


def test_furniture_is_set_aside_but_accounted_for() -> None:
    text = "คำนำ\n\nข้อความ\n\n- ๓ -\n\n/๒. กองคลัง...\n\n-สำเนาฉบับ-\n\n*****\n\nข้อความต่อ\n"
    assert [kind_of_line(text, n) for n in (5, 7, 9, 11)] == [BlockKind.FURNITURE] * 4


HEADED = """แผนพัฒนาบุคลากร ๓ ปี (๒๕๖๗-๒๕๖๙)     เทศบาลตำบลทดสอบดี
                              หน้า ๑

ข้อความ

แผนพัฒนาบุคลากร ๓ ปี (๒๕๖๗-๒๕๖๙)     เทศบาลตำบลทดสอบดี
                              หน้า ๒

ข้อความ

แผนพัฒนาบุคลากร ๓ ปี (๒๕๖๗-๒๕๖๙)     เทศบาลตำบลทดสอบดื
                              หน้า ๓

ข้อความ

แผนพัฒนาบุคลากร ๓ ปี (๒๕๖๗-๒๕๖๙)     เทศบาลตำบลทดสอบดี
                              หน้า ๔
"""


def test_running_heads_over_the_numbers_of_pages_the_first_and_a_misspelt_one_among_them() -> None:
    assert [kind_of_line(HEADED, n) for n in (1, 6, 11, 16)] == [BlockKind.FURNITURE] * 4


@pytest.mark.parametrize("gap", ["          ", " "])
def test_a_title_with_another_wording_at_the_right_edge_is_a_running_head(gap: str) -> None:
    head = f"คู่มือการบริหารคน ปี ๒๕๖๗{gap}อบต.ทดสอบ"
    body = "ข้อความของหน้านี้ยาวพอที่จะเป็นย่อหน้าหนึ่งของเอกสารฉบับนี้ และไม่มีเลขลำดับนำหน้าเลย จึงไม่ใช่หัวข้อและไม่ใช่รายการใดทั้งสิ้น"
    text = "\n".join(f"{head}\n\n{body}\n" for _ in range(3))
    assert (kind_of_line(text, 5) is BlockKind.FURNITURE) is (len(gap) > 1)


def test_a_running_head_with_other_years_is_one_and_told() -> None:
    other_years = HEADED.replace("(๒๕๖๗-๒๕๖๙)     เทศบาลตำบลทดสอบดื", "(๒๕๖๔-๒๕๖๖)     เทศบาลตำบลทดสอบดี")
    assert kind_of_line(other_years, 11) is BlockKind.FURNITURE
    cover = "แผนพัฒนาบุคลากร ๓ ปี\nประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙\nเทศบาลตำบลทดสอบดี\n\n"
    found = [finding for finding in parse(cover + other_years).findings if finding.code == "year-mismatch"]
    assert [finding.found for finding in found] == ["2564-2566"]


def test_a_line_like_a_running_head_is_none_away_from_the_number_or_with_another_number_in_it() -> None:
    other = HEADED.replace("๓ ปี (๒๕๖๗-๒๕๖๙)     เทศบาลตำบลทดสอบดื", "๔ ปี (๒๕๖๗-๒๕๖๙)     เทศบาลตำบลทดสอบดี")
    assert kind_of_line(other, 11) is not BlockKind.FURNITURE
    away = HEADED.replace("ทดสอบดื\n                              หน้า ๓\n", "ทดสอบดื\n\n")
    assert kind_of_line(away, 11) is not BlockKind.FURNITURE


def test_the_contents_page_is_evidence_not_sections() -> None:
    text = "สารบัญ\n\nเรื่อง\tหน้า\n๑. หลักการ ........ ๑\n๒. วัตถุประสงค์\t๓\n- วิสัยทัศน์   ๔\n\nบทที่ ๑\n\nบทนำ\n\nเนื้อความ\n"
    layout = lay_out(text)
    assert [(entry.title, entry.page) for entry in layout.contents] == [("หลักการ", 1), ("วัตถุประสงค์", 3), ("วิสัยทัศน์", 4)]
    assert [node.title for node in layout.sections] == ["บทนำ"]


ORDERED = """แผนพัฒนาบุคลากร ๓ ปี
ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙
เทศบาลตำบลท่าวังผา

คำสั่งเทศบาลตำบลท่าวังผา
เรื่อง แต่งตั้งคณะกรรมการจัดทำแผน

๑. นายกเทศมนตรี ประธานกรรมการ
๒. ปลัดเทศบาล กรรมการ

สั่ง ณ วันที่ ๒ ตุลาคม ๒๕๖๖

(นางสมมุติ ดีเสมอ)
นายกเทศมนตรีตำบลท่าวังผา

{opens}

การพัฒนาบุคลากรเป็นเรื่องสำคัญของเทศบาลที่ต้องดำเนินการอย่างต่อเนื่องทุกปีงบประมาณ
"""


def test_chapters_after_an_order_go_on_with_the_plan_that_it_is_bound_into() -> None:
    plan, order = lay_out(ORDERED.format(opens="บทที่ ๑\nบทนำ")).instruments
    assert (plan.kind, order.kind) == ("development_plan", "other")
    assert [(first + 1, last + 1) for first, last in plan.ranges] == [(1, 4), (15, 20)]


def test_other_text_after_an_order_is_an_instrument_of_its_own() -> None:
    instruments = lay_out(ORDERED.format(opens="แบบประเมินสมรรถนะ")).instruments
    assert [instrument.kind for instrument in instruments] == ["development_plan", "other", "assessment_criteria"]


def test_a_telephone_number_on_a_cover_is_no_year_of_the_title() -> None:
    cover = "แผนพัฒนาบุคลากร ๓ ปี\nประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙\nเทศบาลตำบลท่าวังผา\nงานการเจ้าหน้าที่ สำนักปลัดเทศบาล\nโทร. ๐-๕๔๗๐-๐๑๒๓\n\nคำนำ\n"
    (plan,) = lay_out(cover).instruments
    assert plan.title == "แผนพัฒนาบุคลากร ๓ ปี ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙"
