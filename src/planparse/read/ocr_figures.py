"""Lines of figures alone, as most cells of a table are, told by their signs: an engine gives them letters.

Tesseract's Thai model takes ๗๖๔ for ต๓ต่อ, a lone ๖ for เว, and its boxes of digits in a cell lie up to half a letter
off. Where every sign of a line is surely a Thai digit, a comma or a point, the signs are the figure; what the engine
gave says how sure that is. Arabic digits are the engine's to tell: it knows them all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from planparse.read.ocr_digits import COMMA_DEPTH, COMMA_HEIGHT, KNOWN, SPECK
from planparse.read.ocr_symbols import UNSURE, WORD_GAP, Symbol
from planparse.read.scan_signs import Foot, Sign, read_whole_signs

SURE = 0.9
"""Chance that each sign must have."""
SURE_ALONE = 0.99
"""The same where the engine saw no digit at all."""
FEW = 3
"""So many digits at most are read where the engine saw none."""
UNBORNE = 0.7
"""Most confidence of a figure in which the engine saw letters: it had no say."""
_MANY_LETTERS = 6
_HEAD = 4
"""Signs of a number in brackets at most, and heights of ก that it is wide."""
_DASHES = re.compile("-{2,}")
_BRACKET = re.compile("[()]")
_CONSONANT = re.compile("[ก-ฮ]")
_THAI_DIGIT, _DIGIT, _LETTER = re.compile("[๐-๙]"), re.compile("[0-9๐-๙]"), re.compile("[A-Za-zก-๎]")
_POINT = 0.55
"""Height and width at most, in heights of ก, of a comma or point."""


def settle_foot(grey: Any, line: Sequence[Symbol], foot: Foot, usual: float) -> Foot:
    """Return how a line stands: where it has few letters by the digits in its ink.

    `usual` is the height of ก on the page.
    """
    if sum(1 for symbol in line if _CONSONANT.search(symbol.text)) >= _MANY_LETTERS:
        return foot
    left, right = _find_edges(line, foot)
    best, most = foot, 0
    for unit in dict.fromkeys((foot.unit, usual or foot.unit)):
        sure = [sign for sign in read_whole_signs(grey, Foot(foot.at, unit), left, right) if _is_sure(sign)]
        if len(sure) > most:
            best, most = Foot(float(median(sign.bottom for sign in sure)), unit), len(sure)
    return best


def read_figure(grey: Any, line: Sequence[Symbol], foot: Foot, *, is_apart: bool = True) -> list[Symbol]:
    """Return the signs of a line that is a figure of Thai digits and nothing else, [] where it is not surely one.

    `is_apart` tells that no other line of the engine lies over it: letters torn from that are not read as digits.
    """
    given = "".join(symbol.text for symbol in line)
    if len(_CONSONANT.findall(given)) >= _MANY_LETTERS:
        return []
    signs = read_whole_signs(grey, foot, *_find_edges(line, foot))
    if len(signs) == 1 and _DASHES.fullmatch(given):
        return [line[0]._replace(text="-", x0=signs[0].x0, x1=signs[0].x1)]
    tall = [sign for sign in signs if sign.is_tall]
    least = SURE if _THAI_DIGIT.search(given) else SURE_ALONE
    if not tall or not all(_is_thai(sign) and sign.chance >= least for sign in tall) or not _are_joined(signs, foot):
        return []
    if not _THAI_DIGIT.search(given) and (
        not is_apart or len(tall) > FEW or len(tall) != len(signs) or _DIGIT.search(given)
    ):
        return []
    figure = [_name(sign, foot) for sign in signs]
    is_whole = all(symbol.text for symbol in figure) and not any(symbol.text == "-" for symbol in figure[:-1])
    return _rate(figure, given) if is_whole else []


def read_bracketed(grey: Any, line: Sequence[Symbol], foot: Foot) -> list[Symbol]:
    """Return the symbols of a line, the Thai number in brackets that it begins with as the picture has it.

    The engine gives (ๆ) for (๗); it must have given one of the brackets at least.
    """
    given = "".join(symbol.text for symbol in line[:_HEAD])
    if not _BRACKET.search(given[:_HEAD]):
        return list(line)
    left = min(symbol.x0 for symbol in line) - 0.3 * foot.unit
    signs = read_whole_signs(grey, foot, left, left + _HEAD * foot.unit)
    end = next((at for at, sign in enumerate(signs) if at and _is_bracket(sign, foot)), 0)
    inner = signs[1:end]
    if not 1 <= len(inner) < FEW or not _is_bracket(signs[0], foot):
        return list(line)
    if not all(_is_thai(sign) and sign.chance >= SURE_ALONE for sign in inner):
        return list(line)
    own = [symbol for symbol in line if (symbol.x0 + symbol.x1) / 2 <= signs[end].x1]
    if sum(len(symbol.text) for symbol in own) > len(inner) + _HEAD:
        return list(line)
    digits = _rate([_name(sign, foot) for sign in inner], "".join(symbol.text for symbol in own))
    return [_make_bracket("(", signs[0]), *digits, _make_bracket(")", signs[end]), *line[len(own) :]]


def _is_bracket(sign: Sign, foot: Foot) -> bool:
    """Whether a sign is as narrow, as high and as deep as a bracket."""
    width, height, depth = sign.x1 - sign.x0, sign.bottom - sign.top, sign.bottom - foot.at
    return not sign.digit and width <= 0.5 * foot.unit and height >= 0.85 * foot.unit and depth >= 0.08 * foot.unit


def _make_bracket(text: str, sign: Sign) -> Symbol:
    return Symbol(text, sign.x0, sign.top, sign.x1, sign.bottom, 0.9)


def _find_edges(line: Sequence[Symbol], foot: Foot) -> tuple[float, float]:
    return min(one.x0 for one in line) - 0.3 * foot.unit, max(one.x1 for one in line) + 0.3 * foot.unit


def _is_sure(sign: Sign) -> bool:
    return sign.is_tall and bool(sign.digit) and sign.chance >= SURE


def _is_thai(sign: Sign) -> bool:
    return _THAI_DIGIT.match(sign.digit) is not None


def _are_joined(signs: Sequence[Sign], foot: Foot) -> bool:
    """Whether the signs are one figure: digits at both ends, no space within."""
    last = -2 if _is_dash(signs[-1], foot) and len(signs) > 2 else -1
    ends = signs[0].is_tall and (signs[last].is_tall or last < -1)
    return ends and all(after.x0 - before.x1 <= WORD_GAP * foot.unit for before, after in pairwise(signs))


def _is_dash(sign: Sign, foot: Foot) -> bool:
    """Whether a sign is the dash of ๑๐๐.- (baht without satang)."""
    width, height = sign.x1 - sign.x0, sign.bottom - sign.top
    return not sign.is_tall and 0.2 * foot.unit <= width <= foot.unit and 1.5 * height <= width


def _name(sign: Sign, foot: Foot) -> Symbol:
    """Return what a sign is; without text where it is neither digit nor comma nor point."""
    box = (sign.x0, sign.top, sign.x1, sign.bottom)
    if sign.is_tall:
        return Symbol(sign.digit, *box, sign.chance)
    if _is_dash(sign, foot):
        return Symbol("-", *box, 0.9)
    height, width = sign.bottom - sign.top, sign.x1 - sign.x0
    is_point = SPECK * foot.unit <= height <= _POINT * foot.unit and width <= _POINT * foot.unit
    if not is_point or sign.top < foot.at - 0.45 * foot.unit:
        return Symbol("", *box, 0.0)
    is_comma = sign.bottom - foot.at > COMMA_DEPTH * foot.unit or height > COMMA_HEIGHT * foot.unit
    return Symbol("," if is_comma else ".", *box, 0.9)


def _rate(figure: Sequence[Symbol], given: str) -> list[Symbol]:
    """Return the figure, doubtful where the engine gave as many digits and another one of those that it knows."""
    digits = _DIGIT.findall(given)
    wanted = [symbol for symbol in figure if _DIGIT.match(symbol.text)]
    most = 1.0 if digits and not _LETTER.search(given) else UNBORNE
    doubts = set()
    if len(digits) == len(wanted):
        doubts = {one for one, digit in zip(wanted, digits, strict=True) if _differ(one.text, digit)}
    return [one._replace(confidence=min(one.confidence, UNSURE if one in doubts else most)) for one in figure]


def _differ(digit: str, given: str) -> bool:
    return digit in KNOWN and given in KNOWN and digit != given
