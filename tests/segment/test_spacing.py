"""Text without blank lines: where a paragraph ends, what heads it, what is only the rest of a line above."""

from __future__ import annotations

import pytest

from planparse.model.layout import BlockKind
from tests.segment.build import kind_of_line, lay_out, titles

BODY = (
    "งานบุคคลของเทศบาลดูแลกรอบตำแหน่ง การสรรหา การอบรม และสวัสดิการของพนักงานทุกกอง โดยทบทวนทุกปีก่อนจัดทำงบประมาณ "
    "เพื่อให้คนพอกับงานที่รับถ่ายโอนมาและไม่เกินวงเงินที่กฎหมายยอมให้จ่าย และรายงานผลต่อผู้บริหารทุกสิ้นปี"
)
LINES = (
    "พนักงานทุกคนต้องเข้ารับการอบรมอย่างน้อยปีละหนึ่งหลักสูตรตามสายงานของตน ยกเว้นผู้ที่อยู่ระ",
    "หว่างลาศึกษาต่อหรือลาคลอดบุตร ซึ่งให้นับรวมในปีถัดไปโดยหัวหน้ากองเป็นผู้กำหนดหลักสูตรให้",
    "ตรงกับงานที่ทำอยู่",
)
"""One paragraph, wrapped as a page wraps it."""


@pytest.mark.parametrize("title", ["เรื่องเดิม", "ข้อเท็จจริง", "ข้อพิจารณา", "ข้อเสนอแนะ", "การวิเคราะห์สภาพแวดล้อม"])
def test_a_known_title_under_a_paragraph_is_a_heading(title: str) -> None:
    assert titles(f"๑. หลักการและเหตุผล\n{BODY}\n{title}\n{BODY}\n") == [("๑", "หลักการและเหตุผล"), (None, title)]


def test_heads_of_lists_under_the_last_point_of_another() -> None:
    text = (
        "พันธกิจ\n๑. ให้บริการด้วยความรวดเร็วและเป็นธรรมแก่ประชาชนทุกคน\n๒. พัฒนาคนให้ทันงาน\nค่านิยม\nซื่อสัตย์ โปร่งใส ใส่ใจบริการ\n"
        f"เป้าประสงค์\n๑. คนพอกับงาน\n๒. งานทันเวลา\nหลักการและเหตุผล\n{BODY}\n"
    )
    assert [title for _, title in titles(text)] == ["พันธกิจ", "ค่านิยม", "เป้าประสงค์", "หลักการและเหตุผล"]


def test_numbered_headings_over_text() -> None:
    text = f"นโยบาย\n{BODY}\n๑. ด้านการสรรหา\n{BODY}\n- ประกาศรับสมัคร\n๒. ด้านการพัฒนา\n{BODY}\n๓. ด้านวินัย\n{BODY}\n"
    assert [number for number, _ in titles(text)] == [None, "๑", "๒", "๓"]


def test_a_list_stays_a_list() -> None:
    text = f"ค่านิยม\n๑. ซื่อสัตย์สุจริต\n๒. บริการด้วยใจ\n๓. ทำงานเป็นทีม\n{BODY}\n{BODY}\n"
    assert titles(text) == [(None, "ค่านิยม")]


def test_where_blank_lines_are_typed_lines_that_touch_belong_together() -> None:
    text = f"๑. หลักการและเหตุผล\n\n{BODY}\nข้อมูลทั่วไปของกองคลัง\n{BODY}\n\n{BODY}\n\n๒. วัตถุประสงค์\n\n{BODY}\n"
    assert titles(text) == [("๑", "หลักการและเหตุผล"), ("๒", "วัตถุประสงค์")]


def test_the_rest_of_a_point_is_no_heading_where_the_list_goes_on() -> None:
    text = (
        f"๑. ขอบเขต\n{BODY}\n- ๑) ใช้กับงานบุคคลทุกขั้นตั้งแต่การวางแผน การสรรหา การพัฒนา\nการประเมินผล และการพ้นจากงาน\n"
        f"- ๒) ให้หัวหน้ากองทุกกองรับผิดชอบร่วมกัน\n๒. วัตถุประสงค์\n{BODY}\n"
    )
    assert titles(text) == [("๑", "ขอบเขต"), ("๒", "วัตถุประสงค์")]


@pytest.mark.parametrize("blank", ["\n", "\n\n"], ids=["no blank lines", "blank lines"])
def test_a_wrapped_paragraph_holds_no_heading(blank: str) -> None:
    text = blank.join(
        ["๑. หลักการและเหตุผล", "\n".join(("การพัฒนา" + LINES[0][7:], *LINES[1:])), "๒. วัตถุประสงค์", "\n".join(LINES)]
    )
    assert titles(f"{text}\n") == [("๑", "หลักการและเหตุผล"), ("๒", "วัตถุประสงค์")]


