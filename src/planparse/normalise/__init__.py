"""Normalising: the characters of a damaged text put right, with a way back to every offset of the source.

Words are never changed: what an author misspelt stays, digits stay, white space stays but for odd kinds.
"""

from __future__ import annotations

from planparse.normalise.offsets import OffsetMap
from planparse.normalise.repairs import Repair, Repairs, explain
from planparse.normalise.run import MARKUP_STEPS, NORMALISERS, NormalisedText, normalise
from planparse.normalise.step import Normaliser

__all__ = [
    "MARKUP_STEPS",
    "NORMALISERS",
    "NormalisedText",
    "Normaliser",
    "OffsetMap",
    "Repair",
    "Repairs",
    "explain",
    "normalise",
]
