"""Inline markup to wording: HTML in cells, entities, bold marks, white space folded."""

from __future__ import annotations

import html
import re
import sys
from html.parser import HTMLParser

from planparse.model.layout import Cell, Part

_BREAKS = frozenset({"p", "li", "br", "div", "ul", "ol", "tr", "h1", "h2", "h3", "h4"})
_INPUT_CHECKED = "✓"
SHORT = 12
MARKUP_LIMIT = 200_000
"""Cells with more characters than this are not parsed as HTML: no clerk's cell is that long (forms.md
shows 4,000 at most), and a parser must not be made to work on them."""
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,400}>")


def fold_space(text: str) -> str:
    """Return the text with every run of white space as one space, none at the ends."""
    return " ".join(text.split())


def plain(text: str) -> str:
    """Return the wording of a stretch: tags, entities and bold marks gone, white space folded.

    >>> plain("<p>งาน<b>ธุรการ</b> &amp; สารบรรณ</p>")
    'งานธุรการ & สารบรรณ'
    """
    if "<" in text:
        text = _TAG.sub(_tag_space, text)
    if "&" in text:
        text = html.unescape(text)
    if "**" in text:
        text = text.replace("**", "")
    return fold_space(text)


def _tag_space(match: re.Match[str]) -> str:
    name = match.group().strip("</>").split(maxsplit=1)
    return " " if name and name[0].rstrip("/").lower() in _BREAKS else ""


class _PartReader(HTMLParser):
    """Cuts a cell's markup into its paragraphs and list items, with their offsets."""

    def __init__(self, text: str, start: int) -> None:
        super().__init__(convert_charrefs=False)
        self._line_starts = [0]
        for match in re.finditer("\n", text):
            self._line_starts.append(match.end())
        self._offset = start
        self._pieces: list[str] = []
        self._first = -1
        self._last = -1
        self._marker = ""
        self.parts: list[Part] = []
        self.feed(text)
        self.close()
        self._finish()

    def _here(self) -> int:
        line, column = self.getpos()
        return self._offset + self._line_starts[min(line - 1, len(self._line_starts) - 1)] + column

    def _finish(self) -> None:
        text = fold_space("".join(self._pieces))
        if text:
            self.parts.append(Part(text, self._first, self._last, self._marker))
        self._pieces, self._first, self._marker = [], -1, ""

    def _add(self, text: str, width: int) -> None:
        here = self._here()
        if text.strip():
            if self._first < 0:
                self._first = here + len(text) - len(text.lstrip())
            self._last = here + width - (len(text) - len(text.rstrip()))
        self._pieces.append(text)

    def handle_data(self, data: str) -> None:
        self._add(data, len(data))

    def handle_entityref(self, name: str) -> None:
        self._add(html.unescape(f"&{name};"), len(name) + 2)

    def handle_charref(self, name: str) -> None:
        self._add(html.unescape(f"&#{name};"), len(name) + 3)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKS:
            self._finish()
            self._marker = "li" if tag == "li" else ""
        elif tag == "input" and any(name == "checked" for name, _ in attrs):
            self._add(_INPUT_CHECKED, 1)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self._finish()


def _keep(wording: str) -> str:
    """Return the one copy of a short wording: dashes, ticks and figures fill most cells."""
    return sys.intern(wording) if len(wording) <= SHORT else wording


def read_cell(text: str, start: int) -> Cell:
    """Return the cell whose markup stands at offset `start` of the normalised text."""
    trimmed = text.strip()
    first = start if text == trimmed else start + len(text) - len(text.lstrip())
    if "<" not in trimmed or len(trimmed) > MARKUP_LIMIT:
        wording = plain(trimmed) if trimmed else ""
        return Cell(_keep(wording), first, first + len(trimmed))
    reader = _PartReader(trimmed, first)
    parts = tuple(Part(part.text.replace("**", "").strip(), part.start, part.end, part.marker) for part in reader.parts)
    return Cell(" ".join(part.text for part in parts), first, first + len(trimmed), parts)
