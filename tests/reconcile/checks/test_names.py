from __future__ import annotations

from dataclasses import dataclass

import pytest

from planparse.model import Agency, Record
from planparse.model.layout import Line
from planparse.model.records import Competency
from planparse.reconcile.checks import agency_names, foreign_agencies, misreadings, unresolved_names
from planparse.reconcile.slips import find_slips
from planparse.reconcile.tally import words
from tests.reconcile.tables import make_document, make_evidence, make_grid, make_line, notes, trace


@dataclass(frozen=True)
class Mention:
    kind: str
    core: str
    start: int
    end: int
    text: str
    form: str = "full"
    known: bool = True


def _mention(lines: list[Line], line: int, text: str, core: str, **more: object) -> Mention:
    start = line * 100 + lines[line].text.index(text)
    return Mention("subdistrict_municipality", core, start, start + len(text), text, **more)  # type: ignore[arg-type]


def test_each_other_spelling_is_told_once_with_its_places() -> None:
    lines = [
        make_line(0, "เทศบาลตำบลกระสัง จัดทำแผน"),
        make_line(1, "ของเทศบาลตำบลกระลัง และเทศบาลตำบลกระลัง"),
        make_line(2, "เทศคาลตำบลกระสัง มีหน้าที่"),
        make_line(3, "นายกเทศมนตรีตำบลกระสัง"),
    ]
    own = [
        _mention(lines, 0, "เทศบาลตำบลกระสัง", "กระสัง"),
        _mention(lines, 1, "เทศบาลตำบลกระลัง", "กระลัง"),
        Mention("subdistrict_municipality", "กระลัง", 123, 139, "เทศบาลตำบลกระลัง"),
        _mention(lines, 2, "เทศคาลตำบลกระสัง", "กระสัง"),
        _mention(lines, 3, "เทศมนตรีตำบลกระสัง", "กระสัง", form="office"),
    ]
    found = notes(agency_names.CHECK, make_evidence(lines=lines, own=own))
    assert [(note.expected, note.found, len(note.provenance)) for note in found] == [
        ("เทศบาลตำบลกระสัง", "เทศบาลตำบลกระลัง", 2),
        ("เทศบาลตำบลกระสัง", "เทศคาลตำบลกระสัง", 1),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("เผยแพร่ทางเว็บไซต์ของเทศบาลตำบลสามชุกต่อไป", True),
        ("ให้ปลัดเทศบาลตำบลสามชุกนำเสนอ", True),
        ("ศึกษาดูงานการจัดการขยะของเทศบาลตำบลสามชุก", False),
        ("ทิศเหนือ ติดต่อกับเขตของเทศบาลตำบลสามชุก", False),
        ("ร่วมกับเทศบาลตำบลสามชุก", False),
        ("รับโอนพนักงานของเทศบาลตำบลสามชุก", False),
        ("ที่เทศบาลตำบลสามชุกจัดขึ้น", False),
        ("การฝึกอบรมหรือดูงาน ซึ่งเทศบาลตำบลสามชุก อาจดำเนินการเอง", True),
        ("เพื่อให้เป็นไปตามระเบียบ เทศบาลตำบลสามชุก จึงได้จัดทำแผน", True),
        ("เมื่อพิจารณาภาระงานแล้ว เทศบาลตำบลสามชุก จำต้องรอ", False),
        ("เมื่อพิจารณาภาระงานแล้ว เทศบาลตำบลสามชุก จึงต้องเพิ่มอัตรากำลัง", True),
        ("ในด้านการจัดบริการ เทศบาลตำบลสามชุก จะต้องคำนึงถึงรายได้ที่มี", True),
        ("สำหรับงานสาธารณสุข เทศบาลตำบลสามชุก มุ่งเน้นการป้องกันโรค", True),
        ("ในด้านการป้องกันภัย เทศบาลตำบลสามชุก จะสนับสนุนรถดับเพลิง", False),
        ("จากการดูงานพบว่า เทศบาลตำบลสามชุก มุ่งเน้นการป้องกันโรค", False),
        ("อาณาเขตติดต่อกับ เทศบาลตำบลสามชุก จึงต้องประสานงานกัน", False),
        ("ศึกษาดูงาน ซึ่งเทศบาลตำบลสามชุกเป็นเจ้าภาพ", False),
        ("จากการศึกษาดูงาน เทศบาลตำบลสามชุก ได้จัดทำแผน", False),
        ("บุคลากรในสังกัดเทศบาลตำบลกระสัง และเทศบาลตำบลสามชุก มีหน้าที่ยึดมั่นในจริยธรรม", True),
        ("บุคลากรของเทศบาลตำบลกระสัง และเทศบาลตำบลสามชุก ร่วมกันจัดกิจกรรม", False),
        ("โครงการของเทศบาลตำบลกระสัง และเทศบาลตำบลสามชุก ต้องเสร็จในปีนี้", False),
    ],
)
def test_another_body_only_where_the_agency_must_be_meant(text: str, expected: bool) -> None:
    lines = [make_line(0, "เทศบาลตำบลกระสัง"), make_line(1, text)]
    own = [_mention(lines, line, "เทศบาลตำบลกระสัง", "กระสัง") for line in (0, 1) if "กระสัง" in lines[line].text]
    other = [_mention(lines, 1, "เทศบาลตำบลสามชุก", "สามชุก")]
    found = notes(foreign_agencies.CHECK, make_evidence(lines=lines, own=own, foreign=other))
    assert bool(found) is expected


