"""Printed numbers that skip or repeat: chapters, headings and list items."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.lexicon.likeness import alike
from planparse.lexicon.wording import fold
from planparse.model.layout import BlockKind, Layout, Line
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.runs import SAME_TITLE, THAI, THAI_DIGIT, Point, judge, make_note, match_loosely, triples

MAX_REACH = 400
"""Numbers further apart, in lines, are not of one run."""
_SECTION_WORDS = frozenset(("ส่วนที่", "บทที่", "หมวดที่", "ตอนที่", "ภาคผนวก", "เอกสารแนบ"))
"""Parts and chapters: what they skip is the business of the contents check."""
_PARTS = ("part", "chapter")
_NUMBERED = (BlockKind.ITEM, BlockKind.HEADING, BlockKind.PARAGRAPH)


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a note for each number skipped or printed twice."""
    yield from _check_lines(evidence)
    yield from _check_parts(evidence)


def _check_lines(evidence: Evidence) -> Iterator[Note]:
    layout = evidence.layout
    listed = {(entry.label.word, entry.label.path) for entry in layout.contents if entry.label}
    for points in _runs(evidence):
        for before, point, after in triples(points):
            code = judge(before, point, after)
            if code is None or point.line - before.line > MAX_REACH or not evidence.is_own(point.line):
                continue
            if code == "numbering-duplicate" and _has_moved_on(layout, before, point):
                continue
            missing = _missing_label(layout.lines[point.line], before.value + 1)
            if code == "numbering-gap":
                label = layout.lines[point.line].label
                path = (*label.path[:-1], before.value + 1) if label else ()
                if (label and (label.word, path) in listed) or _stands_between(layout, before, point, path, missing):
                    continue
            document = evidence.document_at(point.line)
            yield make_note(evidence, code, missing, before, point, document, "")


def _check_parts(evidence: Evidence) -> Iterator[Note]:
    """Yield a note for each part or chapter whose number is that of the one before, under another title."""
    before: dict[tuple[int, str], Point] = {}
    for node in evidence.layout.sections:
        label = node.label
        if label is None or node.parent is not None or node.kind not in _PARTS or not evidence.is_own(node.first):
            continue
        if not label.word or len(label.path) != 1:
            continue
        point = Point(label.path[0], label.text, node.title, node.first, node.start, node.end, "heading")
        key = evidence.instrument_at(node.first), label.word
        last = before.get(key)
        before[key] = point
        if last is not None and last.value == point.value and _is_other(last.wording, point.wording):
            missing = _missing_label(evidence.layout.lines[node.first], point.value + 1)
            yield make_note(evidence, "numbering-duplicate", missing, last, point, evidence.document_at(node.first), "")


def _is_other(one: str, other: str) -> bool:
    """Whether two titles are of two chapters: not one wording repeated, continued or cut."""
    left, right = fold(one), fold(other)
    return bool(left and right) and not (left in right or right in left) and alike(one, other) < SAME_TITLE


def _runs(evidence: Evidence) -> Iterator[list[Point]]:
    """Yield the runs of numbers that belong together: same instrument, shape and section."""
    runs: dict[tuple[object, ...], list[Point]] = {}
    for line, scope, kind in _labelled_lines(evidence.layout):
        label = line.label
        if label is None or label.word in _SECTION_WORDS or label.style == "letter":
            continue
        prefix = label.path[:-1]
        key = (evidence.instrument_at(line.index), label.word, label.style if not prefix else "", prefix, scope)
        point = Point(label.path[-1], label.text, line.body, line.index, line.start, line.end, kind)
        run = runs.setdefault(key, [])
        if run and point.value == 1:
            yield run
            runs[key] = [point]
        else:
            run.append(point)
    yield from runs.values()


def _labelled_lines(layout: Layout) -> Iterator[tuple[Line, int | None, str]]:
    """Yield each labelled line outside tables with the section that it stands under, heading or item."""
    parents = {node.first: node.parent for node in layout.sections}
    numbered = {line for node in layout.sections for line in range(node.first, node.heading_last + 1)}
    for block in layout.blocks:
        if block.kind not in _NUMBERED:
            continue
        for index in range(block.first, block.last + 1):
            line = layout.lines[index]
            if line.label is None or (index in numbered and index not in parents):
                continue
            if index in parents:
                yield line, parents[index], "heading"
            else:
                yield line, _owner(layout, block.section, line), "item"


def _owner(layout: Layout, section: int | None, line: Line) -> int | None:
    """Return the section whose numbering a list item shares.

    `๔.๒` under a heading `๔.๑` belongs with it to the heading above; other items to the section they stand in.
    """
    while section is not None:
        label = layout.sections[section].label
        here = line.label.path if line.label else ()
        if label is None or label.word or len(here) < 2 or label.path[:-1] != here[:-1]:
            return section
        section = layout.sections[section].parent
    return None


def _missing_label(line: Line, value: int) -> str:
    """Return the number that should stand, printed as the line's label is."""
    label = line.label
    if label is None:
        return str(value)
    shown = ".".join(str(part) for part in (*label.path[:-1], value))
    if THAI_DIGIT.search(label.text):
        shown = shown.translate(THAI)
    return f"({shown})" if label.style == "enclosed" else f"{label.word}{' ' if label.word else ''}{shown}"


def _has_moved_on(layout: Layout, before: Point, point: Point) -> bool:
    """Whether the numbering above passed on in between (`๑.๔`, `๒.`, `๑.๔`): then these are two lists."""
    label = layout.lines[point.line].label
    prefix = label.path[:-1] if label else ()
    return bool(prefix) and any(
        between.label is not None and not between.label.word and prefix < between.label.path[: len(prefix)]
        for between in layout.lines[before.line + 1 : point.line]
    )


def _stands_between(layout: Layout, before: Point, point: Point, path: tuple[int, ...], missing: str) -> bool:
    """Whether the missing number is printed between the two after all, in whatever shape."""
    for line in layout.lines[before.line + 1 : point.line]:
        if line.label is not None and line.label.path == path:
            return True
    stretch = layout.text[before.start : point.start]
    return match_loosely(missing).search(stretch) is not None


CHECK = Check("numbering", run)
