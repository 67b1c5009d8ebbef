"""Digits that an OCR engine gave, held against the picture: see `scan_digits` for why that is needed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from planparse.read.ocr_pieces import SURE, SURE_LETTER, is_thai, is_told_by_signs, part_groups
from planparse.read.ocr_symbols import DIGIT, UNSURE, WORD_GAP, Symbol
from planparse.read.scan_signs import Foot, Sign, read_whole_signs

CERTAIN, CERTAIN_ENGINE = 0.95, 0.85
"""Chance below which a sign is not surely another digit than what the engine gave with so much confidence."""
KNOWN = "๐๑๒๓๕"
"""Digits of the engine's Thai model: one of them given for another is a disagreement, not a gap of the model."""
_LETTER = re.compile("[\u0e01-\u0e4e]")
_LONE = re.compile("[ก-ฮะาเ-ๆ]")
_LATIN = re.compile("[A-Za-z]")
_QUOTES = ("”", "“", '"', "'", "’", "‘", "”’")
_TICK = "✓"
"""Engines give a quotation mark for a tick; that stands no higher than half a letter."""
TICK_CHANCE = 0.8
LEADER = 4
COMMA_DEPTH, COMMA_HEIGHT = 0.1, 0.27
"""How far a comma goes below the line, and how high it is, in heights of ก; a point stands on the line and is 0.18."""
SPECK = 0.12
"""Smaller ones, of which the engine says nothing, are dust."""
_OPENING, _CLOSING = "([“-/+", ")]”-/%:."


def reread_digits(grey: Any, line: Sequence[Symbol], foot: Foot) -> list[Symbol]:
    """Return the symbols of a line, the digits among them as the picture (an array of grey values) shows them."""
    done: list[Symbol] = []
    for is_wanted, start, end in _find_runs(line):
        if not is_wanted:
            done += line[start:end]
            continue
        left = (line[start - 1].x1 + line[start].x0) / 2 if start else line[start].x0 - 0.3 * foot.unit
        right = (line[end - 1].x1 + line[end].x0) / 2 if end < len(line) else line[end - 1].x1 + 0.3 * foot.unit
        left, right = min(left, line[start].x0), max(right, line[end - 1].x1)
        signs = read_whole_signs(grey, foot, left, right, goes_left=False, goes_right=end == len(line))
        done += _reread_run(line[start:end], signs, foot)
    return done


def _find_runs(line: Sequence[Symbol]) -> list[tuple[bool, int, int]]:
    """Return (whether it may hold digits, start, end) of the stretches of a line."""
    wanted = [_may_be_digits(line, at) for at in range(len(line))]
    runs: list[tuple[bool, int, int]] = []
    for at, own in enumerate(wanted):
        if runs and runs[-1][0] == own:
            runs[-1] = (own, runs[-1][1], at + 1)
        else:
            runs.append((own, at, at + 1))
    return runs


def _may_be_digits(line: Sequence[Symbol], at: int) -> bool:
    """Whether a symbol is no Thai letter, or is a lone one right beside a digit."""
    if not _LETTER.search(line[at].text):
        return True
    if not _LONE.fullmatch(line[at].text):
        return False
    before, after = line[at - 1].text if at else "", line[at + 1].text if at + 1 < len(line) else ""
    return bool(DIGIT.search(before[-1:]) or DIGIT.match(after)) and not _LETTER.match(after)


def _reread_run(run: Sequence[Symbol], signs: Sequence[Sign], foot: Foot) -> list[Symbol]:
    done: list[Symbol] = []
    for word, own in _pair_words(run, signs, foot):
        done += _reread_word(word, own, foot)
    return done


def _pair_words(run: Sequence[Symbol], signs: Sequence[Sign], foot: Foot) -> list[tuple[list[Symbol], list[Sign]]]:
    """Cut a run at its wide gaps, by its signs; return the symbols and the signs of each word."""
    words: list[tuple[list[Symbol], list[Sign]]] = []
    for sign in signs:
        if not words or sign.x0 - words[-1][1][-1].x1 > WORD_GAP * foot.unit:
            words.append(([], []))
        words[-1][1].append(sign)
    if not words:
        return [(list(run), [])]
    for symbol in run:
        middle = (symbol.x0 + symbol.x1) / 2
        nearest = min(words, key=lambda word: max(word[1][0].x0 - middle, middle - word[1][-1].x1, 0.0))
        nearest[0].append(symbol)
    return words


def _reread_word(word: Sequence[Symbol], signs: Sequence[Sign], foot: Foot) -> list[Symbol]:
    tall = [sign for sign in signs if sign.is_tall]
    text = "".join(symbol.text for symbol in word)
    if len(signs) >= LEADER and DIGIT.search(text) and all(_is_low(sign, foot) for sign in signs):
        return [*(one for one in word if _LETTER.search(one.text)), _make_leader(signs)]
    if len(tall) == 1 and len(signs) == 1 and text in _QUOTES:
        return [Symbol(_TICK, signs[0].x0, signs[0].top, signs[0].x1, signs[0].bottom, TICK_CHANCE)]
    are_digits = bool(tall) and all(is_thai(sign) and sign.chance >= SURE for sign in tall)
    if not tall or (not are_digits and (_LATIN.search(text) or not DIGIT.search(text))):
        return [_doubt(symbol) if signs else symbol for symbol in word]
    done: list[Symbol] = []
    figures = [one for one in word if not are_digits or not is_told_by_signs(one, word[-1])]
    for symbols, own in part_groups(figures, signs):
        done += _reread_signs(symbols, own, foot) if own else symbols
    return done


