"""Heading or list item: decided by shape, length, what follows and the run of numbers."""

from __future__ import annotations

import pytest

from tests.segment.build import lay_out, titles

BODY = "บุคลากรของหน่วยงานต้องได้รับการพัฒนาอย่างทั่วถึงและต่อเนื่องทุกปีงบประมาณตามที่คณะกรรมการกลางกำหนดไว้ในมาตรฐานทั่วไป"


def test_numbered_titles_with_text_under_them_are_sections() -> None:
    text = f"๑. หลักการและเหตุผล\n\n{BODY}\n\n๒. วัตถุประสงค์\n\n๒.๑ เพื่อให้มีโครงสร้างที่เหมาะสม\n\n๒.๒ เพื่อให้ควบคุมค่าใช้จ่ายได้\n"
    assert titles(text) == [("๑", "หลักการและเหตุผล"), ("๒", "วัตถุประสงค์")]


def test_a_run_of_numbered_lines_is_a_list() -> None:
    text = f"ค่านิยม\n\n๑. ซื่อสัตย์สุจริต\n\n๒. บริการด้วยใจ\n\n๓. ทำงานเป็นทีม\n\n{BODY}\n"
    assert titles(text) == [(None, "ค่านิยม")]


def test_a_list_inside_does_not_break_the_run_of_sections() -> None:
    text = (
        f"๑. การปฐมนิเทศ\n\n{BODY}\n\n๑) รู้จักหน่วยงาน\n๒) รู้ระเบียบ\n\n๒. การฝึกอบรม\n\n{BODY}\n\n๓. การศึกษาดูงาน\n\n{BODY}\n"
    )
    assert titles(text) == [("๑", "การปฐมนิเทศ"), ("๒", "การฝึกอบรม"), ("๓", "การศึกษาดูงาน")]


def test_a_paragraph_that_opens_with_a_number_and_runs_on_is_none() -> None:
    assert titles(f"(๑) จุดแข็ง (Strengths) เป็นการวิเคราะห์{BODY}{BODY}\n\n- ๑) มีระเบียบชัดเจน\n") == []


def test_strategies_named_in_a_row_are_a_list_and_heads_where_tables_follow() -> None:
    text = (
        "ยุทธศาสตร์การพัฒนาบุคลากร\n\nยุทธศาสตร์ที่ ๑ พัฒนาคน\n\nยุทธศาสตร์ที่ ๒ พัฒนางาน\n\n"
        "แผนงานตามยุทธศาสตร์\n\nยุทธศาสตร์ที่ ๑ พัฒนาคน\n\nลำดับ\tโครงการ\tงบประมาณ\n๑\tอบรม\t๕,๐๐๐\n\n"
        "ยุทธศาสตร์ที่ ๒ พัฒนางาน\n\nลำดับ\tโครงการ\tงบประมาณ\n๑\tจัดทำคู่มือ\t๒,๐๐๐\n"
    )
    assert [number for number, _ in titles(text)] == [None, None, "ยุทธศาสตร์ที่ ๑", "ยุทธศาสตร์ที่ ๒"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"ส่วนที่ ๒\nวัตถุประสงค์และเป้าหมาย\n\n{BODY}\n", [("ส่วนที่ ๒", "วัตถุประสงค์และเป้าหมาย")]),
        (f"บทที่ ๔\n\nการติดตามประเมินผล\n\n{BODY}\n", [("บทที่ ๔", "การติดตามประเมินผล")]),
        (f"**ส่วนที่ ๑**\n**บทนำ**\n\n{BODY}\n", [("ส่วนที่ ๑", "บทนำ")]),
        (f"## ๓. กรอบแนวคิด\n\n{BODY}\n", [("๓", "กรอบแนวคิด")]),
        (f"สรุปงบประมาณ\nประจำปีงบประมาณ พ.ศ. ๒๕๖๗\n\n{BODY}\n", [(None, "สรุปงบประมาณ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗")]),
        (
            f"๑. วิสัยทัศน์การพัฒนา\nขององค์การบริหารส่วนตำบลหนองแสง\n\n{BODY}\n",
            [("๑", "วิสัยทัศน์การพัฒนา ขององค์การบริหารส่วนตำบลหนองแสง")],
        ),
    ],
)
def test_titles_over_several_lines(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "โดยมีรายละเอียดดังนี้",
        "จึงประกาศมาให้ทราบโดยทั่วกัน",
        "เป้าหมาย บุคลากรทำงานอย่างมีความสุขและปลอดภัย",
        "ข้อมูล ณ วันที่ ๑ กันยายน ๒๕๖๕",
        "“บริการฉับไว โปร่งใส เป็นธรรม”",
    ],
)
def test_sentences_are_no_titles(line: str) -> None:
    assert titles(f"คำนำ\n\n{BODY}\n\n{line}\n\n{BODY}\n") == [(None, "คำนำ")]