def test_a_misspelt_name_is_told_whole() -> None:
    lines = [make_line(0, "เทศบาลเมืองพนัสนิคม"), make_line(1, "เทศบาลเมืองพนัสนิคน จึงให้ความสำคัญ")]
    own = [
        _mention(lines, 0, "เทศบาลเมืองพนัสนิคม", "พนัสนิคม"),
        _mention(lines, 1, "เทศบาลเมืองพนัสนิคน", "พนัสนิคน", known=False),
    ]
    agency = Agency(name="เทศบาลเมืองพนัสนิคม", type="town_municipality")
    [note] = notes(agency_names.CHECK, make_evidence(lines=lines, own=own, document=make_document(agency=agency)))
    assert note.found == "เทศบาลเมืองพนัสนิคน"


def test_a_list_of_bodies_is_no_slip() -> None:
    lines = [make_line(0, "เทศบาลตำบลกระสัง"), make_line(1, "ของเทศบาลตำบลสามชุก ของเทศบาลตำบลบางปลาม้า")]
    own = [_mention(lines, 0, "เทศบาลตำบลกระสัง", "กระสัง")]
    others = [_mention(lines, 1, "เทศบาลตำบลสามชุก", "สามชุก"), _mention(lines, 1, "เทศบาลตำบลบางปลาม้า", "บางปลาม้า")]
    assert notes(foreign_agencies.CHECK, make_evidence(lines=lines, own=own, foreign=others)) == []


def test_words_a_letter_off() -> None:
    lines = [make_line(0, "เรียน นายองค์การบริหารส่วนจังหวัด"), make_line(1, "สารวจความต้องการ"), make_line(2, "สำรวจ")]
    found = notes(misreadings.CHECK, make_evidence(lines=lines))
    assert [(note.found, note.expected) for note in found] == [
        ("นายองค์การบริหารส่วน", "นายกองค์การบริหารส่วน"),
        ("สารวจ", "สำรวจ"),
    ]


def test_labels_of_tables_a_letter_off() -> None:
    grid = make_grid(("รายการ", "บริหารท้องถิ่น", "อำนาจการท้องถิ่น"), ("มีนครอง", "๑", "๒"), ("ว่าง", "๐", "๑"))
    found = notes(misreadings.CHECK, make_evidence(grid=grid))
    assert {(note.found, note.expected) for note in found} == {
        ("อำนาจการท้องถิ่น", "อำนวยการท้องถิ่น"),
        ("มีนครอง", "มีคนครอง"),
    }


def test_a_longer_form_is_no_slip() -> None:
    grid = make_grid(("ตำแหน่ง", "งบประมาณรวม"), ("ผอ.กองสวัสดิการสังคม", ""), ("กองสวัสดิการสังคมฯ", ""))
    assert notes(misreadings.CHECK, make_evidence(grid=grid)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("พัฒนาบุคลากรให้มีสมรรณนะสูง", [("สมรรณนะ", "สมรรถนะ")]),
        ("คำนึงถึงภาระคำใช้จ่ายด้านบุคคล", [("คำใช้จ่าย", "ค่าใช้จ่าย")]),
        ("การอารงรักษาบุคลากร", [("อารงรักษา", "ธำรงรักษา")]),
        ("รับผิดชอบต่อนหน้าที่ของตน", [("ต่อนหน้าที่", "ต่อหน้าที่")]),
        ("ธรรมมาภิบาลและวิสัทัศน์", [("ธรรมมาภิบาล", "ธรรมาภิบาล"), ("วิสัทัศน์", "วิสัยทัศน์")]),
        ("การดำรงรักษาและบำรุงรักษา", []),
        ("ผู้ว่าราชการจังหวัด ควบคุมการใช้จ่าย พิธีกรรม สมรรถภาพ พุทธศาสตร์ หัวหน้าที่ปรึกษา", []),
        ("บุคลา กร", []),
    ],
)
def test_words_of_every_plan_a_letter_off(text: str, expected: list[tuple[str, str]]) -> None:
    found = notes(misreadings.CHECK, make_evidence(lines=[make_line(0, text)]))
    assert [(note.found, note.expected) for note in found] == expected


@pytest.mark.parametrize("entry", words().settings["key_words"])
def test_key_words_are_right_and_find_a_slip_in_either_half(entry: str) -> None:
    head, _, tail = entry.partition("|")
    assert list(find_slips(f" {head}{tail} ")) == []
    for wrong in (f"{head[0]}ฬ{head[2:]}{tail}", f"{head}{tail[:-2]}ฬ{tail[-1]}"):
        assert (1, 1 + len(wrong), head + tail) in list(find_slips(f" {wrong} "))


def test_competencies_of_its_own_are_told_list_by_list() -> None:
    names = {"core": ("ใจบริการ", "ใฝ่เรียนรู้ร่วมกัน"), "functional": ("ความรู้ในงานของตน",)}
    records: list[Record] = [
        Competency(
            id=f"{group}-{n}", document_id="document-1", provenance=trace(n, n + 1), group=group, ordinal=n, name=name
        )
        for group, listed in names.items()
        for n, name in enumerate(listed, start=1)
    ]
    found = notes(unresolved_names.CHECK, make_evidence(records={"competencies": records}))
    assert [(note.found, note.record_ids) for note in found] == [
        ("ใจบริการ, ใฝ่เรียนรู้ร่วมกัน", ("core-1", "core-2")),
        ("ความรู้ในงานของตน", ("functional-1",)),
    ]
