"""The summary of posts (by department, by kind of employment) against itself, form 8.2 and the placement list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from planparse.model.records import Incumbent, Record, Staffing
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.figures import show_number, tidy_number
from planparse.reconcile.post_counts import (
    count_posts,
    department_key,
    find_frame,
    find_seats,
    is_borne_out,
    is_facility,
    kind_of,
    list_kinds,
    posts_in,
)

BORNE_OUT = 0.75
"""From this share of departments that agree on, the summary counts what the other form lists."""
MIN_PAIRS = 3
PEOPLE = ("ผู้ครองและอัตราว่าง", "number held and vacant")
FRAME = ("กรอบอัตรากำลัง", "frame")
SEATS = ("บัญชีจัดคนลงสู่ตำแหน่ง", "placement list")
ALL = None
"""Every department: a summary by kind of employment alone."""

_Sums = dict[tuple[str | None, str | None], set[float]]


@dataclass(frozen=True, slots=True)
class _Claim:
    """A figure of the summary, and those that the other form makes."""

    row: Staffing
    measure: tuple[str, str]
    printed: float
    expected: frozenset[float]

    @property
    def agrees(self) -> bool:
        return self.printed in self.expected


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a warning for each figure of a summary that its people, or the lists of posts and people, contradict."""
    told: set[str] = set()
    for claim in _slips([claim for row in evidence.of(Staffing, "staffing") for claim in _against_people(row)]):
        told.add(claim.row.id)
        yield _note(claim, PEOPLE)
    rows = _find_summary(evidence)
    if not rows:
        return
    sums = _sums_of_frame(find_frame(evidence))
    for claim in _slips([claim for row in rows for claim in _against_frame(row, sums)]):
        if claim.row.id not in told:
            told.add(claim.row.id)
            yield _note(claim, FRAME)
    seats = find_seats(evidence).get("current", [])
    if any(seat.department for seat in seats):
        counted, partly = _count_seats(seats), _find_partly_listed(find_frame(evidence), seats)
        listed = [row for row in rows if row.id not in told and _key(row)[0] not in partly]
        held = [claim for row in listed for claim in _against_seats(row, counted)]
        for claim in _slips(held):
            yield _note(claim, SEATS)


def _slips(claims: Sequence[_Claim]) -> list[_Claim]:
    wrong = [claim for claim in claims if not claim.agrees]
    return wrong if is_borne_out(len(claims), len(wrong), BORNE_OUT, MIN_PAIRS) else []


def _find_summary(evidence: Evidence) -> list[Staffing]:
    """Return the rows of summaries that can be compared: one department or kind of employment each, told once."""
    rows = [row for row in evidence.of(Staffing, "staffing") if row.role == "item" and row.position is None]
    count: defaultdict[tuple[str | None, str | None], int] = defaultdict(int)
    for row in rows:
        count[_key(row)] += 1
    return [row for row in rows if count[_key(row)] == 1]


def _key(row: Staffing | Incumbent) -> tuple[str | None, str | None]:
    unit = department_key(row.department, row.department_id) if row.department else ALL
    return unit, row.employment_type


def _sums_of_frame(frame: Sequence[Staffing]) -> _Sums:
    """Return the posts of each department now and in each year, with and without the schools and centres under it."""
    years: list[int | None] = [None, *sorted({year for row in frame for year in row.required or {}})]
    sums: _Sums = {}
    for year in years:

        def read(row: Record, year: int | None = year) -> float:
            return (count_posts(row) or 0) if year is None else posts_in(row, year)

        for key, values in _add_up(frame, read).items():
            sums.setdefault(key, set()).update(values)
    return sums


def _add_up(rows: Sequence[Staffing | Incumbent], read: Callable[[Record], float]) -> _Sums:
    own: defaultdict[tuple[str | None, str | None], float] = defaultdict(float)
    rolled: defaultdict[tuple[str | None, str | None], float] = defaultdict(float)
    taught: defaultdict[tuple[str | None, str | None], float] = defaultdict(float)
    """Without the teachers, whom a summary of the agency's own budget leaves out: they are paid by subsidy."""
    office = department_key(None)
    for row in rows:
        unit = department_key(row.department, row.department_id)
        office = office if is_facility(row) else unit
        kind = kind_of(row)
        for key in {(unit, None), (unit, kind), (ALL, kind)}:
            own[key] += read(row)
        for key in {(office, None), (office, kind), (ALL, kind)}:
            rolled[key] += read(row)
        for key in {(unit, None), (office, None)}:
            taught[key] += 0 if kind == "teacher" else read(row)
    keys = {*own, *rolled}
    return {key: {sums[key] for sums in (own, rolled, taught) if key in sums} for key in keys}


