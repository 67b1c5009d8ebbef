"""Posts and people counted by department and line of work, so that the forms of a manpower plan can be compared."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from planparse.lexicon.departments import resolve_department
from planparse.lexicon.tables import load_departments
from planparse.lexicon.wording import fold
from planparse.model.records import Incumbent, PersonnelCost, Record, Staffing
from planparse.reconcile.evidence import Evidence

R = TypeVar("R", bound=Record)
NOWHERE = ""
"""The department of the head of the staff and the deputies, who stand above the departments."""
REPEATED = 0.2
"""A section that shares more of its rows with a longer one repeats it."""
_BRACKET = re.compile(r"\([^()]{0,90}\)")
_MANY = re.compile(r"[0-9๐-๙]{1,3}[ ]?(?:อัตรา|ตำแหน่ง|คน)")
_VACANT = re.compile(r"(?<![ก-๎])(?:ตำแหน่ง|อัตรา)?ว่าง(?:เดิม|อยู่)?[ ]?(?:จำนวน)?[ ]?(?P<count>[0-9๐-๙]{1,3})?")
_ABOVE = ("ปลัด", "รองปลัด")


@functools.cache
def _units() -> frozenset[str]:
    """Return the ids that are kinds of schools and centres, of which an agency may have several."""
    return frozenset(one.id for one in load_departments() if one.kind not in ("office", "unit"))


@functools.lru_cache(maxsize=4096)
def department_key(name: str | None, resolved: str | None = None) -> str:
    """Return what two spellings of one department share; schools and centres go by their own names.

    >>> department_key("สำนักปลัด อบต.") == department_key("สำนักปลัด"), department_key("ปลัด/รองปลัด") == NOWHERE
    (True, True)
    """
    if not name or fold(name).startswith(_ABOVE):
        return NOWHERE
    one = resolved or resolve_department(name).id
    return fold(name) if one is None or one in _units() else one


def is_facility(record: Staffing | Incumbent) -> bool:
    """Whether a record stands under a school or centre, which a summary may count with the department above it."""
    return record.department_id in _units()


def kind_of(record: Staffing | Incumbent) -> str:
    """Return the kind of employment of a record; where no row names one, that of the head of each group."""
    return record.employment_type or ("teacher" if is_facility(record) else "civil_servant")


def list_kinds(seats: Iterable[Incumbent]) -> set[str]:
    """Return the kinds of employment that a placement list has seats of; the others it leaves out."""
    return {kind_of(seat) for seat in seats}


def post_key(record: Staffing | PersonnelCost | Incumbent) -> str:
    """Return what two spellings of one post share: its line of work, else its title without brackets."""
    return record.position_id or fold(_BRACKET.sub("", record.position or ""))


def counts_many(title: str | None) -> bool:
    """Whether a title tells how many posts its row stands for, as คนงาน จำนวน ๖ อัตรา."""
    return bool(title) and _MANY.search(title or "") is not None


def read_vacancies(row: Staffing) -> tuple[float, float] | None:
    """Return the least and the most posts of a row of the frame that are vacant, None where it does not say.

    Its own column says, else its remark: `ว่างเดิม` of one post is one, of several it is one or more.
    """
    if row.vacant is not None:
        return row.vacant, row.vacant
    note = row.note or ""
    found = _VACANT.search(note)
    if found is None:
        return None
    posts = row.framework or 0
    if found["count"]:
        count = int(found["count"])
        return count, count
    return (posts, posts) if posts == 1 else (min(1, posts), posts)


@dataclass(slots=True)
class Heap:
    """The rows of one post of one department."""

    rows: list[Staffing | PersonnelCost | Incumbent] = field(default_factory=list)

    def sum(self, read: Callable[[Record], float | None]) -> float:
        """Return the sum over the rows, those without a value left out."""
        return sum(read(row) or 0 for row in self.rows)


Piles = dict[tuple[str, str], Heap]


def pile_up(rows: Iterable[Staffing | PersonnelCost | Incumbent], *, by_department: bool = True) -> Piles:
    """Return the rows by (department, post)."""
    piles: Piles = {}
    for row in rows:
        unit = department_key(row.department, getattr(row, "department_id", None)) if by_department else NOWHERE
        piles.setdefault((unit, post_key(row)), Heap()).rows.append(row)
    return piles


def find_fullest(records: Iterable[R], identify: Callable[[R], Hashable | None]) -> list[R]:
    """Return the records of a list once, where a plan prints it in part and again as a whole.

    Sections are taken from the longest on; one that repeats what was taken (by `identify`) is left out, one that goes
    on with it, as after a page break that looks like a heading, is not.
    """
    sections: defaultdict[tuple[str, str | None], list[R]] = defaultdict(list)
    for record in records:
        sections[record.document_id, record.section_id].append(record)
    taken: list[R] = []
    known: set[Hashable] = set()
    for rows in sorted(sections.values(), key=len, reverse=True):
        keys = {key for row in rows if (key := identify(row)) is not None}
        if len(keys & known) <= REPEATED * len(keys):
            taken += rows
            known |= keys
    return taken


def identify_post(row: Staffing | PersonnelCost) -> Hashable:
    """Return what tells a row of a frame or cost table from every other."""
    return row.document_id, department_key(row.department), fold(row.position or ""), row.level


def identify_seat(seat: Incumbent) -> Hashable | None:
    """Return what tells a seat from every other: its number, else who sits there."""
    name = seat.position_number or seat.name
    return (seat.frame, fold(name)) if name else None


def find_frame(evidence: Evidence) -> list[Staffing]:
    """Return the posts of the fullest frame (form 8.2), nothing where the plan lists only changed posts."""
    where = _read_places(evidence)
    rows = (row for row in evidence.of(Staffing, "staffing") if row.role == "item" and row.position)
    frame = (row for row in rows if row.framework is not None and where(row) == "staffing_frame")
    return find_fullest(frame, identify_post)


def find_costs(evidence: Evidence) -> list[PersonnelCost]:
    """Return the posts of the fullest cost table (form 9) that tell how many they are."""
    costs = (cost for cost in evidence.of(PersonnelCost, "personnel_costs") if cost.role == "item" and cost.position)
    return find_fullest((cost for cost in costs if cost.posts is not None), identify_post)


def count_posts(row: Record) -> float | None:
    """Return the posts of a row of the frame or of the cost table as they are now."""
    return row.framework if isinstance(row, Staffing) else getattr(row, "posts", None)


def list_posts(heap: Heap) -> set[float]:
    """Return the posts of a heap now and in each of the plan's years."""
    years = {year for row in heap.rows if isinstance(row, Staffing) for year in row.required or {}}
    return {heap.sum(count_posts)} | {sum(posts_in(row, year) for row in heap.rows) for year in years}


