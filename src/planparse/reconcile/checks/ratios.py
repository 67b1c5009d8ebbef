"""Printed percentages against the figures beside them: money used of money allotted (ร้อยละที่เบิกจ่าย)."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.quantities import read_number
from planparse.reconcile.chains import read_chains
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.figures import show_number
from planparse.reconcile.tally import Tally

MIN_HOLDS = 2
"""So many rows must bear out that the percentage is of these two columns."""


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a note for each percentage that is not that of its row."""
    for tally in read_chains(evidence):
        columns = _columns(tally)
        if columns is None:
            continue
        checked = [(row, *result) for row in range(len(tally.grid.rows)) if (result := _compare(tally, columns, row))]
        wrong = [entry for entry in checked if not entry[1]]
        if len(checked) - len(wrong) >= max(MIN_HOLDS, len(wrong)):
            for row, _, expected, found in wrong:
                yield _note(evidence, tally, columns, row, expected, found)


def _columns(tally: Tally) -> tuple[int, int, int] | None:
    allotted, spent = tally.columns_of("allotted"), tally.columns_of("spent")
    percent = tally.columns_of("percent")
    return (allotted[0], spent[0], percent[0]) if len(allotted) == len(spent) == len(percent) == 1 else None


def _compare(tally: Tally, columns: tuple[int, int, int], row: int) -> tuple[bool, float, float] | None:
    """Return whether the row's percentage holds, what it should be and what it is; None where it cannot be told."""
    allotted, spent = tally.figure(row, columns[0]).value, tally.figure(row, columns[1]).value
    cells = tally.grid.rows[row].cells
    text = cells[columns[2]].text.replace("%", "").replace("ร้อยละ", "").strip() if columns[2] < len(cells) else ""
    printed = read_number(text)
    if not allotted or spent is None or printed is None or any(tally.is_filled(row, c) for c in columns):
        return None
    expected = 100 * spent / allotted
    decimals = len(text.partition(".")[2])
    return abs(expected - printed) <= 1.01 * 10 ** -min(decimals, 2), round(expected, 2), printed


def _note(
    evidence: Evidence, tally: Tally, columns: tuple[int, int, int], row: int, expected: float, found: float
) -> Note:
    allotted, spent = (show_number(tally.figure(row, column).value or 0) for column in columns[:2])
    name = tally.label(row)
    places = tuple(evidence.trace(tally.cell(row, c).start, tally.cell(row, c).end) for c in reversed(columns))
    return Note(
        code="total-mismatch",
        severity="error",
        th=f"แถว “{name}”: {spent} จาก {allotted} คิดเป็นร้อยละ {expected} แต่พิมพ์ไว้ร้อยละ {found}",
        en=f"Row “{name}”: {spent} of {allotted} is {expected} %, printed {found} %",
        expected=expected,
        found=found,
        document_id=evidence.table_of(tally.grid).document_id,
        record_ids=evidence.records_at(places[0]),
        provenance=places,
    )


CHECK = Check("ratios", run)
