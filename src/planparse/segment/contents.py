"""The contents page (สารบัญ): evidence for the section tree, not sections itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from planparse.lexicon.wording import fold, load_wording
from planparse.model.layout import Contents, Label, Line
from planparse.segment.contents_rows import find_table, flatten_row
from planparse.segment.labels import read_label
from planparse.segment.markup import fold_space

_D = "[0-9๐-๙]"
_LEADER = re.compile(r"(?:[.…·_ ]){4,}|\t")
_PAGE = re.compile(rf"(?:[.…·_\t ]|^)\(?({_D}{{1,4}})(?:[ ]?[-–][ ]?{_D}{{1,4}})?\)?[ ]*$")
_NUMBER = re.compile(rf"{_D}{{1,4}}(?:[ ]?[-–][ ]?{_D}{{1,4}})?$|[กขคงจฉชซ]$")
_LETTER_PAGE = re.compile(r"[.…·_\t ]\(?[กขคงจฉชซ]\)?[ ]*$")
_TITLES = frozenset(
    (
        "สารบัญ",
        "สารบาญ",
        "สารบัญเรื่อง",
        "contents",
        "สารบัญตาราง",
        "สารบัญต่อ",
        "สารบัญหน้า",
        "สารบัญเรื่องหน้า",
        "สารบัญแผนภูมิ",
        "สารบัญภาพ",
    )
)
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_HEADS = frozenset(
    (
        "เรื่องหน้า",
        "หัวข้อหน้า",
        "เนื้อหาหน้า",
        "เรื่อง",
        "หน้า",
        "รายการหน้า",
        "ลำดับเรื่องหน้า",
        "ที่เรื่องหน้า",
        "บทที่เรื่องหน้า",
        "เรื่องหน้าที่",
        "หัวข้อเรื่องหน้า",
    )
)
MISSES = 2
"""So many lines without page number or leader may stand between entries."""
_TITLE_LENGTH = 120
_ENTRY_LENGTH = 150
_LEAST_TITLE = 4
_YEARS = range(2400, 2700)
_TAIL_LENGTH = 100
_TAIL = 6
"""So many short lines without page number may stand right under the last entry (ภาคผนวก, บรรณานุกรม …)."""
_LEAST_ENTRIES = 3
_APPENDED = ("ภาคผนวก", "เอกสารแนบ")


def find_contents(lines: Sequence[Line], source_lines: Sequence[str]) -> tuple[list[tuple[int, int]], list[Contents]]:
    """Return the line ranges (first, last) of contents pages, and their entries in order."""
    ranges: list[tuple[int, int]] = []
    entries: list[Contents] = []
    later: dict[str, int] | None = None
    at = 0
    while at < len(lines):
        if _is_title(lines[at]):
            later = _last_places(lines) if later is None else later
            page = _Page(lines, source_lines, later)
            last = page.read(at)
            if last > at:
                ranges.append((at, last))
                entries += page.entries
                at = last
        at += 1
    return ranges, entries


def _is_title(line: Line) -> bool:
    if len(line.text) > _TITLE_LENGTH or not ("สารบ" in line.text or "ontents" in line.text or "CONTENTS" in line.text):
        return False
    return fold(line.body) in _TITLES


def _last_places(lines: Sequence[Line]) -> dict[str, int]:
    """Return wording -> the last line that says just that, with and without its number."""
    places: dict[str, int] = {}
    for line in lines:
        if not line.is_blank and len(line.text) <= _ENTRY_LENGTH:
            places[fold(line.body)] = line.index
            places[fold(line.text)] = line.index
    return places


@dataclass(slots=True)
class _Page:
    """Reads one contents page from its title to its last entry."""

    lines: Sequence[Line]
    source_lines: Sequence[str]
    later: dict[str, int]
    entries: list[Contents] = field(default_factory=list)
    _titles: set[str] = field(default_factory=set)
    _labels: set[tuple[str, tuple[int, ...]]] = field(default_factory=set)
    _tail: int = 0
    _is_sure: bool = True

    def read(self, at: int) -> int:
        """Return the last line of the page whose title stands at that line; the title's own where it has no entry."""
        table = find_table(self.source_lines, at + 1)
        if table is not None:
            return self._read_table(*table) or at
        last, misses, blanks = at, 0, 0
        sure, kept = at, 0
        for index in range(at + 1, len(self.lines)):
            line = self.lines[index]
            if line.is_blank:
                blanks += 1
                if blanks > 3:
                    break
            elif self._take(line, index - last - blanks == 1 and blanks < 2, is_next=blanks == 0):
                last, misses, blanks = index, 0, 0
                if self._is_sure:
                    sure, kept = index, len(self.entries)
            else:
                misses += 1
                if misses > MISSES or len(line.text) > _ENTRY_LENGTH or self._is_listed(line):
                    break
                blanks = 0
        if last > sure and last + 1 < len(self.lines) and not self.lines[last + 1].is_blank:
            del self.entries[kept:]  # the body goes on right under the list; its first lines are no entries
            return sure
        return last

    def _take(self, line: Line, follows: bool, *, is_next: bool) -> bool:
        """Take a line as an entry, a column's heading or a rule; `follows`: at most a blank line is between."""
        source = flatten_row(self.source_lines[line.index])
        self._is_sure = True
        if fold(source) in _HEADS:
            return True
        if not source.strip("-–—=:. \t"):
            return follows and is_next
        if _looks_like_entry(line, source):
            self._tail = 0
        elif not follows or not self._belongs(line, is_next):
            return False
        entry = _read_entry(line, source)
        if entry is not None:
            self.entries.append(entry)
            self._titles.add(fold(entry.title))
            if entry.label is not None:
                self._labels.add((entry.label.word, entry.label.path))
        return True

    def _belongs(self, line: Line, is_next: bool) -> bool:
        """Whether a line without page number is an entry: one that goes on with the list, or that the body repeats."""
        key, label = fold(line.body), line.label
        if len(line.text) > _ENTRY_LENGTH or self._is_listed(line):
            return False
        if label is not None and label.word and line.body and self._goes_on(label):
            return True
        if key.startswith(load_wording("furniture").words["running_heads"]):
            return False
        if len(key) >= _LEAST_TITLE and self.later.get(key, -1) > line.index:
            return label is not None or is_next or not any(entry.page for entry in self.entries)
        self._tail += 1
        self._is_sure = False
        return (
            is_next and len(self.entries) >= _LEAST_ENTRIES and self._tail <= _TAIL and len(line.text) <= _TAIL_LENGTH
        )

    def _goes_on(self, label: Label) -> bool:
        return bool(self.entries) and (label.word in _APPENDED or label.word in {word for word, _ in self._labels})

    def _is_listed(self, line: Line) -> bool:
        """Whether the list has a line already, so that the body begins with it."""
        if line.label is not None and line.label.word:
            return (line.label.word, line.label.path) in self._labels
        return bool(line.body) and fold(line.body) in self._titles

    def _read_table(self, last: int, rows: Sequence[tuple[int, str]]) -> int | None:
        for index, row in rows:
            if fold(row) not in _HEADS:
                entry = _read_entry(self.lines[index], row)
                if entry is not None:
                    self.entries.append(entry)
        return last if self.entries else None


