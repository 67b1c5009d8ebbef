"""Tables aligned by spaces: columns, heads, rows and where they end."""

from __future__ import annotations

import pytest

from planparse.model.layout import BlockKind
from planparse.segment.columns import measure
from tests.segment.build import kind_of_line, lay_out


def rows_of(text: str) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in grid.rows] for grid in lay_out(text).grids]


def columns_of(text: str) -> list[tuple[str, ...]]:
    (grid,) = lay_out(text).grids
    return list(grid.columns)


COUNTS = """        ส่วนราชการ          กรอบ    คนครอง     ว่าง
สำนักปลัดเทศบาล                ๖๑        ๕๕      ๖
กองคลัง                       ๓๔        ๓๐      ๔
กองสวัสดิการสังคม                ๑๕        ๑๕      -
รวม                         ๑๑๐       ๑๐๐     ๑๐
"""


def test_figures_stand_flush_right_under_centred_heads() -> None:
    assert columns_of(COUNTS) == [("ส่วนราชการ",), ("กรอบ",), ("คนครอง",), ("ว่าง",)]
    assert rows_of(COUNTS) == [
        [
            ["สำนักปลัดเทศบาล", "๖๑", "๕๕", "๖"],
            ["กองคลัง", "๓๔", "๓๐", "๔"],
            ["กองสวัสดิการสังคม", "๑๕", "๑๕", "-"],
            ["รวม", "๑๑๐", "๑๐๐", "๑๐"],
        ]
    ]


def test_blank_lines_between_the_rows_part_no_tables() -> None:
    assert rows_of(COUNTS.replace("\n", "\n\n")) == rows_of(COUNTS)


DRIFTING = """สำนัก/กอง                กรอบ      คนครอง      ว่าง
สำนักปลัดเทศบาล              ๖๑        ๕๕        ๖
กองสวัสดิการสังคม และหน่วยที่ขึ้นตรง      ๑๕        ๑๕        -
รวม           ๗๖        ๗๐        ๖
"""


def test_rows_that_drift_are_read_in_order_where_each_has_all_columns() -> None:
    assert columns_of(DRIFTING) == [("สำนัก/กอง",), ("กรอบ",), ("คนครอง",), ("ว่าง",)]
    assert rows_of(DRIFTING) == [
        [
            ["สำนักปลัดเทศบาล", "๖๑", "๕๕", "๖"],
            ["กองสวัสดิการสังคม และหน่วยที่ขึ้นตรง", "๑๕", "๑๕", "-"],
            ["รวม", "๗๖", "๗๐", "๖"],
        ]
    ]


def test_rows_that_lack_a_figure_are_read_by_where_their_wordings_stand() -> None:
    lacking = COUNTS.replace("๑๕        ๑๕      -", "          ๑๕      -")
    assert rows_of(lacking)[0][2] == ["กองสวัสดิการสังคม", "", "๑๕", "-"]


def test_marks_take_no_room() -> None:
    assert measure("ผู้อำนวยการ") == 9
    assert measure("กองคลัง") == 6


SPANNED = """                                งบประมาณ (บาท)
ที่       โครงการ           จัดสรร       ใช้จริง     ร้อยละ    หมายเหตุ
๑    อบรมกฎหมาย         ๒๐,๐๐๐     ๑๔,๕๐๐    ๗๒.๕๐    เลื่อนรุ่นสอง
๒    ดูงาน                    -          -        -
๓    ประชุม              ๙,๐๐๐      ๙,๐๐๐   ๑๐๐.๐๐
"""


def test_a_head_centred_over_several_columns_heads_them_all() -> None:
    assert columns_of(SPANNED) == [
        ("ที่",),
        ("โครงการ",),
        ("งบประมาณ (บาท)", "จัดสรร"),
        ("งบประมาณ (บาท)", "ใช้จริง"),
        ("งบประมาณ (บาท)", "ร้อยละ"),
        ("หมายเหตุ",),
    ]


YEARS = """ที่       โครงการ               ปีงบประมาณ              ผู้รับผิดชอบ
                         ๒๕๖๗    ๒๕๖๘    ๒๕๖๙
๑    อบรมกฎหมาย            ✓               ✓       สำนักปลัด
๒    ดูงาน                          ✓               กองคลัง
๓    ประชุม                 ✓       ✓       ✓       กองช่าง
"""


def test_years_under_a_head_belong_to_it_alone() -> None:
    assert columns_of(YEARS) == [
        ("ที่",),
        ("โครงการ",),
        ("ปีงบประมาณ", "๒๕๖๗"),
        ("ปีงบประมาณ", "๒๕๖๘"),
        ("ปีงบประมาณ", "๒๕๖๙"),
        ("ผู้รับผิดชอบ",),
    ]
    assert rows_of(YEARS)[0][:2] == [
        ["๑", "อบรมกฎหมาย", "✓", "", "✓", "สำนักปลัด"],
        ["๒", "ดูงาน", "", "✓", "", "กองคลัง"],
    ]


