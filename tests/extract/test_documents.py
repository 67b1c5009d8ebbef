"""What an instrument says of itself: agency, issuer, years, dates, resolution."""

from __future__ import annotations

import datetime as dt

import pytest

import planparse

ANNOUNCEMENT = """ประกาศเทศบาลตำบลท่าวังผา
เรื่อง ประกาศใช้แผนพัฒนาบุคลากร ๓ ปี ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙

ด้วยคณะกรรมการพนักงานเทศบาลจังหวัดน่าน ในการประชุมครั้งที่ ๘/๒๕๖๖ เมื่อวันที่ ๒๘ สิงหาคม ๒๕๖๖ มีมติเห็นชอบแผนพัฒนาบุคลากรของเทศบาลตำบลท่าวังผา
อำเภอท่าวังผา จังหวัดน่าน จึงประกาศใช้แผนดังกล่าว โดยให้มีผลบังคับใช้ตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๖ เป็นต้นไป

ประกาศ ณ วันที่ ๑๘ กันยายน พ.ศ. ๒๕๖๖

(นางสมมุติ ดีเสมอ)
ปลัดเทศบาล ปฏิบัติหน้าที่
นายกเทศมนตรีตำบลท่าวังผา
"""

FOREIGN = (
    """ประกาศสำนักงาน ป.ป.ช.
เรื่อง ปฏิทินการประเมินคุณธรรมและความโปร่งใส

ขอแจ้งให้องค์การบริหารส่วนตำบลและเทศบาลทุกแห่งทราบ

ประกาศ ณ วันที่ ๕ มกราคม ๒๕๖๗

"""
    + ANNOUNCEMENT
)


def test_dates_years_and_resolution_of_an_announcement() -> None:
    (document,) = planparse.parse(ANNOUNCEMENT).documents
    assert document.kind == "announcement"
    assert document.fiscal_years == [2567, 2568, 2569]
    assert document.announced_on == dt.date(2023, 9, 18)
    assert document.effective_on == dt.date(2023, 10, 1)
    assert document.resolution is not None
    assert (document.resolution.session, document.resolution.date) == ("๘/๒๕๖๖", dt.date(2023, 8, 28))
    assert document.resolution.body == "คณะกรรมการพนักงานเทศบาลจังหวัดน่าน"


def test_the_agency_is_resolved_by_name_and_province() -> None:
    agency = planparse.parse(ANNOUNCEMENT).documents[0].agency
    assert agency is not None
    assert (agency.name, agency.type, agency.province) == ("เทศบาลตำบลท่าวังผา", "subdistrict_municipality", "น่าน")
    assert agency.canonical_id is not None
    assert agency.score == 1


def test_a_foreign_instrument_keeps_its_issuer_and_dates_to_itself() -> None:
    foreign, own = planparse.parse(FOREIGN).documents
    assert foreign.issuer is not None
    assert (foreign.issuer.name, foreign.issuer.type) == ("สำนักงาน ป.ป.ช.", "central")
    assert (foreign.announced_on, own.announced_on) == (dt.date(2024, 1, 5), dt.date(2023, 9, 18))
    assert own.issuer is None


def test_the_signer_and_whom_he_stands_for() -> None:
    (signatory,) = planparse.parse(ANNOUNCEMENT).signatories
    assert (signatory.name, signatory.position, signatory.acting_for, signatory.signed_on) == (
        "นางสมมุติ ดีเสมอ",
        "ปลัดเทศบาล",
        "นายกเทศมนตรีตำบลท่าวังผา",
        dt.date(2023, 9, 18),
    )


def test_spaces_spelt_out_and_other_words_for_the_first_day() -> None:
    text = ANNOUNCEMENT.replace("ประกาศ ณ วันที่ ๑๘", "ประกาศ&nbsp;ณ&nbsp;วันที่&nbsp;๑๘")
    text = text.replace("โดยให้มีผลบังคับใช้ตั้งแต่วันที่", "นับแต่วันที่").replace("มีมติเห็นชอบแผน", "เห็นชอบร่างแผน")
    (document,) = planparse.parse(text).documents
    assert document.announced_on == dt.date(2023, 9, 18)
    assert document.effective_on == dt.date(2023, 10, 1)
    assert document.resolution is not None
    assert document.resolution.session == "๘/๒๕๖๖"


PLAN = """แผนพัฒนาบุคลากร ๓ ปี
เทศบาลตำบลห้วยสมมุติ

ส่วนที่ ๑ บทนำ

แผนนี้ใช้ในปีงบประมาณถัดไป
{sentence}
ตารางสรุปวงเงิน ประจำปีงบประมาณ พ.ศ. ๒๕๖๔ - ๒๕๖๖
"""


def test_a_caption_tells_the_years_only_for_want_of_another_word() -> None:
    caption = planparse.parse(PLAN.format(sentence="")).documents[0]
    assert caption.fiscal_years == [2564, 2565, 2566]
    told = planparse.parse(PLAN.format(sentence="แผนประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙ มีสามส่วน")).documents[0]
    assert told.fiscal_years == [2567, 2568, 2569]


POLICY = """นโยบายการบริหารทรัพยากรบุคคล
องค์การบริหารส่วนตำบลห้วยสมมุติ

๑. ด้านอัตรากำลัง

{sentence}
"""


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("มีการทบทวนแผนอัตรากำลัง ๓ ปี ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙ แล้ว", []),
        ("จัดทำแผนการพัฒนาพนักงานส่วนตำบล ขององค์การบริหารส่วนตำบลห้วยสมมุติ ประจำปีงบประมาณ ๒๕๖๘", []),
        ("ใช้จ่ายจากข้อบัญญัติงบประมาณรายจ่าย ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", []),
        ("นำแผนอัตรากำลังมาทบทวนนโยบาย ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", [2568]),
        ("ให้ดำเนินการให้แล้วเสร็จ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", [2568]),
    ],
)
def test_years_of_a_plan_that_is_only_cited_are_not_those_of_the_policy(sentence: str, years: list[int]) -> None:
    document = planparse.parse(POLICY.format(sentence=sentence)).documents[0]
    assert document.kind == "hr_policy"
    assert document.fiscal_years == years
