"""Classes of Thai characters, written as the inside of a regular expression's brackets.

A Thai syllable is written consonant, vowel sign above or below, tone mark or thanthakhat; เ แ โ ใ ไ stand
before the consonant, ะ า ำ after it. A consonant takes one vowel sign and one tone mark at most.
"""

from __future__ import annotations

CONSONANT = "ก-ฮ"
LEADING_VOWEL = "เ-ไ"
VOWEL_SIGN = "\u0e31\u0e34-\u0e39\u0e47"
"""ั ิ ี ึ ื ุ ู ็"""
PHINTHU = "\u0e3a"
NIKHAHIT = "\u0e4d"
TONE = "\u0e48-\u0e4b"
"""่ ้ ๊ ๋"""
THANTHAKHAT = "\u0e4c"
"""์"""
LOW_MARK = VOWEL_SIGN + PHINTHU + NIKHAHIT
"""Marks that are written before a tone mark."""
HIGH_MARK = TONE + THANTHAKHAT + "\u0e4e"
"""Marks that are written after a vowel sign."""
MARK = LOW_MARK + HIGH_MARK
"""Every combining mark: none can stand without a letter before it."""
LETTER = "ก-\u0e3a\u0e40-\u0e4e"
