"""What may stand side by side: missing figures, totals, unlike bases, revisions, peers."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import planparse
from planparse.comparison import Comparison, all_measures
from tests.comparison.plans import make_place, make_plan, make_posts


def find(found: Comparison, measure: str, agency: int = 1, **where: Any) -> pd.Series:
    long = found.long
    own = long[(long["measure"] == measure) & (long["agency"] == f"tt-{agency}") & long["is_main"]]
    for name, value in where.items():
        own = own[own[name].eq(value).fillna(False)]
    (number,) = own.index
    return own.loc[number]


def has_none(found: Comparison, measure: str) -> bool:
    return bool((found.long["measure"] != measure).all())


def compare_posts(*numbers: int, kinds: dict[int, str] | None = None, **options: Any) -> Comparison:
    plans = [
        make_plan(
            number,
            agency={"type": (kinds or {}).get(number, "sao")},
            staffing=make_posts(("กองคลัง", number, 1, "item"), ("กองช่าง", 2, 0, "item")),
        )
        for number in numbers
    ]
    return planparse.compare(plans, measures=["posts", "vacancy_rate"], **options)


@pytest.mark.parametrize("name", all_measures())
def test_a_measure_alone_has_the_figures_that_it_has_among_all(name: str) -> None:
    paid = {"name": "อบรมพัสดุ", "budget_status": "amount", "budget_total": 20_000}
    area = {"kind": "policy_area", "ordinal": 1, "title": "ด้านการสรรหา"}
    plan = make_plan(1, staffing=make_posts(("กองคลัง", 5, 1, "item")), projects=[paid], strategies=[area])
    among_all = planparse.compare(plan).long
    alone = planparse.compare(plan, measures=[name]).long
    kept = ["measure", "value", "marks"]
    assert alone[kept].to_numpy().tolist() == among_all.loc[among_all["measure"] == name, kept].to_numpy().tolist()


def test_a_dash_is_zero_and_an_empty_cell_is_not() -> None:
    rows = make_posts(("กองคลัง", 5, 0, "item"), ("กองช่าง", 4, None, "item"))
    rows[1]["total"] = 4
    found = planparse.compare(make_plan(1, staffing=rows))
    assert find(found, "occupied")["value"] == 9
    vacancies = find(found, "vacancies")
    assert (vacancies["value"], vacancies["marks"], vacancies["is_ranked"]) == (0, "partial", False)


def test_the_printed_total_is_taken_where_an_item_has_no_figure() -> None:
    rows = make_posts(("กองคลัง", 5, 1, "item"), ("กองช่าง", None, None, "item"), ("รวม", 9, 3, "total"))
    found = find(planparse.compare(make_plan(1, staffing=rows)), "vacancies")
    assert (found["value"], found["printed"], found["marks"]) == (3, 3, "printed_total")


def test_a_total_is_not_added_to_its_items_and_a_difference_is_marked() -> None:
    rows = make_posts(("กองคลัง", 5, 1, "item"), ("กองช่าง", 4, 1, "item"), ("รวม", 9, 3, "total"))
    found = find(planparse.compare(make_plan(1, staffing=rows)), "vacancies")
    assert (found["value"], found["printed"], found["marks"]) == (2, 3, "differs_from_printed")


def test_two_tables_of_the_same_posts_are_not_added() -> None:
    by_kind = [
        {"employment_type": "civil_servant", "occupied": 7, "vacant": 1, "total": 8, "role": "item", "section_id": "b"},
        {"employment_type": "teacher", "occupied": 2, "vacant": 1, "total": 3, "role": "item", "section_id": "b"},
    ]
    by_department = make_posts(("กองคลัง", 5, 1, "item"), ("กองช่าง", 4, 1, "item"))
    plan = make_plan(1, staffing=[{**row, "section_id": "a"} for row in by_department] + by_kind)
    assert find(planparse.compare(plan), "posts")["value"] == 11
    parted = planparse.compare(plan, by="employment_type")
    assert find(parted, "vacancies", group="teacher")["value"] == 1


def test_a_plan_without_the_records_has_no_figure() -> None:
    found = planparse.compare(make_plan(1, staffing=make_posts(("กองคลัง", 5, 1, "item"))))
    assert has_none(found, "projects")
    assert has_none(found, "budget_share")
    assert found.wide["development_budget"].isna().all()


def test_a_project_that_does_not_say_its_cost_is_not_one_without_budget() -> None:
    projects = [
        {"name": "ก", "budget_status": "none"},
        {"name": "ข", "budget_status": "unspecified"},
        {"name": "ค", "budget_status": "amount", "budget_total": 500},
    ]
    lines = [{"parent_id": "projects-3", "amount": 500, "status": "amount", "role": "item", "fiscal_year": 2567}]
    found = planparse.compare(make_plan(1, kind="development_plan", projects=projects, budget_lines=lines))
    assert find(found, "projects_without_budget")["value"] == 50
    budget = find(found, "development_budget")
    assert (budget["value"], budget["marks"]) == (500, "partial")


def test_a_budget_without_a_year_in_a_plan_of_three_is_not_ranked() -> None:
    lines = [{"parent_id": "projects-1", "amount": 500, "status": "amount", "role": "item"}]
    projects = [{"name": "ก", "budget_status": "amount", "budget_total": 500}]
    plan = make_plan(1, [2567, 2568, 2569], "development_plan", projects=projects, budget_lines=lines)
    budget = find(planparse.compare(plan), "development_budget")
    assert (budget["value"], budget["marks"], budget["is_ranked"]) == (500, "no_year", False)


def test_a_cost_per_post_of_unlike_posts_is_refused() -> None:
    frame = [{"position": "นิติกร", "framework": 3, "required": {2567: 3}, "role": "item"}]
    costs = [
        {"position": "นิติกร", "posts": 2, "cost": {2567: 600}, "role": "item"},
        {"cost": {2567: 60}, "role": "benefits"},
    ]
    refused = planparse.compare(make_plan(1, staffing=frame, personnel_costs=costs))
    assert has_none(refused, "cost_per_post")
    assert "unlike-counts" in set(refused.findings["code"])
    costs[0]["posts"] = 3
    given = planparse.compare(make_plan(1, staffing=frame, personnel_costs=costs))
    assert find(given, "cost_per_post")["value"] == 220
    assert "unlike-counts" not in set(given.findings["code"])


def test_a_share_above_the_limit_of_the_law_is_marked() -> None:
    costs = [
        {"position": "นิติกร", "posts": 2, "cost": {2567: 380}, "role": "item"},
        {"cost": {2567: 30}, "role": "benefits"},
        {"cost": {2567: 1000}, "role": "budget"},
    ]
    share = find(planparse.compare(make_plan(1, personnel_costs=costs)), "budget_share")
    assert (share["value"], share["limit"], share["marks"]) == (41, 40, "over_limit")


def test_records_with_an_error_and_doubtful_records_mark_the_figure() -> None:
    rows = make_posts(("กองคลัง", 5, 1, "item"), ("กองช่าง", 4, 1, "item"))
    rows[1]["confidence"] = 0.5
    found = planparse.compare(make_plan(1, staffing=rows, errors=("staffing-1",)), by="department")
    assert find(found, "posts", group="กองคลัง")["marks"] == "has_error_finding"
    assert find(found, "posts", group="กองช่าง")["marks"] == "low_confidence"
    whole = found.long[(found.long["measure"] == "posts") & found.long["group"].isna()]
    assert set(whole["marks"]) == {"has_error_finding,low_confidence"}


def test_ranks_quartiles_and_ties() -> None:
    found = compare_posts(1, 2, 3, 4, 5)  # 4 5 6 7 8 posts
    assert [find(found, "posts", number)["rank"] for number in (1, 2, 3, 4, 5)] == [5, 4, 3, 2, 1]
    first = find(found, "posts", 1)
    assert (first["lower_quartile"], first["median"], first["upper_quartile"], first["peers"]) == (5, 6, 7, 5)
    plans = [
        make_plan(number, staffing=make_posts(("กองคลัง", held, 0, "item"))) for number, held in enumerate([9, 9, 3])
    ]
    tied = planparse.compare(plans, min_peers=3)
    assert [(find(tied, "posts", at)["rank"], find(tied, "posts", at)["tied"]) for at in range(3)] == [
        (1, 2),
        (1, 2),
        (3, 1),
    ]


def test_middles_are_those_of_their_own_group_and_kind() -> None:
    """Groups and kinds of body cross: none may have the middle of another."""
    rows = [("pao", "กองคลัง", 1), ("pao", "กองคลัง", 3), ("sao", "กองช่าง", 10), ("sao", "กองช่าง", 30)]
    rows += [("pao", "กองช่าง", 100), ("pao", "กองช่าง", 300)]
    plans = [
        make_plan(at, agency={"type": kind}, staffing=make_posts((name, held, 0, "item")))
        for at, (kind, name, held) in enumerate(rows)
    ]
    found = planparse.compare(plans, by="department", measures=["occupied"], min_peers=2)
    middles = [find(found, "occupied", at, group=rows[at][1])["median"] for at in (0, 2, 4)]
    assert middles == [2, 20, 200]
    groups = found.groups[found.groups["group"].notna()].set_index(["agency_type", "group"])
    assert groups["median"].to_dict() == {("pao", "กองคลัง"): 2, ("sao", "กองช่าง"): 20, ("pao", "กองช่าง"): 200}


@pytest.mark.parametrize("measure", ["competencies", "policy_areas", "vacancy_rate"])
def test_a_measure_that_adds_nothing_up_is_compared_alone(measure: str) -> None:
    plan = make_plan(
        1,
        competencies=[{"ordinal": 1, "name": "บริการที่ดี", "group": "core"}],
        strategies=[{"ordinal": 1, "kind": "policy_area", "title": "ด้านการสรรหา"}],
        staffing=make_posts(("กองคลัง", 1, 1, "item")),
    )
    found = planparse.compare(plan, measures=[measure])
    assert list(found.long["value"]) == [50 if measure == "vacancy_rate" else 1]


def test_tables_of_unlike_kinds_are_not_parts_of_one_count() -> None:
    """Two tables by department are parts of one count; two by kind of employment count the same posts again."""
    by_department = make_posts(("กองคลัง", 5, 0, "item"), ("กองช่าง", 4, 0, "item"))
    by_kind = [
        {"employment_type": kind, "occupied": held, "vacant": 0, "total": held, "role": "item"}
        for kind, held in (("civil_servant", 6), ("teacher", 3))
    ]
    rows = [{**row, "section_id": f"s{at}"} for at, row in enumerate(by_department + by_kind)]
    assert find(planparse.compare(make_plan(1, staffing=rows)), "posts")["value"] == 9


def test_too_few_peers_have_no_rank() -> None:
    found = compare_posts(1, 2, 3, 4)
    assert found.long["rank"].isna().all()
    assert found.long["median"].isna().all()
    assert set(found.long["peers"]) == {4}


def test_unlike_kinds_and_years_are_not_ranked_together_and_it_is_told() -> None:
    kinds = {number: "pao" if number > 5 else "sao" for number in range(1, 11)}
    found = compare_posts(*range(1, 11), kinds=kinds)
    assert set(found.long["peers"]) == {5}
    assert find(found, "posts", 10)["rank"] == find(found, "posts", 5)["rank"] == 1
    assert list(found.findings["code"]) == ["unlike-kinds"]
    rows = make_posts(("กองคลัง", 5, 1, "item"))
    years = planparse.compare([make_plan(1, [2567], staffing=rows), make_plan(2, [2568], staffing=rows)], min_peers=2)
    assert {"unlike-years", "no-common-measure"} <= set(years.findings["code"])
    assert years.long["rank"].isna().all()


def test_peers_of_like_size_or_of_one_province() -> None:
    rows = {number: make_posts(("กองคลัง", held, 0, "item")) for number, held in enumerate([10, 20, 300, 400])}
    plans = [
        make_plan(number, agency={"province": "น่าน" if number % 2 else "แพร่"}, staffing=staffing)
        for number, staffing in rows.items()
    ]
    by_size = planparse.compare(plans, measures=["occupied"], peers=["size"], min_peers=2)
    assert [find(by_size, "occupied", number)["rank"] for number in rows] == [2, 1, 2, 1]
    assert set(by_size.long["measure"]) == {"occupied"}
    by_province = planparse.compare(plans, measures=["occupied"], peers=["province"], min_peers=2)
    assert [find(by_province, "occupied", number)["rank"] for number in rows] == [2, 2, 1, 1]


def test_a_revision_wins_and_it_is_told() -> None:
    first = make_plan(1, staffing=make_posts(("กองคลัง", 5, 1, "item")))
    revised = make_plan(1, document={"revision": "ฉบับปรับปรุงครั้งที่ ๒"}, staffing=make_posts(("กองคลัง", 6, 2, "item")))
    for plans in ([first, revised], [revised, first]):
        found = planparse.compare(plans)
        assert find(found, "posts")["value"] == 8
        lost = found.long[(found.long["measure"] == "posts") & ~found.long["is_main"]]
        assert (lost["value"].item(), lost["marks"].item(), lost["is_ranked"].item()) == (6, "superseded", False)
        assert "revised" in set(found.findings["code"])


def test_two_plans_without_a_revision_are_a_warning() -> None:
    plans = [
        make_plan(1, document={"announced_on": day}, staffing=make_posts(("กองคลัง", held, 0, "item")))
        for day, held in (("2023-10-01", 5), ("2023-12-01", 7))
    ]
    found = planparse.compare(plans)
    assert find(found, "posts")["value"] == 7
    assert dict(zip(found.findings["code"], found.findings["severity"], strict=True))["two-plans"] == "warning"


def test_an_agency_without_an_id_stands_by_its_printed_name() -> None:
    rows = make_posts(("กองคลัง", 5, 1, "item"))
    plans = [make_plan(number, agency={"canonical_id": None}, staffing=rows) for number in (1, 2)]
    found = planparse.compare(plans)
    assert list(found.wide["agency_name"]) == ["เทศบาลตำบล 1", "เทศบาลตำบล 2"]
    assert list(found.findings["code"]).count("no-agency-id") == 2
    assert found.long["marks"].str.contains("no_agency_id").all()


def test_rows_of_changed_posts_are_no_frame() -> None:
    posts = [{"position": "นิติกร", "framework": 3, "required": {2567: 3}, "role": "item"}]
    plan = make_plan(1, staffing=posts)
    table = {
        "id": "table-1",
        "document_id": "document-1",
        "kind": "staffing_changes",
        "columns": [],
        "rows": [],
        "pieces": [],
        "provenance": make_place(1),
    }
    changed = planparse.PlanFile.model_validate({**plan.model_dump(), "tables": [table]})
    assert has_none(planparse.compare(changed), "posts")
    assert find(planparse.compare(plan), "posts")["value"] == 3


@pytest.mark.parametrize("by", ["agency", "province", "kind", "department", "position", "year", "level", "strategy"])
def test_the_order_of_plans_changes_nothing(by: str) -> None:
    plans = [
        make_plan(number, staffing=make_posts(("กองคลัง", number, 1, "item"), ("กองช่าง", 2, 0, "item")))
        for number in range(6)
    ]
    one, other = planparse.compare(plans, by=by), planparse.compare(plans[::-1], by=by)
    for name in ("wide", "groups", "findings"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))
    pd.testing.assert_frame_equal(one.long.reset_index(drop=True), other.long.reset_index(drop=True))
