"""What a caller may choose about a run."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import Literal, get_args

from planparse.errors import OptionsError

PersonalData = Literal["mask", "keep", "drop"]
"""What becomes of the names of living people in staff lists: masked, kept as printed, or left out."""

OcrChoice = Literal["auto", "always", "never"]
"""Which pages of a PDF are recognised from their picture: those without usable text, all, or none."""

MAX_BYTES = 20_000_000
"""The largest text read by default: three hundred times the longest plan known."""
MAX_PDF_BYTES = 400_000_000
"""The largest PDF read by default: scans are large, and their pages are read one at a time."""
MAX_LINES = 100_000
"""The most lines with wording: a plan of 600 pages has some 25,000. A short row of a table takes 4 to 6 kB of memory,
so that such a source stays under the 1 GB that is promised."""
MAX_CELLS = 1_000_000
"""The most cells of tables, as TABs, pipes, wide gaps and tags part them; a cell takes some 300 bytes."""
MAX_PIXELS = 150_000_000
"""The largest picture of a PDF page that is unpacked for OCR: a sheet of A3 at 600 dots per inch has 70 million."""
PAGE_SECONDS = 180
"""How long a page of a PDF may take: the slowest scans take 20."""
MAX_SECONDS = 36_000
"""How long a PDF may take: 600 pages of OCR take two hours on a slow machine."""
LIMITS = {
    "max_bytes": MAX_BYTES,
    "max_pdf_bytes": MAX_PDF_BYTES,
    "max_lines": MAX_LINES,
    "max_cells": MAX_CELLS,
    "max_pixels": MAX_PIXELS,
    "page_seconds": PAGE_SECONDS,
    "max_seconds": MAX_SECONDS,
}
"""Every limit by the name of its option, with its default."""


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of one run; checked when made.

    Args:
        encoding: the encoding of a text source, a name that Python knows ("utf-8", "cp874", "tis-620",
            "utf-16"); None (the default) finds it out.
        personal_data: "mask" (the default), "keep" or "drop" names of living people in staff lists.
        max_bytes, max_pdf_bytes: the largest text, and the largest PDF, that is read, in bytes.
        max_lines, max_cells: the most lines with wording, and the most cells of tables, that are read.
        pages: the pages of a PDF that are read, such as "3-10" or "1,4-"; None (the default) reads all.
        password: the password of a PDF.
        ocr: "auto" (the default) recognises the pages of a PDF that have no usable text, "always" all, "never" none.
        ocr_language: the languages that OCR looks for, as the engine names them.
        ocr_engine: the engine, "tesseract" (the default) or one that a package adds.
        max_pixels: the largest picture of a page of a PDF that is unpacked for OCR.
        page_seconds, max_seconds: how long a page of a PDF, and a whole PDF, may take; what is over it is reported,
            and the pages before and after it are kept.

    Raises:
        OptionsError: a value that the option cannot have.

    >>> Options(encoding="cp874").encoding
    'cp874'
    """

    encoding: str | None = None
    personal_data: PersonalData = "mask"
    max_bytes: int = MAX_BYTES
    max_pdf_bytes: int = MAX_PDF_BYTES
    max_lines: int = MAX_LINES
    max_cells: int = MAX_CELLS
    pages: str | None = None
    password: str | None = field(default=None, repr=False)
    ocr: OcrChoice = "auto"
    ocr_language: str = "tha+eng"
    ocr_engine: str = "tesseract"
    max_pixels: int = MAX_PIXELS
    page_seconds: int = PAGE_SECONDS
    max_seconds: int = MAX_SECONDS

    def __post_init__(self) -> None:
        _check_encoding(self.encoding)
        _check_personal_data(self.personal_data)
        for name in LIMITS:
            _check_limit(name, getattr(self, name))
        _check_pages(self.pages)
        _check_ocr(self.ocr, self.ocr_language, self.ocr_engine)


def _check_encoding(encoding: object) -> None:
    if encoding is None:
        return
    try:
        if isinstance(encoding, str) and codecs.lookup(encoding)._is_text_encoding:
            return
    except (LookupError, ValueError):
        pass  # reported below, with the name that was given
    hint = "use a name that Python knows, such as utf-8, cp874, tis-620 or utf-16"
    raise _refuse("encoding", encoding, "no text encoding", hint)


def _check_personal_data(choice: object) -> None:
    if choice not in get_args(PersonalData):
        raise _refuse("personal_data", choice, "not a choice", f"use one of {', '.join(get_args(PersonalData))}")


def _check_limit(option: str, limit: object) -> None:
    if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
        raise _refuse(option, limit, "no limit", "give a whole number above 0")


_PAGE_RANGE = re.compile(r"[ ]?(?:[0-9]{1,6}(?:-[0-9]{0,6})?|-[0-9]{1,6})[ ]?")


def _check_pages(pages: object) -> None:
    if pages is None:
        return
    if not isinstance(pages, str) or not all(map(_PAGE_RANGE.fullmatch, pages.split(","))):
        raise _refuse("pages", pages, "no range of pages", "give one such as 3-10, or several parted by commas")


def _check_ocr(choice: object, language: object, engine: object) -> None:
    if choice not in get_args(OcrChoice):
        raise _refuse("ocr", choice, "not a choice", f"use one of {', '.join(get_args(OcrChoice))}")
    if not isinstance(language, str) or not re.fullmatch(r"[A-Za-z_]{2,30}(?:\+[A-Za-z_]{2,30}){0,9}", language):
        raise _refuse("ocr_language", language, "no language", "name languages as the engine does, such as tha+eng")
    if not isinstance(engine, str) or not re.fullmatch(r"[A-Za-z][A-Za-z0-9_.-]{0,60}", engine):
        raise _refuse("ocr_engine", engine, "no name of an engine", "give tesseract, or the name a package gives it")


def _refuse(option: str, value: object, reason: str, hint: str) -> OptionsError:
    shown = repr(value)[:80]
    return OptionsError(f"{shown} is {reason}", option, hint, shown)