YEARS_TWICE = """ที่   ตำแหน่ง              กรอบเดิม          กรอบที่ขอ                เพิ่ม/ลด           หมายเหตุ
                                 {0}    {1}    {2}    {0}    {1}    {2}
๑    คนสวน                  ๑       ๑       ๑       ๒       -       -      +๑    ขยายสวน
๒    ยาม                    ๒       ๒       ๒       ๒       -       -       -
๓    คนครัว                  ๑       ๑       ๑       -       -       -      -๑
"""


@pytest.mark.parametrize("years", [("๒๕๖๗", "๒๕๖๘", "๒๕๖๙"), ("2569", "2568", "2567")])
def test_where_years_begin_anew_the_next_head_begins(years: tuple[str, str, str]) -> None:
    assert columns_of(YEARS_TWICE.format(*years)) == [
        ("ที่",),
        ("ตำแหน่ง",),
        ("กรอบเดิม",),
        *[("กรอบที่ขอ", year) for year in years],
        *[("เพิ่ม/ลด", year) for year in years],
        ("หมายเหตุ",),
    ]


WRAPPED = """ที่   โครงการ                ตัวชี้วัด                งบประมาณ
๑   อบรมการเขียนหนังสือ       จำนวนผู้เข้าอบรมที่ผ่าน       ๕,๐๐๐
    (สำหรับธุรการ)           การทดสอบ
๒   ดูงาน                  จำนวนครั้ง                ๙,๐๐๐
    รวม                                           ๑๔,๐๐๐
"""


def test_cells_go_on_in_the_next_line_and_a_total_opens_a_row() -> None:
    assert rows_of(WRAPPED) == [
        [
            ["๑", "อบรมการเขียนหนังสือ (สำหรับธุรการ)", "จำนวนผู้เข้าอบรมที่ผ่าน การทดสอบ", "๕,๐๐๐"],
            ["๒", "ดูงาน", "จำนวนครั้ง", "๙,๐๐๐"],
            ["", "รวม", "", "๑๔,๐๐๐"],
        ]
    ]


def test_a_narrow_gap_is_cut_where_the_next_column_begins() -> None:
    text = (
        "ที่   วันที่อบรม               หลักสูตร         คน\n"
        "๑   ๖ - ๘ พ.ย. ๒๕๖๖         งานคลัง          ๑\n"
        "๒   ๘ ม.ค. - ๒๐ ก.พ. ๒๕๖๗   งานช่าง          ๒\n"
        "๓   ๘ ม.ค. - ๒๒ ก.พ. ๒๕๖๗๘๙ งานปลัด          ๓\n"
        "๔   ๗ - ๙ พ.ค. ๒๕๖๗         งานพัสดุ          ๑\n"
    )
    assert rows_of(text)[0][2] == ["๓", "๘ ม.ค. - ๒๒ ก.พ. ๒๕๖๗๘๙", "งานปลัด", "๓"]


MERGED = """ยุทธศาสตร์           ตัวชี้วัด                     ปี ๒๕๖๗       ปี ๒๕๖๘
๑. พัฒนาคน         ร้อยละของผู้ผ่านการทดสอบ        ร้อยละ ๖๐     ร้อยละ ๗๐
                  จำนวนหลักสูตร                 ๓ หลักสูตร     ๔ หลักสูตร
๒. พัฒนางาน        จำนวนเรื่องที่ลดขั้นตอนใน          ๒ เรื่อง       ๓ เรื่อง
                  การให้บริการ
"""


def test_a_row_under_a_merged_first_cell_is_no_rest() -> None:
    assert [row[1] for row in rows_of(MERGED)[0]] == [
        "ร้อยละของผู้ผ่านการทดสอบ",
        "จำนวนหลักสูตร",
        "จำนวนเรื่องที่ลดขั้นตอนใน การให้บริการ",
    ]


def test_names_of_groups_between_rows_are_kept_as_groups() -> None:
    text = (
        "ตำแหน่ง               กรอบ    มีคน    ว่าง\n"
        "สำนักปลัด (๐๑)\n"
        "นักทรัพยากรบุคคล         ๑      ๑      -\n"
        "นิติกร                  ๑      -      ๑\n"
        "กองคลัง (๐๔)\n"
        "นักวิชาการคลัง            ๒      ๑      ๑\n"
    )
    (grid,) = lay_out(text).grids
    assert [([cell.text for cell in row.group], row.cells[0].text) for row in grid.rows] == [
        (["สำนักปลัด (๐๑)"], "นักทรัพยากรบุคคล"),
        ([], "นิติกร"),
        (["กองคลัง (๐๔)"], "นักวิชาการคลัง"),
    ]


def test_a_row_goes_on_after_a_page_number() -> None:
    text = WRAPPED.replace("    (สำหรับธุรการ)           การทดสอบ\n", "\n- ๒ -\n\n    (สำหรับธุรการ)           การทดสอบ\n")
    assert rows_of(text) == rows_of(WRAPPED)


