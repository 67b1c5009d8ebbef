"""Plans by people who knew neither code nor corpus, against their own gold: what is read stays read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from score import mean, score_plan

from planparse import Options, parse

STRANGERS = Path(__file__).parent / "strangers"
FLOORS = {
    "30-thasaba-sao-2561": (0.990, 0.990),
    "31-rayong-nakhon-2568": (0.980, 0.975),
    "32-tharueaphrathaen-mueang-2567": (0.980, 0.980),
    "33-phayao-pao-2567": (0.985, 0.919),
    "34-kohkhan-sao-2567": (0.951, 0.946),
}
"""Mean F1 and strict F1 over the lists, half a hundredth below what was measured when they were taken in."""


@pytest.mark.parametrize("stem", FLOORS)
def test_what_is_read_of_a_plan_by_a_stranger(stem: str) -> None:
    gold = json.loads((STRANGERS / f"{stem}.json").read_text(encoding="utf-8"))
    plan = parse(STRANGERS / f"{stem}.txt", Options(personal_data="keep"))
    found, strict = mean(score_plan(gold, json.loads(plan.to_json())))
    least, least_strict = FLOORS[stem]
    assert found >= least
    assert strict >= least_strict


def test_every_plan_here_is_held() -> None:
    assert {path.stem for path in STRANGERS.glob("*.txt")} == set(FLOORS)