def test_a_wrapped_paragraph_is_one_block() -> None:
    text = "๑. หลักการและเหตุผล\n" + "\n".join(LINES) + "\n๒. วัตถุประสงค์\n" + "\n".join(LINES) + "\n"
    blocks = [(block.kind, block.first, block.last) for block in lay_out(text).blocks]
    assert blocks == [
        (BlockKind.HEADING, 0, 0),
        (BlockKind.PARAGRAPH, 1, 3),
        (BlockKind.HEADING, 4, 4),
        (BlockKind.PARAGRAPH, 5, 7),
    ]


def test_paragraphs_of_a_line_each_are_blocks_of_their_own() -> None:
    text = f"๑. หลักการและเหตุผล\n{BODY}\n{BODY}\n๒. วัตถุประสงค์\n{BODY}\n"
    assert [block.first for block in lay_out(text).blocks] == [0, 1, 2, 3, 4]


def test_a_whole_title_heads_even_under_a_full_line() -> None:
    text = "\n".join(["๑. หลักการและเหตุผล", *LINES[:2], "วิสัยทัศน์ (Vision)", *LINES[:2], "๒. วัตถุประสงค์", *LINES])
    assert [title for _, title in titles(f"{text}\n")] == ["หลักการและเหตุผล", "วิสัยทัศน์ (Vision)", "วัตถุประสงค์"]


def test_a_long_numbered_title_goes_on_in_the_next_line() -> None:
    title = "๒. แนวทางการพัฒนาพนักงานเทศบาล ลูกจ้างประจำ พนักงานครู และพนักงานจ้างของเทศบาล"
    text = "\n".join(["๑. หลักการและเหตุผล", "", *LINES, "", title, "ทุกประเภทตำแหน่ง", "", *LINES, ""])
    assert titles(text)[1] == ("๒", f"{title[3:]} ทุกประเภทตำแหน่ง")


@pytest.mark.parametrize(
    "line", ["กันยายน ๒๕๖๖", "๒๖ ก.ย. ๖๖", "ร้อยละ ๗๕", "ชื่อ .................... ตำแหน่ง", "วัน/เดือน/ปี ๙ / ๑๐ / ๖๖"]
)
def test_dates_and_figures_are_no_headings(line: str) -> None:
    assert titles(f"คำนำ\n{BODY}\n{line}\n๑. หลักการและเหตุผล\n{BODY}\n") == [(None, "คำนำ"), ("๑", "หลักการและเหตุผล")]


def test_a_statement_under_a_point_is_a_paragraph_of_its_own() -> None:
    text = (
        f"๑. ด้านการสรรหา\n{BODY}\n- จัดทำแผนรับคนแทนตำแหน่งที่จะว่างในสามปีข้างหน้าให้ครบทุกกอง\n"
        f"ตัวชี้วัด ร้อยละของตำแหน่งว่างที่รับคนแทนได้ภายในหกสิบวันหลังว่าง\n๒. ด้านการพัฒนา\n{BODY}\n"
    )
    assert kind_of_line(text, 4) is BlockKind.PARAGRAPH


def test_a_position_does_not_take_what_stands_under_it() -> None:
    text = (
        f"ประกาศเทศบาลตำบลท่าวังผา\nเรื่อง ประกาศใช้แผนพัฒนาบุคลากร ๓ ปี\n{BODY}\nประกาศ ณ วันที่ ๒ ตุลาคม ๒๕๖๖\n(นางสมมุติ ดีเสมอ)\n"
        f"นายกเทศมนตรีตำบลท่าวังผา\nคำนำ\n{BODY}\n๑. หลักการและเหตุผล\n{BODY}\n"
    )
    assert kind_of_line(text, 6) is BlockKind.SIGNATURE
    assert titles(text) == [(None, "คำนำ"), ("๑", "หลักการและเหตุผล")]


def test_a_position_takes_its_second_line() -> None:
    text = f"{BODY}\n(นางสมมุติ ดีเสมอ)\nปลัด ปฏิบัติหน้าที่นายก\nองค์การบริหารส่วนตำบลท่าช้าง\n{BODY}\n{BODY}\n"
    assert kind_of_line(text, 4) is BlockKind.SIGNATURE
    assert kind_of_line(text, 5) is BlockKind.PARAGRAPH


