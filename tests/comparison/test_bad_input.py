"""Nothing to compare, one agency, many agencies, wrong choices: a clear message or a sensible result."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import planparse
from planparse.batch.places import PACKAGE
from planparse.comparing import align
from planparse.comparison import compare_frames
from planparse.comparison.markdown import render_markdown
from planparse.errors import OptionsError, SchemaError, StoreError
from tests.comparison.plans import make_plan, make_posts

EVERY = ["agency", "province", "kind", "department", "position", "year", "employment_type", "strategy"]
ROWS = make_posts(("กองคลัง", 5, 1, "item"))


@pytest.mark.parametrize("by", EVERY)
def test_no_plans(by: str) -> None:
    found = planparse.compare([], by=by)
    assert found.wide.empty
    assert list(found.findings["code"]) == ["no-plans"]
    assert found.sources.empty
    assert "no plans" in render_markdown(found)


def test_frames_of_nothing() -> None:
    assert list(compare_frames({}).findings["code"]) == ["no-plans"]


def test_a_plan_without_records() -> None:
    found = planparse.compare(make_plan(1))
    assert list(found.findings["code"]) == ["no-measure"]
    assert render_markdown(found)


def test_a_plan_without_figures_beside_one_with_figures_is_told() -> None:
    found = planparse.compare([make_plan(1, staffing=ROWS), make_plan(2)])
    told = found.findings[found.findings["code"] == "no-figures"]
    assert list(told["severity"]) == ["warning"]
    assert set(told["plan_key"]) == set(found.material.documents["plan_key"]) - set(found.long["plan_key"])


def test_one_agency() -> None:
    found = planparse.compare(make_plan(1, staffing=ROWS))
    assert "one-agency" in set(found.findings["code"])
    assert list(found.wide["posts"]) == [6]


def test_no_common_measure() -> None:
    projects = [{"name": "ก", "budget_status": "none"}]
    found = planparse.compare([make_plan(1, staffing=ROWS), make_plan(2, kind="development_plan", projects=projects)])
    assert "no-common-measure" in set(found.findings["code"])


def test_a_year_of_the_frame_that_the_plan_does_not_name() -> None:
    frame = [{"position": "นิติกร", "framework": 3, "required": {2599: 4}, "role": "item"}]
    found = planparse.compare(make_plan(1, staffing=frame), measures=["posts_required"])
    assert list(found.long["year_first"]) == [2599]
    assert "year-outside-plan" in set(found.findings["code"])


def test_a_plan_without_a_year() -> None:
    found = planparse.compare([make_plan(number, [], staffing=ROWS) for number in range(6)])
    assert set(found.long["marks"]) == {"no_year"}
    assert found.long["rank"].isna().all()
    assert list(found.wide["posts"]) == [6] * 6


def test_a_thousand_agencies() -> None:
    plans = [make_plan(number, staffing=make_posts(("กองคลัง", number, 1, "item"))) for number in range(1000)]
    found = planparse.compare(plans, measures=["posts"])
    assert len(found.wide) == 1000
    assert set(found.long["peers"]) == {1000}
    assert sorted(found.long["rank"]) == list(range(1, 1001))
    assert set(found.groups["median"]) == {500.5}


def test_the_same_plan_twice_counts_once() -> None:
    plan = make_plan(1, staffing=ROWS)
    found = planparse.compare([plan, plan])
    assert not found.long["marks"].str.contains("superseded").any()


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"measures": ["happiness"]}, "happiness"),
        ({"by": "weather"}, "weather"),
        ({"by": "department", "measures": ["budget_share"]}, "budget_share"),
        ({"peers": ["weather"]}, "weather"),
        ({"min_peers": 1}, "two agencies"),
    ],
)
def test_a_choice_that_there_is_not(options: dict[str, object], word: str) -> None:
    with pytest.raises(OptionsError, match=word):
        planparse.compare(make_plan(1), **options)


def test_hostile_words_are_words() -> None:
    name = "<script>alert(1)</script> | `x`"
    found = planparse.compare(make_plan(1, agency={"name": name, "canonical_id": None}, staffing=ROWS))
    text = render_markdown(found)
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_json_of_another_schema_is_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    data = {**make_plan(1, staffing=ROWS).model_dump(mode="json"), "schema_version": "99.0.0"}
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(SchemaError, match=r"99\.0\.0"):
        planparse.compare(path)


def test_a_store_of_another_version_is_told(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / PACKAGE).write_text('{"version": "99.0.0"}', encoding="utf-8")
    with pytest.raises(StoreError, match=r"99\.0\.0"):
        planparse.compare(tmp_path)
    with pytest.raises(StoreError, match=r"99\.0\.0"):
        align(tmp_path, kind="departments")


def test_years_that_contradict_each_other_are_told() -> None:
    """The cover says 2567 to 2569, the frame needs posts in 2564 to 2566."""
    frame = [{"position": "นิติกร", "framework": 3, "required": {2564: 3, 2565: 3, 2566: 4}, "role": "item"}]
    found = planparse.compare(make_plan(1, [2567, 2568, 2569], staffing=frame), by="year", measures=["posts_required"])
    assert list(found.long["year_first"]) == [2564, 2565, 2566]
    assert list(found.findings["code"]).count("year-outside-plan") == 3
