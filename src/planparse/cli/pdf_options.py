"""Options of every command that reads PDFs."""

from __future__ import annotations

import enum
from typing import Annotated

import typer


class OcrChoices(enum.StrEnum):
    """The values of `Options.ocr`."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


Pages = Annotated[
    str | None,
    typer.Option(metavar="A-B", help="Only these pages of PDFs, such as 3-10, 7- or 1,4-6."),
]
Password = Annotated[str | None, typer.Option(metavar="TEXT", help="Password of the PDFs.")]
Ocr = Annotated[
    OcrChoices,
    typer.Option(help="Recognise pages of PDFs from their picture: those without usable text, all, or none."),
]
OcrLanguage = Annotated[str, typer.Option(metavar="CODES", help="Languages that OCR looks for, such as tha+eng.")]
OcrEngine = Annotated[str, typer.Option(metavar="NAME", help="The OCR engine: tesseract, or one that a package adds.")]