def _looks_like_entry(line: Line, source: str) -> bool:
    if len(line.text) > 250 or (line.label is not None and not line.body and "\t" not in source.strip()):
        return False
    last = source.strip(" ").rpartition("\t")[2].strip(" ()-")
    if "\t" in source.strip() and last and not _NUMBER.match(last):
        return False  # a row of a table
    if _LEADER.search(source.strip(" ")) or _find_letter(source):
        return True
    found = _PAGE.search(source.strip()) if len(source.strip()) > 3 else None
    return found is not None and not _is_year(found[1])


def _is_year(number: str) -> bool:
    """Whether the number at the end of a cover's line (ประจำปีงบประมาณ พ.ศ. ๒๕๖๗) is a year, not a page."""
    return int(number.translate(_DIGITS)) in _YEARS


def _find_letter(source: str) -> re.Match[str] | None:
    """Return the page letter of the pages before the first (คำนำ … ก); ภาคผนวก ก is no page."""
    text = source.strip()
    return None if text.startswith(_APPENDED) else _LETTER_PAGE.search(text)


def _read_entry(line: Line, source: str) -> Contents | None:
    if fold(source) in _HEADS:
        return None
    text = source.strip()
    page = None
    found = _PAGE.search(text)
    if found and found.start() > 0:
        page = int(found[1].translate(_DIGITS))
        text = text[: found.start()]
    elif letter := _find_letter(text):
        text = text[: letter.start()]
    text = fold_space(_LEADER.sub(" ", text)).strip(" .…-*#")
    label = None
    named = read_label(text)
    if named:
        label, start = named
        text = text[start:].strip()
    if not text and label is None:
        return None
    return Contents(text, label, page, line.index)
