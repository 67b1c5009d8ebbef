"""The options of every command that reads plans, declared once."""

from __future__ import annotations

import enum
import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from planparse.cli.limit_options import Limit, read_limits
from planparse.options import Options


class OcrChoices(enum.StrEnum):
    """The values of `Options.ocr`."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class PersonalDataChoice(enum.StrEnum):
    """The values of `Options.personal_data`."""

    MASK = "mask"
    KEEP = "keep"
    DROP = "drop"


PersonalData = Annotated[PersonalDataChoice, typer.Option(help="Names of staff: masked, kept as printed, or left out.")]


def _declare(
    encoding: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Encoding of texts, such as cp874; without it, found out."),
    ] = None,
    pages: Annotated[
        str | None,
        typer.Option(metavar="A-B", help="Only these pages of PDFs, such as 3-10, 7- or 1,4-6."),
    ] = None,
    password: Annotated[str | None, typer.Option(metavar="TEXT", help="Password of the PDFs.")] = None,
    ocr: Annotated[
        OcrChoices,
        typer.Option(help="Recognise pages of PDFs from their picture: those without usable text, all, or none."),
    ] = OcrChoices.AUTO,
    ocr_language: Annotated[
        str, typer.Option(metavar="CODES", help="Languages that OCR looks for, such as tha+eng.")
    ] = "tha+eng",
    ocr_engine: Annotated[
        str, typer.Option(metavar="NAME", help="The OCR engine: tesseract, or one that a package adds.")
    ] = "tesseract",
    limit: Limit = None,
) -> Options:
    """Return the options as they were given; the signature is what the commands show."""
    return Options(
        encoding=encoding,
        pages=pages,
        password=password,
        ocr=ocr.value,
        ocr_language=ocr_language,
        ocr_engine=ocr_engine,
        **read_limits(limit),
    )


def reads_plans(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command, which takes `options: Options`, the options of reading in the place of that parameter."""
    declared = inspect.signature(_declare, eval_str=True).parameters
    own = inspect.signature(command, eval_str=True).parameters
    shown: list[inspect.Parameter] = []
    for name, parameter in own.items():
        shown += declared.values() if name == "options" else [parameter]

    @functools.wraps(command)
    def run(**values: Any) -> None:
        chosen = {name: values.pop(name) for name in declared}
        command(**values, options=_declare(**chosen))

    del run.__wrapped__  # whoever asks for the signature is to see the one below
    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in shown]
    )
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in shown}
    return run
