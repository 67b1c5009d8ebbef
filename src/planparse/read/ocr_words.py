"""Where in the text the words stand that OCR was not sure of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from planparse.read.page_reads import PageRead, ReadWord, Recognition
from planparse.read.places import Box

DOUBTFUL = 0.6
"""Confidence below which a word is doubtful."""
_NEAREST = 4
"""So many lines round a word are searched for it: of a page that leans, the boxes of lines overlap."""

Stretch = tuple[int, int, Box]
"""Start and end in the text, and the box on the page, of a line or cell."""


def note_recognition(read: PageRead, found: Recognition | None, *, is_slow: bool) -> PageRead:
    """Return how a page was read, with what became of OCR: `found` is None where it was not asked."""
    if is_slow and (found is None or not found.words):
        return replace(read, reason="too-slow", is_bad=True)
    if found is None:
        return read
    if found.failure:
        return replace(read, failure=found.failure)
    if not found.words:
        is_picture = read.origin == "ocr"
        return PageRead(read.number, "ocr", "nothing-recognised", read.reason != "picture") if is_picture else read
    mean = sum(confidence for _, confidence, _ in found.words) / len(found.words)
    return PageRead(read.number, "ocr", read.reason if read.origin == "ocr" else "asked-for", confidence=round(mean, 3))


def place_words(
    read: PageRead, found: Recognition, stretches: Iterable[Stretch], pieces: Sequence[str], begin: tuple[int, int]
) -> PageRead:
    """Return how a page was read, with its doubtful words.

    `pieces` are the lines of its text; `begin` is where they begin in the whole: how many lines and characters stand
    before them.
    """
    stretches, text = list(stretches), "".join(pieces)
    doubts: list[ReadWord] = []
    for word, confidence, middle in found.words:
        if confidence >= DOUBTFUL or not any(char.isalnum() for char in word):
            continue
        span = _place(word, middle, stretches, text, begin[1])
        if span is not None:
            line = begin[0] + text.count("\n", 0, span[0] - begin[1]) + 1
            doubts.append(ReadWord(line, *span, word, round(max(confidence, 0.0), 2)))
    return replace(read, doubts=tuple(sorted(doubts, key=lambda doubt: doubt.start)))


def _place(
    word: str, middle: tuple[float, float], lines: Sequence[Stretch], text: str, offset: int
) -> tuple[int, int] | None:
    """Find a word in the lines nearest to its place; the whole line stands for it where it is not in them."""
    near = sorted(lines, key=lambda line: _measure_distance(line[2], middle))[:_NEAREST]
    for start, end, box in near:
        share = (middle[0] - box[0]) / max(box[2] - box[0], 1.0)
        expected = start - offset + round(min(max(share, 0.0), 1.0) * (end - start))
        at = _find_nearest(text, word, start - offset, end - offset, expected)
        if at is not None:
            return at + offset, at + offset + len(word)
    return (near[0][0], near[0][1]) if near else None


def _measure_distance(box: Box, middle: tuple[float, float]) -> float:
    x, y = middle
    return max(box[0] - x, x - box[2], 0.0) + abs((box[1] + box[3]) / 2 - y) + max(box[1] - y, y - box[3], 0.0)


def _find_nearest(text: str, word: str, start: int, end: int, expected: int) -> int | None:
    before = text.rfind(word, start, min(expected + len(word), end))
    after = text.find(word, max(expected, start), end)
    places = [at for at in (before, after) if at >= 0]
    return min(places, key=lambda at: abs(at - expected)) if places else None
