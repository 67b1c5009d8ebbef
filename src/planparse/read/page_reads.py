"""How each page of a PDF was read, and why so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

TextOrigin = Literal["text", "pdf-text", "pdf-repaired", "ocr"]


@dataclass(frozen=True, slots=True)
class Recognition:
    """What OCR made of a page: (word, confidence from 0 to 1, its middle on the page), or why it failed."""

    words: tuple[tuple[str, float, tuple[float, float]], ...] = ()
    failure: str = ""


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word that OCR read: its line (1-based) and stretch of the text, and confidence from 0 to 1."""

    line: int
    start: int
    end: int
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class PageRead:
    """One page: where its text came from and why, what was repaired, and whether it stays bad.

    `reason` is the name of a rule (`sound`, `repaired`, `blank`, `picture`, `junk-over-picture`, `drawn`,
    `foreign-letters`, `unknown-codes`, `broken-page`, `lost-content`, `cut-off`, `too-many-objects`, `too-slow`,
    `nothing-recognised`, `too-many-pages`: this one and all after it).
    `is_bad` tells that text of the page is missing or wrong. `repairs` are steps with their counts, `unknown`
    codes without a meaning with theirs. Of a page that OCR read, `confidence` is the mean over its words, from 0
    to 1, and `doubts` are those that it was not sure of; `failure` says why OCR did not read a page that needs it.
    """

    number: int
    origin: TextOrigin
    reason: str
    is_bad: bool = False
    repairs: tuple[tuple[str, int], ...] = ()
    unknown: tuple[tuple[str, int], ...] = ()
    confidence: float | None = None
    doubts: tuple[ReadWord, ...] = ()
    failure: str = ""


def mark_repaired(pages: Iterable[PageRead], numbers: frozenset[int]) -> tuple[PageRead, ...]:
    """Return the pages, those of the numbers as repaired: normalising mended their text."""
    return tuple(
        replace(page, origin="pdf-repaired", reason="repaired" if page.reason == "sound" else page.reason)
        if page.origin == "pdf-text" and page.number in numbers
        else page
        for page in pages
    )
