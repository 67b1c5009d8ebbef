"""The contents page against the body, and runs of parts or chapters that begin late or skip a number."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from planparse.lexicon.likeness import alike
from planparse.lexicon.wording import fold
from planparse.model.layout import BlockKind, Contents, Label, Layout, Line, SectionNode
from planparse.reconcile.evidence import Check, Evidence, Note

SAME_TITLE = 0.75
SHORT_LINE = 260
"""Headings are shorter; longer lines are running text and not looked through for titles."""
MAX_PART = 20
MANY = 8
"""From more missing sections than this, and half of the list, on the file is not the whole of what it lists."""
_RUNNING = ("part", "chapter")
_APPENDED = ("ภาคผนวก", "เอกสารแนบท้าย", "เอกสารแนบ")
_BOUND = {"ประกาศ": "announcement", "คำสั่ง": "order", "บันทึกข้อความ": "memo"}
"""What opens an entry that lists another instrument of the file."""
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a note for each section that the contents list or the numbering expects, and the body lacks."""
    said: set[tuple[str, tuple[int, ...]]] = set()
    if evidence.layout.contents:
        entries = _entries(evidence.layout)
        body = _Body(evidence, entries)
        missing = list(_missing_entries(body, entries))
        said |= {(entry.label.word, entry.label.path) for entry in missing if entry.label}
        if len(missing) > MANY and len(missing) * 2 > len(entries):
            yield _missing_body(evidence, missing, len(entries))
        else:
            yield from (_missing_entry(evidence, entry) for entry in missing)
    yield from _check_runs(evidence, said)


def _entries(layout: Layout) -> list[Contents]:
    """Return the entries of the contents pages, those behind the last page number included.

    Appendices are often listed without one: named numbers (ภาคผนวก ก, ภาคผนวก ข) that go on behind the list, and
    that it does not have yet, are entries of it.
    """
    entries = list(layout.contents)
    for last in [block.last for block in layout.blocks if block.kind is BlockKind.CONTENTS]:
        listed = {(entry.label.word, entry.label.path) for entry in entries if entry.label}
        lines = {entry.line for entry in entries}
        for line in _lines_behind(layout, last):
            label = line.label
            if label is None or not line.body or line.index in lines or (label.word, label.path) in listed:
                break
            if label.word not in _APPENDED and label.word not in {word for word, _ in listed if word}:
                break
            entries.append(Contents(line.body, label, None, line.index))
    return sorted(entries, key=lambda entry: entry.line)


def _lines_behind(layout: Layout, last: int) -> Iterator[Line]:
    """Yield the lines behind that one, up to the second blank line in a row."""
    blanks = 0
    for line in layout.lines[last + 1 :]:
        blanks = blanks + 1 if line.is_blank else 0
        if blanks > 1:
            return
        if not line.is_blank:
            yield line


def _missing_entries(body: _Body, entries: Sequence[Contents]) -> Iterator[Contents]:
    """Yield the entries that the body lacks.

    An entry with points under it is there if one of them is; if none is, it is named alone.
    """
    at = 0
    while at < len(entries):
        end = at + 1
        while entries[at].label is not None and end < len(entries) and entries[end].label is None:
            end += 1
        found = [body.has(entry) for entry in entries[at:end]]
        if not any(found):
            yield entries[at]
        elif found[0] or end - at == 1 or entries[at].page is None:
            yield from (entry for entry, has in zip(entries[at + 1 : end], found[1:], strict=True) if not has)
        else:
            yield from (entry for entry, has in zip(entries[at:end], found, strict=True) if not has)
        at = end


@dataclass(slots=True)
class _Stretch:
    """The headings and short lines of one instrument."""

    titles: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    joined: str | None = None

    def holds(self, title: str, key: str) -> bool:
        if self.joined is None:
            self.joined = "\n".join(self.keys)
        return key in self.joined or any(alike(title, other) >= SAME_TITLE for other in self.titles)


class _Body:
    """What stands outside the contents pages: headings, titles and short lines, folded."""

    def __init__(self, evidence: Evidence, entries: Sequence[Contents]) -> None:
        layout = evidence.layout
        listed = frozenset(entry.line for entry in entries)
        named = Counter(_opening_of(entry) for entry in entries)
        bound = Counter(one.opening for one in layout.instruments)
        self._bound = {opening for opening, count in named.items() if count <= bound[opening or ""]}
        self._evidence = evidence
        self.labels: set[tuple[str, tuple[int, ...]]] = set()
        self._keys: set[str] = {fold(one.title) for one in layout.instruments}
        self._stretches: defaultdict[int, _Stretch] = defaultdict(_Stretch)
        contents = _content_lines(layout) | listed
        for line in layout.lines:
            if line.is_blank or line.index in contents or len(line.text) > SHORT_LINE:
                continue
            if line.label is not None and line.label.word:
                self.labels.add((line.label.word, line.label.path))
            key = fold(line.body)
            self._keys.add(key)
            self._stretches[evidence.instrument_at(line.index)].keys.append(key)
        for node in layout.sections:
            if node.first not in contents:
                self._stretches[evidence.instrument_at(node.first)].titles.append(node.title)
        for grid in layout.grids:
            if grid.title:
                self._stretches[evidence.instrument_at(grid.first_line)].titles.append(grid.title)

    def has(self, entry: Contents) -> bool:
        """Whether the body has the section that an entry lists: by its number word, title or wording."""
        label, key = entry.label, fold(entry.title)
        if label is not None and label.word and (label.word, label.path) in self.labels:
            return True
        if not key:
            return label is None or not label.word
        if (bare := fold(_strip_appendix(entry.title))) != key and bare in self._keys:
            return True
        if _opening_of(entry) in self._bound:
            return True  # the announcement or order itself, bound in the file
        return key in self._keys or self._stretches[self._evidence.instrument_at(entry.line)].holds(entry.title, key)


