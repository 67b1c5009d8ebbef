"""A PDF opened: its pages one by one, each closed when done; errors in our own terms."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from planparse.errors import EncryptedPdf, OptionsError, UnreadablePdf
from planparse.read.pdf_mending import breaks_off, mend_end

_WRONG_PASSWORD = 4
"""FPDF_ERR_PASSWORD"""


def open_document(data: bytes, path: str | None, password: str | None) -> Any:
    """Open the bytes of a PDF.

    Raises EncryptedPdf without the right password, UnreadablePdf where pdfium finds no document in them.
    """
    is_empty = False
    for attempt in chain((data,), mend_end(data)):
        document = _try_to_open(attempt, path, password)
        if document is None:
            continue
        if len(document) > 0:
            return document
        is_empty = True
        document.close()
    raise UnreadablePdf(path, "a PDF without pages") if is_empty else UnreadablePdf(path)


def _try_to_open(data: bytes, path: str | None, password: str | None) -> Any | None:
    """Open the bytes, None where pdfium finds no document in them."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _WRONG_PASSWORD or "assword" in str(error):
            if password is None:
                raise EncryptedPdf(path, hint="give its password with the option password") from None
            raise EncryptedPdf(path, "a PDF with another password than the one given", "check the password") from None
        return None


def is_damaged(document: Any, data: bytes) -> bool:
    """Whether pdfium had to find the objects of a document by itself: some of them may be lost."""
    import pypdfium2.raw as pdfium

    return breaks_off(data) or not pdfium.FPDF_DocumentHasValidCrossReferenceTable(document.raw)


def choose_pages(wanted: str | None, count: int) -> list[int]:
    """Return the 1-based numbers of the pages that `Options.pages` names, in order, each once.

    Raises OptionsError where the document has none of them.

    >>> choose_pages("2-3,9-", 10)
    [2, 3, 9, 10]
    """
    if wanted is None:
        return list(range(1, count + 1))
    chosen: set[int] = set()
    for part in wanted.split(","):
        first, dash, last = part.strip().partition("-")
        start = int(first) if first.strip() else 1
        end = (int(last) if last.strip() else count) if dash else start
        chosen.update(range(max(start, 1), min(end, count) + 1))
    if not chosen:
        raise OptionsError(
            f"{wanted!r} names no page of this document", "pages", f"it has {count:,} pages: give one of them", wanted
        )
    return sorted(chosen)


def iterate_pages(document: Any, numbers: list[int]) -> Iterator[tuple[int, Any | None]]:
    """Yield (number, page) and close each page when the next is asked for; None for one that is damaged."""
    import pypdfium2

    for number in numbers:
        try:
            page = document[number - 1]
        except (pypdfium2.PdfiumError, IndexError):
            yield number, None
            continue
        try:
            yield number, page
        finally:
            page.close()
