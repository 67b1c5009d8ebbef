"""The plans that tests read whole: the corpus, plans by strangers, and real plans where they lie beside the project."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import pytest

from planparse import Options
from planparse.pipeline import Run, run_stages

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "plans"


def list_plans() -> list[Any]:
    """Return the path of every plan as a parameter; one that is skipped stands for real plans that are not there."""
    ours = [*sorted((ROOT / "corpus").glob("*.txt")), *sorted((Path(__file__).parent / "strangers").glob("*.txt"))]
    plans: list[Any] = [pytest.param(path, id=path.stem) for path in ours]
    real = [pytest.param(path, id=path.stem) for path in sorted(REAL.glob("*.txt"))]
    absent = pytest.mark.skip(reason="no real plans beside the project (../shared/plans)")
    return plans + (real or [pytest.param(REAL, id="real-plans", marks=absent)])


each_plan = pytest.mark.parametrize("path", list_plans())


@functools.cache
def read_plan(path: Path) -> Run:
    """Return what the stages make of a plan; read once for all tests, so do not change it."""
    return run_stages(path, Options(personal_data="keep"))
