"""Plans as JSON under made-up keys, for the tests of tables."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import planparse
from planparse.model import PlanFile
from tests.model.build import make_full_plan, make_plan, make_record

CORPUS = Path(__file__).parents[2] / "corpus"
NAMES = ("02-takuapa-tm-2567", "07-hatsongkhwae-sao-2567")


def make_key(name: str, digit: str = "") -> str:
    """Return a key for that name, beginning with that digit."""
    return digit + hashlib.sha256(name.encode()).hexdigest()[len(digit) :]


@cache
def read_corpus() -> dict[str, PlanFile]:
    """Return plans of the corpus, and two made by hand: one with a record in every list, one with nothing."""
    plans = {name: planparse.parse(CORPUS / f"{name}.txt") for name in NAMES}
    for plan in plans.values():
        plan.source.path = None
    return {**plans, "full": make_full_plan(), "empty": make_plan(path=None)}


def make_json(plan: PlanFile) -> bytes:
    """Return the plan's JSON as it lies in a store."""
    return (plan.to_json() + "\n").encode("utf-8", "backslashreplace")


@cache
def make_many(digit: str = "") -> dict[str, bytes]:
    """Return key -> JSON of some plans, by key: the corpus, those made by hand, and small ones."""
    plans = {make_key(name, digit): make_json(plan) for name, plan in read_corpus().items()}
    for number in range(12):
        record = make_record("statements", text=f"ข้อ {number}", ordinal=number)
        plans[make_key(f"small {number}", digit)] = make_json(make_plan(path=None, statements=[record] * number))
    return dict(sorted(plans.items()))