@pytest.mark.parametrize(
    "head", ["จุดอ่อน", "จุดด้อย (Weakness : W)", "W : จุดอ่อน", "โอกาส :", "Threats (ภัยคุกคาม)", "ปัจจัยภายนอก"]
)
def test_a_line_that_names_a_quadrant_heads_even_right_under_a_list(head: str) -> None:
    text = f"๓. ผลการวิเคราะห์\n\nจุดแข็ง\n- ทำงานเร็ว\n- ทำงานดี\n{head}\n- เอกสารมาก\n"
    assert titles(text)[1:] == [(None, "จุดแข็ง"), (None, head.rstrip(" :"))]


@pytest.mark.parametrize("tail", ["โอกาส", "อุปสรรค"])
def test_the_end_of_a_point_that_broke_off_at_a_full_line_is_none(tail: str) -> None:
    text = f"ผลการวิเคราะห์\n\n- บุคลากรมีถิ่นที่อยู่กระจายทั่วทั้งเขตเทศบาลทำให้รู้สภาพพื้นที่และทัศนคติของประชาชนดีและเปิด\n{tail}\n- ทำงานดี\n"
    assert tail not in [title for _, title in titles(text)]


def test_the_only_point_of_a_quadrant_is_no_heading() -> None:
    text = "จุดแข็ง\n๑. ทำงานเร็ว\n\nจุดอ่อน\n๑. เอกสารมาก\n\nโอกาส\n๑. ถนนใหม่\n"
    assert titles(text) == [(None, "จุดแข็ง"), (None, "จุดอ่อน"), (None, "โอกาส")]


def test_short_titles_right_on_top_of_their_text_are_headings() -> None:
    text = "๑. ด้านการสรรหา\nรับโอนและสอบคัดเลือกให้ทันต่ออัตราที่ว่าง\n\n๒. ด้านสวัสดิการ\nจัดสถานที่ทำงานให้สะอาด\n"
    assert titles(text) == [("๑", "ด้านการสรรหา"), ("๒", "ด้านสวัสดิการ")]


def test_points_that_run_on_over_the_line_are_no_headings() -> None:
    text = (
        "วิธีการ\n\n๑. ด้านการพัฒนาบุคลากรทุกตำแหน่งทุกระดับของเทศบาลเพื่อ\nให้มีความรู้ตรงกับงานที่ทำในแต่ละตำแหน่ง\n"
        "๒. ด้านการสรรหาและ\nการบรรจุแต่งตั้งบุคลากรในตำแหน่งที่ว่างลง\n"
    )
    assert titles(text) == [(None, "วิธีการ")]


def test_a_bold_number_heads_with_its_plain_title() -> None:
    text = "**ยุทธศาสตร์ที่ ๑** พัฒนาคน\n\nลำดับ\tโครงการ\tงบประมาณ\n๑\tอบรม\t๕,๐๐๐\n"
    assert titles(text) == [("ยุทธศาสตร์ที่ ๑", "พัฒนาคน")]


def test_bold_words_that_lead_a_paragraph_in_are_no_heading() -> None:
    assert titles(f"**๑. หลักการ** คือ{BODY}\n\n{BODY}\n") == []


def test_text_under_a_whole_title_is_not_the_rest_of_it() -> None:
    text = "๑. หลักการและเหตุผล\nตามประกาศคณะกรรมการพนักงานเทศบาลกำหนดให้เทศบาลพัฒนาพนักงานก่อนมอบหมายหน้าที่\nเพื่อให้รู้ระเบียบ\n"
    assert titles(text) == [("๑", "หลักการและเหตุผล")]


@pytest.mark.parametrize("line", ["๕ | หน้า", "5 | P a g e", "หน้า | ๕", "Page | 12"])
def test_page_numbers_in_a_footer_are_no_titles(line: str) -> None:
    assert titles(f"คำนำ\n\n{BODY}\n\n{line}\n\n{BODY}\n") == [(None, "คำนำ")]


def test_a_last_point_by_letter_does_not_head_the_next_section() -> None:
    text = f"๓.๔ เป้าประสงค์\n\nก. คนได้รับการพัฒนาทุกปี\nข. ไม่มีข้อร้องเรียน\nค. คะแนนความผูกพันสูงขึ้นทุกปี\n\n๓.๕ กลยุทธ์\n\n{BODY}\n"
    assert titles(text) == [("๓.๔", "เป้าประสงค์"), ("๓.๕", "กลยุทธ์")]


