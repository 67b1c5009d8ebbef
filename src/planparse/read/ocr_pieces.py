"""Digits that an OCR engine gave in one piece, dealt out to the signs of the picture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.read.ocr_symbols import DIGIT, UNSURE, Symbol
from planparse.read.scan_signs import Sign

SURE = 0.8
"""Chance from which on a sign is taken for the digit it is like."""
SURE_LETTER = 0.97
"""The same where the engine gave a Thai letter."""


def part_groups(word: Sequence[Symbol], signs: Sequence[Sign]) -> list[tuple[list[Symbol], list[Sign]]]:
    """Cut a word where the engine gave some digits in one piece that the picture has not as many signs for.

    Such a piece stays as it is, doubtful, without its signs. Any other is spread: each sign gets its own character.
    """
    parts: list[tuple[list[Symbol], list[Sign]]] = [([], [])]
    left, taken = list(signs), set[Sign]()  # boxes overlap: a sign is of the first symbol that has it
    for symbol in word:
        own = [one for one in left if one not in taken and symbol.x0 <= (one.x0 + one.x1) / 2 <= symbol.x1]
        taken.update(own)
        if len(symbol.text) == 1 or len(own) < 2 or not DIGIT.search(symbol.text) or _are_thai(symbol, own):
            parts[-1][0].append(symbol)
        elif len(own) == len(symbol.text):
            parts[-1][0].extend(
                symbol._replace(text=char, x0=sign.x0, x1=sign.x1) for char, sign in zip(symbol.text, own, strict=True)
            )
        elif _bears_out(symbol, own):
            continue  # the signs say the same digits, and where a comma stands
        elif _counts_digits(symbol, own):
            parts[-1][0].extend(
                Symbol(sign.digit, sign.x0, symbol.top, sign.x1, symbol.bottom, UNSURE) for sign in own if sign.is_tall
            )
        else:
            at = left.index(own[0])
            parts[-1][1].extend(left[:at])
            left = left[at + len(own) :]
            parts += [([symbol._replace(confidence=min(symbol.confidence, UNSURE))], []), ([], [])]
    parts[-1][1].extend(left)
    return parts


def is_told_by_signs(symbol: Symbol, last: Symbol) -> bool:
    """Whether a piece of a figure whose signs are all sure says nothing more: its box may lie over many others."""
    text = symbol.text
    is_figure = len(text) > 1 and DIGIT.search(text) is not None and not DIGIT.sub("", text).strip(".,")
    return is_figure and (symbol is not last or text[-1] not in ".,")


def _are_thai(symbol: Symbol, signs: Sequence[Sign]) -> bool:
    """Whether the signs in the place of some digits are not as many, but surely Thai digits, each by itself."""
    tall = [sign for sign in signs if sign.is_tall]
    return len(signs) != len(symbol.text) and all(is_thai(sign) and sign.chance >= SURE for sign in tall)


def _bears_out(symbol: Symbol, signs: Sequence[Sign]) -> bool:
    """Whether the signs in the place of a figure are surely the same digits, though not the same points."""
    digits = [sign.digit for sign in signs if sign.is_tall and sign.chance >= SURE]
    return "".join(digits) == re.sub("[.,]", "", symbol.text) and symbol.text.strip(".,") == symbol.text


def _counts_digits(symbol: Symbol, signs: Sequence[Sign]) -> bool:
    """Whether the signs in the place of a figure with points too many or too few are surely as many digits."""
    tall = [sign for sign in signs if sign.is_tall]
    if not all(sign.digit and sign.chance >= SURE_LETTER for sign in tall) or symbol.text.strip(".,") != symbol.text:
        return False
    return len(tall) == len(re.sub("[.,]", "", symbol.text))


def is_thai(sign: Sign) -> bool:
    return "๐" <= sign.digit <= "๙"
