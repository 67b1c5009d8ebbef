"""Every รวม of a table against its parts, down and across; เดิม + เพิ่ม/ลด, ครอง + ว่าง, ตั้งไว้ - เบิกจ่าย."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from planparse.quantities import read_ordinal
from planparse.reconcile.chains import read_chains
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.figures import is_same, show_number
from planparse.reconcile.relations import find_relations, show_heading
from planparse.reconcile.sums import Place, Relation, Slip, check_row, is_borne_out, sum_down, sums_its_rows, weigh
from planparse.reconcile.tally import Tally, is_grand

MAX_PLACES = 24
"""So many places of parts are given with a finding; the sum itself always is."""

CHANGED_POSTS = "staffing_changes"
"""A frame of a revision that holds only the posts it changes."""

MIN_SHARED = 10
"""From here on two sums that are off by the same share the wrong figure; small ones may be so by chance."""

MAX_TRIED = 20
"""So many closing rows are tried for what they sum."""

MAX_SLIPS = 100
"""More wrong sums than this in one table are one table misread."""


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a note for each printed sum that its own table contradicts."""
    for tally in read_chains(evidence):
        part = evidence.kinds.get(tally.grid.index) == CHANGED_POSTS
        for slip, follow_up in _Audit(tally, is_part=part).slips():
            yield _note(evidence, tally, slip, follow_up)


@dataclass(slots=True)
class _Audit:
    """The slips of one table; a slip that only carries another one on is told with it.

    Where `is_part` says that the table holds a part of the rows, a closing row may be that of all of them.
    """

    tally: Tally
    is_part: bool = False
    found: dict[Place, Slip] = field(default_factory=dict)
    carried: dict[Place, list[Slip]] = field(default_factory=dict)
    blamed: dict[Place, Slip] = field(default_factory=dict)
    """The parts of wrong sums across: one of them may be the wrong figure, and spoil a sum down as well."""

    def slips(self) -> Iterator[tuple[Slip, list[Slip]]]:
        relations = self._relations()
        for relation in relations:
            for row in self.tally.items:
                self._take_row(relation, row)
        if not self._is_fragment():
            self._sum_down()
        for relation in relations:
            for row in self.tally.totals:
                self._take_row(relation, row)
        for place in sorted(self.found)[:MAX_SLIPS]:
            yield self.found[place], self.carried.get(place, [])

    def _sum_down(self) -> None:
        tally, columns = self.tally, self.tally.numeric
        is_usual = any(sums_its_rows(tally, columns, row) for row in tally.totals[:MAX_TRIED])
        for row in tally.totals:
            slips = sum_down(tally, columns, row, is_usual=is_usual)
            for slip in [] if self.is_part and self._sums_more(slips) else slips:
                self._take(slip)

    def _sums_more(self, slips: Sequence[Slip]) -> bool:
        """Whether the columns of a closing row that count posts sum more than the rows, for the most part."""
        counts = [column for column in self.tally.numeric if self.tally.roles[column] != "change"]
        return 2 * sum(1 for slip in slips if slip.found > slip.expected) > len(counts)

    def _relations(self) -> list[Relation]:
        rows = [*self.tally.items, *self.tally.totals]
        chosen = []
        for group in find_relations(self.tally):
            weighed = [(relation, *weigh(self.tally, relation, rows)) for relation in group]
            relation, holds, slips = max(weighed, key=lambda entry: entry[1])
            if is_borne_out(relation, holds, len(slips)):
                chosen.append(relation)
        return chosen

    def _is_fragment(self) -> bool:
        """Whether the table goes on with one whose beginning was not joined to it."""
        for column in self.tally.columns_of("ordinal")[:1]:
            for row in self.tally.items:
                ordinal = read_ordinal(self.tally.cell(row, column).text)
                if ordinal is not None:
                    return ordinal > 1
        return False

    def _take_row(self, relation: Relation, row: int) -> None:
        result = check_row(self.tally, relation, row)
        if result is not None and result[1] is not None:
            self._take(result[1])

    def _take(self, slip: Slip) -> None:
        if slip.place in self.found:
            self.carried.setdefault(slip.place, []).append(slip)
            return
        cause = self._cause(slip)
        if cause is None:
            self.found[slip.place] = slip
            if slip.kind != "down":
                self.blamed.update(dict.fromkeys(slip.parts, slip))
        else:
            self.carried.setdefault(cause, []).append(slip)

    def _cause(self, slip: Slip) -> Place | None:
        """Return the one wrong figure that this sum only carries on: a part of it, or one in the column above.

        A grand total may add up the sums above it as they are printed, one of them wrong.
        """
        wrong = [self.found[place] for place in slip.parts if place in self.found]
        if len(wrong) == 1:
            change = wrong[0].expected - wrong[0].found
            if is_same(slip.expected + change, slip.found) or is_same(slip.expected - change, slip.found):
                return wrong[0].place
        row, column = slip.place
        is_down = slip.kind == "down"
        excess = slip.found - slip.expected
        if is_down and abs(excess) >= MIN_SHARED:
            blamed = [self.blamed[part] for part in slip.parts if part in self.blamed]
            if len(blamed) == 1 and is_same(blamed[0].found - blamed[0].expected, excess):
                return blamed[0].place
        if not self.tally.is_total(row) or (is_down and not is_grand(self.tally.label(row))):
            return None
        above = [
            one
            for place, one in self.found.items()
            if place[1] == column and place[0] < row and (self.tally.is_total(place[0]) or not is_down)
        ]
        return next((one.place for one in above if is_same(one.found - one.expected, excess)), None)


