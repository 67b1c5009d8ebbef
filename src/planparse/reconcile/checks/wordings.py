"""One strategy worded in two ways: its title here, and where the plan says it again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planparse.lexicon.likeness import alike
from planparse.lexicon.wording import fold
from planparse.model import Provenance
from planparse.model.layout import Cell, Layout
from planparse.model.records import Strategy
from planparse.reconcile.evidence import Check, Evidence, Note

LEAST = 0.55
"""Below this the wording that was found is not the title."""
SAME = 0.995
_LABEL = re.compile(
    r"^[\s\-–•*#]{0,6}(?:ประเด็น)?(?:ยุทธศาสตร์|กลยุทธ์|มิติ|หมวด|ด้าน)(?:การพัฒนา)?[ ]{0,2}(?:ที่)?"
    r"[ ]{0,2}[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})?[ ]{0,2}[:.–-]?[ ]{0,2}"
)
_NUMBER = re.compile(r"^[\s(]{0,3}[0-9๐-๙]{1,2}[.)]{1,2}[ ]{0,2}")


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield one note per strategy and other wording."""
    cells = _cells_by_line(evidence)
    for strategy in evidence.of(Strategy, "strategies"):
        seen = {fold(strategy.title)}
        for place in strategy.also_at:
            other = _wording_at(evidence.layout, cells, place, strategy.title)
            if other is None or fold(other) in seen:
                continue
            seen.add(fold(other))
            yield Note(
                code="text-damage",
                severity="info",
                th=f"ชื่อเดียวกันเขียนต่างกัน: “{strategy.title}” และ “{other}”",
                en=f"The same title is worded in two ways: “{strategy.title}” and “{other}”",
                expected=strategy.title,
                found=other,
                document_id=strategy.document_id,
                record_ids=(strategy.id,),
                provenance=(place, strategy.provenance),
            )


def _cells_by_line(evidence: Evidence) -> dict[int, list[Cell]]:
    cells: dict[int, list[Cell]] = {}
    for grid in evidence.layout.grids:
        for row in grid.rows:
            for group in row.group:
                cells.setdefault(evidence.trace(group.start, group.start).line_start, []).append(group)
            cells.setdefault(row.line + 1, []).extend(row.cells[:3])
        for caption in grid.captions:
            cells.setdefault(evidence.trace(caption.start, caption.start).line_start, []).append(caption)
    return cells


def _wording_at(layout: Layout, cells: dict[int, list[Cell]], place: Provenance, title: str) -> str | None:
    """Return the other wording of a title at a place, or None where it is the same or cannot be told."""
    line = layout.lines[place.line_start - 1]
    texts = [cell.text for cell in cells.get(place.line_start, ())] or [line.text]
    best, likeness = None, LEAST
    for text in texts:
        wording = _NUMBER.sub("", _LABEL.sub("", text)).strip(' :“”"*')
        if fold(title) in fold(wording):
            return None
        score = alike(wording, title)
        if score > likeness:
            best, likeness = wording, score
    return best if best is not None and likeness < SAME else None


CHECK = Check("wordings", run)
