"""What changed between two plans: posts, strategies, projects, indicators and budgets."""

from __future__ import annotations

from typing import Any

import pytest

import planparse
from planparse.cli.diff import DEFAULT_THRESHOLD as SHOWN_THRESHOLD
from planparse.comparison.changes import ROW_COLUMNS, Change, Difference
from planparse.comparison.matching import DEFAULT_THRESHOLD
from tests.comparison.made_plans import KRASANG, PHONTHONG, make_plan


def post(position: str, department: str = "สำนักปลัด", **fields: Any) -> dict[str, Any]:
    return {"department": department, "position": position, "role": "item", "employment_type": "civil_servant"} | fields


def told(found: Difference, topic: Any = None) -> list[tuple[Any, ...]]:
    return [
        (one.kind, one.name, one.field, one.before, one.after)
        for one in found.changes
        if topic is None or one.topic == topic
    ]


def only(found: Difference, topic: Any) -> Change:
    (one,) = found.of(topic)
    return one


def diff_posts(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> Difference:
    return planparse.diff(make_plan(staffing=before), make_plan(years=(2568,), staffing=after))


def test_a_plan_does_not_differ_from_itself() -> None:
    plan = make_plan(
        strategies=[{"kind": "strategy", "title": "พัฒนาบุคลากร"}],
        projects=[
            {"name": "โครงการอบรม", "strategy_id": "strategies-1", "budget_status": "amount", "budget_total": 5000}
        ],
        indicators=[{"parent_id": "projects-1", "ordinal": 1, "text": "ร้อยละ ๘๐", "target_value": 80}],
        staffing=[post("นักทรัพยากรบุคคล", framework=1)],
    )
    found = planparse.diff(plan, plan)
    assert {one.kind for one in found.changes} == {"same"}
    assert {one.topic for one in found.changes} == {"posts", "strategies", "projects", "indicators", "budgets"}
    assert found.warnings == []


def test_posts_added_and_cut() -> None:
    found = diff_posts(
        [post("นิติกร", framework=1), post("นักทรัพยากรบุคคล", framework=1)],
        [post("นักทรัพยากรบุคคล", framework=1), post("เจ้าพนักงานธุรการ", framework=2)],
    )
    assert told(found) == [
        ("same", "นักทรัพยากรบุคคล", None, None, None),
        ("removed", "นิติกร", "framework", 1, None),
        ("added", "เจ้าพนักงานธุรการ", "framework", None, 2),
    ]


def test_a_post_in_another_department_has_moved() -> None:
    found = diff_posts(
        [post("นิติกร", "สำนักปลัด", position_id="legal_officer", framework=1)],
        [post("นิติกร", "กองการเจ้าหน้าที่", position_id="legal_officer", framework=1)],
    )
    assert told(found) == [("moved", "นิติกร", "department", "สำนักปลัด", "กองการเจ้าหน้าที่")]
    assert only(found, "posts").how == "id"


def test_what_might_have_moved_from_two_departments_is_ambiguous() -> None:
    found = diff_posts(
        [post("นิติกร", "สำนักปลัด", framework=1), post("นิติกร", "กองคลัง", framework=1)],
        [post("นิติกร", "กองการเจ้าหน้าที่", framework=1)],
    )
    assert [one.kind for one in found.changes] == ["ambiguous"] * 3
    assert all("1.00" in (one.note or "") for one in found.changes)


def test_number_and_level_of_a_post() -> None:
    found = diff_posts(
        [post("นิติกร", level="ปก./ชก.", framework=1, required={2567: 1, 2568: 2})],
        [post("นิติกร", level="ชำนาญการพิเศษ", framework=2, required={2568: 2, 2569: 3})],
    )
    assert told(found) == [
        ("changed", "นิติกร ชำนาญการพิเศษ", "level", "ปก./ชก.", "ชำนาญการพิเศษ"),
        ("changed", "นิติกร ชำนาญการพิเศษ", "framework", 1, 2),
    ]
    assert found.changes[1].delta == 1


def test_a_level_in_short_is_the_same_level() -> None:
    found = diff_posts(
        [post("นิติกร", level="ปฏิบัติการ/ชำนาญการ", framework=1)], [post("นิติกร", level="ปก./ชก.", framework=1)]
    )
    assert [one.kind for one in found.changes] == ["same"]


def test_posts_counted_otherwise_have_a_basis_and_no_delta() -> None:
    one = only(diff_posts([post("นิติกร", framework=1)], [post("นิติกร", required={2568: 3})]), "posts")
    assert (one.before, one.after, one.basis, one.delta) == (1, 3, "framework | required 2568", None)


def test_the_heads_of_two_units_are_two_posts() -> None:
    heads = [
        post("หัวหน้าฝ่ายการเงิน (นักบริหารงานการคลัง)", "กองคลัง", position_id="finance_administrator", framework=1),
        post("หัวหน้าฝ่ายพัสดุ (นักบริหารงานการคลัง)", "กองคลัง", position_id="finance_administrator", framework=1),
    ]
    found = diff_posts(heads, [heads[1]])
    assert [(one.kind, one.name) for one in found.changes] == [
        ("same", "หัวหน้าฝ่ายพัสดุ (นักบริหารงานการคลัง)"),
        ("removed", "หัวหน้าฝ่ายการเงิน (นักบริหารงานการคลัง)"),
    ]


def test_two_positions_of_the_list_are_never_one_by_likeness() -> None:
    found = diff_posts(
        [post("นักวิชาการเงินและบัญชี", position_id="finance_accounting_officer")],
        [post("นักวิชาการการเงินและบัญชี", position_id="another")],
    )
    assert [one.kind for one in found.changes] == ["removed", "added"]


def test_rows_of_one_position_are_summed_and_all_places_told() -> None:
    found = diff_posts([post("ครู", total=1), post("ครู", total=2)], [post("ครู", total=4)])
    one = only(found, "posts")
    assert (one.before, one.after) == (3, 4)
    assert [(place.page, place.line_start) for place in one.sources_a] == [(2, 10), (2, 20)]
    assert one.sources_b[0].wording == "สำนักปลัด ครู"


def test_positions_are_not_compared_with_sums_of_departments() -> None:
    found = diff_posts([post("ครู", total=1)], [{"department": "กองการศึกษา", "role": "item", "total": 9}])
    assert found.of("posts") == []
    assert found.warnings == ["posts: one plan lists positions, the other sums up departments; they are not compared"]


def make_projects(*projects: tuple[str, Any], years: tuple[int, ...] = (2567,)) -> Any:
    return make_plan(
        years=years,
        strategies=[{"kind": "strategy", "title": "พัฒนาบุคลากร"}],
        projects=[
            {
                "name": name,
                "strategy_id": "strategies-1",
                "budget_status": "amount" if isinstance(budget, int) else budget,
                "budget_total": budget if isinstance(budget, int) else None,
            }
            for name, budget in projects
        ],
    )


def test_projects_carried_over_new_and_dropped() -> None:
    found = planparse.diff(
        make_projects(("โครงการวันเทศบาล ประจำปี ๒๕๖๗", 5000), ("โครงการปฐมนิเทศบุคลากรใหม่", "none"), ("ศึกษาดูงาน", 90000)),
        make_projects(("โครงการวันเทศบาล ประจำปี ๒๕๖๘", 8000), ("โครงการปฐมนิเทศบุคลากรใหม่", "none"), ("ทุนการศึกษา", 40000)),
    )
    assert told(found, "projects") == [
        ("changed", "โครงการวันเทศบาล ประจำปี ๒๕๖๘", "budget", 5000, 8000),
        ("same", "โครงการปฐมนิเทศบุคลากรใหม่", None, None, None),
        ("removed", "ศึกษาดูงาน", "budget", 90000, None),
        ("added", "ทุนการศึกษา", "budget", None, 40000),
    ]
    assert found.of("projects")[0].delta == 3000
    assert found.of("projects")[0].within == "พัฒนาบุคลากร"
    (budget,) = found.of("budgets")
    assert (budget.before, budget.after, budget.basis) == (95000, 48000, None)


def test_no_money_needed_is_not_nothing_stated() -> None:
    found = planparse.diff(make_projects(("ก้าวหน้า", "none")), make_projects(("ก้าวหน้า", "unspecified")))
    assert told(found, "projects") == [("changed", "ก้าวหน้า", "budget", "none", "unspecified")]
    assert only(found, "projects").delta is None
    (budget,) = found.of("budgets")
    assert budget.basis == "stated by 1 of 1 projects | 0 of 1 projects"


def test_budgets_of_one_and_of_three_years_are_unlike() -> None:
    found = planparse.diff(make_projects(("อบรม", 100)), make_projects(("อบรม", 300), years=(2568, 2569, 2570)))
    one = only(found, "projects")
    assert (one.basis, one.delta) == ("2567 | 2568, 2569, 2570", None)
    assert "different numbers of years: 2567 and 2568, 2569, 2570" in found.warnings


def test_a_name_that_is_alike_is_matched_with_its_score_and_only_above_the_threshold() -> None:
    before, after = (
        make_projects(("โครงการฝึกอบรมคุณธรรมจริยธรรม", 1)),
        make_projects(("โครงการฝึกอบรมคุณธรรมและจริยธรรม", 1)),
    )
    found = planparse.diff(before, after)
    one = only(found, "projects")
    assert (one.kind, one.field, one.how) == ("changed", "name", "fuzzy")
    assert one.score == round(29 / 32, 3)  # 32 characters, three put in
    strict = planparse.diff(before, after, threshold=0.95)
    assert [one.kind for one in strict.of("projects")] == ["removed", "added"]


def test_one_that_may_be_two_is_told_with_both_and_is_neither_new_nor_dropped() -> None:
    found = planparse.diff(
        make_projects(("อบรมพนักงานเทศบาลรุ่น", 1)), make_projects(("อบรมพนักงานเทศบาลรุ่นก", 1), ("อบรมพนักงานเทศบาลรุ่นข", 1))
    )
    lines = found.of("projects")
    assert [one.kind for one in lines] == ["ambiguous"] * 3
    assert "อบรมพนักงานเทศบาลรุ่นก" in (lines[0].note or "")
    assert "อบรมพนักงานเทศบาลรุ่นข" in (lines[0].note or "")


def test_the_same_name_more_often_on_one_side_is_ambiguous() -> None:
    found = planparse.diff(make_projects(("อบรม", 1), ("อบรม", 2)), make_projects(("อบรม", 1)))
    assert [one.kind for one in found.of("projects")] == ["ambiguous"] * 3


def test_the_same_name_as_often_on_both_sides_is_matched_in_order_and_told_so() -> None:
    found = planparse.diff(make_projects(("อบรม", 1), ("อบรม", 2)), make_projects(("อบรม", 1), ("อบรม", 3)))
    assert [(one.kind, one.how) for one in found.of("projects")] == [("same", "order"), ("changed", "order")]


def make_indicators(text: str, target: float, unit: str = "percent") -> Any:
    return make_plan(indicators=[{"ordinal": 1, "text": text, "target_value": target, "target_unit": unit}])


def test_a_changed_target() -> None:
    found = planparse.diff(
        make_indicators("ร้อยละของผู้ผ่านการอบรม ร้อยละ ๘๐", 80), make_indicators("ร้อยละของผู้ผ่านการอบรม ร้อยละ ๘๕", 85)
    )
    one = only(found, "indicators")
    assert (one.kind, one.field, one.before, one.after, one.delta, one.how) == ("changed", "target", 80, 85, 5, "name")


def test_targets_of_other_units_are_unlike() -> None:
    one = only(
        planparse.diff(make_indicators("ระดับ ๕", 5, "level"), make_indicators("ระดับ ๕", 5, "percent")), "indicators"
    )
    assert (one.basis, one.delta) == ("level | percent", None)


def test_another_agency_is_warned_of_and_compared() -> None:
    found = planparse.diff(make_plan(KRASANG), make_plan(PHONTHONG))
    assert found.warnings[0].startswith("different agencies: เทศบาลตำบลกระสัง and เทศบาลตำบลโพนทอง")


def test_an_agency_that_is_not_told_is_warned_of() -> None:
    assert "it cannot be told whether" in planparse.diff(make_plan(KRASANG), make_plan(None)).warnings[0]


def test_the_later_plan_first_and_other_kinds_are_warned_of() -> None:
    found = planparse.diff(make_plan(years=(2568,)), make_plan(years=(2567,), kind="manpower_plan"))
    assert found.warnings == [
        "different kinds of instruments: development_plan and manpower_plan",
        "the first plan is the later one (2568 and 2567): added and removed change places",
    ]


def test_what_only_one_plan_states_is_not_called_new() -> None:
    found = planparse.diff(make_plan(), make_projects(("อบรม", 1)))
    assert found.changes == []
    assert "projects: the first plan states none; they are not compared" in found.warnings


@pytest.mark.parametrize("threshold", [-0.1, 1.1, float("nan")])
def test_a_threshold_is_from_0_to_1(threshold: float) -> None:
    with pytest.raises(planparse.OptionsError, match="threshold"):
        planparse.diff(make_plan(), make_plan(), threshold=threshold)


def test_names_without_letters_match_nothing() -> None:
    found = planparse.diff(make_projects(("...", 1), ("–", 2)), make_projects(("***", 1)), threshold=0)
    assert {one.kind for one in found.of("projects")} == {"removed", "added"}


def test_many_equal_names_are_told_in_a_line_each_with_a_few_candidates() -> None:
    found = planparse.diff(make_projects(*[("อบรม", at) for at in range(300)]), make_projects(("อบรม", 1), ("อบรม", 2)))
    lines = found.of("projects")
    assert len(lines) == 302
    assert max(len(one.note or "") for one in lines) < 400


def test_rows_have_the_columns_in_order() -> None:
    found = diff_posts([post("ครู", total=1)], [post("ครู", total=2)])
    (row,) = found.to_rows()
    assert tuple(row) == ROW_COLUMNS
    assert (row["delta"], row["a_page"], row["b_line_start"], row["a_more_sources"]) == (1, 2, 10, 0)
    assert list(found.to_frame().columns) == list(ROW_COLUMNS)


def test_the_threshold_that_the_command_shows_is_that_of_the_function() -> None:
    assert SHOWN_THRESHOLD == DEFAULT_THRESHOLD
