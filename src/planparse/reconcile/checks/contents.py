"""The contents page against the body, and runs of parts or chapters that begin late or skip a number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from planparse.lexicon.wording import fold
from planparse.model.layout import BlockKind, Contents, Label, Layout, SectionNode
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.likeness import alike

SAME_TITLE = 0.75
SHORT_LINE = 260
"""Headings are shorter; longer lines are running text and not looked through for titles."""
MAX_PART = 20
_RUNNING = ("part", "chapter")
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a note for each section that the contents list or the numbering expects, and the body lacks."""
    said: set[tuple[str, tuple[int, ...]]] = set()
    body = _Body(evidence.layout)
    for entry in evidence.layout.contents:
        if body.has(entry):
            continue
        if entry.label:
            said.add((entry.label.word, entry.label.path))
        yield _missing_entry(evidence, entry)
    yield from _check_runs(evidence, body, said)


class _Body:
    """What stands outside the contents pages: headings, titles and short lines, folded."""

    def __init__(self, layout: Layout) -> None:
        self.labels: set[tuple[str, tuple[int, ...]]] = set()
        self.titles: list[str] = [node.title for node in layout.sections]
        self.keys: set[str] = set()
        self.joined = ""
        contents = _content_lines(layout)
        for line in layout.lines:
            if line.is_blank or line.index in contents or len(line.text) > SHORT_LINE:
                continue
            if line.label is not None and line.label.word:
                self.labels.add((line.label.word, line.label.path))
            self.keys.add(fold(line.body))
        self.titles += [one.title for one in layout.instruments]
        self.titles += [grid.title for grid in layout.grids if grid.title]
        self.joined = "\n".join(self.keys)

    def has(self, entry: Contents) -> bool:
        """Whether the body has the section that an entry lists: by its number word, title or wording."""
        label, key = entry.label, fold(entry.title)
        if label is not None and label.word and (label.word, label.path) in self.labels:
            return True
        if not key:
            return label is None or not label.word
        if key in self.joined:
            return True
        return any(alike(entry.title, title) >= SAME_TITLE for title in self.titles)


def _content_lines(layout: Layout) -> frozenset[int]:
    return frozenset(
        index
        for block in layout.blocks
        if block.kind is BlockKind.CONTENTS
        for index in range(block.first, block.last + 1)
    ) | {entry.line for entry in layout.contents}


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


def _check_runs(evidence: Evidence, body: _Body, said: set[tuple[str, tuple[int, ...]]]) -> Iterator[Note]:
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
                and (label.word, (value,)) not in body.labels
            ]
            if missing and label.path[-1] <= MAX_PART:
                yield _missing_parts(evidence, node, label, missing)


def _part_runs(evidence: Evidence) -> Mapping[tuple[int, str], list[SectionNode]]:
    """Return the parts and chapters of each instrument, by the word before their number."""
    runs: defaultdict[tuple[int, str], list[SectionNode]] = defaultdict(list)
    for node in evidence.layout.sections:
        if node.kind in _RUNNING and node.label is not None and node.label.word and len(node.label.path) == 1:
            if node.parent is None and node.label.path[0] > 0 and evidence.is_own(node.first):
                runs[evidence.instrument_at(node.first), node.label.word].append(node)
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
