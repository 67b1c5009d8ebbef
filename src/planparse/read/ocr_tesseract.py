"""Tesseract as an OCR engine: the program, called once per page, its table of words read back."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import time
from collections.abc import Sequence
from statistics import median
from typing import Any, NamedTuple

from planparse.read.ocr import DOTS_PER_INCH, OcrFailed, OcrWord
from planparse.read.ocr_digits import reread_digits
from planparse.read.ocr_figures import read_bracketed, read_figure, settle_foot
from planparse.read.ocr_gaps import join_symbols
from planparse.read.ocr_latin import take_latin
from planparse.read.ocr_symbols import Symbol, find_foot, measure_page
from planparse.read.ocr_tones import mend_tones
from planparse.read.ocr_votes import choose_letters

INSTALL = "install tesseract with its Thai data (Debian: tesseract-ocr tesseract-ocr-tha)"
COLUMN = "4"
"""Layout that tesseract expects: one column of text of several sizes, which keeps the rows of a table whole."""
SECOND_SCALE = 0.75
"""The second reading is of a smaller picture: there tesseract errs in other places, and is quicker."""
BLOCK = "6"
"""One block of text: every line is read, be it a single sign."""
LINE_ABOVE, LINE_BELOW = 1.7, 0.5
"""Room that a line has for marks, in heights of ก; tesseract's own edges of a line lie apart on one page."""
LOW_LINE = 0.62
"""Lines lower than this, in usual heights, are marks torn from the line below (measured: 0.5 to 0.6)."""
DOUBTFUL = 0.75
"""Confidence of such marks and of specks; that of letters is 0.9 and more."""
THAI_GAP = 0.18
MIXED_GAP = 0.12
DIGIT_GAP = 0.2
"""A wider gap between Thai letters, others, or digits, is a space; in heights of the line."""
_THAI = re.compile("[\u0e01-\u0e4e]")
_INNER = re.compile("[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")
"""Marks and vowels that no word begins with."""
_LATIN = re.compile("[A-Za-z]")
_DIGIT = re.compile("[0-9๐-๙]")
_WORDING = re.compile("[\u0e01-\u0e4e]{5}|[A-Za-z]{5}|[0-9๐-๙,.]{4}")
_BULLETS = ("»", "«", "®", "©", "¢", "°")
_LINE, _WORD = "4", "5"


class TesseractEngine:
    """Calls `tesseract`, which must be on the PATH with the data of the languages that are asked for.

    Raises OSError when made where there is no such program.
    """

    def __init__(self) -> None:
        program = shutil.which("tesseract")
        if program is None:
            raise OSError("tesseract is not installed; " + INSTALL)
        self._program = program

    @property
    def name(self) -> str:
        """Name of the engine."""
        return "tesseract"

    def recognise(self, picture: Any, language: str, seconds: float) -> Sequence[OcrWord]:
        """Return the words of a grey picture.

        Raises OcrFailed where the program fails: a language without data, more time than there is.
        """
        return self._recognise(picture, language, seconds, COLUMN)

    def recognise_strips(self, picture: Any, language: str, seconds: float) -> Sequence[OcrWord]:
        """Return the words of a grey picture in which the cells of tables stand one under the other.

        Raises OcrFailed as `recognise` does.
        """
        return self._recognise(picture, language, seconds, BLOCK)

    def _recognise(self, picture: Any, language: str, seconds: float, layout: str) -> Sequence[OcrWord]:
        end = time.monotonic() + seconds
        main, _, more = language.partition("+")
        table = self._run(_pack(picture), main, layout, end)
        size = (max(round(picture.width * SECOND_SCALE), 1), max(round(picture.height * SECOND_SCALE), 1))
        other = self._run(_pack(picture.resize(size)), language, layout, end) if more else None
        return read_words(table, picture, other, SECOND_SCALE)

    def _run(self, picture: bytes, language: str, layout: str, end: float) -> str:
        """Return tesseract's table of a picture; `end` is when it must be done, in seconds of the monotonic clock."""
        command = [
            self._program,
            "stdin",
            "stdout",
            "-l",
            language,
            "--psm",
            layout,
            "--dpi",
            str(DOTS_PER_INCH),
            "tsv",
        ]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        try:
            done = subprocess.run(  # noqa: S603 -- our own arguments; the language is checked by Options
                command,
                input=picture,
                capture_output=True,
                timeout=max(end - time.monotonic(), 0.01),
                check=True,
                env=environment,
            )
        except subprocess.TimeoutExpired as error:
            raise OcrFailed("tesseract took longer than the option page_seconds allows") from error
        except subprocess.CalledProcessError as error:
            said = error.stderr.decode("utf-8", errors="replace")
            if "Failed loading language" in said or "Error opening data file" in said:
                raise OcrFailed(f"tesseract has no data for {language}; {INSTALL}") from error
            raise OcrFailed(f"tesseract failed: {' '.join(said.split())[:200]}") from error
        except OSError as error:
            raise OcrFailed(f"tesseract does not start: {error}") from error
        return done.stdout.decode("utf-8", errors="replace")


def _pack(picture: Any) -> bytes:
    """Return the picture as a file; not packed, for that takes longer than the reading."""
    data = io.BytesIO()
    picture.save(data, format="PPM")
    return data.getvalue()