@pytest.mark.parametrize("caption", ["ตารางที่ 1 การใช้จ่ายด้านบุคคล", "ตารางที่ ๒ จำนวนคน", "ตารางสรุปวงเงินพัฒนาบุคลากร"])
def test_what_a_table_is_called_is_no_section(caption: str) -> None:
    text = f"๗.๑ วงเงิน\n\n{BODY}\n\n{caption}\n\nลำดับ\tโครงการ\tงบประมาณ\n๑\tอบรม\t๕,๐๐๐\n\n๗.๒ แหล่งเงิน\n\n{BODY}\n"
    assert titles(text) == [("๗.๑", "วงเงิน"), ("๗.๒", "แหล่งเงิน")]
    assert lay_out(text).grids[0].title == caption


def test_a_numbered_table_heading_is_a_section() -> None:
    text = f"๔.๑ เป้าหมาย\n\n{BODY}\n\n๔.๒ ตารางกลยุทธ์และเป้าหมาย\n\nลำดับ\tโครงการ\tงบประมาณ\n๑\tอบรม\t๕,๐๐๐\n"
    assert titles(text)[-1] == ("๔.๒", "ตารางกลยุทธ์และเป้าหมาย")


@pytest.mark.parametrize(
    "sentence", ["ผู้ดำรงตำแหน่งทุกคนต้องมีสมรรถนะหลักตามระดับที่กำหนด", "สมรรถนะหลักของพนักงานปรากฏตามตารางข้างล่าง"]
)
def test_a_sentence_over_a_table_is_no_section(sentence: str) -> None:
    text = f"๘.๑ สมรรถนะหลัก\n\n{sentence}\n\nสมรรถนะ\tคำนิยาม\tระดับ\nบริการดี\tเต็มใจให้บริการ\t๓\n"
    assert titles(text) == [("๘.๑", "สมรรถนะหลัก")]


def test_a_title_may_speak_of_this_round() -> None:
    text = f"๘.๓ สมรรถนะที่เลือกพัฒนาในรอบนี้\n\n- การคิดวิเคราะห์\n- การประสานงาน\n\n๘.๔ วิธีการพัฒนา\n\n{BODY}\n"
    assert titles(text) == [("๘.๓", "สมรรถนะที่เลือกพัฒนาในรอบนี้"), ("๘.๔", "วิธีการพัฒนา")]


@pytest.mark.parametrize(
    "cited", ["ข้อ ๒๕๘ และข้อ ๒๖๑ แห่งประกาศมาตรฐานทั่วไป", "ข้อ ๑๑ แห่งประกาศมาตรฐานทั่วไป", "ข้อ ๕ ของระเบียบงานบุคคล"]
)
def test_a_provision_that_is_cited_heads_nothing(cited: str) -> None:
    assert titles(f"อาศัยอำนาจตามความใน\n{cited}\n{BODY}\n\n๑. วัตถุประสงค์\n\n{BODY}\n") == [("๑", "วัตถุประสงค์")]


def test_the_last_point_of_a_list_is_no_heading_of_the_section_that_counts_on() -> None:
    text = (
        f"๕. ภารกิจ\n\n๕.๑ วิสัยทัศน์\n\n{BODY}\n\n๕.๒ พันธกิจ\n\n๑) ก่อสร้างทาง\n๒) ส่งเสริมอาชีพ\n๓) ดูแลป่า\n"
        f"๔) จัดการศึกษา\n๕) บริหารโดยเปิดเผย\n\n๕.๓ ยุทธศาสตร์\n\n{BODY}\n"
    )
    assert [number for number, _ in titles(text)] == ["๕", "๕.๑", "๕.๒", "๕.๓"]


def test_who_signs_a_preface_and_the_caption_with_its_unit_are_no_headings() -> None:
    text = (
        f"คำนำ\n\n{BODY}\n\nคณะกรรมการจัดทำแผนอัตรากำลัง ๓ ปี\nกันยายน ๒๕๖๖\n\n๑. ภาระค่าใช้จ่าย\n\n"
        "แบบแสดงภาระค่าใช้จ่ายเกี่ยวกับเงินเดือน (หน่วย : บาท)\n\nที่\tตำแหน่ง\tเงินเดือน\n๑\tนิติกร\t๓๕๕,๓๒๐\n"
    )
    assert titles(text) == [(None, "คำนำ"), ("๑", "ภาระค่าใช้จ่าย")]


