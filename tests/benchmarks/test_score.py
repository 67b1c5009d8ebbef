"""The scorer counts what a reader would count."""

from __future__ import annotations

from typing import Any

import pytest
from score import Score, score_list, score_plan

PROJECTS = [
    {"ordinal": 1, "name": "อบรมการใช้คอมพิวเตอร์", "strategy": 1, "tactic": None, "budget_total": 30000},
    {"ordinal": 2, "name": "ศึกษาดูงานต่างจังหวัด", "strategy": 1, "tactic": None, "budget_total": None},
]


def score_projects(found: list[dict[str, Any]], gold: list[dict[str, Any]] = PROJECTS) -> Score:
    """Return the score of a list of projects."""
    return score_list("projects", gold, found)


def test_all_found_and_right() -> None:
    score = score_projects([dict(row) for row in PROJECTS])
    assert (score.recall, score.precision, score.f1, score.strict_f1) == (1, 1, 1, 1)


def test_nothing_found() -> None:
    score = score_projects([])
    assert (score.recall, score.f1, score.matched) == (0, 0, 0)
    assert score.remarks == ["missed projects: อบรมการใช้คอมพิวเตอร์", "missed projects: ศึกษาดูงานต่างจังหวัด"]


def test_one_of_two_and_one_that_is_none() -> None:
    score = score_projects([dict(PROJECTS[0]), {"ordinal": 9, "name": "ประชุมประจำเดือน"}])
    assert (score.gold, score.found, score.matched) == (2, 2, 1)
    assert (score.recall, score.precision, score.f1) == (0.5, 0.5, 0.5)


def test_wrong_fields_count_in_strict_only() -> None:
    found = [dict(PROJECTS[0], budget_total=3000, strategy=2), dict(PROJECTS[1])]
    score = score_projects(found)
    assert score.f1 == 1
    assert score.strict_f1 == pytest.approx((2 / 4 + 1) / 2)  # two of four stated fields are right in the first
    assert score.fields["budget_total"] == [1, 2]


def test_wording_may_differ_a_little_in_marks_spaces_and_digits() -> None:
    gold = [{"ordinal": 1, "name": "อบรมรุ่นที่ ๒ (คอมพิวเตอร์)"}]
    assert score_projects([{"ordinal": 1, "name": "อบรมรุ่นที่2 คอมพิวเตอร"}], gold).matched == 1
    assert score_projects([{"ordinal": 1, "name": "อบรมพนักงานใหม่"}], gold).matched == 0


def test_each_record_is_matched_once() -> None:
    twice = [{"ordinal": 1, "name": "อบรม"}, {"ordinal": 2, "name": "อบรม"}]
    score = score_projects([{"ordinal": 2, "name": "อบรม"}], twice)
    assert (score.matched, score.fields["ordinal"]) == (1, [1, 1])


def test_optional_records_cost_nothing_either_way() -> None:
    gold = [PROJECTS[0], {**PROJECTS[1], "optional": True}]
    for found in ([dict(PROJECTS[0])], [dict(row) for row in PROJECTS]):
        score = score_projects(found, gold)
        assert (score.gold, score.found, score.f1) == (1, 1, 1)


def test_other_wordings_and_values_that_gold_accepts() -> None:
    gold = [{"name": "อบรม", "name_alt": ["สัมมนาเชิงปฏิบัติการ"], "budget_total": 5, "budget_total_accept": [None, 7]}]
    for total in (5, None, 7):
        score = score_projects([{"name": "สัมมนาเชิงปฏิบัติการ", "budget_total": total}], gold)
        assert score.strict_f1 == 1, total
    assert score_projects([{"name": "อบรม", "budget_total": 6}], gold).strict_f1 == 0


def test_limits_are_the_same_figure_or_not_at_all() -> None:
    assert score_list("cost_limits", [{"percent": 40}], [{"percent": 40.0}]).matched == 1
    assert score_list("cost_limits", [{"percent": 40}], [{"percent": 45}]).matched == 0


def test_parents_and_documents_are_compared_by_what_they_say() -> None:
    gold = {
        "documents": [{"ordinal": 1, "title": "แผนพัฒนาบุคลากร"}],
        "strategies": [{"document": 1, "kind": "strategy", "ordinal": 1, "title": "พัฒนาคน", "parent": None}],
        "projects": [{"document": 1, "strategy": 1, "tactic": None, "ordinal": 1, "name": "อบรม"}],
        "budget_lines": [
            {"document": 1, "project": {"strategy": 1, "tactic": None, "ordinal": 1}, "department": None, "amount": 5},
            {"document": 1, "project": None, "strategy": 1, "department": None, "amount": 9},
            {"document": 1, "project": None, "department": None, "amount": 14},
        ],
    }
    place = {"document_id": "d2"}
    plan = {
        "documents": [{"id": "d1", "title": "บันทึกข้อความ"}, {"id": "d2", "title": "แผนพัฒนาบุคลากร"}],
        "strategies": [{"id": "s", **place, "kind": "strategy", "ordinal": 1, "title": "พัฒนาคน", "parent_id": None}],
        "projects": [{"id": "p", **place, "strategy_id": "s", "tactic_id": None, "ordinal": 1, "name": "อบรม"}],
        "budget_lines": [
            {"id": "b1", **place, "parent_id": None, "amount": 14},
            {"id": "b2", **place, "parent_id": "s", "amount": 9},
            {"id": "b3", **place, "parent_id": "p", "amount": 5},
        ],
    }
    scores = score_plan(gold, plan)
    assert (scores["documents"].recall, scores["documents"].precision) == (1, 0.5)
    for name in ("strategies", "projects", "budget_lines"):
        assert scores[name].strict_f1 == 1, scores[name].remarks
        right, counted = scores[name].fields["document"]
        assert right == counted


def test_lists_without_gold_count_against_precision() -> None:
    score = score_plan({"projects": []}, {"projects": [{"id": "p", "name": "อบรม"}]})["projects"]
    assert (score.gold, score.found, score.f1) == (0, 1, 0)


def test_findings_are_scored_by_code() -> None:
    gold = {"findings": [{"code": "numbering-gap"}, {"code": "numbering-gap"}, {"code": "total-mismatch"}]}
    plan = {"findings": [{"id": "f1", "code": "numbering-gap"}, {"id": "f2", "code": "empty-table"}]}
    score = score_plan(gold, plan)["findings"]
    assert (score.gold, score.found, score.matched) == (2, 2, 1)


def test_plans_add_up() -> None:
    total = Score()
    for found in ([dict(PROJECTS[0])], [dict(row) for row in PROJECTS]):
        total.add(score_projects(found))
    assert (total.gold, total.found, total.matched) == (4, 3, 3)
    assert total.f1 == pytest.approx(6 / 7)
    assert total.fields["ordinal"] == [3, 3]