def _against_people(row: Staffing) -> Iterator[_Claim]:
    """Yield the claim of a row's posts by those held and those vacant; a รวม column is checked with its table."""
    if None not in (row.framework, row.occupied, row.vacant) and row.total is None and row.role == "item":
        held = (row.occupied or 0) + (row.vacant or 0)
        yield _Claim(row, ("อัตรา", "posts"), row.framework or 0, frozenset((held,)))


def _against_frame(row: Staffing, sums: _Sums) -> Iterator[_Claim]:
    """Yield the claim of a row's posts: as printed, or as those held and those vacant make."""
    expected = sums.get(_key(row))
    parts = [value for value in (row.occupied, row.vacant) if value is not None]
    printed = row.total if row.total is not None else row.framework
    if printed is None and len(parts) == 2:
        printed = sum(parts)
    if not expected or printed is None:
        return
    checked = row.total is not None and len(parts) == 2 and sum(parts) in expected  # its own table tells of the slip
    yield _Claim(row, ("อัตรา", "posts"), printed, frozenset(expected | {printed} if checked else expected))


def _count_seats(seats: Sequence[Incumbent]) -> tuple[_Sums, _Sums]:
    """Return the seats held and those vacant, by department and kind of employment."""

    def is_held(seat: Record) -> float:
        return isinstance(seat, Incumbent) and not seat.is_vacant

    def is_vacant(seat: Record) -> float:
        return isinstance(seat, Incumbent) and seat.is_vacant

    return _add_up(seats, is_held), _add_up(seats, is_vacant)


def _find_partly_listed(frame: Sequence[Staffing], seats: Sequence[Incumbent]) -> set[str | None]:
    """Return the departments with posts of a kind that the placement list leaves out: teachers, employees."""
    kinds = list_kinds(seats)
    listed = {department_key(seat.department, seat.department_id) for seat in seats}
    partly: set[str | None] = set()
    office = department_key(None)
    for row in frame:
        unit = department_key(row.department, row.department_id)
        office = office if is_facility(row) else unit
        if is_facility(row) and unit not in listed:
            partly |= {unit, office}  # the list has its people elsewhere, mostly in the office above it
        if kind_of(row) not in kinds:
            partly |= {ALL, unit, office}
    return partly


def _against_seats(row: Staffing, counted: tuple[_Sums, _Sums]) -> Iterator[_Claim]:
    """Yield the claims of those held and those vacant."""
    measures = (("อัตราที่มีคนครอง", "posts held"), ("อัตราว่าง", "vacant posts"))
    for value, sums, measure in zip((row.occupied, row.vacant), counted, measures, strict=True):
        expected = sums.get(_key(row))
        if expected and value is not None:
            yield _Claim(row, measure, value, frozenset(expected))


def _note(claim: _Claim, what: tuple[str, str]) -> Note:
    row = claim.row
    expected = min(claim.expected, key=lambda value: abs(value - claim.printed))
    name = " ".join(part for part in (row.position, row.department, row.employment_type) if part)
    where = FRAME if row.position else ("สรุปอัตรากำลังของ", "summary of posts")
    printed, right = show_number(claim.printed), show_number(expected)
    return Note(
        code="total-mismatch",
        severity="warning",
        th=f"{where[0]} “{name}” มี{claim.measure[0]} {printed} แต่{what[0]}รวมได้ {right}",
        en=f"The {where[1]} gives “{name}” {printed} {claim.measure[1]}; the {what[1]} makes {right}",
        expected=tidy_number(expected),
        found=tidy_number(claim.printed),
        document_id=row.document_id,
        record_ids=(row.id,),
        provenance=(row.provenance,),
    )


CHECK = Check("posts_in_summaries", run)
