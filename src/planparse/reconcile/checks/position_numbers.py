"""Position numbers (เลขที่ตำแหน่ง) that two seats carry, and those of another kind of body or another province."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planparse.lexicon.position_numbers import PositionNumber, parse_position_number
from planparse.lexicon.tables import load_provinces
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
MIN_NUMBERS = 5
"""Of so many numbers the commonest province is the agency's, if its name does not tell."""
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
    agency = document.agency
    kind = KINDS.get(agency.type or "") if agency else None
    code = _province_codes().get(agency.province or "") if agency else None
    code = code or _commonest_code(group)
    kind = kind if _is_own(group, [seat.number.kind == kind for seat in group]) else None
    code = code if _is_own(group, [seat.number.province_code == code for seat in group]) else None
    digit = next((seat.number.kind_digit for seat in group if seat.number.kind == kind), "")
    for seat in group:
        number = seat.number
        right = replace(number, province_code=code or number.province_code, kind_digit=digit or number.kind_digit)
        if kind and number.kind != kind:
            th, en = NAMES.get(number.kind or "", ("หน่วยงานอื่น", "another body"))
            yield _note_stranger(seat, (th, NAMES[kind][0]), (en, NAMES[kind][1]), right)
        elif code and number.province_code != code:
            yield _note_stranger(seat, ("จังหวัดอื่น", "จังหวัดนี้"), ("another province", "this one"), right)


def _commonest_code(group: Sequence[_Seat]) -> str | None:
    """Return the code of province that most numbers bear, for an agency whose own is not known; None of too few."""
    codes = Counter(seat.number.province_code for seat in group)
    return codes.most_common(1)[0][0] if len(group) >= MIN_NUMBERS else None


def _is_own(group: Sequence[_Seat], same: Sequence[bool]) -> bool:
    """Whether so many numbers are the agency's own that the others are slips and not another scheme."""
    return any(same) and sum(same) >= BORNE_OUT * len(group)


@functools.cache
def _province_codes() -> dict[str, str]:
    return {province.name: province.code for province in load_provinces()}


def _note_stranger(seat: _Seat, th: tuple[str, str], en: tuple[str, str], right: PositionNumber) -> Note:
    shown = f"{seat.number} ({seat.incumbent.position})"
    return _note(
        "foreign-agency",
        f"เลขที่ตำแหน่ง {shown} เป็นเลขของ{th[0]} ไม่ใช่ของ{th[1]}",
        f"The position number {shown} is one of {en[0]}, not of {en[1]}",
        str(right),
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
