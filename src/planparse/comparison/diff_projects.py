"""Strategies, projects, indicators and budgets of two plans."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planparse.comparison.changes import Change, SourcePlace, locate
from planparse.comparison.matching import Likeness, Matching, Rule, match_items
from planparse.comparison.telling import FieldChange, Figure, tell_pair, tell_rest
from planparse.lexicon.names import fold_name

if TYPE_CHECKING:
    from planparse.model import PlanFile
    from planparse.model.records import BudgetLine, Project, Strategy

_FIGURE = re.compile(r"[0-9๐-๙]{1,20}(?:[.,][0-9๐-๙]{1,20}){0,6}")
_YEAR = re.compile(r"(?<![0-9๐-๙])[2๒][5๕][0-9๐-๙]{2}(?![0-9๐-๙])")
"""A Buddhist-era year: the projects of a plan carry it in their names, and are the same the year after."""
_BUDGETED = ("item", "spent")


@dataclass(frozen=True, slots=True)
class StrategyUnit:
    """A strategy, the same title in several instruments put together."""

    name: str
    within: str | None
    kind: str
    ids: frozenset[str]
    sources: tuple[SourcePlace, ...]


@dataclass(frozen=True, slots=True)
class ProjectUnit:
    """A project with its budget and the years that the budget is for."""

    name: str
    within: str | None
    key: str
    strategy_id: str | None
    ids: frozenset[str]
    budget: Figure
    years: tuple[int, ...]
    sources: tuple[SourcePlace, ...]


@dataclass(frozen=True, slots=True)
class IndicatorUnit:
    """An indicator with its target."""

    name: str
    within: str | None
    key: str
    parent_id: str | None
    kind: str | None
    target: int | float | None
    unit: str | None
    comparator: str | None
    sources: tuple[SourcePlace, ...]


def diff_projects(a: PlanFile, b: PlanFile, threshold: float) -> tuple[list[Change], list[str]]:
    """Return the lines about strategies, projects, indicators and budgets, and what must be said of them as a whole."""
    warnings: list[str] = []
    strategies = _match_strategies(a, b, threshold, warnings)
    same = {one: id(pair) for pair in strategies.pairs for one in (*_mark(0, pair.left.ids), *_mark(1, pair.right.ids))}
    projects = _match_projects(a, b, same, threshold, warnings)
    changes = _tell_strategies(strategies) + _tell_projects(projects)
    same |= {one: id(pair) for pair in projects.pairs for one in (*_mark(0, pair.left.ids), *_mark(1, pair.right.ids))}
    changes += _tell_indicators(a, b, same, threshold, warnings)
    changes += _tell_budgets(a, b, strategies)
    return changes, warnings


def _mark(side: int, ids: frozenset[str]) -> list[tuple[int, str]]:
    return [(side, one) for one in ids]


def _check_both(left: Sequence[object], right: Sequence[object], what: str, warnings: list[str]) -> bool:
    if bool(left) != bool(right):
        warnings.append(f"{what}: the {'second' if left else 'first'} plan states none; they are not compared")
    return bool(left) and bool(right)


def _match_strategies(a: PlanFile, b: PlanFile, threshold: float, warnings: list[str]) -> Matching[StrategyUnit]:
    left, right = _list_strategies(a.strategies), _list_strategies(b.strategies)
    if not _check_both(left, right, "strategies", warnings):
        return Matching()
    found = match_items(
        left,
        right,
        [Rule("name", lambda one: (one.kind, key) if (key := _fold_title(one.name)) else None)],
        Likeness(lambda one: one.name, threshold, bucket=lambda one: one.kind),
    )
    _warn_cut(found.is_cut, "strategies", warnings)
    return found


def _warn_cut(is_cut: bool, what: str, warnings: list[str]) -> None:
    if is_cut:
        warnings.append(f"{what}: too many to compare those whose names differ")


def _fold_title(text: str) -> str:
    """Return the key of a title, whatever year it is for."""
    return fold_name(_YEAR.sub("", text))


def _list_strategies(records: Sequence[Strategy]) -> list[StrategyUnit]:
    groups: dict[tuple[str, str], list[Strategy]] = {}
    for one in records:
        groups.setdefault((one.kind, _fold_title(one.title)), []).append(one)
    titles = {one.id: one.title for one in records}
    return [
        StrategyUnit(
            group[0].title,
            titles.get(group[0].parent_id or ""),
            group[0].kind,
            frozenset(one.id for one in group),
            tuple(locate(one.id, one.document_id, one.provenance, one.title) for one in group),
        )
        for group in groups.values()
    ]


def _tell_strategies(found: Matching[StrategyUnit]) -> list[Change]:
    changes: list[Change] = []
    for pair in found.pairs:
        renamed = _fold_title(pair.left.name) != _fold_title(pair.right.name)
        changes += tell_pair(
            "strategies", pair, [FieldChange("title", pair.left.name, pair.right.name)] if renamed else []
        )
    return changes + tell_rest("strategies", found, lambda _: (None, None))


def _match_projects(
    a: PlanFile, b: PlanFile, same: dict[tuple[int, str], int], threshold: float, warnings: list[str]
) -> Matching[ProjectUnit]:
    left, right = _list_projects(a), _list_projects(b)
    if not _check_both(left, right, "projects", warnings):
        return Matching()
    side = {id(one): 0 for one in left} | {id(one): 1 for one in right}

    def within(one: ProjectUnit) -> tuple[str, int] | None:
        pair = same.get((side[id(one)], one.strategy_id or ""))
        return None if pair is None or not one.key else (one.key, pair)

    found = match_items(
        left,
        right,
        [Rule("name", within, in_order=True), Rule("name", lambda one: one.key or None)],
        Likeness(lambda one: _YEAR.sub("", one.name), threshold),
    )
    _warn_cut(found.is_cut, "projects", warnings)
    return found


def _list_projects(plan: PlanFile) -> list[ProjectUnit]:
    """Return the projects; what several instruments of the file say alike is one."""
    years: defaultdict[str, set[int]] = defaultdict(set)
    for line in plan.budget_lines:
        if line.parent_id and line.fiscal_year and line.role == "item":
            years[line.parent_id].add(line.fiscal_year)
    of_document = {one.id: set(one.fiscal_years) for one in plan.documents}
    titles = {one.id: one.title for one in plan.strategies}
    groups: list[list[Project]] = []
    first: dict[tuple[object, ...], list[Project]] = {}
    for one in plan.projects:
        key = (fold_name(one.name), one.budget_status, one.budget_total)
        group = first.setdefault(key, [])
        if group and group[0].document_id == one.document_id:
            groups.append([one])
            continue
        group.append(one)
        if len(group) == 1:
            groups.append(group)
    return [
        ProjectUnit(
            group[0].name,
            titles.get(group[0].tactic_id or group[0].strategy_id or ""),
            _fold_title(group[0].name),
            group[0].strategy_id or group[0].tactic_id,
            frozenset(one.id for one in group),
            group[0].budget_total if group[0].budget_status == "amount" else group[0].budget_status,
            tuple(sorted(years.get(group[0].id) or of_document.get(group[0].document_id, set()))),
            tuple(locate(one.id, one.document_id, one.provenance, one.name) for one in group),
        )
        for group in groups
    ]


def _tell_projects(found: Matching[ProjectUnit]) -> list[Change]:
    changes: list[Change] = []
    for pair in found.pairs:
        changes += tell_pair("projects", pair, list(_list_changes(pair.left, pair.right)))
    return changes + tell_rest("projects", found, lambda one: ("budget", one.budget))


def _list_changes(one: ProjectUnit, other: ProjectUnit) -> Iterator[FieldChange]:
    if one.key != other.key:
        yield FieldChange("name", one.name, other.name)
    if one.budget != other.budget:
        yield FieldChange("budget", one.budget, other.budget, basis=_name_bases(one.years, other.years))


def _name_bases(before: tuple[int, ...], after: tuple[int, ...]) -> str | None:
    """Return the years of both budgets where there are not as many on either side."""
    if len(before) == len(after):
        return None
    return " | ".join(", ".join(map(str, years)) or "years not stated" for years in (before, after))


def _tell_indicators(
    a: PlanFile, b: PlanFile, same: dict[tuple[int, str], int], threshold: float, warnings: list[str]
) -> list[Change]:
    left, right = _list_indicators(a), _list_indicators(b)
    if not _check_both(left, right, "indicators", warnings):
        return []
    side = {id(one): 0 for one in left} | {id(one): 1 for one in right}

    def within(one: IndicatorUnit) -> tuple[object, ...] | None:
        pair = same.get((side[id(one)], one.parent_id or ""))
        return None if pair is None or not one.key else (pair, one.kind, one.key)

    found = match_items(
        left,
        right,
        [Rule("name", within, in_order=True), Rule("name", lambda one: one.key or None)],
        Likeness(lambda one: _FIGURE.sub("", one.name), threshold),
    )
    _warn_cut(found.is_cut, "indicators", warnings)
    changes: list[Change] = []
    for pair in found.pairs:
        changes += tell_pair("indicators", pair, list(_compare_targets(pair.left, pair.right)))
    return changes + tell_rest("indicators", found, lambda one: ("target", one.target))


def _list_indicators(plan: PlanFile) -> list[IndicatorUnit]:
    parents = {one.id: one.title for one in plan.strategies} | {one.id: one.name for one in plan.projects}
    return [
        IndicatorUnit(
            one.text,
            parents.get(one.parent_id or ""),
            fold_name(_FIGURE.sub("", one.text)),
            one.parent_id,
            one.kind,
            one.target_value,
            one.target_unit,
            one.comparator,
            (locate(one.id, one.document_id, one.provenance, one.text),),
        )
        for one in plan.indicators
    ]


def _compare_targets(one: IndicatorUnit, other: IndicatorUnit) -> Iterator[FieldChange]:
    unlike = one.unit != other.unit and one.target is not None and other.target is not None
    if one.target != other.target or unlike:
        basis = f"{one.unit or 'no unit'} | {other.unit or 'no unit'}" if unlike else None
        yield FieldChange("target", one.target, other.target, basis)
    if one.comparator != other.comparator:
        yield FieldChange("comparator", one.comparator, other.comparator)
    if one.key != other.key:
        yield FieldChange("text", one.name, other.name)


@dataclass(frozen=True, slots=True)
class _StrategyBudget:
    """The money of one strategy: of its projects, or where it has none, of its own lines."""

    amount: int | float | None
    stated: int
    of: int
    what: str
    years: tuple[int, ...]


def _tell_budgets(a: PlanFile, b: PlanFile, strategies: Matching[StrategyUnit]) -> list[Change]:
    before, after = _Budgets(a), _Budgets(b)
    changes: list[Change] = []
    for pair in strategies.pairs:
        one, other = before.of(pair.left), after.of(pair.right)
        if one.of == 0 and other.of == 0:
            continue
        note = f"stated by {one.stated} of {one.of} {one.what} | {other.stated} of {other.of} {other.what}"
        basis = _name_bases(one.years, other.years)
        if one.what != other.what or (one.stated, other.stated) != (one.of, other.of):
            basis = basis or note
        changed = FieldChange("budget", one.amount, other.amount, basis, note)
        changes += tell_pair("budgets", pair, [changed] if one.amount != other.amount else [])
    return changes


class _Budgets:
    """The projects and budget lines of a plan by their strategy."""

    def __init__(self, plan: PlanFile) -> None:
        self._projects: defaultdict[str, list[ProjectUnit]] = defaultdict(list)
        for project in _list_projects(plan):
            self._projects[project.strategy_id or ""].append(project)
        self._lines: defaultdict[str, list[BudgetLine]] = defaultdict(list)
        for line in plan.budget_lines:
            if line.role in _BUDGETED and line.parent_id:
                self._lines[line.parent_id].append(line)

    def of(self, strategy: StrategyUnit) -> _StrategyBudget:
        """Return the money of a strategy."""
        projects = [project for one in sorted(strategy.ids) for project in self._projects.get(one, ())]
        if projects:
            sums = [one.budget for one in projects if isinstance(one.budget, int | float)]
            stated = len(sums) + sum(one.budget == "none" for one in projects)
            years = tuple(sorted({year for one in projects for year in one.years}))
            return _StrategyBudget(sum(sums) if stated else None, stated, len(projects), "projects", years)
        lines = [line for one in sorted(strategy.ids) for line in self._lines.get(one, ())]
        role = lines[0].role if lines else ""
        lines = [line for line in lines if line.role == role]
        amounts = [line.amount for line in lines if line.amount is not None]
        stated = len(amounts) + sum(line.status == "none" for line in lines)
        years = tuple(sorted({line.fiscal_year for line in lines if line.fiscal_year}))
        what = "sums spent" if role == "spent" else "sums"
        return _StrategyBudget(sum(amounts) if stated else None, stated, len(lines), what, years)
