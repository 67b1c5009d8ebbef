"""How far a value of the output is what gold says."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from natural_keys import Row
from rapidfuzz.distance import Levenshtein

_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_NOISE = re.compile(r"<[^<>]+>|[\s\-–—•·*\"'“”‘’.,:;()/\\\[\]|…]+")
_TEXT_ALIKE = 0.9
"""From how much alike on a text field is right: one lost mark in ten characters is forgiven."""
_MEMBER_ALIKE = 0.85


def fold(value: Any) -> str:
    """Return the key by which wordings are compared: no white space, bullets, quotes or tags; Arabic digits.

    >>> fold("“ร้อยละ  ๘๐” <br>(บาท)")
    'ร้อยละ80บาท'
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = "" if value is None else unicodedata.normalize("NFC", str(value))
    return _NOISE.sub("", text.translate(_DIGITS).replace("\u0e4d\u0e32", "\u0e33")).lower()


def agree(gold: Any, found: Any) -> float:
    """Return how far a value is right, from 0 to 1: numbers by value, texts by likeness, lists by members."""
    if gold is None or gold in ([], {}):
        return float(found in (None, "", [], {}))
    if isinstance(gold, bool) or isinstance(found, bool):
        return float(gold == found)
    if isinstance(gold, int | float):
        return float(isinstance(found, int | float) and abs(found - gold) < 0.005)
    if isinstance(gold, dict):
        return _agree_mapping(gold, found) if isinstance(found, dict) else 0.0
    if isinstance(gold, list):
        return _agree_list(gold, found) if isinstance(found, list) else 0.0
    return float(likeness(fold(gold), fold(found)) >= _TEXT_ALIKE)


def _agree_mapping(gold: Row, found: Row) -> float:
    return sum(agree(value, found.get(key, found.get(str(key)))) for key, value in gold.items()) / len(gold)


def _agree_list(gold: Sequence[Any], found: Sequence[Any]) -> float:
    left = list(found)
    hits = 0
    for member in gold:
        best = max(left, key=lambda one: agree(member, one), default=None)
        if best is not None and agree(member, best) >= _MEMBER_ALIKE:
            left.remove(best)
            hits += 1
    return hits / max(len(gold), len(found))


def likeness(one: str, other: str, cut: float = 0.0) -> float:
    if not one or not other:
        return float(one == other)
    return Levenshtein.normalized_similarity(one, other, score_cutoff=cut)


def get_value(row: Mapping[str, Any], path: str) -> Any:
    """Return the value of a field, `agency.type` being the field inside another."""
    value: Any = row
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def field_right(gold: Row, name: str, found: Row) -> float:
    """Return how far a field is right, by any value that gold accepts."""
    others = [*_as_list(gold.get(f"{name}_accept")), *_as_list(gold.get(f"{name}_alt"))]
    accepted = [get_value(gold, name), *others]
    value = get_value(found, name)
    if name == "number":
        same_path = bool(gold.get("number_path")) and gold["number_path"] == found.get("number_path")
        return float(same_path or fold(value) in map(fold, accepted))
    return max(agree(one, value) for one in accepted)


def is_stated(gold: Row, name: str) -> bool:
    """Whether gold says anything about the field; `null` says that it is absent."""
    return name.partition(".")[0] in gold


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def identities(row: Row, fields: Sequence[str]) -> list[str]:
    """Return every wording by which the record may be known, the fields joined."""
    choices = []
    for name in fields:
        others = [value for end in ("_alt", "_accept", "_full") for value in _as_list(row.get(name + end))]
        choices.append([fold(value) for value in [row.get(name), *others]])
    return list(dict.fromkeys(" ".join(parts).strip() for parts in itertools.product(*choices)))
