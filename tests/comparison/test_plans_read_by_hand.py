"""Figures of two plans, expected as a person reads and adds them on the page."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

import planparse
from planparse.comparison import Comparison, all_measures

ROOT = Path(__file__).parents[2]
PHETCHABUN = ROOT / "corpus" / "13-phetchabun-pao-2567.txt"
KRASANG = ROOT.parent / "shared" / "plans" / "krasang-tm-2567.txt"
NEEDS_KRASANG = pytest.mark.skipif(not KRASANG.exists(), reason="the real plan is not here")

Told = tuple[str, str | None, int, str, float, tuple[str, ...]]
"""Measure, group, year, form, value, marks."""

MANPOWER: list[Told] = [
    ("posts", None, 2567, "staffing_summary", 204, ()),
    ("posts", None, 2567, "staffing_frame", 204, ()),
    ("posts", "office_of_palad", 2567, "staffing_summary", 40, ()),
    ("posts", "engineering", 2567, "staffing_frame", 52, ()),
    ("occupied", None, 2567, "staffing_summary", 183, ()),
    ("occupied", "finance", 2567, "staffing_summary", 22, ()),
    ("vacancies", None, 2567, "staffing_summary", 21, ()),
    ("vacancies", "engineering", 2567, "staffing_summary", 5, ()),
    ("vacancy_rate", None, 2567, "staffing_summary", 21 / 204 * 100, ()),
    ("vacancy_rate", "public_health_environment", 2567, "staffing_summary", 2 / 12 * 100, ()),
    ("posts_required", None, 2567, "staffing_frame", 209, ()),
    ("posts_required", None, 2568, "staffing_frame", 209, ()),
    ("posts_required", None, 2569, "staffing_frame", 210, ()),
    ("posts_required", "office_of_palad", 2568, "staffing_frame", 41, ()),
    ("post_change", None, 2567, "staffing_frame", 6, ()),
    ("post_change", "office_of_palad", 2567, "staffing_frame", 1, ()),
    ("posts", "strategy_budget", 2567, "staffing_frame", 12, ()),
    ("posts_required", "strategy_budget", 2569, "staffing_frame", 13, ()),
    ("salary_cost", None, 2567, "personnel_costs", 51_535_560, ()),
    ("salary_cost", None, 2568, "personnel_costs", 61_198_170 - 7_982_370, ()),
    ("salary_cost", None, 2569, "personnel_costs", 63_417_072 - 8_271_792, ()),
    ("personnel_cost", None, 2567, "personnel_costs", 59_265_894, ()),
    ("personnel_cost", None, 2568, "personnel_costs", 61_198_170, ()),
    ("personnel_cost", None, 2569, "personnel_costs", 63_417_072, ()),
    ("cost_per_post", None, 2567, "personnel_costs", 59_265_894 / 209, ()),
    ("cost_per_post", None, 2568, "personnel_costs", 61_198_170 / 209, ()),
    ("cost_per_post", None, 2569, "personnel_costs", 63_417_072 / 210, ()),
    ("budget_share", None, 2567, "personnel_costs", 59_265_894 / 247_000_000 * 100, ()),
    ("budget_share", None, 2568, "personnel_costs", 61_198_170 / 259_350_000 * 100, ()),
    ("budget_share", None, 2569, "personnel_costs", 63_417_072 / 272_317_500 * 100, ()),
]
POSITIONS: list[Told] = [
    ("posts", "policy_plan_analyst", 2567, "staffing_frame", 1 + 4, ()),
    ("posts_required", "policy_plan_analyst", 2567, "staffing_frame", 1 + 4, ()),
    ("posts_required", "policy_plan_analyst", 2568, "staffing_frame", 1 + 5, ()),
    ("posts", "assistant_policy_plan_analyst", 2567, "staffing_frame", 3, ()),
]
"""ชำนาญการพิเศษ and ปก./ชก. stand in two rows of the frame; one post is added in 2568."""
DIFFERS = ("has_error_finding", "differs_from_printed")
DEVELOPMENT: list[Told] = [
    ("posts", None, 2567, "staffing_summary", 86, ("has_error_finding",)),
    ("occupied", None, 2567, "staffing_summary", 64, DIFFERS),
    ("vacancies", None, 2567, "staffing_summary", 22, DIFFERS),
    ("vacancies", "education", 2567, "staffing_summary", 17, ("has_error_finding",)),
    ("vacancy_rate", None, 2567, "staffing_summary", 22 / 86 * 100, ("has_error_finding",)),
    (
        "development_budget",
        None,
        2567,
        "projects",
        641_000,
        ("has_error_finding", "printed_total", "differs_from_printed"),
    ),
    ("budget_per_head", None, 2567, "projects", 641_000 / 64, ("has_error_finding", "printed_total")),
    ("budget_per_project", None, 2567, "projects", 1_831_000 / 11, ()),
    ("projects", None, 2567, "projects", 15, ()),
    ("projects_without_budget", None, 2567, "projects", 3 / 14 * 100, ()),
    ("indicators", None, 2567, "indicators", 15, ()),
    ("indicators_with_target", None, 2567, "indicators", 100, ()),
    ("indicator_target", None, 2567, "indicators", 80, ()),
]
"""One project of fifteen says nothing of its money: the sum is not complete, and the printed total is taken."""


@functools.cache
def compare(path: Path, by: str = "department") -> Comparison:
    return planparse.compare(_parse(path), by=by)


@functools.cache
def _parse(path: Path) -> planparse.PlanFile:
    return planparse.parse(path)


def check(found: Comparison, told: Told) -> None:
    measure, group, year, form, value, marks = told
    long = found.long
    is_group = long["group"].isna() if group is None else long["group"].eq(group).fillna(False)
    own = long[is_group & (long["measure"] == measure) & (long["year_first"] == year) & (long["form"] == form)]
    (number,) = own.index
    assert own.at[number, "value"] == pytest.approx(value, abs=1e-4)
    assert tuple(filter(None, own.at[number, "marks"].split(","))) == marks


@pytest.mark.parametrize("told", MANPOWER, ids=lambda told: f"{told[0]}-{told[1]}-{told[2]}-{told[3]}")
def test_a_figure_of_a_manpower_plan(told: Told) -> None:
    check(compare(PHETCHABUN, "agency" if told[1] is None else "department"), told)


@pytest.mark.parametrize("told", POSITIONS, ids=lambda told: f"{told[0]}-{told[1]}-{told[2]}")
def test_a_figure_of_a_position(told: Told) -> None:
    check(compare(PHETCHABUN, "position"), told)


@NEEDS_KRASANG
@pytest.mark.parametrize("told", DEVELOPMENT, ids=lambda told: f"{told[0]}-{told[1]}")
def test_a_figure_of_a_real_plan(told: Told) -> None:
    check(compare(KRASANG, "agency" if told[1] is None else "department"), told)


@NEEDS_KRASANG
def test_budgets_of_strategies_beside_the_printed_ones() -> None:
    long = compare(KRASANG, "strategy").long
    own = long[(long["measure"] == "development_budget") & (long["form"] == "projects") & long["group"].notna()]
    figures = own.set_index(own["group"].str[:30])[["value", "printed", "marks"]]
    first, second, third, fourth = (
        next(row for name, row in figures.iterrows() if name.startswith(start[:24]))
        for start in (
            "การพัฒนาบุคลากรทุกระดับเพื่อ",
            "การพัฒนาบุคลากรทุกระดับให้มี",
            "การพัฒนาและเสริมสร้างการ",
            "เสริมสร้างวัฒนธรรมองค์กร",
        )
    )
    assert (first["value"], first["printed"]) == (746_000, 556_000)
    assert "differs_from_printed" in first["marks"]
    assert (second["value"], "partial" in second["marks"]) == (485_000, True)
    assert third["value"] == 505_000
    assert (fourth["value"], fourth["printed"], fourth["marks"]) == (95_000, 95_000, "")


OTHERS = [
    ("12-plakraet-tt-2567.txt", "scorecard_coverage", 100),  # มิติที่ ๑ to ๕
    ("12-plakraet-tt-2567.txt", "skills_demanded", 8),
    ("10-phanatnikhom-tm-2567.txt", "policy_areas", 5),
    ("04-thammamun-tt-2568.txt", "competencies", 9),  # five core, four managerial
]


@pytest.mark.parametrize(("name", "measure", "value"), OTHERS, ids=lambda part: str(part))
def test_a_figure_of_another_plan(name: str, measure: str, value: float) -> None:
    long = compare(ROOT / "corpus" / name, "agency").long
    assert set(long.loc[(long["measure"] == measure) & long["is_main"], "value"]) == {value}


def test_frame_and_seats_agree_by_level_however_levels_are_printed() -> None:
    """The frame prints ปก./ชก. for a post; the list of seats ปก. or ชก. for its holder, both where it is vacant."""
    wide = compare(PHETCHABUN, "level").wide.set_index("group")
    for band in ("ปก./ชก.", "ปง./ชง.", "ต้น", "กลาง", "สูง"):
        assert wide.at[band, "posts"] == wide.at[band, "occupied"] + wide.at[band, "vacancies"]


def test_every_measure_is_checked() -> None:
    told = {measure for measure, *_ in (*MANPOWER, *DEVELOPMENT)} | {measure for _, measure, _ in OTHERS}
    assert told == set(all_measures())


def test_what_stands_behind_a_figure() -> None:
    found = compare(PHETCHABUN, "agency")
    own = found.long[(found.long["measure"] == "occupied") & (found.long["form"] == "staffing_summary")]
    (figure,) = found.list_figures(own.index.tolist())
    assert (figure.value, figure.unit, figure.printed, figure.basis.counted) == (183, "posts", 183, "occupied_posts")
    assert (figure.basis.year_first, figure.basis.agency_type) == (2567, "pao")
    assert [(one.record_list, one.line_start, one.part) for one in figure.sources] == [
        *(("staffing", line, "item") for line in range(95, 105)),
        ("staffing", 105, "printed"),
    ]
    assert figure.sources[1].wording == "สำนักปลัดองค์การบริหารส่วนจังหวัด"
