"""Which heading each heading stands under: runs of numbers, words before numbers, bare titles."""

from __future__ import annotations

import pytest

from tests.segment.build import lay_out

BODY = "บุคลากรของหน่วยงานต้องได้รับการพัฒนาอย่างทั่วถึงและต่อเนื่องทุกปีงบประมาณตามที่คณะกรรมการกลางกำหนดไว้ในมาตรฐานทั่วไป"


def tree(*titles: str) -> list[tuple[int, str]]:
    """Return (level, first word of the heading) of a text with a paragraph under each title."""
    layout = lay_out("".join(f"{title}\n\n{BODY}\n\n" for title in titles))
    return [(node.level, node.label.text if node.label else node.title) for node in layout.sections]


def test_a_strategy_quoted_under_a_number_stays_below_it_until_the_number_goes_on() -> None:
    found = tree("๒. นโยบายที่เกี่ยวข้อง", "๒.๑ ยุทธศาสตร์ชาติ", "ยุทธศาสตร์ที่ ๑ มั่นคง", "ยุทธศาสตร์ที่ ๒ มั่งคั่ง", "๒.๒ แผนจังหวัด")
    assert found == [(1, "๒"), (2, "๒.๑"), (3, "ยุทธศาสตร์ที่ ๑"), (3, "ยุทธศาสตร์ที่ ๒"), (2, "๒.๒")]


def test_a_number_after_quoted_strategies_closes_them_and_what_holds_them() -> None:
    found = tree("๒. นโยบาย", "๒.๑ ยุทธศาสตร์ชาติ", "ยุทธศาสตร์ที่ ๒ มั่งคั่ง", "๓. เป้าหมาย")
    assert found == [(1, "๒"), (2, "๒.๑"), (3, "ยุทธศาสตร์ที่ ๒"), (1, "๓")]


def test_numbers_that_open_a_run_under_a_strategy_stand_below_it() -> None:
    found = tree(
        "๔. ยุทธศาสตร์", "ยุทธศาสตร์ที่ ๑ พัฒนาคน", "๑. เป้าหมายของยุทธศาสตร์", "๒. ตัวชี้วัดของยุทธศาสตร์", "ยุทธศาสตร์ที่ ๒ พัฒนางาน"
    )
    assert found == [(1, "๔"), (2, "ยุทธศาสตร์ที่ ๑"), (3, "๑"), (3, "๒"), (2, "ยุทธศาสตร์ที่ ๒")]


def test_words_of_lower_rank_stand_below_those_of_higher_rank() -> None:
    found = tree(
        "ยุทธศาสตร์ที่ ๑ พัฒนาคน", "กลยุทธ์ที่ ๑ ฝึกอบรม", "โครงการที่ ๑ อบรมกฎหมาย", "กลยุทธ์ที่ ๒ ศึกษาต่อ", "ยุทธศาสตร์ที่ ๒ พัฒนางาน"
    )
    assert [level for level, _ in found] == [1, 2, 3, 2, 1]


def test_a_bare_title_between_two_numbers_of_a_run_stands_below_the_first() -> None:
    found = tree("๕. การวิเคราะห์สภาพแวดล้อม", "สภาพทั่วไปของพื้นที่", "๖. อัตรากำลัง")
    assert found == [(1, "๕"), (2, "สภาพทั่วไปของพื้นที่"), (1, "๖")]


def test_a_bare_title_where_no_number_goes_on_closes_the_run() -> None:
    found = tree("หลักการและเหตุผล", "๑. ที่มาของแผน", "๒. กฎหมายที่ใช้", "วัตถุประสงค์", "๑. วัตถุประสงค์ทั่วไป")
    assert [level for level, _ in found] == [1, 2, 2, 1, 2]


def test_a_foreword_has_no_headings_under_it() -> None:
    assert tree("คำนำ", "๑. หลักการและเหตุผล", "๒. วัตถุประสงค์") == [(1, "คำนำ"), (1, "๑"), (1, "๒")]


def test_appendices_stand_below_their_title() -> None:
    found = tree("ส่วนที่ ๑ บทนำ", "ภาคผนวก", "ภาคผนวก ก คำสั่ง", "ภาคผนวก ข แบบสำรวจ")
    assert [level for level, _ in found] == [1, 1, 2, 2]


@pytest.mark.parametrize("above", ["๔.๑ กรอบแนวคิด", "๔. นโยบายตามมิติทั้งห้า"])
def test_dimensions_stand_below_the_number_that_names_them(above: str) -> None:
    found = tree("ส่วนที่ ๔ นโยบาย", above, "มิติที่ ๑ ความสอดคล้อง", "มิติที่ ๒ ประสิทธิภาพ", "ส่วนที่ ๕ การติดตาม")
    assert [level for level, _ in found] == [1, 2, 3, 3, 1]