def _opening_of(entry: Contents) -> str | None:
    """Return how the instrument opens that an entry without a number, or an appendix, names: an order, a memo."""
    title = _strip_appendix(entry.title)
    if entry.label is not None and entry.label.word not in _APPENDED:
        return None
    return next((opening for word, opening in _BOUND.items() if title.startswith(word)), None)


def _strip_appendix(title: str) -> str:
    """Return a title without the word for an appendix before it.

    >>> _strip_appendix("ภาคผนวก คำสั่งแต่งตั้งคณะกรรมการ"), _strip_appendix("ภาคผนวก")
    ('คำสั่งแต่งตั้งคณะกรรมการ', 'ภาคผนวก')
    """
    for word in _APPENDED:
        rest = title.removeprefix(word).strip(" :-–")
        if rest and rest != title:
            return rest
    return title


def _content_lines(layout: Layout) -> frozenset[int]:
    return frozenset(
        index
        for block in layout.blocks
        if block.kind is BlockKind.CONTENTS
        for index in range(block.first, block.last + 1)
    )


def _missing_entry(evidence: Evidence, entry: Contents) -> Note:
    name = f"{entry.label.text if entry.label else ''} {entry.title}".strip()
    line = evidence.layout.lines[entry.line]
    return Note(
        code="missing-section",
        severity="warning",
        th=f"สารบัญมีหัวข้อ “{name}” แต่ไม่พบในเนื้อหา",
        en=f"The contents page lists “{name}”, but the body has no such section",
        expected=name,
        document_id=evidence.document_at(entry.line),
        provenance=(evidence.trace(line.start, line.end),),
    )


def _missing_body(evidence: Evidence, missing: Sequence[Contents], listed: int) -> Note:
    lines = [evidence.layout.lines[entry.line] for entry in missing]
    return Note(
        code="missing-section",
        severity="warning",
        th=f"ไม่พบหัวข้อ {len(missing)} จาก {listed} หัวข้อในสารบัญ ไฟล์นี้อาจไม่ครบเล่ม หรือเป็นสารบัญของเล่มอื่น",
        en=(
            f"{len(missing)} of the {listed} entries of the contents page are not in the body: "
            "the file may not be the whole document, or the contents are those of another"
        ),
        expected=listed,
        found=listed - len(missing),
        document_id=evidence.document_at(missing[0].line),
        provenance=tuple(evidence.trace(line.start, line.end) for line in lines),
    )


def _check_runs(evidence: Evidence, said: set[tuple[str, tuple[int, ...]]]) -> Iterator[Note]:
    for nodes in _part_runs(evidence).values():
        values = [node.label.path[-1] for node in nodes if node.label]
        present = set(values)
        for before, node in zip([None, *nodes], nodes, strict=False):
            label = node.label
            if label is None:
                continue
            first = before.label.path[-1] + 1 if before is not None and before.label else 1
            missing = [
                value
                for value in range(first, label.path[-1])
                if value not in present
                and (label.word, (value,)) not in said
                and not _is_printed(evidence, node.first, label.word, value)
            ]
            if missing and label.path[-1] <= MAX_PART:
                yield _missing_parts(evidence, node, label, missing)


def _is_printed(evidence: Evidence, line: int, word: str, value: int) -> bool:
    """Whether a line of the instrument opens with that number word, contents pages and prose apart."""
    for first, last in evidence.layout.instruments[evidence.instrument_at(line)].ranges:
        for other in evidence.layout.lines[first : min(last, line) + 1]:
            if other.label is not None and (other.label.word, other.label.path) == (word, (value,)):
                return len(other.text) <= SHORT_LINE
    return False


def _part_runs(evidence: Evidence) -> Mapping[tuple[int, str], list[SectionNode]]:
    """Return the parts and chapters of each instrument, by the word before their number."""
    runs: defaultdict[tuple[int, str], list[SectionNode]] = defaultdict(list)
    for node in evidence.layout.sections:
        label = node.label
        if label is None or node.kind not in _RUNNING or node.parent is not None or not evidence.is_own(node.first):
            continue
        if label.word and len(label.path) == 1:
            runs[evidence.instrument_at(node.first), label.word].append(node)
    return runs


def _missing_parts(evidence: Evidence, node: SectionNode, label: Label, missing: list[int]) -> Note:
    number = label.text.removeprefix(label.word).strip()
    shown = f"{missing[0]}" if len(missing) == 1 else f"{missing[0]}-{missing[-1]}"
    if any("๐" <= c <= "๙" for c in number):
        shown = shown.translate(_THAI)
    name = f"{label.word} {shown}"
    return Note(
        code="missing-section",
        severity="warning",
        th=f"ไม่พบ{name} ก่อน “{label.text} {node.title[:60]}”",
        en=f"{name} is missing before “{label.text} {node.title[:60]}”",
        expected=name,
        found=label.text,
        document_id=evidence.document_at(node.first),
        provenance=(evidence.trace(node.start, node.end),),
    )


CHECK = Check("contents", run)