def test_the_title_of_the_next_instrument_under_a_signature() -> None:
    text = (
        f"ประกาศเทศบาลตำบลท่าวังผา\nเรื่อง การใช้งบประมาณ\n{BODY}\nประกาศ ณ วันที่ ๒ ตุลาคม ๒๕๖๖\n(นางสมมุติ ดีเสมอ)\n"
        "นายกเทศมนตรีตำบลท่าวังผา\nรายงานผลการบริหารและพัฒนาทรัพยากรบุคคล\nประจำปีงบประมาณ พ.ศ. ๒๕๖๖\nเทศบาลตำบลท่าวังผา\n"
        f"๑. หลักการและเหตุผล\n{BODY}\n๒. ผลการดำเนินงาน\n{BODY}\n"
    )
    assert [(instrument.kind, instrument.ranges[0][0]) for instrument in lay_out(text).instruments] == [
        ("announcement", 0),
        ("progress_report", 6),
    ]
    assert titles(text) == [("๑", "หลักการและเหตุผล"), ("๒", "ผลการดำเนินงาน")]


def test_the_body_goes_on_right_under_the_contents_page() -> None:
    text = (
        "สารบัญ\n๑. นโยบาย\t๑\n๒. ตัวชี้วัด\t๒\n๓. รายงานผล\t๕\nนโยบายการบริหารงานบุคคลของเทศบาล\n"
        f"วิสัยทัศน์ (Vision)\n{BODY}\nพันธกิจ (Mission)\n๑. รับคนตรงงาน\n๒. พัฒนาคนทั่วถึง\n"
    )
    assert [entry.title for entry in lay_out(text).contents] == ["นโยบาย", "ตัวชี้วัด", "รายงานผล"]
    assert "วิสัยทัศน์ (Vision)" in [title for _, title in titles(text)]


ROW = "{}\tตำแหน่งที่ทดลอง\t๑\t๑\n"
HEADER = "ลำดับ\tตำแหน่ง\tกรอบเดิม\tกรอบใหม่\n"
HEAD = "แผนอัตรากำลัง ๓ ปี อบต.ท่าช้าง\n"


@pytest.mark.parametrize("mark", ["- {} -\n", "--- page {} ---\n", "{}\n"], ids=["dashes", "mark", "bare"])
def test_a_running_head_under_a_page_number_lets_the_table_go_on(mark: str) -> None:
    pages = [ROW.format(at) + mark.format(at + 4) + HEAD for at in range(1, 4)]
    text = f"๑. กรอบอัตรากำลัง\n{HEADER}{''.join(pages)}{ROW.format(4)}"
    (grid,) = lay_out(text).grids
    assert [row.cells[0].text for row in grid.rows] == ["1", "2", "3", "4"]
    assert len(titles(text)) == 1


def test_a_running_head_between_rows_of_html() -> None:
    table = "<table><tr><td>ลำดับ</td><td>ตำแหน่ง</td></tr>{}</table>\n"
    row = "<tr><td>{}</td><td>ตำแหน่งที่ทดลอง</td></tr>"
    text = f"๑. กรอบอัตรากำลัง\n{table.format(row.format('๑'))}{HEAD}{table.format(row.format('๒'))}{HEAD}{table.format(row.format('๓'))}"
    (grid,) = lay_out(text).grids
    assert len(grid.rows) == 3


def test_a_line_that_repeats_over_text_is_no_running_head() -> None:
    text = "".join(f"{at}. ด้านที่ทดลอง\n{BODY}\nแผนพัฒนาบุคลากรของกองช่าง\n{BODY}\n" for at in range(1, 4))
    assert all(kind_of_line(text, number) is not BlockKind.FURNITURE for number in (3, 7, 11))


WIDE_HEAD = f"แผนอัตรากำลัง ๓ ปี ปีงบประมาณ ๒๕๖๗ - ๒๕๖๙{' ' * 60}{{}}"


@pytest.mark.parametrize(
    ("left", "right"), [("", "อบต.ท่าช้าง"), ("", "หน้า {}"), ("{}        ", "อบต.ท่าช้าง"), ("", "อบต.ท่าช้าง     {}")]
)
def test_a_running_head_with_two_sides_lets_the_table_go_on(left: str, right: str) -> None:
    head = left + WIDE_HEAD.format(right)
    pages = [f"- {at} -\n\n{head.format(at + 1)}\n\n{HEADER}{ROW.format(at)}\n" for at in range(1, 5)]
    text = f"๑. กรอบอัตรากำลัง\n{BODY}\n\n{''.join(pages)}"
    (grid,) = lay_out(text).grids
    assert [row.cells[0].text for row in grid.rows] == ["1", "2", "3", "4"]
    assert [title for _, title in titles(text)] == ["กรอบอัตรากำลัง"]


def test_rows_of_one_name_with_figures_are_no_running_head() -> None:
    rows = "".join(
        f"{at}. ด้านที่ทดลอง\n\nแผนพัฒนาบุคลากร        {count}\n\n{BODY}\n" for at, count in ((1, 4), (2, 4), (3, 9))
    )
    assert all(kind_of_line(rows, number) is not BlockKind.FURNITURE for number in (3, 8, 13))
