"""Steps on single characters: private use, control, invisible and odd spaces, escapes, stray tone marks."""

from __future__ import annotations

import re

from planparse.normalise.alphabet import CONSONANT, NIKHAHIT, VOWEL_SIGN
from planparse.normalise.step import Normaliser, look_up, match_run

_TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
"""่ ้ ๊ ๋ ์, in the order in which every table of glyphs has them."""


def _pair(first: int, characters: str) -> dict[str, str]:
    return {chr(first + index): character for index, character in enumerate(characters)}


MARKS_IN_PRIVATE_USE = {
    # Microsoft: Thai fonts of Windows 95 to 7 hold a mark once for each place over or under a letter
    **_pair(0xF700, "ฐ\u0e34\u0e35\u0e36\u0e37" + _TONES + _TONES + "ญ\u0e31\u0e4d\u0e47" + _TONES),
    **_pair(0xF718, "\u0e38\u0e39\u0e3a"),
    # Apple: the same for Mac OS Thai (0x92-0x98 and 0x83-0x9C of MacThai, as libthai and ICU map them)
    **_pair(0xF884, "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47"),
    **_pair(0xF88A, "".join(tone * 3 for tone in _TONES) + "\u0e4d"),
}
BULLETS_IN_PRIVATE_USE = {
    # Word writes symbol fonts as U+F000 + code. Wingdings, where no font of the name says another thing:
    "\uf0b7": "•",  # Symbol; the standard bullet
    "\uf09f": "•",
    "\uf0a7": "▪",
    "\uf0a6": "▪",
    "\uf06e": "■",
    "\uf06c": "●",
    "\uf0d8": "➢",
    "\uf076": "❖",
    "\uf0fc": "✓",
    "\uf0fb": "✗",
    "\uf0fe": "☑",
    "\uf0fd": "☒",
    "\uf0a8": "□",
    "\uf06f": "□",
    "\uf071": "❑",
    "\uf063": "□",  # Webdings; seen as the boxes of forms
    "\uf050": "✓",  # Wingdings 2, the P of schedule columns
    "\uf0e0": "→",
    "\uf0d6": "√",  # Symbol
}
_SEPARATING_CONTROLS = "\x07\x0b\x85"
"""End of a Word cell, line break in a paragraph, NEL: they part words. Other controls stand for nothing."""
_ODD_SPACES = "".join(map(chr, [0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]))
_INVISIBLE = "".join(
    map(chr, [0x34F, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)])
) + "".join(map(chr, [*range(0xFE00, 0xFE10), 0xFEFF]))
_CONTROLS = "".join(map(chr, [*range(9), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0xA0)]))
_THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
_DIGIT = f"[0-9{_THAI_DIGITS}]"
_STRAY_MARKS = {
    # Fonts with a Thai code page of their own, read as Latin-1 (0xC9-0xCD) or Cyrillic, or not at all
    **_pair(0xC9, _TONES),
    **_pair(0x477, _TONES),
    **{f"(cid:{number})": tone for number, tone in enumerate(_TONES, start=0xC9)},
}


def _drop_control(match: re.Match[str]) -> str:
    kept = "".join(" " for char in match.group() if char in _SEPARATING_CONTROLS)
    return kept or _keep_break_apart(match)


def _keep_break_apart(match: re.Match[str]) -> str:
    r"""Nothing; or a space where nothing would make the two line breaks CR and LF one."""
    text, start, end = match.string, match.start(), match.end()
    return " " if text[start - 1 : start] == "\r" and text[end : end + 1] == "\n" else ""


def _drop_soft_hyphen(match: re.Match[str]) -> str:
    """Nothing in a word or at the end of a line; else a hyphen, for which fonts use it (`๒๕๖๗\u00ad๒๕๖๙`)."""
    text, start, end = match.string, match.start(), match.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    is_inside = _is_letter(before) and (_is_letter(after) or after in {"", "\n", "\r", "\f"})
    return "" if is_inside else "-" * (end - start)


def _is_letter(char: str) -> bool:
    return char.isalpha() or "\u0e31" <= char <= "\u0e4e"


CHARACTER_STEPS = (
    Normaliser(
        "private-use-marks",
        match_run(MARKS_IN_PRIVATE_USE),
        look_up(MARKS_IN_PRIVATE_USE),
        signs=tuple(MARKS_IN_PRIVATE_USE),
        in_place=True,
    ),
    Normaliser(
        "private-use-bullets",
        match_run(BULLETS_IN_PRIVATE_USE),
        look_up(BULLETS_IN_PRIVATE_USE),
        signs=tuple(BULLETS_IN_PRIVATE_USE),
        in_place=True,
    ),
    Normaliser("control-characters", re.compile(f"[{_CONTROLS}]+"), _drop_control, signs=tuple(_CONTROLS)),
    Normaliser("zero-width", re.compile(f"[{_INVISIBLE}]+"), _keep_break_apart, signs=tuple(_INVISIBLE)),
    Normaliser("soft-hyphen", re.compile("\u00ad+"), _drop_soft_hyphen, signs=("\u00ad",)),
    Normaliser(
        "odd-spaces",
        re.compile(f"[{_ODD_SPACES}]+"),
        lambda match: " " * len(match.group()),
        signs=tuple(_ODD_SPACES),
        in_place=True,
    ),
    Normaliser(
        "markdown-escapes",  # not \| (pipe tables need it), \< and \& (they would become markup), \\ itself
        re.compile(r"(?<!\\)\\++([*_#.()\[\]+!~=`-])"),
        lambda match: match.group(1),
        signs=("\\",),
    ),
    Normaliser(
        "stray-tone-marks",
        re.compile(f"(?<=[{CONSONANT}{VOWEL_SIGN}{NIKHAHIT}])(?:[É-Íѷ-ѻ]|\\(cid:20[1-5]\\))(?![A-Za-z\u00c0-\u024f])"),
        lambda match: _STRAY_MARKS[match.group()],
        signs=(*(sign for sign in _STRAY_MARKS if len(sign) == 1), "(cid:20"),
    ),
    Normaliser(
        "letter-o-in-year",  # of amounts whoever reads them tells that they are doubtful
        re.compile(f"๒๕(?<![0-9{_THAI_DIGITS},.]๒๕)(?:[oO]{_DIGIT}|{_DIGIT}[oO])(?![A-Za-z]|[,.]?{_DIGIT})"),
        lambda match: match.group().replace("o", "๐").replace("O", "๐"),
        signs=("๒๕o", "๒๕O", *(f"{digit}{letter}" for digit in _THAI_DIGITS for letter in "oO")),
        in_place=True,
    ),
    Normaliser("double-sara-e", re.compile(f"(?<!เ)เเ(?=[{CONSONANT}])"), lambda _: "แ", signs=("เเ",)),
)
"""In this order: a mark must be a mark before the steps on marks see it."""
