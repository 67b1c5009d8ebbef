"""How good the text of a PDF page is: sound, repaired, or fit only for OCR."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from planparse.read.page_reads import PageRead
from planparse.read.pdf_glyphs import GlyphReport
from planparse.read.pdf_marks import MARKS, MarkReport
from planparse.read.pdf_shapes import PageShapes

MIN_LETTERS = 12
"""A page with fewer letters has no text to speak of: a page number, a stamp."""
PICTURE_SHARE = 0.5
"""Share of the page that a picture covers which may be the page itself."""
MIN_THAI_SHARE = 0.05
"""Plans are Thai: a page whose letters are less Thai than this, over a picture of itself, is a bad OCR layer."""
MAX_UNKNOWN_SHARE = 0.05
"""Share of codes without a meaning above which a page's text is not to be trusted."""
RAISED_SHARE = 0.01
MIN_RAISED = 3
"""Letters drawn where marks belong: the font's map gives a mark the letters of the cluster it first stood in."""
_RAISED = 0.4
"""A letter whose ink begins this far above the line, in sizes of the font, is no letter."""
MIN_DRAWINGS = 300
"""Shapes by which a page without text is one whose letters are drawn as outlines."""


@dataclass(frozen=True, slots=True)
class PageGauge:
    """What was counted on a page."""

    letters: int
    thai: int
    raised: int
    unknown: int
    picture_share: float


def find_raised(shapes: PageShapes) -> int:
    """Count Thai consonants that are drawn where marks are; call it before marks are joined."""
    count = 0
    for run in shapes.runs:
        if run.ink is None or run.turn or len(run.clusters) != 1:
            continue
        if "ก" <= run.clusters[0].text <= "ฮ" and run.ink[3] < run.baseline - _RAISED * run.size:
            count += 1
    return count


def measure_page(shapes: PageShapes, raised: int, glyphs: GlyphReport) -> PageGauge:
    """Count what tells good text from bad; call it after marks are joined."""
    letters = thai = 0
    for run in shapes.runs:
        for cluster in run.clusters:
            char = cluster.text[0]
            letters += char.isalnum()
            thai += "ก" <= char <= "๛" or char in MARKS
    area = max(shapes.width * shapes.height, 1.0)
    return PageGauge(letters, thai, raised, sum(glyphs.unknown.values()), _cover(shapes) / area)


def _cover(shapes: PageShapes) -> float:
    """Area of the page under pictures; strips of one scan add up, at most to the page."""
    total = 0.0
    for x0, top, x1, bottom in shapes.pictures:
        width = min(x1, shapes.width) - max(x0, 0.0)
        height = min(bottom, shapes.height) - max(top, 0.0)
        total += max(width, 0.0) * max(height, 0.0)
    return min(total, shapes.width * shapes.height)


def route_page(shapes: PageShapes, gauge: PageGauge, glyphs: GlyphReport, marks: MarkReport) -> PageRead:
    """Decide where the text of a page comes from."""
    repairs: Counter[str] = Counter(marks.repairs)
    for repair in glyphs.repairs:
        repairs[repair.name] += repair.count
    unknown = dict(glyphs.unknown)
    if marks.lost:
        unknown["(mark)"] = marks.lost
    reason = _find_reason(shapes, gauge)
    is_mended = any(name not in HARMLESS for name in repairs)
    if reason in NEEDS_OCR:
        return PageRead(shapes.number, "ocr", reason, True, (), _sort(unknown.items()))
    if shapes.dropped_objects:
        reason = "too-many-objects"
    elif is_mended:
        reason = "repaired"
    return PageRead(
        shapes.number,
        "pdf-repaired" if is_mended else "pdf-text",
        reason,
        bool(shapes.dropped_objects),
        _sort(repairs.items()),
        _sort(unknown.items()),
    )


NEEDS_OCR = frozenset(("picture", "junk-over-picture", "drawn", "foreign-letters", "unknown-codes"))
WITHOUT_TEXT = frozenset(("junk-over-picture",))
"""Of these the text layer is left out: it is not text."""
KEEPS_TEXT = frozenset(("foreign-letters", "unknown-codes"))
"""Of these the text layer stays, and its codes are reported, where OCR finds nothing better."""
HARMLESS = frozenset(("symbol-font", "marks-by-place"))
"""What is not damage: fonts of signs, marks drawn before their letters."""


def _find_reason(shapes: PageShapes, gauge: PageGauge) -> str:
    if gauge.letters < MIN_LETTERS:
        if gauge.picture_share >= PICTURE_SHARE:
            return "picture"
        if shapes.drawings >= MIN_DRAWINGS:
            return "drawn"
        return "sound" if gauge.letters else "blank"
    if gauge.thai < MIN_THAI_SHARE * gauge.letters and gauge.picture_share >= PICTURE_SHARE:
        return "junk-over-picture"
    if gauge.raised >= max(MIN_RAISED, RAISED_SHARE * gauge.letters):
        return "foreign-letters"
    if gauge.unknown > MAX_UNKNOWN_SHARE * gauge.letters:
        return "unknown-codes"
    return "sound"


def _sort(counts: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts, key=lambda item: (-item[1], item[0])))