def posts_in(row: Record, year: int) -> float:
    """Return the posts of a row in a year of the plan; those of now where it does not say."""
    required = row.required or {} if isinstance(row, Staffing) else {}
    return required.get(year, count_posts(row) or 0)


def _read_places(evidence: Evidence) -> Callable[[Record], str | None]:
    """Return what tells the kind of the table that a record stands in."""
    grids = sorted(evidence.layout.grids, key=lambda grid: grid.first_line)
    starts = [grid.first_line for grid in grids]

    def find_kind(record: Record) -> str | None:
        at = bisect_right(starts, record.provenance.line_start - 1) - 1
        return evidence.kinds.get(grids[at].index) if at >= 0 else None

    return find_kind


def find_seats(evidence: Evidence) -> dict[str, list[Incumbent]]:
    """Return the seats of the fullest placement list (form 11) by frame, `current` and `proposed`."""
    rows = find_fullest((seat for seat in evidence.of(Incumbent, "incumbents") if seat.position), identify_seat)
    frames: dict[str, list[Incumbent]] = {}
    for seat in rows:
        frames.setdefault(seat.frame, []).append(seat)
    return frames


def is_borne_out(pairs: int, wrong: int, share: float, least: int) -> bool:
    """Whether so many pairs agree that the forms count the same thing, and those that do not are slips."""
    return pairs >= least and pairs - wrong >= share * pairs


def name_of(rows: Sequence[Staffing | PersonnelCost | Incumbent]) -> str:
    """Return a post and its department for a message."""
    parts = (rows[0].position, rows[0].department)
    return " ".join(part for part in parts if part)
