"""The lines that close form 9 (ภาระค่าใช้จ่าย): sum, benefits, personnel total, yearly budget, percent."""

from __future__ import annotations

import re

from planparse.lexicon.staff_groups import name_unit
from planparse.lexicon.wording import Wording, fold

_LETTER = re.compile(r"[ ]{0,2}\(?[ ]?[ก-ฮ][ ]?[).][ ]{0,2}")
"""The letter of a closing line: (ก) รวม, ข. งบประมาณรายจ่าย."""
_REMARK = re.compile(r"\([^()]{3,80}\)")
MIN_LABEL = 3
"""A label without its remark in brackets has so many letters, else the remark is the label."""


def closing_role(text: str, words: Wording) -> str | None:
    """Return which closing line a row is by its wording (benefits, total, budget, ratio, subtotal), or None.

    A remark in brackets and the yearly growth of a budget are no ratios: งบประมาณรายจ่ายประจำปี (เพิ่มขึ้นปีละ ๕%).
    """
    letter = _LETTER.match(text)
    key = fold(name_unit(text[letter.end() :] if letter else text))
    if len(text) > 140 or not key:
        return None
    if any(word in key for word in words.words["benefits"]):
        alone = key.removeprefix("รวม").startswith(words.words["benefits"])
        return "total" if key.startswith(words.words["subtotal"]) and not alone else "benefits"
    bare = _REMARK.sub("", text)
    bare = bare if len(fold(bare)) >= MIN_LABEL else text
    if key.startswith(words.words["budget"]) and "เพิ่ม" in key:
        return "budget"
    if any(word in fold(bare) for word in words.words["ratio"]) or "%" in bare:
        return "ratio"
    for role in ("total", "budget", "subtotal"):
        if key.startswith(words.words[role]):
            return role
    return None
