"""Local governments found in running text: which, where, and what is not one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.lexicon.agencies import cut_body, find_agency_mentions, parse_agency

PAO, SAO = "pao", "sao"
CITY, TOWN, TAMBON = "city_municipality", "town_municipality", "subdistrict_municipality"


def mentioned(text: str) -> list[tuple[str, str]]:
    return [(mention.kind, mention.core) for mention in find_agency_mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("องค์การบริหารส่วนจังหวัดลำพูน", (PAO, "ลำพูน")),
        ("ขององค์การบริหารส่วนจังหวัดลำพูนได้กำหนดแผน", (PAO, "ลำพูน")),
        ("ของ องค์การบริหาร ส่วนจังหวัด ลำพูน", (PAO, "ลำพูน")),
        ("องค์การบริหารส่วนจังหวัด\nลำพูน", (PAO, "ลำพูน")),
        ("องค์การบริหารส่วนจังหวัดสิงห์บุรีและลูกจ้าง", (PAO, "สิงห์บุรี")),
        ("องค์การบริหารส่วนจังหวัดเลยมีบุคลากร", (PAO, "เลย")),
        ("องค้การบริหารส่วนจังหวัดน่าน", (PAO, "น่าน")),
        ("องค์กรบริหารส่วนจังหวัดตาก จัดทำ", (PAO, "ตาก")),
        ("องค์การการบริหารส่วนจังหวัดแพร่", (PAO, "แพร่")),
        ("นายองค์การบริหารส่วนจังหวัดลำพูน", (PAO, "ลำพูน")),
        ("กงค้การบริหารส่วนจังหวัดลำพูน", (PAO, "ลำพูน")),
        ("องค์การบริหารส่วนจังหวัดจังหวัดลำพูน", (PAO, "ลำพูน")),
        ("องค์การบริหารส่วนจังหวัดลาพูนจะจัดทำ", (PAO, "ลำพูน")),
        ("ปลัดอบจ.ลำพูน", (PAO, "ลำพูน")),
        ("อ.บ.จ. ลำพูน", (PAO, "ลำพูน")),
        ("อบจ ลำพูน จัดทำ", (PAO, "ลำพูน")),
        ("องค์การบริหารส่วนตำบลนาดีมีหน้าที่", (SAO, "นาดี")),
        ("อบต.ในเมืองได้จัดทำ", (SAO, "ในเมือง")),
        ("อบต.แม่ฟ้าหลวง,", (SAO, "แม่ฟ้าหลวง")),
        ("องค์การบริหารส่วนตําบลนาดี", (SAO, "นาดี")),
        ("องค์การบริหารส่วนตำบลและ อำเภอทุ่งช้าง", (SAO, "และ")),
        ("พนักงานเทศบาลตำบลกระสังทราบโดยทั่วกัน", (TAMBON, "กระสัง")),
        ("เทศบาล ตำบล กระสัง", (TAMBON, "กระสัง")),
        ("เทศบาลตำบลกระสังที่เน้น", (TAMBON, "กระสัง")),
        ("ทต.กระสัง", (TAMBON, "กระสัง")),
        ("เทศบาลเมืองลำพูนกำหนด", (TOWN, "ลำพูน")),
        ("เทศบาลเมืองเมืองพลจะจัด", (TOWN, "เมืองพล")),
        ("ทม.ชุมแพ", (TOWN, "ชุมแพ")),
        ("ปลัดทม.ชุมแพ", (TOWN, "ชุมแพ")),
        ("เทศบาลนครเชียงใหม่เป็นหน่วยงาน", (CITY, "เชียงใหม่")),
        ("ทน.หาดใหญ่", (CITY, "หาดใหญ่")),
        ("เมืองพัทยาจัดทำแผน", ("special", "พัทยา")),
        ("เทศบาลตำบลต้นตาล-พระยาทดมี", (TAMBON, "ต้นตาล-พระยาทด")),
        ("เทศบาลตำบลโพหนองจะมีคุณภาพ", (TAMBON, "โพหนอง")),
        ("เทศบาลตำบลโพหนองกำหนดขึ้น", (TAMBON, "โพหนอง")),
        ("เทศบาลเมืองพนัสนิคน จึงให้ความสำคัญ", (TOWN, "พนัสนิคน")),
        ("เทศบาลตำบลคสองทราย มีหน้าที่", (TAMBON, "คสองทราย")),  # a slip in คลองทราย
        ("เทศบาลตำบลโนมสว่าง", (TAMBON, "โนมสว่าง")),
        ("อบต.เรณูใด้ จัดทำ", (SAO, "เรณูใด้")),
        ("เทศบาลตำบลโพหนองมี ๖ กอง", (TAMBON, "โพหนอง")),
        ("เทศบาลตำบลโพหนองใน ปี ๒๕๖๗", (TAMBON, "โพหนอง")),
        ("ของเทศบาลตำบลทำมะปรางมีคุณภาพ", (TAMBON, "ทำมะปราง")),  # `่า` read as `ำ`; ทำ is a word that follows names
        ("อบต.ทำสองยาง จัดทำ", (SAO, "ทำสองยาง")),
    ],
)
def test_one_body_is_found(text: str, expected: tuple[str, str]) -> None:
    assert mentioned(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "องค์การบริหารส่วนจังหวัดต้องดำเนินการ",
        "องค์การบริหารส่วนจังหวัดสายงานผู้บริหาร",
        "องค์การบริหารส่วนตำบลต้องการ",
        "องค์การบริหารส่วนตำบลและเทศบาลทุกแห่ง",
        "องค์การบริหารส่วนตำบล พ.ศ. ๒๕๔๒",
        "เทศบาลตำบลในเขตพื้นที่",
        "เทศบาลตำบล เช่น",
        "อบต. กำหนด",
        "อบต.ทำนาแปลงรวม",
        "เทศบาลตำบลดำเนินการ",
        "องค์การบริหารส่วนตำบลทำให้ประชาชน",
        "อบต.ทุกแห่ง",
        "ก.อบต.จังหวัดลำพูน",
        "ก.จ. ก.ท. และ ก.อบต.",
        "สอบต่อสังคม ตรวจสอบจากรายงาน",
        "ความอดทน. ลำพูน",
        "นายกเทศมนตรี แต่งตั้งคณะกรรมการ",
        "จังหวัดลำพูน อำเภอเมือง",
        "องค์กรปกครองส่วนท้องถิ่น",
    ],
)
def test_no_body_is_found(text: str) -> None:
    assert mentioned(text) == []


def test_forms_and_spans() -> None:
    text = "ประกาศนายกเทศมนตรีตำบลกระสัง และ อบจ.ลำพูน กับองค์การบริหารส่วนตำบลนาดี"
    mentions = list(find_agency_mentions(text))
    assert [mention.form for mention in mentions] == ["office", "short", "full"]
    assert [mention.text for mention in mentions] == [
        "เทศมนตรีตำบลกระสัง",
        "อบจ.ลำพูน",
        "องค์การบริหารส่วนตำบลนาดี",
    ]
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)


def test_an_unlisted_name_is_learnt_from_where_it_stands_alone() -> None:
    text = "เทศบาลตำบลโพหนอง มีหน้าที่ และเทศบาลตำบลโพหนองฉลองครบรอบ"
    assert mentioned(text) == [(TAMBON, "โพหนอง"), (TAMBON, "โพหนอง")]


def test_a_mention_knows_whether_the_list_has_its_name() -> None:
    known = [mention.known for mention in find_agency_mentions("ทต.กระสัง ทต.โพหนอง")]
    assert known == [True, False]


HEADS = ("องค์การบริหารส่วนจังหวัด", "เทศบาลตำบล", "เทศมนตรีนคร", "อบต.", "ทม.", "จังหวัด", "ลำพูน", "หนองบัว", " ")
PIECES = st.lists(st.one_of(st.sampled_from(HEADS), st.text(alphabet="กนรมาิ่์ำะเ .\n", max_size=4)), max_size=12)


@given(PIECES)
def test_mentions_are_ordered_slices_of_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    mentions = list(find_agency_mentions(text))
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    assert all(one.start < two.start for one, two in pairwise(mentions))


def test_a_short_text_names_a_body_the_list_does_not_have() -> None:
    name = parse_agency("เทศบาลตำบล โพหนอง อำเภอโพนทอง")
    assert name is not None
    assert (name.kind, name.core, name.span) == (TAMBON, "โพหนอง", (0, 17))


@pytest.mark.parametrize("text", ["", "เทศบาล", "อบต.", "กองคลัง", "องค์การบริหารส่วนจังหวัด พ.ศ. ๒๕๔๐"])
def test_a_short_text_names_no_body(text: str) -> None:
    assert parse_agency(text) is None


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("สำนักปลัดเทศบาล", "สำนักปลัด"),
        ("กองคลัง อบจ.ลำพูน", "กองคลัง"),
        ("ปลัดองค์การบริหารส่วนตำบลนาดี", "ปลัด"),
        ("เทศบาลตำบลกระสัง", ""),
        ("กองช่าง", "กองช่าง"),
    ],
)
def test_what_stands_before_the_body(text: str, before: str) -> None:
    assert cut_body(text) == before
