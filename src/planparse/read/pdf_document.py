"""A PDF opened: its pages one by one, each closed when done; errors in our own terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planparse.errors import EncryptedPdf, OptionsError, UnreadablePdf

_WRONG_PASSWORD = 4
"""FPDF_ERR_PASSWORD"""
MAX_PAGES = 20_000


def open_document(data: bytes, path: str | None, password: str | None) -> Any:
    """Open the bytes of a PDF.

    Raises EncryptedPdf without the right password, UnreadablePdf where pdfium finds no document in them.
    """
    document = _try_to_open(data, path, password) or _try_to_open(_mend_end(data), path, password)
    if document is None:
        raise UnreadablePdf(path)
    if len(document) == 0:
        document.close()
        raise UnreadablePdf(path, "a PDF without pages")
    return document


def _try_to_open(data: bytes | None, path: str | None, password: str | None) -> Any | None:
    """Open the bytes, None where pdfium finds no document in them."""
    import pypdfium2

    if data is None:
        return None
    try:
        return pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _WRONG_PASSWORD or "assword" in str(error):
            if password is None:
                raise EncryptedPdf(path, hint="give its password with the option password") from None
            raise EncryptedPdf(path, "a PDF with another password than the one given", "check the password") from None
        return None


_CATALOG = re.compile(rb"([0-9]{1,9})[ ]([0-9]{1,5})[ ]obj[^>]{0,400}/Type[ ]?/Catalog\b")


def _mend_end(data: bytes) -> bytes | None:
    """Return the bytes of a document that breaks off with an end put to them, None where its catalogue is lost.

    pdfium finds the objects again by itself, but needs to be told which is the catalogue.
    """
    found = _CATALOG.search(data)
    if found is None:
        return None
    root = f"\nendobj\ntrailer\n<</Root {found[1].decode()} {found[2].decode()} R>>\nstartxref\n0\n%%EOF\n"
    return data + root.encode()


def choose_pages(wanted: str | None, count: int) -> list[int]:
    """Return the 1-based numbers of the pages that `Options.pages` names, in order, each once.

    Raises OptionsError where the document has none of them.

    >>> choose_pages("2-3,9-", 10)
    [2, 3, 9, 10]
    """
    last_page = min(count, MAX_PAGES)
    if wanted is None:
        return list(range(1, last_page + 1))
    chosen: set[int] = set()
    for part in wanted.split(","):
        first, dash, last = part.strip().partition("-")
        start = int(first) if first.strip() else 1
        end = (int(last) if last.strip() else last_page) if dash else start
        chosen.update(range(max(start, 1), min(end, last_page) + 1))
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
