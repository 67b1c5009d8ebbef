"""Lists inside running text and cells: points with their numbers and places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from planparse.model.layout import Cell, Line, Part
from planparse.model.value import value_class
from planparse.quantities.digits import to_arabic

_D = "[0-9๐-๙]"
_INLINE_NUMBER = re.compile(
    r"(?:(?<=^)|(?<=[ \t>]))"
    rf"(?:\((?P<enclosed>{_D}{{1,2}})\)|(?P<closed>{_D}{{1,2}})[ ]?\)|(?P<dotted>{_D}{{1,2}})[ ]?\.(?!{_D}|[ ]?-))"
    r"[ ]{0,3}"
)
_INLINE_DASH = re.compile(
    r"(?:(?<=^)|(?<=[ \t>]))(?:[•●▪➢✓○■]|[-–—](?![ ]?[0-9๐-๙ ]*$)(?=[ ]?[ก-ฮเ-ไA-Za-z(]))[ ]{0,3}"
)
_QUOTES = '“”"‘’«»'
_LIST_MARKS = "-–—•·●▪➢ "
_TRIM = " \t*#_" + _QUOTES


@value_class
class Item:
    """One point of a list: its number as printed (None where it has none), wording and place."""

    ordinal: int | None
    text: str
    start: int
    end: int
    mark: str = ""


def tidy(text: str) -> str:
    """Return a text field's wording: white space folded, list dashes, surrounding quotes and marks gone.

    >>> tidy("- “มืออาชีพ คิดสร้างสรรค์” ")
    'มืออาชีพ คิดสร้างสรรค์'
    """
    wording = " ".join(text.split()).strip("*#_ ")
    wording = wording.lstrip(_LIST_MARKS)
    if wording[:1] in _QUOTES and wording[-1:] in _QUOTES:
        wording = wording.strip(_TRIM)
    if wording[:1] in "“‘" and not any(mark in wording for mark in "”’"):
        wording = wording[1:]
    return wording.strip(" \t")


def join_lines(lines: Sequence[Line]) -> str:
    """Return the wording of an item's lines: the first without its number, the others whole."""
    if not lines:
        return ""
    return " ".join(" ".join([lines[0].body, *(line.text.replace("**", "") for line in lines[1:])]).split())


def split_numbered(text: str, start: int) -> list[Item]:
    """Cut `๑) ก ๒) ข` at its numbers; text before the first number is an item without ordinal.

    A number only counts when it opens the text or is 1, or goes on with the run (2, 3 …), so that a year or
    figure inside a point does not cut it.

    >>> [item.text for item in split_numbered("๑) นิติกร ๒) นักพัฒนาชุมชน", 0)]
    ['นิติกร', 'นักพัฒนาชุมชน']
    """
    cuts: list[tuple[int, int, int]] = []
    expected = None
    lead_length = len(text) - len(text.lstrip())
    for match in _INLINE_NUMBER.finditer(text):
        number = int(to_arabic(match["enclosed"] or match["closed"] or match["dotted"]))
        opens = expected is None and (number == 1 or match.start() <= lead_length)
        if opens or (expected is not None and 0 <= number - expected <= 2):
            cuts.append((match.start(), match.end(), number))
            expected = number + 1
    if not cuts:
        wording = tidy(text)
        return [Item(None, wording, start, start + len(text))] if wording else []
    items = []
    lead = tidy(text[: cuts[0][0]])
    if lead:
        items.append(Item(None, lead, start, start + cuts[0][0]))
    for at, (_, begin, number) in enumerate(cuts):
        end = cuts[at + 1][0] if at + 1 < len(cuts) else len(text)
        wording = tidy(text[begin:end])
        items.append(Item(number, wording, start + begin, start + len(text[:end].rstrip())))
    return items


def split_dashed(text: str, start: int) -> list[Item]:
    """Cut `- ก - ข` at its dashes and bullets; hyphens inside words and ranges do not cut."""
    cuts = [(match.start(), match.end()) for match in _INLINE_DASH.finditer(text)]
    if not cuts:
        wording = tidy(text)
        return [Item(None, wording, start, start + len(text))] if wording else []
    items = []
    lead = tidy(text[: cuts[0][0]])
    if lead:
        items.append(Item(None, lead, start, start + cuts[0][0]))
    for at, (_, begin) in enumerate(cuts):
        end = cuts[at + 1][0] if at + 1 < len(cuts) else len(text)
        wording = tidy(text[begin:end])
        if wording:
            items.append(Item(None, wording, start + begin, start + len(text[:end].rstrip()), "-"))
    return items


def split_part(part: Part) -> Iterator[Item]:
    """Yield the points of one paragraph of a cell, cut at numbers, else at dashes."""
    numbered = split_numbered(part.text, part.start)
    if len(numbered) > 1 or (numbered and numbered[0].ordinal is not None):
        yield from numbered
        return
    yield from split_dashed(part.text, part.start)


def cell_items(cell: Cell) -> list[Item]:
    """Return the points of a cell: its paragraphs and list items, each cut at numbers or dashes.

    Offsets inside one paragraph are exact where the source had single spaces, else within the paragraph.
    """
    items: list[Item] = []
    for part in cell.parts:
        for item in split_part(part):
            items.append(Item(item.ordinal, item.text, *_within(part, item), item.mark or part.marker))
    return items


def _within(part: Part, item: Item) -> tuple[int, int]:
    if part.end - part.start == len(part.text):
        return item.start, min(item.end, part.end)
    return part.start, part.end


def number_items(items: Iterable[Item]) -> Iterator[tuple[int, Item]]:
    """Yield (ordinal, item), counting on where an item has no number of its own."""
    last = 0
    for item in items:
        last = item.ordinal if item.ordinal is not None else last + 1
        yield last, item
