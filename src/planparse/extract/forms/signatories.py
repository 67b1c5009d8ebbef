"""Signatories: the bracketed name, the office, for whom, when (ผู้ลงนาม). A signature is a public act."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from planparse.extract.form import Form
from planparse.extract.items import tidy
from planparse.extract.place import Place
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import BlockKind, Line
from planparse.model.records import Signatory
from planparse.quantities import find_dates
from planparse.quantities.months import MONTH

_GIVEN = re.compile(r"(?:ประกาศ|สั่ง|ให้ไว้)[ ]{0,2}ณ[ ]{0,2}(?:วัน)?ที่")
_SIGN = re.compile(r"\(?[ ]?(?:ลงชื่อ|ลงนาม)")
_MONTH_YEAR = re.compile(rf"(?:{MONTH})[ ]{{0,3}}(?:พ\.?[ ]?ศ\.?[ ]{{0,2}})?[0-9๐-๙]{{2,4}}$")
_AT_POST = re.compile(r"^ตำแหน่ง[ :]{0,3}")
_PART = re.compile(r"[^ ]+(?:[ ]{1,2}[^ ]+)*")
_NO_WIDTH = dict.fromkeys(map(ord, "ัิีึืฺุู็่้๊๋์ํ๎"))
_REACH = 14
"""The date of an announcement stands at most so many lines above the name."""


def _groups(place: Place, words: Wording) -> Iterator[list[Line]]:
    """Yield the lines of each signature: the name and what belongs to it."""
    lines = [line for block in place.blocks if block.kind is BlockKind.SIGNATURE for line in place.lines_of(block)]
    group: list[Line] = []
    for line in lines:
        if _SIGN.match(line.text) and not words.patterns["name"].search(line.text):
            if group:
                yield group
            group = []
        elif words.patterns["name"].search(line.text):
            if group:
                yield group
            group = [line]
        elif group and line.index - group[-1].index <= 3:
            group.append(line)
    if group:
        yield group


def _split_office(text: str, words: Wording) -> tuple[str | None, str | None]:
    """Return the signer's own office, and the one acted for."""
    found = words.patterns["acting"].search(text)
    if found is None:
        return tidy(text) or None, None
    return tidy(text[: found.start()]) or None, tidy(text[found.end() :]) or None


def _is_date(text: str) -> bool:
    """Whether a line is a date; one of month and year alone is no day of signature, and no office either."""
    return bool(find_dates(text)) or _MONTH_YEAR.match(text.strip()) is not None


def _date_above(place: Place, line: Line, signed: frozenset[int]) -> dt.date | None:
    """Return the date that stands over a signature; one over the signature before is another's."""
    passed_text = False
    first = max((first for first, _ in place.instrument.ranges if first <= line.index), default=0)
    for index in range(line.index - 1, max(line.index - _REACH, first - 1), -1):
        text = place.layout.lines[index].text
        if _GIVEN.search(text):
            dates = find_dates(text)
            return dates[0].date if dates else None
        if index in signed and passed_text:
            return None
        passed_text = passed_text or (bool(text) and index not in signed and not _SIGN.match(text))
    return None


def _signed_on(place: Place, group: Sequence[Line], signed: frozenset[int]) -> dt.date | None:
    for line in group[1:]:
        dates = find_dates(line.text)
        if dates:
            return dates[0].date
    return _date_above(place, group[0], signed)


def _side_by_side(place: Place, words: Wording) -> Iterator[Signatory]:
    """Yield signatures that stand next to each other, in columns: name over office, as many as the page holds."""
    for view in place.tables:
        if view.kind:
            continue
        rows = [row for row in view.grid.rows if not any(len(cell.text) > 120 for cell in row.cells)]
        for at, row in enumerate(rows):
            for column, cell in enumerate(row.cells):
                found = words.patterns["name"].match(cell.text)
                if found is None:
                    continue
                under = [r.cells[column] for r in rows[at + 1 : at + 4] if column < len(r.cells)]
                below = [c for c in under if c.text]
                offices = [c.text for c in below if not _is_date(c.text) and not words.patterns["name"].match(c.text)]
                dates = [date for c in below for date in find_dates(c.text)]
                position, acting_for = _split_office(" ".join(offices), words)
                yield place.make(
                    Signatory,
                    cell.start,
                    below[-1].end if below and below[-1].end > cell.end else cell.end,
                    view.grid.section,
                    name=tidy(found["name"]),
                    position=position,
                    acting_for=acting_for,
                    signed_on=dates[0].date if dates else None,
                )


