"""Position numbers (เลขที่ตำแหน่ง) that two seats carry, and those that belong to another kind of body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planparse.lexicon.position_numbers import PositionNumber, parse_position_number
from planparse.model import Document, FindingCode
from planparse.model.records import Incumbent
from planparse.reconcile.evidence import Check, Evidence, Note

KINDS = {
    "pao": "pao",
    "city_municipality": "municipality",
    "town_municipality": "municipality",
    "subdistrict_municipality": "municipality",
    "sao": "sao",
}
"""The kind of body that a position number names, by the agency's type."""
NAMES = {"pao": ("อบจ.", "a PAO"), "municipality": ("เทศบาล", "a municipality"), "sao": ("อบต.", "an SAO")}
BORNE_OUT = 0.8
"""From this share of numbers of the agency's own kind on, another kind is a slip and not another scheme."""


@dataclass(frozen=True, slots=True)
class _Seat:
    """A seat of one frame and its number taken apart."""

    incumbent: Incumbent
    number: PositionNumber

    @property
    def place(self) -> tuple[int | None, int]:
        return self.incumbent.provenance.page, self.incumbent.provenance.line_start


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a warning for each number that stands at two seats of a frame, and each of another kind of body."""
    seats: defaultdict[tuple[str, str], list[_Seat]] = defaultdict(list)
    for incumbent in evidence.of(Incumbent, "incumbents"):
        number = parse_position_number(incumbent.position_number or "")
        if number is not None:
            seats[incumbent.document_id, incumbent.frame].append(_Seat(incumbent, number))
    documents = {document.id: document for document in evidence.documents}
    told: set[tuple[str, str]] = set()
    for (owner, _), group in seats.items():
        for note in (*_doubles(group), *_strangers(documents[owner], group)):
            key = (note.code, str(note.found))
            if key not in told:  # the other frame says the same
                told.add(key)
                yield note


def _doubles(group: Sequence[_Seat]) -> Iterator[Note]:
    by_number: defaultdict[str, list[_Seat]] = defaultdict(list)
    for seat in group:
        by_number[str(seat.number)].append(seat)
    for number, same in by_number.items():
        if len({seat.place for seat in same}) > 1:
            names = ", ".join(dict.fromkeys(seat.incumbent.position or "–" for seat in same))
            yield _note(
                "numbering-duplicate",
                f"เลขที่ตำแหน่ง {number} ซ้ำกัน {len(same)} อัตรา ({names})",
                f"The position number {number} stands at {len(same)} seats ({names})",
                None,
                same,
            )


def _strangers(document: Document, group: Sequence[_Seat]) -> Iterator[Note]:
    own = KINDS.get(document.agency.type or "") if document.agency else None
    if own is None or sum(seat.number.kind == own for seat in group) < BORNE_OUT * len(group):
        return
    right = next(seat.number.kind_digit for seat in group if seat.number.kind == own)
    for seat in group:
        kind = seat.number.kind
        if kind == own:
            continue
        th, en = NAMES.get(kind or "", ("หน่วยงานอื่น", "another body"))
        parts = str(seat.number).split("-")
        yield _note(
            "foreign-agency",
            f"เลขที่ตำแหน่ง {seat.number} ({seat.incumbent.position}) เป็นเลขของ{th} ไม่ใช่ของ{NAMES[own][0]}",
            f"The position number {seat.number} ({seat.incumbent.position}) is one of {en}, not of {NAMES[own][1]}",
            "-".join((parts[0], right, *parts[2:])),
            [seat],
        )


def _note(code: FindingCode, th: str, en: str, expected: str | None, seats: Sequence[_Seat]) -> Note:
    return Note(
        code=code,
        severity="warning",
        th=th,
        en=en,
        expected=expected,
        found=str(seats[0].number),
        document_id=seats[0].incumbent.document_id,
        record_ids=tuple(seat.incumbent.id for seat in seats),
        provenance=tuple(seat.incumbent.provenance for seat in seats),
    )


CHECK = Check("position_numbers", run)
