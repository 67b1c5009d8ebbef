"""Tesseract as an OCR engine: the program, called once per page, its table of words read back."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Sequence
from statistics import median
from typing import Any

from planparse.read.ocr import DOTS_PER_INCH, OcrWord

SECONDS_PER_PAGE = 180
MIN_CONFIDENCE = 0.0
"""Words below are dropped; tesseract gives -1 to what is no word."""
COLUMN = "4"
"""Layout that tesseract expects: one column of text of several sizes, which keeps the rows of a table whole."""
LOW_LINE = 0.55
"""Lines lower than this, in usual heights, are marks torn from the line below."""
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
    heights = [float(fields[9]) for fields in rows if fields[0] == _LINE]
    lowest = LOW_LINE * median(heights) if heights else 0.0
    words: list[OcrWord] = []
    top = bottom = 0.0
    for fields in rows:
        left, upper, width, height = map(float, fields[6:10])
        if fields[0] == _LINE:
            top, bottom = upper, upper + height
        elif fields[0] == _WORD and fields[11].strip():
            confidence = float(fields[10]) / 100
            if confidence >= MIN_CONFIDENCE and bottom - top >= lowest:
                words.append(OcrWord(fields[11], left, top, left + width, bottom, confidence))
    return words
