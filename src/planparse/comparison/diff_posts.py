"""Posts of two plans: added, moved to another department, cut, changed in number or level."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planparse.comparison.changes import Change, SourcePlace, locate
from planparse.comparison.matching import Likeness, Matching, Rule, match_items
from planparse.comparison.telling import FieldChange, Figure, tell_pair, tell_rest
from planparse.lexicon.names import fold_name
from planparse.lexicon.tables import load_levels, load_title_abbreviations

if TYPE_CHECKING:
    from planparse.model import PlanFile
    from planparse.model.records import Staffing

_PLAIN = ("framework", "total", "occupied", "vacant")
_IN_ALL = ("framework", "total")


@dataclass(frozen=True, slots=True)
class Post:
    """The rows of one position, level and kind of employment in one department; without a position, a summary row.

    `figures` are posts by what is counted (`framework`, `total`, `occupied`, `vacant`, `required 2567`), each only
    where every row states it.
    """

    department: str | None
    department_key: str
    position: str | None
    position_id: str | None
    position_key: str
    level: str | None
    level_key: str
    employment_type: str | None
    figures: dict[str, int | float]
    sources: tuple[SourcePlace, ...]

    @property
    def name(self) -> str:
        """What a reader calls it: position with its level, or the department whose posts are summed up."""
        if self.position is None:
            return self.department or "–"
        return f"{self.position} {self.level}" if self.level else self.position

    @property
    def within(self) -> str | None:
        """The department of a position."""
        return self.department if self.position else None


def diff_posts(a: PlanFile, b: PlanFile, threshold: float) -> tuple[list[Change], list[str]]:
    """Return the lines about posts, and what must be said of them as a whole."""
    left, right = list_posts(a.staffing), list_posts(b.staffing)
    warnings = []
    if left and right and {bool(one.position) for one in left}.isdisjoint(bool(one.position) for one in right):
        warnings.append("posts: one plan lists positions, the other sums up departments; they are not compared")
        return [], warnings
    if bool(left) != bool(right):
        warnings.append(f"posts: the {'second' if left else 'first'} plan states none; they are not compared")
        return [], warnings
    same_department = _match_departments(left, right, threshold)
    changes: list[Change] = []
    for of_positions in (False, True):
        ones = [one for one in left if bool(one.position) is of_positions]
        others = [one for one in right if bool(one.position) is of_positions]
        if not ones or not others:
            if ones or others:
                what = "positions" if of_positions else "sums of departments"
                warnings.append(f"posts: only one plan has {what}; these are not compared")
            continue
        changes += _compare(ones, others, same_department, threshold)
    return changes, warnings


def _match_departments(left: Sequence[Post], right: Sequence[Post], threshold: float) -> dict[str, str]:
    """Return key -> key of the department of the first plan that it is: by id, name, or likeness."""
    ones = {one.department_key: one.department or "" for one in left}
    others = {one.department_key: one.department or "" for one in right}
    found = match_items(
        [key for key in ones if key not in others],
        [key for key in others if key not in ones],
        (),
        Likeness(lambda key: ones.get(key) or others.get(key) or "", threshold),
    )
    return {key: key for key in others} | {pair.right: pair.left for pair in found.pairs}


def _compare(left: Sequence[Post], right: Sequence[Post], same: dict[str, str], threshold: float) -> list[Change]:
    def department(one: Post) -> str:
        return same.get(one.department_key, one.department_key)

    changes: list[Change] = []
    if not left[0].position:
        found = match_items(
            left,
            right,
            [Rule("id", lambda one: (department(one), one.employment_type)), Rule("id", department)],
            Likeness(lambda one: one.department or "", threshold),
        )
    else:
        found = _match_positions(left, right, department, threshold)
    for pair in found.pairs:
        if pair.how == "id" and not pair.left.position_id and pair.left.position:
            pair = replace(pair, how="name")  # the key was the name, as the post has no canonical id
        changes += tell_pair("posts", pair, list(_list_changes(pair.left, pair.right, department)))
    return changes + tell_rest("posts", found, headline)


def _match_positions(
    left: Sequence[Post], right: Sequence[Post], department: Callable[[Post], str], threshold: float
) -> Matching[Post]:
    def are_other_posts(one: Post, other: Post) -> bool:
        return bool(one.position_id and other.position_id) or one.employment_type != other.employment_type

    return match_items(
        left,
        right,
        [
            Rule("id", lambda one: (department(one), one.position_key, one.level_key, one.employment_type)),
            Rule("id", lambda one: (department(one), one.position_key, one.level_key)),
            Rule("id", lambda one: (department(one), one.position_key, one.employment_type)),
            Rule("id", lambda one: one.position_id and (department(one), one.position_id, one.level_key)),
            Rule("id", lambda one: (one.position_key, one.level_key, one.employment_type)),
        ],
        Likeness(lambda one: one.name, threshold, bucket=department, apart=are_other_posts),
    )


def _list_changes(one: Post, other: Post, department: Callable[[Post], str]) -> Iterator[FieldChange]:
    if department(one) != department(other):
        yield FieldChange("department", one.department, other.department)
    elif one.department_key != other.department_key:
        yield FieldChange("department name", one.department, other.department)
    if one.position_key != other.position_key:
        yield FieldChange("position", one.position, other.position)
    if one.level_key != other.level_key:
        yield FieldChange("level", one.level, other.level)
    if one.employment_type and other.employment_type and one.employment_type != other.employment_type:
        yield FieldChange("employment type", one.employment_type, other.employment_type)
    yield from _compare_figures(one, other)


def _compare_figures(one: Post, other: Post) -> Iterator[FieldChange]:
    common = [measure for measure in one.figures if measure in other.figures]
    for measure in common:
        if one.figures[measure] != other.figures[measure]:
            yield FieldChange(measure, one.figures[measure], other.figures[measure])
    if not common and (one.figures or other.figures):
        (what, before), (what_now, after) = headline(one), headline(other)
        yield FieldChange("posts", before, after, basis=f"{what or 'not stated'} | {what_now or 'not stated'}")


def headline(post: Post) -> tuple[str | None, Figure]:
    """Return what is counted, and how many posts there are in all: of the frame, else the sum, else the last year."""
    for measure in (*_IN_ALL, *sorted((one for one in post.figures if one.startswith("required")), reverse=True)):
        if measure in post.figures:
            return measure, post.figures[measure]
    return next(((measure, value) for measure, value in post.figures.items()), (None, None))


def list_posts(rows: Iterable[Staffing]) -> list[Post]:
    """Return the posts of a plan, rows of one position put together.

    Where the plan states the same position in several tables, the rows of the first are counted: a second table is
    the same posts again.
    """
    groups: dict[tuple[str | None, ...], list[Staffing]] = {}
    for row in rows:
        if row.role == "item" and (row.position or row.department):
            groups.setdefault(_key(row), []).append(row)
    posts = []
    for group in groups.values():
        first = group[0]
        counted = [row for row in group if (row.document_id, row.section_id) == (first.document_id, first.section_id)]
        posts.append(_put_together(counted, group))
    return posts


def _key(row: Staffing) -> tuple[str | None, ...]:
    return (_department_key(row), _position_key(row), _level_key(row.level or ""), row.employment_type)


@functools.cache
def _level_names() -> dict[str, str]:
    return {fold_name(word): fold_name(level.name) for level in load_levels() for word in (*level.aliases, level.name)}


def _level_key(level: str) -> str:
    """Return the key of a level, its short form as its name: `ปก./ชก.` is `ปฏิบัติการ/ชำนาญการ`."""
    parts = (fold_name(part) for part in level.split("/"))
    return "/".join(_level_names().get(part, part) for part in parts)


def _position_key(row: Staffing) -> str:
    """Return the id of a position; for the head of a unit, whose line of work many heads share, with the title too."""
    title, bracket, _ = (row.position or "").partition("(")
    if row.position_id is None or not bracket or not title.strip():
        return row.position_id or fold_name(row.position or "")
    for short, whole in load_title_abbreviations():
        title = title.replace(short, whole)
    return f"{row.position_id} {fold_name(title)}"


def _department_key(row: Staffing) -> str:
    return row.department_id or fold_name(row.department or "")


def _put_together(counted: Sequence[Staffing], group: Sequence[Staffing]) -> Post:
    first = counted[0]
    each = [_list_figures(row) for row in counted]
    figures = {measure: sum(one[measure] for one in each) for measure in each[0] if all(measure in one for one in each)}
    department, position, level, employment_type = _key(first)
    return Post(
        department=first.department,
        department_key=department or "",
        position=first.position,
        position_id=first.position_id,
        position_key=position or "",
        level=first.level,
        level_key=level or "",
        employment_type=employment_type,
        figures=figures,
        sources=tuple(locate(row.id, row.document_id, row.provenance, _word(row)) for row in group),
    )


def _list_figures(row: Staffing) -> dict[str, int | float]:
    figures = {measure: value for measure in _PLAIN if (value := getattr(row, measure)) is not None}
    return figures | {f"required {year}": value for year, value in sorted((row.required or {}).items())}


def _word(row: Staffing) -> str:
    return " ".join(part for part in (row.department, row.position, row.level) if part)
