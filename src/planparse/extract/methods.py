"""Methods of development: `๑ = ศึกษาด้วยตนเอง`, numbers or letters that a legend explains, or plain wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from planparse.extract.items import Item, split_numbered, tidy
from planparse.extract.points import is_nothing, split_points
from planparse.lexicon.wording import Wording, fold
from planparse.model.records import DevelopmentMethod
from planparse.quantities import read_int

_NUMBERS = re.compile("[0-9๐-๙]{1,2}")
_RANGE = re.compile("([0-9๐-๙]{1,2})[ ]?[-–][ ]?([0-9๐-๙]{1,2})")
_LETTERS = re.compile("[A-Z]{1,4}|(?<![ก-๎])[ก-ฮ](?![ก-๎])")
_POINT = re.compile(r"(?:^|(?<=[ ]))([0-9๐-๙]{1,2})[.)][ ]?(?=[ก-๎])")
_BETWEEN = " ,/&+."
_JUNK = re.compile(r"[□☐☑✓✔]+|\.{3,}|…+")
_EDGE = " ,;:–-"
LONGEST_RANGE = 20
LONGEST_NAME = 40
"""Longest name in a list set off by commas; with longer stretches between them the commas are part of one name."""
MIN_PAIRS = 2
"""Fewer `number = name` pairs in a paragraph are no legend."""

Legend = Mapping[str, str]
"""The name of each method by its number, in Arabic digits, or its letters."""


def code_key(text: str) -> str:
    """Return how a legend knows a method's number or letters.

    >>> code_key("๓"), code_key(" OJT ")
    ('3', 'OJT')
    """
    number = read_int(text)
    return str(number) if number is not None else text.strip()


def read_pairs(text: str, words: Wording) -> list[DevelopmentMethod]:
    """Return the methods of a text that prints them as `number = name` or `letter = name`, in its order."""
    return [method for _, method in _pairs(text, words)]


def _pairs(text: str, words: Wording) -> Iterator[tuple[str, DevelopmentMethod]]:
    """Yield (code as a legend knows it, method); only a number is the method's code."""
    found = list(words.patterns["method"].finditer(text)) if "=" in text or "หมายถึง" in text else []
    for at, match in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        name = tidy(_JUNK.sub(" ", text[match.end() : end])).strip(_EDGE)
        if name:
            yield code_key(match["code"]), DevelopmentMethod(code=read_int(match["code"]), name=name)


def read_legend(texts: Iterable[str], words: Wording) -> dict[str, str]:
    """Return the name of each method's number or letters, from the wordings that print them as pairs.

    Pairs of which one names a known method go before others, which may be of a scale (`๕ = มากที่สุด`).
    """
    groups = [pairs for text in texts if len(pairs := list(_pairs(text, words))) >= MIN_PAIRS]
    groups.sort(key=lambda pairs: not names_method((method.name for _, method in pairs), words))
    legend: dict[str, str] = {}
    for key, method in (pair for pairs in groups for pair in pairs):
        legend.setdefault(key, method.name)
    return legend


def read_lined_legend(lines: Iterable[str], words: Wording) -> dict[str, str]:
    """Return the legend that stands in lines one below the other, a pair in each, which name methods."""
    run: dict[str, str] = {}
    for text in (*lines, ""):
        found = words.patterns["lined"].match(text)
        if found is not None and code_key(found["code"]) not in run:
            run[code_key(found["code"])] = tidy(found["name"]).strip(_EDGE)
            continue
        if len(run) >= MIN_PAIRS and names_method(run.values(), words):
            return run
        run = {}
    return {}


def names_method(names: Iterable[str], words: Wording) -> bool:
    """Whether one of the names opens like that of a known method."""
    return any(fold(name).startswith(words.words["method_names"]) for name in names)


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


def _letter_codes(text: str, legend: Legend) -> list[str]:
    """Return the letters of a cell that holds nothing but letters of the legend, such as `F, S`."""
    codes = [match.group() for match in _LETTERS.finditer(text)]
    rest = _LETTERS.sub("", text.replace("และ", " ")).strip(_BETWEEN)
    return codes if not rest.strip(_BETWEEN) and all(code in legend for code in codes) else []


def is_codes(text: str, words: Wording) -> bool:
    """Whether a cell holds nothing but numbers of methods."""
    return bool(text) and words.patterns["codes"].match(text.strip()) is not None


def read_methods(text: str, legend: Legend, words: Wording) -> list[DevelopmentMethod]:
    """Return the methods of a cell: pairs, numbers or letters looked up in the legend, else its points by name.

    A number that the legend does not explain is named by itself.
    """
    if is_nothing(text):
        return []
    pairs = read_pairs(text, words)
    if pairs:
        return pairs
    if is_codes(text, words):
        return [DevelopmentMethod(code=code, name=legend.get(str(code), str(code))) for code in _codes(text)]
    letters = _letter_codes(text, legend)
    if letters:
        return [DevelopmentMethod(code=None, name=legend[letter]) for letter in letters]
    return [_named(point.ordinal, point.text, legend) for point in _points(text) if point.text]


def _points(text: str) -> list[Item]:
    points = split_points(text)
    if len(points) == 1:
        points = split_numbered(text, 0)
    if len(points) == 1:
        points = _rising_points(text) or points
    if len(points) == 1 and "," in text and max(map(len, text.split(","))) <= LONGEST_NAME:
        points = [Item(None, tidy(part), 0, len(text)) for part in text.split(",")]
    return points


def _rising_points(text: str) -> list[Item]:
    """Return the points of a cell that picks some of numbered methods: `๑. การฝึกอบรม ๕. การเรียนรู้ด้วยตนเอง`."""
    found = list(_POINT.finditer(text))
    numbers = [read_int(match[1]) or 0 for match in found]
    if len(found) < 2 or found[0].start() or any(a >= b for a, b in pairwise(numbers)):
        return []
    ends = [*(match.start() for match in found[1:]), len(text)]
    points = zip(numbers, found, ends, strict=True)
    return [Item(number, tidy(text[match.end() : end]), match.start(), end) for number, match, end in points]


def _named(number: int | None, name: str, legend: Legend) -> DevelopmentMethod:
    """Return a method by name; the number of its point counts as code only where the legend says the same."""
    known = next((read_int(key) for key, wording in legend.items() if wording == name), None)
    return DevelopmentMethod(code=known if known is not None else number if str(number) in legend else None, name=name)