def read_words(
    table: str, picture: Any | None = None, other: str | None = None, other_scale: float = 1.0
) -> list[OcrWord]:
    r"""Read tesseract's table (TSV): level, five numbers of place, left, top, width, height, confidence, text.

    With the picture, digits, tone marks and spaces are held against it; `other` is the table of the same picture read
    in more languages and at `other_scale`, from which Latin words are taken, and Thai letters that make better words.

    >>> head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    >>> rows = "4\t1\t1\t1\t1\t0\t10\t20\t90\t40\t-1\t\n5\t1\t1\t1\t1\t1\t10\t22\t50\t30\t91.5\tแผน\n"
    >>> read_words(head + rows)
    [OcrWord(text='แผน', x0=10.0, top=20.0, x1=60.0, bottom=60.0, confidence=0.915)]
    """
    lines = _read_lines(table)
    heights = [line.bottom - line.top for line in lines if line.symbols]
    usual = median(heights) if heights else 0.0
    lines = [line for line in lines if line.symbols and not _is_noise(line, usual)]
    if other is not None:
        lines = _add_others(lines, _read_lines(other, other_scale))
    if picture is not None:
        lines = _hold_against(lines, picture)
    else:
        lines = [line._replace(symbols=_join_letters(line)) for line in lines]
    return [
        OcrWord(word.text, word.x0, line.top, word.x1, line.bottom, word.confidence)
        for line in lines
        for word in line.symbols
    ]


class _Line(NamedTuple):
    """A line of tesseract: its edges, and its letters or groups of such."""

    top: float
    bottom: float
    symbols: list[Symbol]


def _read_lines(table: str, scale: float = 1.0) -> list[_Line]:
    lines: list[_Line] = []
    for row in table.splitlines()[1:]:
        fields = row.split("\t")
        if len(fields) != 12:
            continue
        left, top, width, height = (float(field) / scale for field in fields[6:10])
        if fields[0] == _LINE:
            lines.append(_Line(top, top + height, []))
        elif fields[0] == _WORD and fields[11].strip() and lines:
            confidence = float(fields[10]) / 100
            lines[-1].symbols.append(Symbol(fields[11], left, top, left + width, top + height, confidence))
    return lines


def _add_others(lines: list[_Line], others: list[_Line]) -> list[_Line]:
    """Take what is better in the lines of the other reading that stand in the same place: Latin words, Thai letters."""
    done = []
    for line in lines:
        middle = (line.top + line.bottom) / 2
        same = [other for other in others if other.top <= middle <= other.bottom]
        symbols = take_latin(line.symbols, [symbol for other in same for symbol in other.symbols])
        done.append(line._replace(symbols=choose_letters(symbols, same[0].symbols) if len(same) == 1 else symbols))
    return done


def _hold_against(lines: list[_Line], picture: Any) -> list[_Line]:
    """Mend digits and tone marks by the picture, and find the words by its gaps."""
    import numpy as np

    grey = np.asarray(picture)
    usual = measure_page(line.symbols for line in lines)
    done = []
    for line in lines:
        foot = find_foot(line.symbols, usual)
        if foot is None:
            done.append(line._replace(symbols=_join_letters(line)))
            continue
        foot = settle_foot(grey, line.symbols, foot, usual)
        symbols = read_figure(grey, line.symbols, foot, is_apart=_is_apart(line, lines))
        if not symbols:
            symbols = read_bracketed(grey, mend_bullet(line.symbols), foot)
            symbols = mend_tones(grey, reread_digits(grey, symbols, foot), foot)
        top, bottom = foot.at - LINE_ABOVE * foot.unit, foot.at + LINE_BELOW * foot.unit
        done.append(_Line(top, bottom, join_symbols(grey, symbols, foot)))
    return done


def _is_apart(line: _Line, lines: Sequence[_Line]) -> bool:
    """Whether no other line lies over a line: tesseract cuts some in two."""
    middle = (line.top + line.bottom) / 2
    others = [other for other in lines if other is not line]
    return not any(
        line.top < (other.top + other.bottom) / 2 < line.bottom or other.top < middle < other.bottom for other in others
    )


def mend_bullet(line: list[Symbol]) -> list[Symbol]:
    """Return the symbols of a line, a bullet in place of the sign that tesseract gives for one before Thai words.

    >>> [symbol.text for symbol in mend_bullet([Symbol("»", 0, 0, 9, 9, 0.5), Symbol("งาน", 20, 0, 60, 9, 0.9)])]
    ['•', 'งาน']
    """
    if len(line) < 2 or line[0].text not in _BULLETS or not _THAI.match(line[1].text):
        return line
    return [line[0]._replace(text="•"), *line[1:]]


def _is_noise(line: _Line, usual: float) -> bool:
    """Whether a line is marks torn from the line below, or specks: low, or rather low and doubtful."""
    height = line.bottom - line.top
    confidence = sum(symbol.confidence for symbol in line.symbols) / len(line.symbols)
    if _WORDING.search("".join(symbol.text for symbol in line.symbols)):
        return False
    return height < LOW_LINE * usual or (height < 0.9 * usual and confidence < DOUBTFUL)


def _find_gap(before: str, after: str) -> float:
    """Return the width of a space between two words; between Latin ones stands one in any case."""
    if _INNER.match(after):
        return float("inf")
    if _DIGIT.match(before[-1]) and _DIGIT.match(after[0]):
        return DIGIT_GAP
    if _LATIN.match(before[-1]) and _LATIN.match(after[0]):
        return -1.0
    return THAI_GAP if _THAI.match(before[-1]) and _THAI.match(after[0]) else MIXED_GAP


def _join_letters(line: _Line) -> list[Symbol]:
    """Join what stands closer than a space, in the order of tesseract: it gives Thai letter by letter."""
    joined: list[Symbol] = []
    for symbol in line.symbols:
        last = joined[-1] if joined else None
        height = line.bottom - line.top
        if last is None or symbol.x0 - last.x1 > _find_gap(last.text, symbol.text) * height:
            joined.append(symbol)
            continue
        confidence = min(last.confidence, symbol.confidence)
        joined[-1] = last._replace(text=last.text + symbol.text, x1=max(last.x1, symbol.x1), confidence=confidence)
    return joined
