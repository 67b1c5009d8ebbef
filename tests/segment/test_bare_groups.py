"""Full-width rows whose empty cells were dropped: rows of the table, and what only looks like one."""

from __future__ import annotations

import pytest

from tests.segment.build import lay_out, titles

HEADER = "ที่\tตำแหน่ง\tระดับ\tกรอบเดิม\t๒๕๖๗\t๒๕๖๘"
FIRST, SECOND, THIRD = (
    "๑\tปลัดเทศบาล\tกลาง\t๑\t๑\t๑",
    "๒\tนักวิชาการคลัง\tปก./ชก.\t๑\t๑\t๒",
    "๓\tคนงาน\t-\t๓\t๓\t๓",
)


def groups_of(text: str) -> list[list[tuple[list[str], str]]]:
    """Return for each table its rows, as the groups that stand over a row and its second cell."""
    return [
        [([cell.text for cell in row.group], row.cells[1].text) for row in grid.rows] for grid in lay_out(text).grids
    ]


@pytest.mark.parametrize(
    "group",
    [
        "กองคลัง (๐๔)",
        "๒. กองคลัง",
        "พนักงานเทศบาล",
        "พนักงานจ้างตามภารกิจ",
        "ศพด.บ้านนา",
        "โรงเรียนองค์การบริหารส่วนจังหวัดห้วยสมมุติ ๑ (บ้านสมมุติวิทยาคารอนุสรณ์)",
        "ฝ่ายบริหารงานคลัง",
        "ข้าราชการถ่ายโอน รพ.สต.",
        "ผู้บริหารสถานศึกษา",
    ],
)
def test_a_line_between_rows_of_figures_is_a_group_row(group: str) -> None:
    text = f"{HEADER}\n{FIRST}\n{group}\n{SECOND}\n{THIRD}\n"
    assert groups_of(text) == [[([], "ปลัดเทศบาล"), ([group], "นักวิชาการคลัง"), ([], "คนงาน")]]


def test_a_department_and_a_kind_stand_on_top_of_each_other() -> None:
    text = f"{HEADER}\n{FIRST}\nกองคลัง\nพนักงานเทศบาล\n{SECOND}\n"
    assert groups_of(text) == [[([], "ปลัดเทศบาล"), (["กองคลัง", "พนักงานเทศบาล"], "นักวิชาการคลัง")]]


@pytest.mark.parametrize("gap", ["\n- ๘ -\n", "\n๘\n\nแผนอัตรากำลัง ๓ ปี\n"])
@pytest.mark.parametrize("head", ["", HEADER + "\n"])
def test_a_group_at_the_foot_of_a_page_heads_the_next_page(head: str, gap: str) -> None:
    text = f"แผนอัตรากำลัง ๓ ปี\n\nข้อความ\n\n{HEADER}\n{FIRST}\nกองคลัง\n{gap}\n{head}{SECOND}\n\n๙\n\nแผนอัตรากำลัง ๓ ปี\n\n{head}{THIRD}\n"
    assert groups_of(text) == [[([], "ปลัดเทศบาล"), (["กองคลัง"], "นักวิชาการคลัง"), ([], "คนงาน")]]


def test_pipe_rows_have_them_too() -> None:
    rows = (HEADER, FIRST, "กองคลัง", SECOND, THIRD)
    piped = "\n".join(f"| {row.replace(chr(9), ' | ')} |" if "\t" in row else row for row in rows)
    assert groups_of(piped) == [[([], "ปลัดเทศบาล"), (["กองคลัง"], "นักวิชาการคลัง"), ([], "คนงาน")]]


def test_a_department_over_a_table_of_its_own_is_a_heading() -> None:
    text = f"กองคลัง\n\n{HEADER}\n{SECOND}\n\nกองช่าง\n\n{HEADER}\n{THIRD}\n"
    assert titles(text) == [(None, "กองคลัง"), (None, "กองช่าง")]
    assert groups_of(text) == [[([], "นักวิชาการคลัง")], [([], "คนงาน")]]


@pytest.mark.parametrize("line", ["หมายเหตุ ๑ อัตราว่าง", "ตารางที่ ๒ อัตรากำลังใหม่", "ที่มา งานการเจ้าหน้าที่"])
def test_a_note_or_caption_is_no_group(line: str) -> None:
    text = f"{HEADER}\n{FIRST}\n{SECOND}\n{line}\n{THIRD}\n"
    assert all(line not in group for table in groups_of(text) for group, _ in table)


