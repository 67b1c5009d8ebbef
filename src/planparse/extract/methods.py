"""Methods of development: `๑ = ศึกษาด้วยตนเอง`, numbers that a legend explains, or plain wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from planparse.extract.items import Item, split_numbered, tidy
from planparse.extract.points import is_nothing, split_points
from planparse.lexicon.wording import Wording
from planparse.model.records import DevelopmentMethod
from planparse.quantities import read_int

_NUMBERS = re.compile("[0-9๐-๙]{1,2}")
_RANGE = re.compile("([0-9๐-๙]{1,2})[ ]?[-–][ ]?([0-9๐-๙]{1,2})")
_JUNK = re.compile(r"[□☐☑✓✔]+|\.{3,}|…+")
_EDGE = " ,;:–-"
LONGEST_RANGE = 20
LONGEST_NAME = 40
"""Longest name in a list set off by commas; with longer stretches between them the commas are part of one name."""
MIN_PAIRS = 2
"""Fewer `number = name` pairs in a paragraph are no legend."""

Legend = Mapping[int, str]


def read_pairs(text: str, words: Wording) -> list[DevelopmentMethod]:
    """Return the methods of a text that prints them as `number = name`, in its order."""
    found = list(words.patterns["method"].finditer(text)) if "=" in text or "หมายถึง" in text else []
    methods = []
    for at, match in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        name = tidy(_JUNK.sub(" ", text[match.end() : end])).strip(_EDGE)
        if name:
            methods.append(DevelopmentMethod(code=read_int(match["code"]), name=name))
    return methods


def read_legend(texts: Iterable[str], words: Wording) -> dict[int, str]:
    """Return the name of each method's number, from the wordings that print them as pairs."""
    legend: dict[int, str] = {}
    for text in texts:
        pairs = read_pairs(text, words)
        for method in pairs if len(pairs) >= MIN_PAIRS else ():
            if method.code is not None:
                legend.setdefault(method.code, method.name)
    return legend


def _codes(text: str) -> Iterator[int]:
    """Yield the numbers of a cell of codes; `๑-๓` stands for all three where it is the only dash."""
    span = _RANGE.fullmatch(text.strip("() ."))
    if span is not None:
        first, last = read_int(span[1]) or 0, read_int(span[2]) or 0
        if first < last <= LONGEST_RANGE:
            yield from range(first, last + 1)
            return
    for match in _NUMBERS.finditer(text):
        code = read_int(match.group())
        if code is not None:
            yield code


def is_codes(text: str, words: Wording) -> bool:
    """Whether a cell holds nothing but numbers of methods."""
    return bool(text) and words.patterns["codes"].match(text.strip()) is not None


def read_methods(text: str, legend: Legend, words: Wording) -> list[DevelopmentMethod]:
    """Return the methods of a cell: pairs, numbers looked up in the legend, else its points by name.

    A number that the legend does not explain is named by itself.
    """
    if is_nothing(text):
        return []
    pairs = read_pairs(text, words)
    if pairs:
        return pairs
    if is_codes(text, words):
        return [DevelopmentMethod(code=code, name=legend.get(code, str(code))) for code in _codes(text)]
    return [_named(point.ordinal, point.text, legend) for point in _points(text) if point.text]


def _points(text: str) -> list[Item]:
    points = split_points(text)
    if len(points) == 1:
        points = split_numbered(text, 0)
    if len(points) == 1 and "," in text and max(map(len, text.split(","))) <= LONGEST_NAME:
        points = [Item(None, tidy(part), 0, len(text)) for part in text.split(",")]
    return points


def _named(number: int | None, name: str, legend: Legend) -> DevelopmentMethod:
    """Return a method by name; the number of its point counts as code only where the legend says the same."""
    known = next((code for code, wording in legend.items() if wording == name), None)
    return DevelopmentMethod(code=known if known is not None else number if number in legend else None, name=name)
