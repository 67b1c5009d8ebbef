"""Every case of `tests/cases/normalise/`: what is repaired, by which steps, and what is left alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planparse.normalise import NORMALISERS, explain, normalise

CASES = Path(__file__).parent.parent / "cases" / "normalise"


def load_cases(*names: str) -> list[Any]:
    """Make one parameter set of each case of these files."""
    cases = [
        (name, case) for name in names for case in json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    ]
    return [pytest.param(case, id=f"{name}: {case['label']}") for name, case in cases]


REPAIRED = load_cases("in-the-wild", "synthetic")


@pytest.mark.parametrize("case", REPAIRED)
def test_damage_is_repaired(case: dict[str, Any]) -> None:
    done = normalise(case["text"])
    assert done.text == case["expected"]
    assert sorted(explain(done.repairs)) == sorted(case["steps"])


@pytest.mark.parametrize("case", load_cases("negative"))
def test_sound_text_is_left_alone(case: dict[str, Any]) -> None:
    done = normalise(case["text"])
    assert done.text == case["text"]
    assert not done.repairs


@pytest.mark.parametrize("case", load_cases("known-failures"))
def test_known_failure(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    request.applymarker(pytest.mark.xfail(strict=True, reason=case["reason"]))
    assert normalise(case["text"]).text == case["expected"]


def test_every_step_has_a_case() -> None:
    shown = {step for parameters in REPAIRED for step in parameters.values[0]["steps"]}
    assert shown == {step.name for step in NORMALISERS}


def test_step_names_are_unique() -> None:
    names = [step.name for step in NORMALISERS]
    assert len(names) == len(set(names))
