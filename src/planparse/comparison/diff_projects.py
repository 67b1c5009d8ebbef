"""Strategies, projects, indicators and budgets of two plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from planparse.comparison.changes import Change
from planparse.comparison.diff_budgets import name_bases, tell_budgets
from planparse.comparison.diff_units import (
    FIGURE,
    YEAR,
    IndicatorUnit,
    ProjectUnit,
    StrategyUnit,
    fold_title,
    list_indicators,
    list_projects,
    list_strategies,
)
from planparse.comparison.matching import Likeness, Matching, Rule, match_items
from planparse.comparison.telling import FieldChange, tell_pair, tell_rest

if TYPE_CHECKING:
    from planparse.model import PlanFile


def diff_projects(a: PlanFile, b: PlanFile, threshold: float) -> tuple[list[Change], list[str]]:
    """Return the lines about strategies, projects, indicators and budgets, and what must be said of them as a whole."""
    warnings: list[str] = []
    strategies = _match_strategies(a, b, threshold, warnings)
    same = {one: id(pair) for pair in strategies.pairs for one in (*_mark(0, pair.left.ids), *_mark(1, pair.right.ids))}
    projects = _match_projects(a, b, same, threshold, warnings)
    changes = _tell_strategies(strategies) + _tell_projects(projects)
    same |= {one: id(pair) for pair in projects.pairs for one in (*_mark(0, pair.left.ids), *_mark(1, pair.right.ids))}
    changes += _tell_indicators(a, b, same, threshold, warnings)
    changes += tell_budgets(a, b, strategies)
    return changes, warnings


def _mark(side: int, ids: frozenset[str]) -> list[tuple[int, str]]:
    return [(side, one) for one in ids]


def _check_both(left: Sequence[object], right: Sequence[object], what: str, warnings: list[str]) -> bool:
    if bool(left) != bool(right):
        warnings.append(f"{what}: the {'second' if left else 'first'} plan states none; they are not compared")
    return bool(left) and bool(right)


def _match_strategies(a: PlanFile, b: PlanFile, threshold: float, warnings: list[str]) -> Matching[StrategyUnit]:
    left, right = list_strategies(a.strategies), list_strategies(b.strategies)
    if not _check_both(left, right, "strategies", warnings):
        return Matching()
    found = match_items(
        left,
        right,
        [Rule("name", lambda one: (one.kind, key) if (key := fold_title(one.name)) else None)],
        Likeness(lambda one: one.name, threshold, bucket=lambda one: one.kind),
    )
    _warn_cut(found.is_cut, "strategies", warnings)
    return found


def _warn_cut(is_cut: bool, what: str, warnings: list[str]) -> None:
    if is_cut:
        warnings.append(f"{what}: too many to compare those whose names differ")


def _tell_strategies(found: Matching[StrategyUnit]) -> list[Change]:
    changes: list[Change] = []
    for pair in found.pairs:
        renamed = fold_title(pair.left.name) != fold_title(pair.right.name)
        changes += tell_pair(
            "strategies", pair, [FieldChange("title", pair.left.name, pair.right.name)] if renamed else []
        )
    return changes + tell_rest("strategies", found, lambda _: (None, None))


def _match_projects(
    a: PlanFile, b: PlanFile, same: dict[tuple[int, str], int], threshold: float, warnings: list[str]
) -> Matching[ProjectUnit]:
    left, right = list_projects(a), list_projects(b)
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
        Likeness(lambda one: YEAR.sub("", one.name), threshold),
    )
    _warn_cut(found.is_cut, "projects", warnings)
    return found


def _tell_projects(found: Matching[ProjectUnit]) -> list[Change]:
    changes: list[Change] = []
    for pair in found.pairs:
        changes += tell_pair("projects", pair, list(_list_changes(pair.left, pair.right)))
    return changes + tell_rest("projects", found, lambda one: ("budget", one.budget))


def _list_changes(one: ProjectUnit, other: ProjectUnit) -> Iterator[FieldChange]:
    if one.key != other.key:
        yield FieldChange("name", one.name, other.name)
    if one.budget != other.budget:
        yield FieldChange("budget", one.budget, other.budget, basis=name_bases(one.years, other.years))


def _tell_indicators(
    a: PlanFile, b: PlanFile, same: dict[tuple[int, str], int], threshold: float, warnings: list[str]
) -> list[Change]:
    left, right = list_indicators(a), list_indicators(b)
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
        Likeness(lambda one: FIGURE.sub("", one.name), threshold),
    )
    _warn_cut(found.is_cut, "indicators", warnings)
    changes: list[Change] = []
    for pair in found.pairs:
        changes += tell_pair("indicators", pair, list(_compare_targets(pair.left, pair.right)))
    return changes + tell_rest("indicators", found, lambda one: ("target", one.target))


def _compare_targets(one: IndicatorUnit, other: IndicatorUnit) -> Iterator[FieldChange]:
    unlike = one.unit != other.unit and one.target is not None and other.target is not None
    if one.target != other.target or unlike:
        basis = f"{one.unit or 'no unit'} | {other.unit or 'no unit'}" if unlike else None
        yield FieldChange("target", one.target, other.target, basis)
    if one.comparator != other.comparator:
        yield FieldChange("comparator", one.comparator, other.comparator)
    if one.key != other.key:
        yield FieldChange("text", one.name, other.name)
