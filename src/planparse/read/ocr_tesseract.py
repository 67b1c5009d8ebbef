"""Tesseract as an OCR engine: the program, called once per page, its table of words read back."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from statistics import median
from typing import Any

from planparse.read.ocr import DOTS_PER_INCH, OcrWord

SECONDS_PER_PAGE = 180
COLUMN = "4"
"""Layout that tesseract expects: one column of text of several sizes, which keeps the rows of a table whole."""
LOW_LINE = 0.62
"""Lines lower than this, in usual heights, are marks torn from the line below (measured: 0.5 to 0.6)."""
DOUBTFUL = 0.75
"""Confidence of such marks and of specks; that of letters is 0.9 and more."""
THAI_GAP = 0.18
MIXED_GAP = 0.12
"""A wider gap between Thai letters, or others, is a space; in heights of the line."""
_THAI = re.compile("[\u0e01-\u0e4e]")
_INNER = re.compile("[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")
"""Marks and vowels that no word begins with."""
_LATIN = re.compile("[A-Za-z]")
_WORDING = re.compile("[\u0e01-\u0e4e]{5}|[A-Za-z]{5}|[0-9๐-๙,.]{4}")
_LINE, _WORD = "4", "5"


class TesseractEngine:
    """Calls `tesseract`, which must be on the PATH with the data of the languages that are asked for.

    Raises OSError when made where there is no such program.
    """

    def __init__(self) -> None:
        program = shutil.which("tesseract")
        if program is None:
            raise OSError("tesseract is not installed")
        self._program = program

    @property
    def name(self) -> str:
        """Name of the engine."""
        return "tesseract"

    def recognise(self, picture: Any, language: str) -> Sequence[OcrWord]:
        """Return the words of a grey picture; empty where the program fails (a language without data, a timeout)."""
        data = io.BytesIO()
        picture.save(data, format="PNG")
        command = [
            self._program,
            "stdin",
            "stdout",
            "-l",
            language,
            "--psm",
            COLUMN,
            "--dpi",
            str(DOTS_PER_INCH),
            "tsv",
        ]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        try:
            done = subprocess.run(  # noqa: S603 -- our own arguments; the language is checked by Options
                command,
                input=data.getvalue(),
                capture_output=True,
                timeout=SECONDS_PER_PAGE,
                check=True,
                env=environment,
            )
        except (subprocess.SubprocessError, OSError):
            return ()
        return read_words(done.stdout.decode("utf-8", errors="replace"))


def read_words(table: str) -> list[OcrWord]:
    r"""Read tesseract's table (TSV): level, five numbers of place, left, top, width, height, confidence, text.

    >>> head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    >>> rows = "4\t1\t1\t1\t1\t0\t10\t20\t90\t40\t-1\t\n5\t1\t1\t1\t1\t1\t10\t22\t50\t30\t91.5\tแผน\n"
    >>> read_words(head + rows)
    [OcrWord(text='แผน', x0=10.0, top=20.0, x1=60.0, bottom=60.0, confidence=0.915)]
    """
    rows = [fields for row in table.splitlines()[1:] if len(fields := row.split("\t")) == 12]
    words: list[OcrWord] = []
    line: list[OcrWord] = []
    kept: list[list[OcrWord]] = []
    top = bottom = 0.0
    for fields in rows:
        left, upper, width, height = map(float, fields[6:10])
        if fields[0] == _LINE:
            top, bottom, line = upper, upper + height, []
            kept.append(line)
        elif fields[0] == _WORD and fields[11].strip():
            line.append(OcrWord(fields[11], left, top, left + width, bottom, float(fields[10]) / 100))
    heights = [own[0].bottom - own[0].top for own in kept if own]
    usual = median(heights) if heights else 0.0
    for own in kept:
        if own and not _is_noise(own, usual):
            words += _join_letters(own)
    return words


def _is_noise(line: Sequence[OcrWord], usual: float) -> bool:
    """Whether a line is marks torn from the line below, or specks: low, or rather low and doubtful."""
    height = line[0].bottom - line[0].top
    confidence = sum(word.confidence for word in line) / len(line)
    if _WORDING.search("".join(word.text for word in line)):
        return False
    return height < LOW_LINE * usual or (height < 0.9 * usual and confidence < DOUBTFUL)


def _find_gap(before: str, after: str) -> float:
    """Return the width of a space between two words; between Latin ones stands one in any case."""
    if _INNER.match(after):
        return float("inf")
    if _LATIN.match(before[-1]) and _LATIN.match(after[0]):
        return -1.0
    return THAI_GAP if _THAI.match(before[-1]) and _THAI.match(after[0]) else MIXED_GAP


def _join_letters(line: Sequence[OcrWord]) -> list[OcrWord]:
    """Join what stands closer than a space, in the order of tesseract: it gives Thai letter by letter."""
    joined: list[OcrWord] = []
    for word in line:
        last = joined[-1] if joined else None
        if last is None or word.x0 - last.x1 > _find_gap(last.text, word.text) * (word.bottom - word.top):
            joined.append(word)
            continue
        text, confidence = last.text + word.text, min(last.confidence, word.confidence)
        joined[-1] = last._replace(text=text, x1=max(last.x1, word.x1), confidence=confidence)
    return joined