def _reread_signs(word: Sequence[Symbol], signs: Sequence[Sign], foot: Foot) -> list[Symbol]:
    done: list[Symbol] = []
    left = list(word)
    for at, sign in enumerate(signs):
        own = [symbol for symbol in left if (symbol.x0 + symbol.x1) / 2 <= sign.x1]
        left = left[len(own) :]
        if _is_surer(sign, own):
            done.append(_make_digit(sign, own))
        elif not sign.is_tall and 0 < at < len(signs) - 1 and signs[at - 1].digit and signs[at + 1].digit:
            done += _name_point(sign, own, foot)
        else:
            done += [_doubt(symbol, sign) for symbol in own]
    return done + [symbol for symbol in left if not DIGIT.search(symbol.text)]


def _make_digit(sign: Sign, own: Sequence[Symbol]) -> Symbol:
    """Return the digit of a sign, with the brackets that the engine gave in one piece with it."""
    opening, closing = _find_brackets(own)
    x0 = min([sign.x0, *(one.x0 for one in own if opening)])
    x1 = max([sign.x1, *(one.x1 for one in own if closing)])
    known = [one.confidence for one in own if one.text.strip(_OPENING + _CLOSING) == sign.digit and not is_thai(sign)]
    most = UNSURE if _is_contested(sign, own) else 1.0
    return Symbol(opening + sign.digit + closing, x0, sign.top, x1, sign.bottom, min([sign.chance, most, *known]))


def _is_contested(sign: Sign, own: Sequence[Symbol]) -> bool:
    """Whether the engine gave a Thai digit that it knows for a sign that is not surely another."""
    given = own[0].text if len(own) == 1 else ""
    if not given or given not in KNOWN or given == sign.digit or not is_thai(sign):
        return False
    return sign.digit in KNOWN or (sign.chance < CERTAIN and own[0].confidence >= CERTAIN_ENGINE)


def _find_brackets(own: Sequence[Symbol]) -> tuple[str, str]:
    """Return what signs the engine gave before and after a digit, in one piece with it."""
    text = "".join(symbol.text for symbol in own)
    opening = text[: len(text) - len(text.lstrip(_OPENING))]
    rest = text[len(opening) :]
    return opening, rest[len(rest.rstrip(_CLOSING)) :]


def _is_low(sign: Sign, foot: Foot) -> bool:
    """Whether a sign is a point of a leader."""
    return sign.bottom - sign.top <= 0.45 * foot.unit and sign.x1 - sign.x0 <= 0.45 * foot.unit


def _name_point(sign: Sign, own: Sequence[Symbol], foot: Foot) -> list[Symbol]:
    """Return the comma or point between two digits, by how far it goes below the line; what else is there stays."""
    text = "".join(symbol.text for symbol in own)
    if text.strip(".,") or sign.top < foot.at - 0.45 * foot.unit:
        return list(own)
    if not text and min(sign.bottom - sign.top, sign.x1 - sign.x0) < SPECK * foot.unit:
        return []
    depth, height = (sign.bottom - foot.at) / foot.unit, (sign.bottom - sign.top) / foot.unit
    point = "," if depth > COMMA_DEPTH or height > COMMA_HEIGHT else "."
    return [Symbol(point, sign.x0, sign.top, sign.x1, sign.bottom, min([0.9, *(one.confidence for one in own)]))]


def _make_leader(signs: Sequence[Sign]) -> Symbol:
    """Return the points that lead to a page number, for which engines give digits."""
    top, bottom = min(sign.top for sign in signs), max(sign.bottom for sign in signs)
    return Symbol("." * len(signs), signs[0].x0, top, signs[-1].x1, bottom, TICK_CHANCE)


def _is_surer(sign: Sign, own: Sequence[Symbol]) -> bool:
    """Whether the sign is to be taken for its digit, in place of what the engine gave there."""
    if not sign.digit or sign.chance < SURE:
        return False
    given = "".join(symbol.text for symbol in own)
    if _LETTER.search(given):
        return sign.chance >= SURE_LETTER
    if not is_thai(sign) and DIGIT.search(given):
        is_doubtful = sign.chance >= SURE_LETTER and max(symbol.confidence for symbol in own) <= UNSURE
        return is_doubtful or sign.digit == given or "๐" <= given[0] <= "๙"
    return True


def _doubt(symbol: Symbol, sign: Sign | None = None) -> Symbol:
    """Return a symbol that the picture does not surely bear out: with less confidence, if it has a Thai digit."""
    if not any("๐" <= char <= "๙" for char in symbol.text):
        return symbol
    is_same = sign is not None and sign.digit == symbol.text
    chance = max(sign.chance, UNSURE) if is_same and sign is not None else UNSURE
    return symbol._replace(confidence=min(symbol.confidence, chance))