def _show_follow_up(slip: Slip, other: Slip) -> tuple[str, str]:
    """Return what a slip leads to, in Thai and in English."""
    printed, shown = show_number(other.found), show_number(other.expected)
    if other.place == slip.place:
        return f" (รวมอีกทางหนึ่งได้ {shown})", f" (the other way round it makes {shown})"
    return (
        f" และทำให้ยอด {printed} ไม่ตรงกับผลรวม {shown}",
        f"; it carries on to the sum {printed}, whose parts make {shown}",
    )


def _note(evidence: Evidence, tally: Tally, slip: Slip, follow_up: list[Slip]) -> Note:
    row, column = slip.place
    name = tally.label(row) or f"แถวที่ {row + 1}"
    head = show_heading(tally, column)
    sum_shown = _show_sum(tally, slip)
    expected, found = show_number(slip.expected), show_number(slip.found)
    th = f"แถว “{name}” คอลัมน์ “{head}”: {sum_shown} = {expected} แต่พิมพ์ไว้ {found}"
    en = f"Row “{name}”, column “{head}”: {sum_shown} = {expected}, printed {found}"
    for other in follow_up:
        th_more, en_more = _show_follow_up(slip, other)
        th, en = th + th_more, en + en_more
    places = [slip.place, *(other.place for other in follow_up if other.place != slip.place), *slip.parts[:MAX_PLACES]]
    cells = [tally.cell(r, c) for r, c in dict.fromkeys(places)]
    traces = tuple(evidence.trace(cell.start, max(cell.end, cell.start)) for cell in cells)
    return Note(
        code="total-mismatch",
        severity="error",
        th=th,
        en=en,
        expected=slip.expected,
        found=slip.found,
        document_id=evidence.table_of(tally.grid).document_id,
        record_ids=evidence.records_at(traces[0]),
        provenance=traces,
    )


def _show_sum(tally: Tally, slip: Slip) -> str:
    values = [tally.figure(*place).value or 0 for place in slip.parts]
    if slip.kind == "remaining":
        return " - ".join(show_number(value) for value in values)
    shown = [show_number(value) for value in values if value]
    if len(shown) > 12:
        shown = [*shown[:5], "…", *shown[-3:]]
    return " + ".join(shown).replace("+ -", "- ") or "0"


CHECK = Check("totals", run)
