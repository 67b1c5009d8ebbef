"""The contents page (สารบัญ): evidence for the section tree, not sections itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.lexicon.wording import fold
from planparse.model.layout import Contents, Line
from planparse.segment.labels import read_label
from planparse.segment.markup import fold_space

_D = "[0-9๐-๙]"
_LEADER = re.compile(r"(?:[.…·_ ]){4,}|\t")
_PAGE = re.compile(rf"(?:[.…·_\t ]|^)\(?({_D}{{1,4}})(?:[ ]?[-–][ ]?{_D}{{1,4}})?\)?[ ]*$")
_NUMBER = re.compile(rf"{_D}{{1,4}}(?:[ ]?[-–][ ]?{_D}{{1,4}})?$")
_TITLES = ("สารบัญ", "สารบาญ", "สารบัญเรื่อง", "contents", "สารบัญตาราง", "สารบัญต่อ")
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_HEADS = ("เรื่องหน้า", "หัวข้อหน้า", "เนื้อหาหน้า", "เรื่อง", "หน้า", "รายการหน้า", "ลำดับเรื่องหน้า", "ที่เรื่องหน้า")
MISSES = 2
"""So many lines without page number or leader may stand between entries."""


def find_contents(lines: Sequence[Line], source_lines: Sequence[str]) -> tuple[list[tuple[int, int]], list[Contents]]:
    """Return the line ranges (first, last) of contents pages, and their entries in order."""
    ranges: list[tuple[int, int]] = []
    entries: list[Contents] = []
    at = 0
    while at < len(lines):
        if fold(lines[at].text[:40]) in _TITLES and len(lines[at].text) < 40:
            last = _end_of_contents(lines, source_lines, at)
            if last > at:
                ranges.append((at, last))
                entries += [
                    entry
                    for index in range(at + 1, last + 1)
                    if (entry := _read_entry(lines[index], source_lines[index]))
                ]
                at = last
        at += 1
    return ranges, entries


def _looks_like_entry(line: Line, source: str) -> bool:
    if len(line.text) > 250 or (line.label is not None and not line.body and "\t" not in source.strip()):
        return False
    if fold(line.text) in _HEADS:
        return True
    last = source.strip(" ").rpartition("\t")[2].strip(" ()-")
    if "\t" in source.strip() and last and not _NUMBER.match(last):
        return False  # a row of a table
    return bool(_LEADER.search(source.strip(" ")) or (_PAGE.search(line.text) and len(line.text) > 3))


def _end_of_contents(lines: Sequence[Line], source_lines: Sequence[str], at: int) -> int:
    last, misses, blanks = at, 0, 0
    index = at + 1
    while index < len(lines):
        line = lines[index]
        if line.is_blank:
            blanks += 1
            if blanks > 3:
                break
        elif _looks_like_entry(line, source_lines[index]):
            last, misses, blanks = index, 0, 0
        else:
            misses += 1
            if misses > MISSES or len(line.text) > 150:
                break
            blanks = 0
        index += 1
    return last


def _read_entry(line: Line, source: str) -> Contents | None:
    if line.is_blank or fold(line.text) in _HEADS:
        return None
    text = source.strip()
    page = None
    found = _PAGE.search(text)
    if found and found.start() > 0:
        page = int(found[1].translate(_DIGITS))
        text = text[: found.start()]
    text = fold_space(_LEADER.sub(" ", text)).strip(" .…-*#")
    label = None
    named = read_label(text)
    if named:
        label, start = named
        text = text[start:].strip()
    if not text and label is None:
        return None
    return Contents(text, label, page, line.index)
