"""Departments, positions and strategies of many agencies put in groups, and what one has that its peers lack."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, get_args

from planparse.comparison.aligned_names import AlignKind, Alignment, Body, Member, NameGroup
from planparse.comparison.name_groups import find_leaders
from planparse.errors import OptionsError
from planparse.lexicon.names import fold_name
from planparse.lexicon.tables import load_departments, load_positions

if TYPE_CHECKING:
    import pandas as pd

DEFAULT_THRESHOLD = 0.9
"""Names without an id are one from this likeness on. At 0.85 other posts fall together (ผู้ช่วยเจ้าพนักงานพัสดุ and
ผู้ช่วยเจ้าพนักงานธุรการ are 0.83 alike); above 0.95 only slips of spelling do."""
MOST_NAMES = 20_000
"""Of more different names without an id the rarest stay alone, and that is told."""

_FIELDS: dict[AlignKind, tuple[tuple[str, str, str | None], ...]] = {
    "departments": (
        ("staffing", "department", "department_id"),
        ("org_units", "name", "department_id"),
        ("incumbents", "department", "department_id"),
        ("development_needs", "department", "department_id"),
        ("budget_lines", "department", "department_id"),
    ),
    "positions": (
        ("staffing", "position", "position_id"),
        ("incumbents", "position", "position_id"),
        ("personnel_costs", "position", "position_id"),
        ("position_lines", "position", "position_id"),
        ("development_needs", "position", "position_id"),
    ),
    "strategies": (("strategies", "title", None),),
}
"""Kind -> (list, field of the name, field of its canonical id)."""
_ROWS = {"org_units": ("kind", "department"), "staffing": ("role", "item"), "personnel_costs": ("role", "item")}
"""List -> what a row must be: a sum has no department of its own."""
_COMMON = ("plan_key", "plan_agency_id", "plan_agency", "plan_agency_type", "plan_province")
_PLACE = ("id", "page", "line_start", "line_end")


@dataclass(slots=True)
class _Named:
    """A name with an id or without, and its members by agency."""

    names: Counter[str] = field(default_factory=Counter)
    members: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)


def align(frames: Mapping[str, pd.DataFrame], kind: AlignKind, threshold: float = DEFAULT_THRESHOLD) -> Alignment:
    """Put the departments, positions or strategies of many agencies in groups.

    `frames` are the tables of a store (`Store.frames()`) or those of `frame_plans`; what is absent counts as empty.
    Names of one canonical id are one group; a name without an id joins the group whose name it is at least so like
    (`threshold`, 0 to 1; the most alike, of equals that which more agencies have), else it begins one. Not one, however
    alike, are two names that one agency has side by side, and names that differ by more than slips of spelling
    (`name_groups.are_slips`: ประสิทธิภาพ … and ประสิทธิผล … are two dimensions). Names are compared with the name of a
    group, never with its members, so that groups do not grow by chains.

    Raises OptionsError where the kind is not known or the threshold is not from 0 to 1.
    """
    _check_kind(kind)
    if not 0 <= threshold <= 1:
        raise OptionsError("not from 0 to 1", "threshold", value=str(threshold))
    found = Alignment(kind, threshold)
    by_id: defaultdict[str, _Named] = defaultdict(_Named)
    by_name: defaultdict[str, _Named] = defaultdict(_Named)
    for row in _read_rows(frames, kind):
        key = _name_agency(row)
        found.bodies.setdefault(
            key, Body(key, row["plan_agency"] or key, row["plan_agency_type"], row["plan_province"])
        )
        named = by_id[row["name_id"]] if row["name_id"] else by_name[fold_name(row["name"])]
        named.names[row["name"]] += 1
        member = named.members.setdefault((key, fold_name(row["name"])), row | {"agency": key, "count": 0})
        member["count"] += 1
    _group(found, by_id, by_name)
    return found


def list_align_columns(kind: AlignKind) -> dict[str, tuple[str, ...]]:
    """Return table -> the columns that an alignment of that kind reads.

    Raises OptionsError where the kind is not known.
    """
    _check_kind(kind)
    return {
        table: tuple(dict.fromkeys((*_COMMON, *_PLACE, *filter(None, (name, identity, _ROWS.get(table, (None,))[0])))))
        for table, name, identity in _FIELDS[kind]
    }


def _check_kind(kind: str) -> None:
    if kind not in _FIELDS:
        raise OptionsError(f"not one of {', '.join(get_args(AlignKind))}", "align", value=str(kind))


def _name_agency(row: Mapping[str, Any]) -> str:
    """Return the key of an agency: two of one name in two provinces, neither with an id, are two."""
    name = fold_name(row["plan_agency"] or "")
    printed = f"printed:{name}:{fold_name(row['plan_province'] or '')}"
    return row["plan_agency_id"] or (printed if name else row["plan_key"])


def _read_rows(frames: Mapping[str, pd.DataFrame], kind: AlignKind) -> Iterator[dict[str, Any]]:
    """Yield every name of the kind: `name`, `name_id`, its plan and its place; None where a value is absent."""
    for table, column, id_column in _FIELDS[kind]:
        frame = frames.get(table)
        if frame is None or frame.empty:
            continue
        if table in _ROWS:
            column_checked, value = _ROWS[table]
            frame = frame[(frame[column_checked] == value).fillna(False)]
        wanted = [*_COMMON, *_PLACE, column, *([id_column] if id_column else [])]
        values = {name: frame[name].astype(object).where(frame[name].notna(), None).tolist() for name in wanted}
        for cells in zip(*values.values(), strict=True):
            row = dict(zip(wanted, cells, strict=True))
            name = row.pop(column)
            if name and fold_name(name):
                row["name_id"] = row.pop(id_column) if id_column else None
                yield row | {"name": name}


def _group(found: Alignment, by_id: Mapping[str, _Named], by_name: Mapping[str, _Named]) -> None:
    known = _list_names(found.kind)
    groups: list[NameGroup] = []
    for one, named in by_id.items():
        groups.append(NameGroup(known.get(one) or named.names.most_common(1)[0][0], one))
        groups[-1].members += _make_members(named, "id", 1.0)
    leaders = {fold_name(group.name): group for group in groups}
    holders = {folded: {key for key, _ in named.members} for folded, named in by_name.items()}
    order = sorted(by_name, key=lambda folded: (-len(holders[folded]), folded))
    if len(order) > MOST_NAMES:
        found.warnings.append(
            f"{len(order) - MOST_NAMES:,} names that few agencies have were not compared for likeness"
        )
    held = {folded: group.agencies for folded, group in leaders.items()}
    nearest = find_leaders(order[:MOST_NAMES], holders, held, found.threshold)
    for folded in order:
        name, score = nearest.get(folded, (folded, 1.0))
        if name not in leaders:
            leaders[name] = NameGroup(by_name[folded].names.most_common(1)[0][0], None)
            groups.append(leaders[name])
        leaders[name].members += _make_members(by_name[folded], "name" if name == folded else "fuzzy", score)
    for group in groups:
        group.members.sort(key=lambda one: (one.agency, -one.score, one.wording))
    found.groups = sorted(groups, key=lambda group: (-len(group.agencies), group.name))


def _list_names(kind: AlignKind) -> dict[str, str]:
    if kind == "departments":
        return {one.id: one.name for one in load_departments()}
    return {one.id: one.name for one in load_positions()} if kind == "positions" else {}


def _make_members(named: _Named, how: Literal["id", "name", "fuzzy"], score: float) -> Iterator[Member]:
    for row in named.members.values():
        yield Member(
            agency=row["agency"],
            wording=row["name"],
            how=how,
            score=round(score, 3),
            count=row["count"],
            plan_key=row["plan_key"],
            record_id=row["id"],
            page=row["page"],
            line_start=row["line_start"],
            line_end=row["line_end"],
        )
