"""PDF sources: the text of their pages as one text, with the page and box of every line and cell.

Pages follow each other, each line of a page is one line of text, each row of a ruled table one line with its
cells parted by TABs. Of a merged cell the wording stands in the first of its places, the others are empty.
"""

from __future__ import annotations

import hashlib
from typing import Any

from planparse.options import Options
from planparse.read.ocr import DOTS_PER_INCH, OcrEngine, find_engine
from planparse.read.page_reads import PageRead
from planparse.read.pdf_document import choose_pages, iterate_pages, open_document
from planparse.read.pdf_gauge import WITHOUT_TEXT, find_raised, measure_page, route_page
from planparse.read.pdf_glyphs import FontMaps
from planparse.read.pdf_marks import MarkJoiner
from planparse.read.pdf_objects import PageReader
from planparse.read.pdf_shapes import Cluster, PageShapes, Run
from planparse.read.pdf_shifted import ShiftedMarks
from planparse.read.pdf_text import PageLine, PageText, write_page
from planparse.read.places import Places
from planparse.read.source import Raw
from planparse.read.text import SourceText, find_oddities


def read_pdf(raw: Raw, options: Options) -> SourceText:
    """Read a PDF.

    A page that cannot be read is reported in `SourceText.pages`; the others are read all the same.

    Raises:
        UnreadablePdf: pdfium finds no document, or no page, in the bytes.
        EncryptedPdf: the password is wrong or missing.
        OptionsError: `options.pages` names no page of the document.
    """
    document = open_document(raw.data, raw.path, options.password)
    try:
        writer = _Writer(options)
        for number, page in iterate_pages(document, choose_pages(options.pages, len(document))):
            writer.add_page(number, page)
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


class _Writer:
    """Writes the text of a document page by page."""

    def __init__(self, options: Options) -> None:
        self.pieces: list[str] = []
        self.pages: list[PageRead] = []
        self.places = Places()
        self._length = 0
        self._fonts = FontMaps()
        self._marks = MarkJoiner()
        self._shifted = ShiftedMarks()
        self._options = options
        self._engine: OcrEngine | None = None
        self._has_looked = False

    def add_page(self, number: int, page: Any | None) -> None:
        """Read one page and write its text."""
        if page is None:
            self.pages.append(PageRead(number, "pdf-text", "broken-page", is_bad=True))
            return
        shapes = PageReader(page, number).read()
        glyphs = self._fonts.decode(shapes.runs)
        raised = find_raised(shapes)
        shifted = self._shifted.decode(shapes.runs)
        marks = self._marks.join(shapes.runs)
        if shifted:
            marks.repairs["nikhahit-as-tone-mark"] += shifted
        read = route_page(shapes, measure_page(shapes, raised, glyphs), glyphs, marks)
        if self._needs_ocr(read) and self._recognise(page, shapes):
            read = PageRead(number, "ocr", read.reason if read.origin == "ocr" else "asked-for")
        elif read.reason in WITHOUT_TEXT:
            shapes.runs.clear()
        self.pages.append(read)
        self._write(number, write_page(shapes))

    def _needs_ocr(self, read: PageRead) -> bool:
        if self._options.ocr == "never":
            return False
        return read.origin == "ocr" or self._options.ocr == "always"

    def _recognise(self, page: Any, shapes: PageShapes) -> bool:
        """Put what OCR reads in place of the page's runs; tell whether there is an engine."""
        if not self._has_looked:
            self._engine, self._has_looked = find_engine(), True
        if self._engine is None:
            return False
        scale = DOTS_PER_INCH / 72
        picture = page.render(scale=scale, grayscale=True).to_pil()
        words = self._engine.recognise(picture, self._options.ocr_language)
        shapes.turn, shapes.width, shapes.height = 0, shapes.shown_width, shapes.shown_height
        shapes.runs[:] = [
            Run(
                [Cluster(word.text, word.x0 / scale, word.x1 / scale)],
                baseline=word.bottom / scale,
                size=max((word.bottom - word.top) / scale, 1.0),
                space=max((word.bottom - word.top) / scale / 4, 0.25),
                font="",
                is_apart=True,
            )
            for word in words
            if word.text.strip()
        ]
        return True

    def _write(self, number: int, page: PageText) -> None:
        if self.pieces and page.lines:
            self._write_line(number, PageLine(""))
        for line in page.lines:
            self._write_line(number, line)

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
