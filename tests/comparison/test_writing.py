"""Comparisons as files."""

from __future__ import annotations

import pandas as pd

from planparse.comparing.writing import guard_frame


def test_text_cannot_become_a_formula_and_numbers_stay() -> None:
    frame = pd.DataFrame({"agency": ["=cmd|' /C calc'!A0", "อบต.ดอนแก้ว", None], "value": [-5.0, 2.0, float("nan")]})
    guarded = guard_frame(frame)
    assert guarded.agency[0] == "'=cmd|' /C calc'!A0"
    assert guarded.agency[1] == "อบต.ดอนแก้ว"
    assert guarded.agency.isna()[2]
    assert guarded.value[0] == -5.0
