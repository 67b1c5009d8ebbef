"""The placement list (form 11) against the frame (form 8.2), or failing that the cost table (form 9).

Posts and seats, and vacancies, of one line of work in one department. Only departments that both forms have count,
only where the list is complete: where most posts have as many seats as the frame says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planparse.model.records import Incumbent, PersonnelCost, Staffing
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.figures import show_number, tidy_number
from planparse.reconcile.post_counts import (
    Heap,
    Piles,
    count_posts,
    counts_many,
    find_costs,
    find_frame,
    find_seats,
    is_borne_out,
    kind_of,
    list_kinds,
    list_posts,
    name_of,
    pile_up,
    read_vacancies,
)

BORNE_OUT = 0.8
"""From this share of posts that agree on, the list is complete and counts what the frame counts."""
MIN_PAIRS = 5
MIN_VACANT = 3
"""So many posts must tell their vacancies in the frame."""
GROUPED = 3
"""One seat for so many posts or more is one row for all of them."""
FRAME = ("กรอบอัตรากำลัง", "frame")
COSTS = ("ตารางภาระค่าใช้จ่าย", "cost table")


@dataclass(frozen=True, slots=True)
class _Match:
    """The rows of the frame (or of the cost table) and the seats that are one post of one department."""

    unit: str
    rows: Heap
    seats: Heap
    allowed: frozenset[float]

    @property
    def agrees(self) -> bool:
        seats = len(self.seats.rows)
        return seats in self.allowed or (seats == 1 and max(self.allowed) >= GROUPED)


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a warning for each post whose seats or vacancies the list counts otherwise than the frame."""
    frames = find_seats(evidence)
    rows, what = _find_posts(evidence)
    if not frames or not rows:
        return
    current = frames.get("current") or frames["proposed"]
    both = len(frames) > 1
    named = any(seat.department for seat in current)
    posts = pile_up(_leave_out(rows, current), by_department=named)
    seats = pile_up(current, by_department=named)
    matches, missing = _match(posts, seats, both=both)
    wrong = [match for match in matches if not match.agrees]
    lost = sum(len(heap.rows) for heap in missing.values())
    if not is_borne_out(len(matches) + lost, len(wrong) + lost, BORNE_OUT, MIN_PAIRS):
        return
    for match in wrong:
        yield _note_seats(match, what)
    yield from _tell_missing(posts, seats, missing, what)
    if what is FRAME:
        yield from _check_vacancies([match for match in matches if match.agrees], both=both)


def _leave_out(rows: Sequence[Staffing | PersonnelCost], seats: Sequence[Incumbent]) -> list[Staffing | PersonnelCost]:
    """Return the posts of the kinds of employment that the list has: many lists leave out teachers or employees."""
    kinds = list_kinds(seats)
    return [row for row in rows if not isinstance(row, Staffing) or kind_of(row) in kinds]


def _find_posts(evidence: Evidence) -> tuple[Sequence[Staffing | PersonnelCost], tuple[str, str]]:
    frame = find_frame(evidence)
    return (frame, FRAME) if frame else (find_costs(evidence), COSTS)


def _match(posts: Piles, seats: Piles, *, both: bool) -> tuple[list[_Match], Piles]:
    """Return the posts that both forms have, and those of a department of both that the list has no seat for."""
    units = {unit for unit, _ in seats}
    matches, missing = [], {}
    for key, heap in posts.items():
        if key[0] not in units or any(counts_many(row.position) for row in heap.rows):
            continue
        found = seats.get(key)
        if found is None:
            if heap.sum(count_posts):
                missing[key] = heap
        elif not any(counts_many(row.position) for row in found.rows):
            allowed = {heap.sum(count_posts)} if both else list_posts(heap)
            matches.append(_Match(key[0], heap, found, frozenset(allowed)))
    return matches, missing


def _tell_missing(posts: Piles, seats: Piles, missing: Piles, what: tuple[str, str]) -> Iterator[Note]:
    """Yield a note for each post without a seat, unless the list has another post in its place: that is a name."""
    strange: defaultdict[str, int] = defaultdict(int)
    for (unit, post), heap in seats.items():
        strange[unit] += len(heap.rows) if (unit, post) not in posts else 0
    for (unit, _), heap in missing.items():
        if not strange[unit]:
            yield _note_seats(_Match(unit, heap, Heap(), frozenset((heap.sum(count_posts),))), what)


def _check_vacancies(matches: Sequence[_Match], *, both: bool) -> Iterator[Note]:
    """Yield a note for each post whose vacancies the frame tells otherwise; a frame without a remark tells nothing."""
    told = [(match, span) for match in matches if (span := _vacancies(match)) is not None]
    wrong = [(match, span) for match, span in told if not _fits(match, span, both=both)]
    if is_borne_out(len(told), len(wrong), BORNE_OUT, MIN_VACANT):
        for match, (least, _) in wrong:
            yield _note_vacant(match, least)


def _vacancies(match: _Match) -> tuple[float, float] | None:
    """Return how many posts are vacant by the frame, at least and at most; None where no row says."""
    spans = [read_vacancies(row) for row in match.rows.rows if isinstance(row, Staffing)]
    told = [span for span in spans if span is not None]
    return (sum(span[0] for span in told), sum(span[1] for span in told)) if told else None


def _count_vacant(match: _Match) -> int:
    return sum(1 for seat in match.seats.rows if isinstance(seat, Incumbent) and seat.is_vacant)


def _is_new(match: _Match) -> bool:
    """Whether the frame adds or gives up posts of the kind: nobody holds those."""
    notes = " ".join(row.note or "" for row in match.rows.rows if isinstance(row, Staffing))
    return "ยุบ" in notes or "กำหนด" in notes or len(match.allowed) > 1


def _fits(match: _Match, span: tuple[float, float], *, both: bool) -> bool:
    vacant = _count_vacant(match)
    added = 0 if both else max(match.allowed) - min(match.allowed)
    return span[0] <= vacant <= span[1] + added or _is_new(match)


def _note_seats(match: _Match, what: tuple[str, str]) -> Note:
    rows, seats = match.rows.rows, match.seats.rows
    posts = tidy_number(match.rows.sum(count_posts))
    name, shown = name_of(rows), show_number(posts)
    return _note(
        match,
        f"“{name}” มี {shown} อัตราใน{what[0]} แต่บัญชีจัดคนลงสู่ตำแหน่งมี {len(seats)} อัตรา",
        f"Posts of “{name}”: {shown} in the {what[1]}, but {len(seats)} in the placement list",
        posts,
        len(seats),
    )


def _note_vacant(match: _Match, expected: float) -> Note:
    name, found = name_of(match.rows.rows), _count_vacant(match)
    return _note(
        match,
        f"“{name}” ว่าง {show_number(expected)} อัตราในกรอบอัตรากำลัง แต่บัญชีจัดคนลงสู่ตำแหน่งว่าง {found} อัตรา",
        f"Vacant posts of “{name}”: {show_number(expected)} in the frame, but {found} in the placement list",
        tidy_number(expected),
        found,
    )


def _note(match: _Match, th: str, en: str, expected: float, found: float) -> Note:
    records = [*match.seats.rows, *match.rows.rows]
    return Note(
        code="total-mismatch",
        severity="warning",
        th=th,
        en=en,
        expected=expected,
        found=found,
        document_id=records[0].document_id,
        record_ids=tuple(record.id for record in records),
        provenance=tuple(record.provenance for record in records),
    )


CHECK = Check("seats_across_forms", run)
