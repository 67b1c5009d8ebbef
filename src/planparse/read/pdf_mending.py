"""PDFs that break off, as a download that was interrupted does: an end for them, and what their pages may have lost.

pdfium finds the objects of a file again by itself, but needs to be told which is the catalogue, and what the pages
are where the catalogue or the list of pages stood in the part that is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from planparse.read.page_reads import PageRead

_TAIL = 2_048
"""Bytes at the end of a file in which its last word stands; some programs add a few of their own after it."""
_LAST_WORDS = (b"%%EOF", b"startxref")
"""One of them will do: the list of objects stands before them, and all objects before that."""
_END = b"endobj"
_CATALOG = re.compile(rb"([0-9]{1,9})[ ]([0-9]{1,5})[ ]obj[^>]{0,400}/Type[ ]?/Catalog\b")
_PAGES = re.compile(rb"/Type[ ]?/Pages\b")
_TOKEN = re.compile(rb"(?P<number>[0-9]{1,7})[ ](?P<generation>[0-9]{1,5})[ ]obj\b|(?P<page>/Type[ ]?/Page\b)|endobj")
MAX_PAGES = 20_000
"""Pages that are read of one file; more are asked for by their numbers."""
LOST = "lost-content"
CUT_OFF = "cut-off"
TOO_MANY = "too-many-pages"


def mend_end(data: bytes) -> Iterator[bytes]:
    """Yield the bytes with an end put to them: with the catalogue that is there, else with one of the pages that are.

    What follows the last object that is whole is left out where it keeps the end from being seen.
    """
    whole = data[: data.rfind(_END) + len(_END)] if _END in data else data
    catalog = _CATALOG.search(data)
    if catalog is not None and _PAGES.search(data):
        trailer = _write_trailer(int(catalog[1]), int(catalog[2]))
        yield data + trailer
        yield whole + trailer
    pages = list(islice(_find_pages(whole), MAX_PAGES))
    if pages:
        number = 1 + max(int(found["number"] or 0) for found in _TOKEN.finditer(whole))
        kids = b" ".join(b"%d %d R" % page for page in pages)
        yield (
            whole
            + b"\n%d 0 obj\n<</Type/Pages/Kids[%s]/Count %d>>\nendobj" % (number, kids, len(pages))
            + b"\n%d 0 obj\n<</Type/Catalog/Pages %d 0 R>>" % (number + 1, number)
            + _write_trailer(number + 1, 0)
        )


def _write_trailer(number: int, generation: int) -> bytes:
    return b"\nendobj\ntrailer\n<</Root %d %d R>>\nstartxref\n0\n%%%%EOF\n" % (number, generation)


def _find_pages(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the number and generation of each page whose object is whole, in the order of the file."""
    own: tuple[int, int] | None = None
    is_page = False
    for found in _TOKEN.finditer(data):
        if found["number"]:
            own, is_page = (int(found["number"]), int(found["generation"])), False
        elif found["page"]:
            is_page = True
        else:
            if own is not None and is_page:
                yield own
            own = None


def breaks_off(data: bytes) -> bool:
    """Whether the last words of a PDF are not there."""
    tail = data[-_TAIL:]
    return not any(word in tail for word in _LAST_WORDS)


def note_damage(pages: Sequence[PageRead], *, is_cut: bool) -> list[PageRead]:
    """Return the pages of a damaged file: an empty one may have lost its content, as may the last of a cut one."""
    noted = [replace(page, reason=LOST, is_bad=True) if page.reason == "blank" else page for page in pages]
    if is_cut and noted and not any(page.is_bad for page in noted):
        noted[-1] = replace(noted[-1], reason=CUT_OFF, is_bad=True)
    return noted


def note_rest(numbers: Sequence[int]) -> list[PageRead]:
    """Return the first of the pages that are not read because there are too many, in place of them all."""
    return [PageRead(number, "pdf-text", TOO_MANY, is_bad=True) for number in numbers[:1]]
