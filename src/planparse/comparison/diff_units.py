"""Strategies, projects and indicators of a plan as a difference matches them: what is said twice is one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planparse.comparison.changes import SourcePlace, locate
from planparse.comparison.telling import Figure
from planparse.lexicon.names import fold_name

if TYPE_CHECKING:
    from planparse.model import PlanFile
    from planparse.model.records import Project, Strategy

FIGURE = re.compile(r"[0-9๐-๙]{1,20}(?:[.,][0-9๐-๙]{1,20}){0,6}")
YEAR = re.compile(r"(?<![0-9๐-๙])[2๒][5๕][0-9๐-๙]{2}(?![0-9๐-๙])")
"""A Buddhist-era year: the projects of a plan carry it in their names, and are the same the year after."""


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


def fold_title(text: str) -> str:
    """Return the key of a title, whatever year it is for."""
    return fold_name(YEAR.sub("", text))


def list_strategies(records: Sequence[Strategy]) -> list[StrategyUnit]:
    """Return the strategies, those of one kind and title put together."""
    groups: dict[tuple[str, str], list[Strategy]] = {}
    for one in records:
        groups.setdefault((one.kind, fold_title(one.title)), []).append(one)
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


def list_projects(plan: PlanFile) -> list[ProjectUnit]:
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
            fold_title(group[0].name),
            group[0].strategy_id or group[0].tactic_id,
            frozenset(one.id for one in group),
            group[0].budget_total if group[0].budget_status == "amount" else group[0].budget_status,
            tuple(sorted(years.get(group[0].id) or of_document.get(group[0].document_id, set()))),
            tuple(locate(one.id, one.document_id, one.provenance, one.name) for one in group),
        )
        for group in groups
    ]


def list_indicators(plan: PlanFile) -> list[IndicatorUnit]:
    """Return the indicators; figures are no part of their key."""
    parents = {one.id: one.title for one in plan.strategies} | {one.id: one.name for one in plan.projects}
    return [
        IndicatorUnit(
            one.text,
            parents.get(one.parent_id or ""),
            fold_name(FIGURE.sub("", one.text)),
            one.parent_id,
            one.kind,
            one.target_value,
            one.target_unit,
            one.comparator,
            (locate(one.id, one.document_id, one.provenance, one.text),),
        )
        for one in plan.indicators
    ]