def _part_beside(group: Sequence[Line]) -> list[list[tuple[str, int]]]:
    """Return the wordings of each signature, with where they start, of several beside each other; none of one alone.

    Each line has one wording for each, or fewer: those stand under the name that they begin nearest to.
    """
    names = list(_parts(group[0]))
    if len(names) < 2 or not all(text.startswith("(") for text, _, _ in names):
        return []
    parted: list[list[tuple[str, int]]] = [[(text, start)] for text, start, _ in names]
    for line in group[1:]:
        parts = list(_parts(line))
        for at, (text, start, middle) in enumerate(parts):
            near = min(range(len(names)), key=lambda i: abs(names[i][2] - middle))
            parted[at if len(parts) == len(names) else near].append((text, start))
    return parted


def _parts(line: Line) -> Iterator[tuple[str, int, int]]:
    """Yield (wording, where it starts, its middle on the page, doubled) of each wording between wide gaps."""
    for found in _PART.finditer(line.text):
        left = line.indent + len(line.text[: found.start()].translate(_NO_WIDTH))
        yield found.group(), line.start + found.start(), 2 * left + len(found.group().translate(_NO_WIDTH))


def _make_beside(place: Place, words: Wording, parts: Sequence[tuple[str, int]]) -> Iterator[Signatory]:
    """Yield the signature of wordings that stand below each other: name, office, date."""
    found = words.patterns["name"].match(parts[0][0])
    if found is None:
        return
    offices = [text for text, _ in parts[1:] if not _is_date(text) and fold(text) not in words.words["parts"]]
    dates = [date for text, _ in parts[1:] for date in find_dates(text)]
    position, acting_for = _split_office(" ".join(offices), words)
    yield place.make(
        Signatory,
        parts[0][1],
        max(start + len(text) for text, start in parts),
        None,
        name=tidy(found["name"]),
        position=position,
        acting_for=acting_for,
        signed_on=dates[0].date if dates else None,
    )


def _in_paragraphs(place: Place, words: Wording) -> Iterator[list[Line]]:
    """Yield the lines of signatures that stand in paragraphs: the name as it is signed, and the office below it."""
    lines = [line for block in place.blocks if block.kind is BlockKind.PARAGRAPH for line in place.lines_of(block)]
    for at, line in enumerate(lines[:-1]):
        below = lines[at + 1]
        if below.index != line.index + 1 or not words.patterns["office"].match(below.text):
            continue
        untitled = words.patterns["untitled"].match(line.text)
        above = lines[at - 1].text if at else ""
        signed_above = untitled is not None and (_SIGN.match(above) or _is_named(above, untitled["name"]))
        if signed_above or words.patterns["signed"].match(line.text):
            dated = lines[at + 2 : at + 3]
            close = [one for one in dated if one.index == below.index + 1 and _is_date(one.text)]
            yield [line, below, *close]


def _is_named(text: str, name: str) -> bool:
    return fold(text).endswith(fold(name))


def _make_unmarked(place: Place, words: Wording, group: Sequence[Line], signed: frozenset[int]) -> Iterator[Signatory]:
    found = words.patterns["signed"].match(group[0].text) or words.patterns["untitled"].match(group[0].text)
    if found is None:
        return
    position, acting_for = _split_office(_AT_POST.sub("", group[1].text), words)
    yield place.make(
        Signatory,
        group[0].start,
        group[-1].end,
        None,
        name=tidy(found["name"]),
        position=position,
        acting_for=acting_for,
        signed_on=_signed_on(place, group, signed),
    )


def find(place: Place, words: Wording) -> Iterator[Signatory]:
    """Yield one record per signature."""
    blocks = [block for block in place.blocks if block.kind is BlockKind.SIGNATURE]
    signed = frozenset(index for block in blocks for index in range(block.first, block.last + 1))
    for group in _groups(place, words):
        beside = _part_beside(group)
        for parts in beside:
            yield from _make_beside(place, words, parts)
        if beside:
            continue
        found = words.patterns["name"].search(group[0].text)
        if found is None:
            continue
        rest = group[0].text[found.end() :].strip()
        offices = [rest] if rest else []
        offices += [line.text for line in group[1:] if not _is_date(line.text)]
        offices = [office for office in offices if fold(office) not in words.words["parts"]]
        position, acting_for = _split_office(" ".join(offices), words)
        position = _AT_POST.sub("", position) if position else None
        yield place.make(
            Signatory,
            group[0].start,
            group[-1].end,
            None,
            name=tidy(found["name"]),
            position=position,
            acting_for=acting_for,
            signed_on=_signed_on(place, group, signed),
        )
    for group in _in_paragraphs(place, words):
        yield from _make_unmarked(place, words, group, signed)
    yield from _side_by_side(place, words)


FORM = Form("signatories", yields=(Signatory,), find=find)
