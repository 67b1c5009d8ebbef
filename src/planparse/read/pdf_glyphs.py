"""Codes of a font that mean another character than they say: one map per font, found by evidence of the font.

What a text decides by itself (private-use marks, stray tone marks after Thai letters) is left to normalising.
Here is what only the font tells: glyph numbers, bytes of a Thai code page, symbol fonts, stamps without a map.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planparse.read.pdf_shapes import REPLACEMENT, Run

_MARKS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e")
_CONSONANTS = frozenset(map(chr, range(0x0E01, 0x0E2F)))
_STRAY_MARKS = frozenset("ÉÊËÌÍѷѸѹѺѻ")
"""Tone marks of fonts with a code page of their own; normalising knows them by the letter before."""

_GREEK_GLYPHS: dict[int, int] = {
    # Microsoft Reporting Services writes glyph numbers of Microsoft Sans Serif as code points
    **{code: code + 0x1D for code in range(0x03, 0x62)},
    **{code: code + 0xA5E for code in range(0x3A3, 0x3DD)},
    **{code: code + 0xA61 for code in range(0x3DE, 0x3FC)},
    **dict(zip(range(0x395, 0x39A), range(0x0E48, 0x0E4D), strict=True)),
}
_LATIN_THAI: dict[int, int] = {
    # TIS-620 bytes read as Latin-1, and the marks that Thai fonts of Windows put below 0xA0
    **{code: code + 0xD60 for code in (*range(0xA1, 0xDB), *range(0xDF, 0xFC))},
    0x8B: 0x0E48,
    0x8C: 0x0E49,
    0x8D: 0x0E4A,
    0x8E: 0x0E4B,
    0x8F: 0x0E4C,
    **{ord(bytes([code]).decode("cp1252")): 0x0E48 + code - 0x8B for code in (0x8B, 0x8C, 0x8E)},
}
_SYMBOLS: dict[str, dict[str, str]] = {
    # by the beginning of the font's name, the longest first; codes as in the fonts of Microsoft
    "wingdings2": {"P": "✓", "O": "✗", "R": "☑", "Q": "☒", "S": "☒", "T": "☒", "\xa3": "□", "\x97": "●"},
    "wingdings3": {},
    "wingdings": {
        "\xfc": "✓",
        "\xfb": "✗",
        "\xfe": "☑",
        "\xfd": "☒",
        "\xa8": "□",
        "o": "□",
        "q": "❑",
        "r": "❑",
        "n": "■",
        "l": "●",
        "\x9f": "•",
        "\xa7": "▪",
        "\xa6": "○",
        "\xa1": "○",
        "v": "❖",
        "\xd8": "➢",
        "u": "◆",
        "\xe0": "→",
        "\xe8": "➔",
        "\xf0": "→",
        "\xdf": "←",
        "\xf3": "↔",
    },
    "webdings": {"a": "✓", "c": "□", "r": "✗", "g": "■", "n": "●"},
    "symbol": {"\xb7": "•", "\xd6": "√", "\xa8": "◆", "\xae": "→", "\xb3": "≥", "\xa3": "≤", "\xb4": "×"},
    "zapfdingbats": {"4": "✓", "3": "✓", "8": "✗", "l": "●", "n": "■", "o": "□", "v": "❖"},
}


@dataclass(frozen=True, slots=True)
class GlyphRepair:
    """Codes of one font that were given their meaning: the name of the step, the font, how many."""

    name: str
    font: str
    count: int


@dataclass(slots=True)
class GlyphReport:
    """What was done about the codes of a page, and what stays unknown: code -> how often."""

    repairs: list[GlyphRepair] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)


class FontMaps:
    """The maps of the fonts of one document: what an earlier page proved holds for the pages after it."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, Mapping[int, int | str]]] = {}

    def decode(self, runs: list[Run]) -> GlyphReport:
        """Give the codes of a page's runs their meaning, in place; stamps without a map are taken out."""
        report = GlyphReport()
        by_font: dict[str, list[Run]] = {}
        for run in runs:
            by_font.setdefault(run.font, []).append(run)
        for font, own in by_font.items():
            found = self._find_map(font, own)
            if found is not None:
                _translate(own, font, *found, report)
            elif any(run.unmapped for run in own) and _is_stamp(own, runs):
                count = sum(len(run.clusters) for run in own)
                report.repairs.append(GlyphRepair("stamp-layer", font, count))
                dropped = set(map(id, own))
                runs[:] = [run for run in runs if id(run) not in dropped]
            else:
                _note_unknown(own, report)
        return report

    def _find_map(self, font: str, runs: Sequence[Run]) -> tuple[str, Mapping[int, int | str]] | None:
        known = self._known.get(font)
        if known is not None:
            return known
        symbols = _find_symbols(font)
        if symbols is not None:
            self._known[font] = ("symbol-font", symbols)
        elif _has_glyph_numbers(runs):
            self._known[font] = ("glyph-numbers", _GREEK_GLYPHS)
        elif _is_thai_code_page(runs):
            self._known[font] = ("thai-code-page", _LATIN_THAI)
        return self._known.get(font)