@pytest.mark.parametrize(
    "text",
    [
        "     ๑) ปลัดเทศบาล              ประธาน\n     ๒) รองปลัดเทศบาล           กรรมการ\n"
        "     ๓) หัวหน้าฝ่าย              กรรมการ\n     ๔) นักทรัพยากรบุคคล         เลขานุการ\n",
        "ลงชื่อ ............ ผู้รายงาน      ลงชื่อ ............ ผู้รับรอง\n"
        "   (นายสมมุติ ใจดี)              (นางตัวอย่าง ใจงาม)\n   นิติกร                       ปลัดเทศบาล\n",
        "ข้อความที่พิมพ์เว้นวรรค  สองช่องบ้าง  เป็นครั้งคราว\nก็ไม่ใช่ตาราง  เพราะไม่มีคอลัมน์\nตรงกันสักบรรทัดเดียว  เลยแม้แต่น้อย\n",
    ],
)
def test_lists_signatures_and_loose_spacing_are_no_tables(text: str) -> None:
    assert lay_out(text).grids == ()


def test_a_heading_with_a_wide_gap_over_a_table_is_no_row() -> None:
    text = f"ส่วนที่ ๑  ข้อมูลกำลังคน\n{COUNTS}"
    assert kind_of_line(text, 1) is BlockKind.HEADING
    assert rows_of(text) == rows_of(COUNTS)


@pytest.mark.parametrize("role", ["กรรมการ", "เลขานุการ"])
def test_a_heading_with_the_word_for_a_member_stays_a_heading(role: str) -> None:
    text = f"""ที่   ชื่อ - สกุล              ตำแหน่ง               {role}
๑    ผู้ทดลองคนแรก          ครู                   ✓
๒    ผู้ทดลองคนที่สอง         ครูผู้ช่วย              -
๓    ผู้ทดลองคนที่สาม         ครู                   ✓
"""
    assert columns_of(text) == [("ที่",), ("ชื่อ - สกุล",), ("ตำแหน่ง",), (role,)]


DEFINITIONS = """คำ                         ความหมาย                    ที่มา
กรอบอัตรากำลัง              จำนวนตำแหน่งที่มีได้            ประกาศกลาง
ส่วนราชการภายใน             หน่วยที่แบ่งงานกันทำ            ประกาศกลาง
{}
บุคลากร                    คนที่ทำงานในหน่วย              ระเบียบ
"""


def test_a_line_that_opens_a_list_is_the_rest_of_a_cell_or_ends_the_table() -> None:
    (rows,) = rows_of(DEFINITIONS.format("ซึ่งประกอบด้วย"))
    assert rows[-1] == ["บุคลากร", "คนที่ทำงานในหน่วย", "ระเบียบ"]
    cut = rows_of(DEFINITIONS.format("\n๒. คณะทำงานยกร่าง ประกอบด้วย\n"))
    assert not any("บุคลากร" in row[0] for row in cut[0])


@pytest.mark.parametrize(
    "head",
    [
        "ที่   พบ ๗๑๐๐๒/๓๓                        วันที่  ๙  มิถุนายน  ๒๕๖๗",
        "ที่   พบ ๗๑๐๐๒/                          วันที่",
        "ที่   ......................              วันที่ ......................",
    ],
)
def test_the_head_of_a_letter_opens_no_table(head: str) -> None:
    text = f"บันทึกข้อความ\nส่วนราชการ   กองคลัง  ฝ่ายบัญชี            โทร. ๐ ๓๒๔๐ ๐๐๐๐\n{head}\nเรื่อง   ส่งรายงานผลการอบรมของกอง           ประจำปี\n\nเรียน นายกเทศมนตรี\n"
    assert lay_out(text).grids == ()


def test_a_heading_with_dates_opens_a_table() -> None:
    text = "ที่      หลักสูตร            วันที่           ผู้เข้าอบรม\n๑      งานสารบรรณ        ๕ ม.ค. ๖๗        ๑๒\n๒      งานพัสดุ            ๙ ก.พ. ๖๗        ๑๕\n"
    assert [len(rows) for rows in rows_of(text)] == [2]


CLOSED = """ที่    ตำแหน่ง                         ระดับ      ๒๕๖๗         ๒๕๖๘         เงินเดือน
๑     นักวิชาการพัสดุ                   ชก.      ๔๑๐,๐๐๐      ๔๒๐,๐๐๐      ๔๐๐,๐๐๐
๒     เจ้าพนักงานธุรการ                ปง.      ๒๑๐,๐๐๐      ๒๒๐,๐๐๐      ๒๐๐,๐๐๐
      (ก) รวมค่าจ้าง                          ๖๒๐,๐๐๐      ๖๔๐,๐๐๐      ๖๐๐,๐๐๐
      (ข) เงินเพิ่ม                            ๖๒,๐๐๐       ๖๔,๐๐๐
      (ค) รวมทั้งหมด                          ๖๘๒,๐๐๐      ๗๐๔,๐๐๐
"""


def test_figures_under_figures_are_rows_of_their_own_though_a_point_opens_them() -> None:
    (rows,) = rows_of(CLOSED)
    assert [row[3] for row in rows] == ["๔๑๐,๐๐๐", "๒๑๐,๐๐๐", "๖๒๐,๐๐๐", "๖๒,๐๐๐", "๖๘๒,๐๐๐"]