def test_a_department_under_those_responsible_for_projects_is_no_group() -> None:
    head = "ที่\tโครงการ\tเป้าหมาย\tงบประมาณ\t๒๕๖๗\t๒๕๖๘\tผู้รับผิดชอบ"
    text = f"{head}\n๑\tอบรม\t๓๐\t๕,๐๐๐\t-\t-\tสำนักปลัด\nกองคลัง\n๒\tดูงาน\t๒๐\t๙,๐๐๐\t-\t-\tกองช่าง\n"
    assert all(not group for table in groups_of(text) for group, _ in table)


def test_words_between_rows_of_words_are_no_group() -> None:
    text = "ที่\tโครงการ\tเป้าหมาย\n๑\tอบรม\tทุกคน\nข้อความของตน\n๒\tดูงาน\tผู้บริหาร\n"
    assert [len(table) for table in groups_of(text)] != [2]


def test_a_heading_repeated_over_a_page_is_no_row_whatever_its_words() -> None:
    head = "อันดับ\tสายปฏิบัติ\tขั้น\tตั้งไว้\t\n\t\t\tของเดิม\tของใหม่"
    text = f"{head}\n๑\tนิติกร\tชก.\t๑\t๑\n\n- ๒ -\n\n{head}\n๒\tคนงาน\t-\t๓\t๓\n"
    assert groups_of(text) == [[([], "นิติกร"), ([], "คนงาน")]]


@pytest.mark.parametrize("lost", ["", "\t", "\t\t"])
def test_a_lone_unit_of_one_side_of_a_structure_is_a_row_of_it(lost: str) -> None:
    text = f"โครงสร้างใหม่\tโครงสร้างเดิม\tหมายเหตุ\n๑. กองคลัง\t๑. กองคลัง\t\n- งานพัสดุ{lost}\n- งานบัญชี\t- งานบัญชี\t\n"
    (grid,) = lay_out(text).grids
    assert [[cell.text for cell in row.cells[:2]] for row in grid.rows] == [
        ["๑. กองคลัง", "๑. กองคลัง"],
        ["- งานพัสดุ", ""],
        ["- งานบัญชี", "- งานบัญชี"],
    ]


POSTS_ALIGNED = """ที่    ตำแหน่ง                 กรอบเดิม    ๒๕๖๗    ๒๕๖๘
๑    {title}          ๑        ๑       ๑
     {below}
๒    คนสวน                      ๑        ๑       ๑
๓    ยาม                        ๒        ๒       ๒
"""


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("นักวิชาการคลัง", "กองช่าง (๐๕)"),
        ("นักวิชาการคลัง", "ส่วนโยธา"),
        ("นักวิชาการคลัง", "ลูกจ้างประจำ"),
        ("นักวิชาการคลัง", "พนักงานจ้างทั่วไป"),
        ("หัวหน้าสำนักปลัด", "ฝ่ายปกครอง"),
    ],
)
def test_a_line_under_a_title_that_names_the_posts_below_is_a_group(title: str, below: str) -> None:
    ((first, second, _),) = groups_of(POSTS_ALIGNED.format(title=title, below=below))
    assert (first, second) == (([], title), ([below], "คนสวน"))


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("หัวหน้าฝ่ายบริหาร", "งานทั่วไป"),
        ("หัวหน้า", "สำนักปลัด"),
        ("ผู้อำนวยการ", "กองช่าง"),
        ("นักวิชาการคลัง", "ปก./ชก."),
        ("ปลัดเทศบาล", "(นักบริหารงานท้องถิ่น)"),
        ("เจ้าพนักงานป้องกัน", "และบรรเทาสาธารณภัย"),
    ],
)
def test_a_line_that_makes_a_title_whole_is_no_group(title: str, below: str) -> None:
    ((first, second, _),) = groups_of(POSTS_ALIGNED.format(title=title, below=below))
    assert (first, second) == (([], f"{title} {below}"), ([], "คนสวน"))


PROJECTS_ALIGNED = """ที่    โครงการ                  งบประมาณ   ๒๕๖๗    ๒๕๖๘
๑    จัดระบบเอกสารของ          ๑,๐๐๐      ๑       ๑
     กองช่าง
๒    ซ่อมเครื่องพิมพ์              ๑,๐๐๐      ๑       ๑
๓    ซื้อตู้เก็บเอกสาร             ๒,๐๐๐      ๒       ๒
"""


def test_among_projects_a_department_is_the_rest_of_a_name() -> None:
    ((first, second, _),) = groups_of(PROJECTS_ALIGNED)
    assert (first, second) == (([], "จัดระบบเอกสารของ กองช่าง"), ([], "ซ่อมเครื่องพิมพ์"))
