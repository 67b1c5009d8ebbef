"""Which form a table is: the form whose needed columns it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planparse.extract.tableview import TableView, fits, read_roles, view_grid
from planparse.lexicon.resolve import resolve_department
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import Grid


@dataclass(frozen=True, slots=True)
class TableRule:
    """What a mapping's `[settings.table]` says: the columns a table of this kind must have.

    `need` are groups of which one role each must stand; `never` roles that exclude; `title` words of which
    one must stand in the table's title, `never_title` words none of which may; a higher `priority` is asked first.
    `reads` are roles that in a table of this rule play the part of another.
    """

    kind: str
    need: tuple[tuple[str, ...], ...]
    never: tuple[str, ...]
    title: tuple[str, ...]
    never_title: tuple[str, ...]
    min_years: int
    min_departments: int
    priority: int
    reads: Mapping[str, str]
    words: Wording


def read_rules(wordings: Sequence[Wording]) -> list[TableRule]:
    """Return the table rules of the mappings, highest priority first."""
    rules = []
    for words in wordings:
        for table in words.settings.get("tables", ()):
            rules.append(
                TableRule(
                    kind=table["kind"],
                    need=tuple(tuple(group) for group in table.get("need", ())),
                    never=tuple(table.get("never", ())),
                    title=tuple(fold(word) for word in table.get("title", ())),
                    never_title=tuple(fold(word) for word in table.get("never_title", ())),
                    min_years=table.get("min_years", 0),
                    min_departments=table.get("min_departments", 0),
                    priority=table.get("priority", 5),
                    reads=table.get("reads", {}),
                    words=words,
                )
            )
    return sorted(rules, key=lambda rule: -rule.priority)


def _matches(rule: TableRule, grid: Grid) -> bool:
    title = fold(grid.title or "") if rule.title or rule.never_title else ""
    if (rule.title and not any(word in title for word in rule.title)) or any(w in title for w in rule.never_title):
        return False
    roles = read_roles(grid, rule.words)
    if not fits(roles, rule.need) or any(role in roles for role in rule.never):
        return False
    if rule.min_years and sum(1 for year in view_grid(grid, rule.kind, rule.words).years if year) < rule.min_years:
        return False
    return not rule.min_departments or count_departments(grid) >= rule.min_departments


def count_departments(grid: Grid) -> int:
    """Return how many columns are headed by a department's name."""
    return sum(1 for path in grid.columns if path and resolve_department(path[-1]).id is not None)


def recognise(grid: Grid, rules: Sequence[TableRule]) -> TableView | None:
    """Return the grid as a table of the first rule that fits, or None."""
    for rule in rules:
        if _matches(rule, grid):
            view = view_grid(grid, rule.kind, rule.words)
            return replace(view, roles=tuple(rule.reads.get(role or "", role) for role in view.roles))
    return None