def test_a_number_over_the_structure_of_a_unit_heads_and_a_unit_in_a_list_does_not() -> None:
    chart = "ผู้อำนวยการ (ระดับต้น)\n\n- งานพัสดุ\n- งานบัญชี\n\n"
    text = f"๗. แผนภูมิโครงสร้างส่วนราชการ\n\n๗.๑ โครงสร้างกองคลัง\n\n{chart}๗.๒ โครงสร้างกองช่าง\n\n{chart}"
    assert [number for number, _ in titles(text)] == ["๗", "๗.๑", "๗.๒"]
    assert titles(f"แผนภูมิโครงสร้างส่วนราชการ\n\n๑. กองคลัง\n๑.๑ งานพัสดุ\n๒. กองช่าง\n\n{BODY}\n") == [
        (None, "แผนภูมิโครงสร้างส่วนราชการ")
    ]


@pytest.mark.parametrize("duties", ["- งานวินัย\n- งานสรรหา", "(๑) งานวินัย\n(๒) งานสรรหา", "• กลุ่มงานวินัย"])
def test_a_division_over_its_duties_is_no_section(duties: str) -> None:
    assert titles(f"๑. โครงสร้างส่วนราชการ\n\nหัวหน้าหน่วยงาน\n\nฝ่ายบุคคล\n{duties}\n\n๒. ภารกิจ\n\n{BODY}\n") == [
        ("๑", "โครงสร้างส่วนราชการ"),
        ("๒", "ภารกิจ"),
    ]
    assert (None, "งานที่ต้องเร่งรัด") in titles(f"งานที่ต้องเร่งรัด\n- สรรหาบุคลากร\n- จัดทำคู่มือ\n\n{BODY}\n")


def test_the_unit_and_the_body_under_a_preface_are_no_title() -> None:
    text = f"คำนำ\n\n{BODY}\n\nฝ่ายบุคคล\nเทศบาลตำบลกระสัง\n\n๑. หลักการและเหตุผล\n\n{BODY}\n"
    assert titles(text) == [(None, "คำนำ"), ("๑", "หลักการและเหตุผล")]


LONG = f"๑. การมอบหมายงานให้ตรงกับความถนัดของแต่ละคน {BODY}{BODY} มีแนวทางดังนี้\n\n๑.๑ ให้หัวหน้าสำรวจงานของทุกคน\n\n"


def test_a_short_title_over_a_paragraph_heads_though_the_number_before_it_ran_on() -> None:
    text = f"{LONG}๒. การรับโอนและย้าย\n\n{BODY}\n\n๓. การให้ออก\n\n{BODY}\n"
    assert titles(text) == [("๒", "การรับโอนและย้าย"), ("๓", "การให้ออก")]


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}๒. การรับโอนและย้าย\n\n๓. การให้ออก\n\n{BODY}\n",  # points in a row
        f"{LONG}๒. การรับโอนและย้าย\n{BODY}\n\n๓. การให้ออก\n{BODY}\n",  # text that runs on
        f"{LONG}๒. การรับโอนและย้าย\n\nตามระเบียบ\n\n",  # no paragraph
    ],
)
def test_points_after_one_that_ran_on_are_no_headings(text: str) -> None:
    assert [title for number, title in titles(text) if number == "๒"] == []


def test_the_unit_that_wrote_the_foreword_heads_nothing() -> None:
    text = f"คำนำ\n\n{BODY}\n\nกองการเจ้าหน้าที่\n\n{BODY}\n\n๑. หลักการและเหตุผล\n\n{BODY}\n\nกองคลัง\n\n{BODY}\n"
    assert titles(text) == [(None, "คำนำ"), ("๑", "หลักการและเหตุผล"), (None, "กองคลัง")]


def test_a_number_of_things_over_a_table_with_its_caption_is_a_title() -> None:
    table = "| ส่วนราชการ | กรอบ | คนครอง |\n|---|---|---|\n| กองคลัง | ๕ | ๔ |\n"
    points = f"๒.๒ การลาออก\n\n{BODY}\n"
    head = f"ส่วนที่ ๒ สถานภาพกำลังคน\n\n๒.๑ จำนวนบุคลากรตามสังกัด\n\nตารางที่ ๑ คนครองตำแหน่ง\n\n{table}\n{points}"
    assert ("๒.๑", "จำนวนบุคลากรตามสังกัด") in titles(head)
    assert ("๒.๒", "การลาออก") in titles(head)
    sentence = head.replace("ตารางที่ ๑ คนครองตำแหน่ง", BODY).replace(table, "")
    assert ("๒.๑", "จำนวนบุคลากรตามสังกัด") not in titles(sentence)
