"""Steps for texts that were decoded by the wrong table from beginning to end."""

from __future__ import annotations

import re
from collections.abc import Set

from planparse.normalise.alphabet import CONSONANT, MARK
from planparse.normalise.step import Normaliser, look_up

_SAMPLE_CHARACTERS = 200_000
_MIN_LETTERS = 8
_MIN_KINDS = 4
_LATIN_LETTERS = {chr(code): chr(code + 0xD60) for code in [*range(0xA1, 0xDB), *range(0xDF, 0xFC)]}
"""TIS-620 bytes read as Latin-1: 0xA1 is ก U+0E01, and so on."""
_GLYPHS = {
    # Thai fonts of Windows put marks for other heights at these codes (as U+F700 ff. for private use)
    **dict(zip(range(0x81, 0x85), "\u0e34\u0e35\u0e36\u0e37", strict=True)),
    **dict(zip(range(0x86, 0x90), "\u0e48\u0e49\u0e4a\u0e4b\u0e4c" * 2, strict=True)),
    **dict(zip(range(0x98, 0xA0), "\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c", strict=True)),
    **dict(zip(range(0xFC, 0xFF), "\u0e38\u0e39\u0e3a", strict=True)),
    0x90: "ญ",
    0xDE: "ญ",  # seen; its own code 0xAD is the soft hyphen of Latin-1
}
_LATIN_GLYPHS = {
    character: thai
    for code, thai in _GLYPHS.items()
    for character in {chr(code), bytes([code]).decode("cp1252", errors="ignore")}
    if character
}
_GREEK = {
    # Microsoft Reporting Services writes glyph numbers as code points; they stand in Unicode's order
    **{chr(code): chr(code + 0xA5E) for code in range(0x3A3, 0x3DD)},
    **{chr(code): chr(code + 0xA61) for code in range(0x3DE, 0x3FC)},
    **dict(zip("\u0395\u0396\u0397\u0398\u0399", "\u0e48\u0e49\u0e4a\u0e4b\u0e4c", strict=True)),
}
_GREEK_CONTROLS = {chr(code): chr(code + 0x1D) for code in [*range(3, 9), 0x0B, *range(0x0E, 0x20)]}
"""The same for ASCII; tab, line ends and form feed are left, as they may be what they seem."""

_LATIN_CLASS = re.escape("".join(_LATIN_LETTERS))
_LATIN_RUN = re.compile(f"[{_LATIN_CLASS}]{{4}}")
_GREEK_RUN = re.compile("[\u0395-\u0399\u03a3-\u03fb]{4}")
_NOT_MODERN_GREEK = re.compile("[\u03cf-\u03d0\u03d2-\u03d4\u03d6-\u03ef\u03f2-\u03f4\u03f6-\u03fb]")
_THAI = re.compile("[\u0e01-\u0e5b]")
_THAI_CONSONANT = re.compile(f"[{CONSONANT}]")
_THAI_MARK = re.compile(f"[{MARK}]")
_MARK_WITH_BASE = re.compile(f"(?<=[{CONSONANT}{MARK}])[{MARK}]")


def _is_thai_as_latin1(text: str, uncommon: Set[str]) -> bool:
    """Whether the text has runs of accented letters, next to no Thai, and spells Thai when decoded again."""
    first = _LATIN_RUN.search(text) if len(uncommon & _LATIN_LETTERS.keys()) >= _MIN_KINDS else None
    if first is None:
        return False
    sample = text[first.start() : first.start() + _SAMPLE_CHARACTERS]
    latin = sum(1 for char in sample if char in _LATIN_LETTERS)
    if latin < _MIN_LETTERS or len(_THAI.findall(sample)) > latin / 20:
        return False
    decoded = sample.translate({ord(latin): thai for latin, thai in _LATIN_LETTERS.items()})
    marks = len(_THAI_MARK.findall(decoded))
    spells = len(_MARK_WITH_BASE.findall(decoded)) >= 0.9 * marks
    return spells and len(_THAI_CONSONANT.findall(decoded)) >= 0.4 * latin


def _is_thai_as_greek(text: str, _: Set[str]) -> bool:
    """Whether the text has runs of Greek with letters that Greek gave up long ago."""
    first = _GREEK_RUN.search(text)
    if first is None:
        return False
    sample = text[first.start() : first.start() + _SAMPLE_CHARACTERS]
    return len(_NOT_MODERN_GREEK.findall(sample)) >= 2


WHOLE_TEXT_STEPS = (
    Normaliser(
        "thai-as-latin1",
        re.compile(f"[{_LATIN_CLASS}][{_LATIN_CLASS}{re.escape(''.join(_LATIN_GLYPHS))}]*"),
        look_up({**_LATIN_LETTERS, **_LATIN_GLYPHS}),
        signs=tuple(_LATIN_LETTERS),
        evidence=_is_thai_as_latin1,
        in_place=True,
    ),
    Normaliser(
        "thai-as-greek",
        re.compile("[\u0395-\u0399\u03a3-\u03fb\x03-\x08\x0b\x0e-\x1f]+"),
        look_up({**_GREEK, **_GREEK_CONTROLS}),
        signs=tuple(_GREEK),
        evidence=_is_thai_as_greek,
        in_place=True,
    ),
)
