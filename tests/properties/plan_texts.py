"""Texts for property tests: anything at all, and things that look like pieces of plans, cut anywhere."""

from __future__ import annotations

from hypothesis import strategies as st

_WORDS = """
แผนพัฒนาบุคลากร ประกาศ เรื่อง บันทึกข้อความ คำสั่ง ยุทธศาสตร์ที่ กลยุทธ์ที่ ส่วนที่ บทที่ มิติที่ ด้าน วิสัยทัศน์ พันธกิจ
จุดแข็ง จุดอ่อน โอกาส อุปสรรค สารบัญ ภาคผนวก_ก รวมทั้งสิ้น โครงการ/กิจกรรม งบประมาณ ผู้รับผิดชอบ ส่วนราชการ
ตำแหน่ง ระดับ กรอบอัตรากำลังเดิม มีคนครอง ว่าง สำนักปลัด กองคลัง เทศบาลตำบลบ้านสมมุติ องค์การบริหารส่วนจังหวัด
นายก (นายสมมุติ_ใจงาม) รักษาราชการแทน พ.ศ._๒๕๖๗ ปีงบประมาณ ลงวันที่_๓๑_กุมภาพันธ์_๒๕๖๗ ร้อยละ_๘๐
ประกาศ_ณ_วันที่_๑_ตุลาคม_พ.ศ._๒๕๖๖ ไม่เกินร้อยละสี่สิบ ๓๐,๐๐๐_บาท (สามหมื่นบาทถ้วน) ไม่ใช้งบประมาณ ๙๙,๘๐๐.-
๑,๒๓๔.๕๐.- ต.ค._๖๖_-_ก.ย._๖๗ ไตรมาสที่_๑ ที่_มท_๐๘๐๙.๒/ว_๗๐ พระราชบัญญัติ มาตรา_๓๕ สมรรถนะหลัก
คณะกรรมการ ประธานกรรมการ น้ำ น้ํา นํ้า ก_าร เเผน ที่่ \uf70a
"""
"""What stands in plans; `_` is a space."""
_MARKS = """
| |---|---| - -_ • ✓ √ ๑. ๑.๑ (๑) ๑) ก. ข้อ_๕ # ##_ ** \\* ..... ____ “ ” ( ) [ ] 0 o l < >
<table> <tr> <td> <td_rowspan=3> <td_colspan="2"> </td> </tr> </table> <p> </p> <br> <ul><li> </li></ul> <ol>
&nbsp; &lt; &#x0E01; ---_page_2_--- -_๑๒_- /๒._กองการ...
"""
_BLANKS = ("\u200b", "\u00a0", "\t", "\t\t", "\n", "\n\n", "\r\n", "\f", "\v", " ", "   ", "\x00", "\ud800", "\ufffd")

anything = st.text(max_size=400)
thai = st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B), max_size=60)
words = st.sampled_from([word.replace("_", " ") for word in _WORDS.split()])
marks = st.sampled_from([*(mark.replace("_", " ") for mark in _MARKS.split()), *_BLANKS])
fragments = st.lists(st.one_of(words, marks, thai, st.integers(0, 9_999_999).map(str)), max_size=60).map("".join)

_cells = st.one_of(words, st.sampled_from(["", "-", "✓", "๑", "๑๒,๐๐๐", "รวม"]), thai)
_rows = st.lists(_cells, min_size=1, max_size=6)
tab_tables = st.lists(_rows.map("\t".join), max_size=8).map("\n".join)
pipe_tables = st.lists(_rows.map(lambda cells: "| " + " | ".join(cells) + " |"), max_size=8).map("\n".join)


def _write_html(rows: list[list[str]]) -> str:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in rows)
    return f"<table>\n{body}</table>"


@st.composite
def _cut(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> str:
    """A text without its first and last few characters."""
    text = draw(texts)
    start = draw(st.integers(0, min(len(text), 30)))
    return text[start : len(text) - draw(st.integers(0, min(len(text) - start, 30)))]


html_tables = _cut(st.lists(_rows, max_size=6).map(_write_html))
headings = st.tuples(
    st.sampled_from(["", "#", "ส่วนที่ ๑ ", "๑. ", "๑.๒ ", "(๓) ", "ยุทธศาสตร์ที่ ๑ ", "ก. ", "**"]), words
).map("".join)
plan_like = st.lists(st.one_of(headings, fragments, tab_tables, pipe_tables, html_tables), max_size=8).map("\n".join)
texts = st.one_of(anything, fragments, plan_like, _cut(plan_like))
