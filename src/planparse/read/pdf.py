"""PDF sources: the text of their pages as one text, with the page and box of every line and cell.

Pages follow each other, each line of a page is one line of text, each row of a ruled table one line with its
cells parted by TABs. Of a merged cell the wording stands in the first of its places, the others are empty.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Any

from planparse.options import Options
from planparse.read.length import LengthCount
from planparse.read.ocr_pages import PageRecogniser
from planparse.read.ocr_words import note_recognition, place_words
from planparse.read.page_reads import PageRead, Recognition
from planparse.read.pdf_cut_rows import RowJoiner
from planparse.read.pdf_document import choose_pages, is_damaged, iterate_pages, open_document
from planparse.read.pdf_gauge import KEEPS_TEXT, WITHOUT_TEXT, PageGauge, find_raised, measure_page, route_page
from planparse.read.pdf_glyphs import FontMaps, GlyphReport
from planparse.read.pdf_marks import MarkJoiner, MarkReport
from planparse.read.pdf_mending import MAX_PAGES, breaks_off, note_damage, note_rest
from planparse.read.pdf_objects import PageReader
from planparse.read.pdf_second import SecondEngine, is_doubtful
from planparse.read.pdf_shapes import PageShapes
from planparse.read.pdf_shifted import ShiftedMarks
from planparse.read.pdf_spacing import Spacing
from planparse.read.pdf_streams import check_streams
from planparse.read.pdf_text import PageLine, PageText, write_page, write_row
from planparse.read.places import Places
from planparse.read.source import Raw
from planparse.read.text import SourceText, find_oddities
from planparse.read.time_limit import TimeLimit


def read_pdf(raw: Raw, options: Options) -> SourceText:
    """Read a PDF.

    A page that cannot be read is reported in `SourceText.pages`; the others are read all the same. Of more than
    `MAX_PAGES` pages the first are read.

    Raises:
        UnreadablePdf: pdfium finds no document, or no page, in the bytes.
        EncryptedPdf: the password is wrong or missing.
        OptionsError: `options.pages` names no page of the document.
        TooLarge: the pages so far have more lines or cells than the options allow; no more are read.
    """
    check_streams(raw.data, raw.path)
    document = open_document(raw.data, raw.path, options.password)
    try:
        writer = _Writer(raw, options)
        numbers = choose_pages(options.pages, len(document))
        for number, page in iterate_pages(document, numbers[:MAX_PAGES]):
            writer.add_page(number, page)
        if is_damaged(document, raw.data):
            writer.pages = note_damage(writer.pages, is_cut=breaks_off(raw.data))
        writer.pages += note_rest(numbers[MAX_PAGES:])
    finally:
        document.close()
    text = "".join(writer.pieces)
    return SourceText(
        text=text,
        path=raw.path,
        sha256=hashlib.sha256(raw.data).hexdigest(),
        media_type="application/pdf",
        encoding=None,
        size_bytes=len(raw.data),
        newline="lf",
        oddities=find_oddities(text),
        pages=tuple(writer.pages),
        places=writer.places,
    )


@dataclass(frozen=True, slots=True)
class _Draft:
    """What was found on a page while its codes and marks were put right."""

    glyphs: GlyphReport
    marks: MarkReport
    gauge: PageGauge


class _Writer:
    """Writes the text of a document page by page."""

    def __init__(self, raw: Raw, options: Options) -> None:
        self._second = SecondEngine(raw.data, options.password)
        self._count = LengthCount(raw.path, options)
        self.pieces: list[str] = []
        self.pages: list[PageRead] = []
        self.places = Places()
        self._length = 0
        self._is_open = False
        self._spacing = Spacing()
        self._fonts = FontMaps()
        self._marks = MarkJoiner()
        self._rows = RowJoiner()
        self._shifted = ShiftedMarks()
        self._options = options
        self._limit = TimeLimit(options.max_seconds, options.page_seconds)
        self._recogniser = PageRecogniser(options, self._limit)

    def add_page(self, number: int, page: Any | None) -> None:
        """Read one page and write its text."""
        if page is None:
            self.pages.append(PageRead(number, "pdf-text", "broken-page", is_bad=True))
            return
        self._limit.begin_page()
        if self._limit.is_file_over():
            self.pages.append(PageRead(number, "pdf-text", "too-slow", is_bad=True))
            return
        shapes = PageReader(page, number, self._limit.is_over).read()
        draft = self._put_right(shapes)
        is_upright = shapes.turn == 0 and page.get_rotation() == 0
        if is_upright and not self._limit.is_over() and is_doubtful(shapes, draft.marks, draft.gauge.letters):
            draft = self._ask_second(shapes, draft)
        read = route_page(shapes, draft.gauge, draft.glyphs, draft.marks)
        found = self._recogniser.recognise(page, shapes) if self._needs_ocr(read) else None
        if found is not None and not found.words and read.reason in KEEPS_TEXT:
            found = Recognition(failure=found.failure or "OCR found no text in its picture")
        read = note_recognition(read, found, is_slow=self._limit.is_over())
        if read.reason in WITHOUT_TEXT and read.is_bad:
            shapes.runs.clear()
        text = write_page(shapes, self._spacing, self._rows.edges)
        self._join_cut_row(text, shapes, is_recognised=found is not None)
        offset, first = self._length, len(self.pieces)
        self._write(number, text)
        self._count.add("".join(self.pieces[first:]))
        if found is not None and found.words:
            read = place_words(read, found, self.places.list_boxes(number), self.pieces[first:], (first, offset))
        self.pages.append(read)

    def _put_right(self, shapes: PageShapes) -> _Draft:
        """Give codes their meaning and marks their letters, in place."""
        glyphs = self._fonts.decode(shapes.runs)
        raised = find_raised(shapes)
        shifted = self._shifted.decode(shapes.runs)
        marks = self._marks.join(shapes.runs)
        if shifted:
            marks.repairs["nikhahit-as-tone-mark"] += shifted
        return _Draft(glyphs, marks, measure_page(shapes, raised, glyphs))

    def _ask_second(self, shapes: PageShapes, first: _Draft) -> _Draft:
        """Take the second engine's text where it has fewer marks without a letter, or more letters."""
        other = replace(shapes, runs=self._second.read_runs(shapes.number))
        if not other.runs:
            return first
        second = self._put_right(other)
        is_fuller = second.gauge.letters > 1.2 * first.gauge.letters
        is_sounder = second.marks.orphans < first.marks.orphans and second.gauge.letters > 0.9 * first.gauge.letters
        if not (is_fuller or is_sounder):
            return first
        shapes.runs[:] = other.runs
        second.marks.repairs["second-engine"] += 1
        return second

    def _needs_ocr(self, read: PageRead) -> bool:
        if self._options.ocr == "never":
            return False
        return read.origin == "ocr" or self._options.ocr == "always"

    def _join_cut_row(self, page: PageText, shapes: PageShapes, *, is_recognised: bool) -> None:
        """Take the rest of a row that the page break cut from the page, and put it to the row, the last line so far."""
        found = None if is_recognised else self._rows.find_rest(page.first_table)
        self._rows.keep(None if is_recognised else page.last_table)
        if found is None:
            return
        at, row = found
        del page.lines[at]
        number = self.places.get_page(len(self.pieces)) or 1
        self._length -= len(self.pieces.pop())
        self.places.take_back(self._length)
        self._write_line(number, write_row(row, shapes))

    def _write(self, number: int, page: PageText) -> None:
        if self.pieces and page.lines and not (self._is_open and page.begins_within):
            self._write_line(number, PageLine(""))
        for line in page.lines:
            self._write_line(number, line)
        self._is_open = page.ends_open

    def _write_line(self, number: int, line: PageLine) -> None:
        at = self._length
        self.places.add_line(at, number)
        if line.cells:
            for start, end, box in line.cells:
                self.places.add_box(at + start, at + end, number, box)
        elif line.box is not None and line.text:
            self.places.add_box(at, at + len(line.text), number, line.box)
        self.pieces.append(f"{line.text}\n")
        self._length += len(line.text) + 1
