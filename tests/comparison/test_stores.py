"""A store and the files that it was made of compare alike."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import planparse
from planparse.batch.publish import publish
from planparse.errors import OptionsError
from planparse.export.plan_frames import build_plan_frames
from tests.batch.stores import list_sources, make_store
from tests.comparison.plans import make_plan
from tests.export.plan_samples import make_many


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = make_store(tmp_path / "store")
    publish(folder, list(make_many()), list_sources())
    return folder


def test_a_store_and_files_together_are_refused(store: Path) -> None:
    with pytest.raises(OptionsError, match="one store"):
        planparse.compare(store, make_plan(1))


@pytest.mark.parametrize("by", ["agency", "department", "year"])
def test_a_store_compares_as_its_plans_do(store: Path, by: str) -> None:
    columns = ["measure", "agency", "dimension", "group", "value", "year_first", "year_last", "counted", "form", "unit"]
    plans = list(planparse.open_store(store).plans())
    one = planparse.compare(store, by=by).long[columns].drop_duplicates()
    other = planparse.compare(plans, by=by).long[columns].drop_duplicates()
    assert len(one) > 0
    pd.testing.assert_frame_equal(
        one.sort_values(columns, ignore_index=True), other.sort_values(columns, ignore_index=True), check_dtype=False
    )


def test_frames_of_plans_are_those_of_a_store(store: Path) -> None:
    opened = planparse.open_store(store)
    made = build_plan_frames(opened.plans())
    for name in opened.tables:
        if name == "sources":
            continue
        there = opened.frame(name)
        assert made[name].dtypes.to_dict() == there.dtypes.to_dict()
        assert len(made[name]) <= len(there)


def test_columns_of_a_store_are_read_alone(store: Path) -> None:
    opened = planparse.open_store(store)
    some = opened.frame("staffing", ["required", "plan_key"])
    assert list(some.columns) == ["required", "plan_key"]
    pd.testing.assert_series_equal(some["required"], opened.frame("staffing")["required"])
