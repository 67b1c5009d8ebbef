from __future__ import annotations

from dataclasses import dataclass

import pytest

from planparse.model.layout import Line
from planparse.reconcile.checks import agency_names, foreign_agencies, misreadings
from tests.reconcile.tables import make_evidence, make_grid, make_line, notes


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
    ],
)
def test_another_body_only_where_the_agency_must_be_meant(text: str, expected: bool) -> None:
    lines = [make_line(0, "เทศบาลตำบลกระสัง"), make_line(1, text)]
    own = [_mention(lines, 0, "เทศบาลตำบลกระสัง", "กระสัง")]
    other = [_mention(lines, 1, "เทศบาลตำบลสามชุก", "สามชุก")]
    found = notes(foreign_agencies.CHECK, make_evidence(lines=lines, own=own, foreign=other))
    assert bool(found) is expected


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
