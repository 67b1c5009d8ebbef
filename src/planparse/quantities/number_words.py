"""Numbers written in Thai words: หนึ่งหมื่นห้าพัน, สี่สิบเอ็ด, สองล้านบาทถ้วน."""

from __future__ import annotations

import re

_DIGITS = {
    "ศูนย์": 0,
    "หนึ่ง": 1,
    "เอ็ด": 1,
    "สอง": 2,
    "ยี่": 2,
    "สาม": 3,
    "สี่": 4,
    "ห้า": 5,
    "หก": 6,
    "เจ็ด": 7,
    "แปด": 8,
    "เก้า": 9,
}
_PLACES = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000}
_MILLION = "ล้าน"
_TOKENS = (*_DIGITS, *_PLACES, _MILLION)

TOKEN = "(?:" + "|".join(_TOKENS) + ")"
"""One word of a number; no word begins another, so `(?:TOKEN\\s?){2,40}` cannot blow up."""

_SPLIT = re.compile(TOKEN)
_SPACE = re.compile(r"\s+")


def read_number_words(text: str) -> int | None:
    """Return the whole number that the text writes in words, or None; white space is ignored.

    Places must fall within each group of ล้าน, and every digit but the last needs its place.

    >>> read_number_words("หนึ่งหมื่นห้าพัน"), read_number_words("สี่สิบเอ็ด"), read_number_words("ร้อย")
    (15000, 41, 100)
    >>> read_number_words("ห้าห้า"), read_number_words("พันธกิจ"), read_number_words("")
    (None, None, None)
    """
    words = _SPACE.sub("", text)
    tokens = _SPLIT.findall(words)
    if not tokens or len(tokens) > 80 or sum(map(len, tokens)) != len(words):
        return None
    if tokens[0] == "เอ็ด" or (len(tokens) > 1 and "ศูนย์" in tokens):
        return None
    total = 0
    groups = _split_millions(tokens)
    for at, group in enumerate(groups):
        value = _read_group(group)
        if value is None:
            return None
        if not group:
            value = 1 if at == 0 else 0
        total = total * 1_000_000 + value
    return total


def _split_millions(tokens: list[str]) -> list[list[str]]:
    """Split the words at every ล้าน."""
    groups: list[list[str]] = [[]]
    for token in tokens:
        if token == _MILLION:
            groups.append([])
        else:
            groups[-1].append(token)
    return groups


def _read_group(tokens: list[str]) -> int | None:
    """Return the value below a million of the words, or None where their places do not fall.

    เอ็ด is a last digit only; ยี่ stands only before สิบ.
    """
    total, last_place, digit_word = 0, 1_000_000, ""
    for token in tokens:
        if token in _DIGITS:
            if digit_word:
                return None
            digit_word = token
            continue
        place = _PLACES[token]
        if place >= last_place or digit_word == "เอ็ด" or (digit_word == "ยี่" and place != 10):
            return None
        total += _DIGITS.get(digit_word, 1) * place
        digit_word, last_place = "", place
    return None if digit_word == "ยี่" else total + _DIGITS.get(digit_word, 0)


def read_baht_words(text: str) -> int | float | None:
    """Return the amount in baht that the text writes in words, satang as decimals, or None.

    >>> read_baht_words("หนึ่งหมื่นห้าพันบาทถ้วน"), read_baht_words("สิบบาทห้าสิบสตางค์"), read_baht_words("สิบคน")
    (15000, 10.5, None)
    """
    words, unit, rest = _SPACE.sub("", text).partition("บาท")
    baht = read_number_words(words)
    if not unit or baht is None or rest in ("", "ถ้วน"):
        return baht if unit else None
    satang = read_number_words(rest.removesuffix("สตางค์")) if rest.endswith("สตางค์") else None
    if satang is None or not 0 < satang < 100:
        return None
    return float(f"{baht}.{satang:02d}")