def _find_symbols(font: str) -> Mapping[int, int | str] | None:
    """Return the map of a symbol font, by its name; its codes may also stand in private use (U+F000 + code)."""
    name = font.rpartition("+")[2].lower().replace(" ", "").replace("-", "").replace("itc", "")
    for beginning, table in _SYMBOLS.items():
        if name.startswith(beginning):
            return {code: sign for char, sign in table.items() for code in (ord(char), 0xF000 + ord(char))}
    return None


def _has_glyph_numbers(runs: Sequence[Run]) -> bool:
    """Whether the font gives no code a meaning, and its codes are Greek letters that stand for Thai."""
    total = unmapped = greek = 0
    for run in runs:
        total += len(run.clusters)
        unmapped += len(run.unmapped)
        greek += sum(1 for cluster in run.clusters if 0x395 <= ord(cluster.text[0]) <= 0x3FB)
    return total > 0 and unmapped >= 0.9 * total and greek >= max(2, 0.4 * total)


_MIN_LETTERS = 8


def _is_thai_code_page(runs: Sequence[Run]) -> bool:
    """Whether the accented letters of a font are next to all of it, and spell Thai."""
    chars = [cluster.text for run in runs for cluster in run.clusters]
    letters = [char for char in chars if "\xa1" <= char[0] <= "\xfb"]
    if len(letters) < _MIN_LETTERS or len(letters) < 0.6 * sum(1 for char in chars if not char.isspace()):
        return False
    decoded = "".join(chars).translate(_LATIN_THAI)
    marks = [at for at, char in enumerate(decoded) if char in _MARKS]
    based = sum(1 for at in marks if at and (decoded[at - 1] in _CONSONANTS or decoded[at - 1] in _MARKS))
    consonants = sum(1 for char in decoded if char in _CONSONANTS)
    return based >= 0.9 * len(marks) and consonants >= 0.4 * len(letters)


def _translate(runs: Sequence[Run], font: str, name: str, table: Mapping[int, int | str], report: GlyphReport) -> None:
    count = 0
    for run in runs:
        kept = set(run.unmapped)
        for index, cluster in enumerate(run.clusters):
            mapped = table.get(ord(cluster.text[0]))
            if mapped is not None:
                cluster.text = mapped if isinstance(mapped, str) else chr(mapped)
                kept.discard(index)
                count += 1
        run.unmapped = frozenset(kept)
    if count:
        report.repairs.append(GlyphRepair(name, font, count))
    _note_unknown(runs, report)


def _note_unknown(runs: Sequence[Run], report: GlyphReport) -> None:
    """Count the codes that stay without a meaning, and put a sign in the place of each.

    In a font without any map the code stays: it may be the character. A control character never can.
    """
    total = sum(len(run.clusters) for run in runs)
    unmapped = sum(len(run.unmapped) for run in runs)
    has_map = unmapped <= _FEW_UNMAPPED * total
    for run in runs:
        for index in run.unmapped:
            cluster = run.clusters[index]
            if cluster.text in _STRAY_MARKS or cluster.text == " ":
                continue
            report.unknown[cluster.text] += 1
            if has_map and not "\ue000" <= cluster.text <= "\uf8ff":
                cluster.text = REPLACEMENT
        for cluster in run.clusters:
            if cluster.text in _BLANKS:
                cluster.text = " "
            elif not cluster.text.isprintable() and not cluster.text[0] >= "\u00a0":
                cluster.text = REPLACEMENT


_FEW_UNMAPPED = 0.5
_BLANKS = frozenset("\t\n\r\x0b\x0c\x85\xa0\u2028\u2029")


_STAMP_OVER = 0.5
"""Share of a stamp's runs that stand over other text."""


def _is_stamp(own: Sequence[Run], runs: Sequence[Run]) -> bool:
    """Whether a font without any map stands over good text: a stamp laid over the page."""
    total = sum(len(run.clusters) for run in own)
    if sum(len(run.unmapped) for run in own) < total or total >= 0.5 * sum(len(run.clusters) for run in runs):
        return False
    mine = set(map(id, own))
    boxes = [run.box for run in runs if id(run) not in mine]
    over = 0
    for run in own:
        x0, top, x1, bottom = run.box
        over += any(a < x1 and x0 < c and b < bottom and top < d for a, b, c, d in boxes)
    return over >= _STAMP_OVER * len(own)
