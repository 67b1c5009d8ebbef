"""A grid read through a form's column words: which column plays which part."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planparse.lexicon.wording import Wording, drop_year_words, drop_years_behind, fold, is_year_heading, load_wording
from planparse.model.layout import Cell, Grid, Row
from planparse.quantities import find_years, read_heading_year, read_months

_YEAR_ONLY = re.compile(
    r"(?:ปี|ปีงบประมาณ|พศ|ปีพศ|ปีงบประมาณพศ|งบประมาณ|งบประมาณปี|ประจำปี|ประจำปีงบประมาณ|ประจำปีงบประมาณพศ|งบประมาณปีพศ|งบประมาณพศ)?(25[0-9]{2})(?:บาท)?$"
)
_QUARTER = re.compile(r"(?:ไตรมาส|ไตรมาสที่|q)([1-4])(?:$|[^0-9])")
_NAMED = frozenset({"name", "project", "period"})
_COUNT = re.compile("[0-9๐-๙]{1,4}$")
_DASHES = frozenset("-–—")
_UNIT = re.compile(r"[ ]?(?:\([ ]?(?:หน่วย[ ]?[:.]?[ ]?)?บาท[ ]?\)|[ ][-–/]?[ ]?บาท)$")
_SHORT_YEAR = re.compile(r"(?:^|[ (])([0-9๐-๙]{2})\)?$")
_REMARK = re.compile(r"[ ]?[(（](?!(?:คน|ราย|ครั้ง|อัตรา|ตำแหน่ง|โครงการ|ร้อยละ|%)[)）])[^()（）]{1,40}[)）]$")
_NONE = Cell("", 0, 0)
_MONEY_ROLES = ("budget", "allotted", "spent")
TOLD_BY_CELLS = 0.8
_GENERIC = "generic_columns"


def year_of_header(text: str) -> int | None:
    """Return the Buddhist-era year that a heading cell consists of, or None.

    >>> year_of_header("ปีงบประมาณ พ.ศ. ๒๕๖๗"), year_of_header("งบประมาณที่ใช้ประจำปี ๒๕๖๗ และโครงการ")
    (2567, None)
    """
    key = fold(text)
    found = _YEAR_ONLY.match(key)
    if found:
        return int(found[1])
    if len(key) <= 12:
        years = find_years(text)
        return years[0].year_be if len(years) == 1 and key.endswith(str(years[0].year_be)) else None
    return None


@functools.lru_cache(maxsize=4096)
def _quarter_of_path(path: tuple[str, ...]) -> int | None:
    if not path:
        return None
    key = fold(path[-1])
    found = _QUARTER.match(key)
    if found:
        return int(found[1])
    if len(path) > 1 and "ไตรมาส" in fold(path[-2]) and key in ("1", "2", "3", "4"):
        return int(key)
    return None


@functools.lru_cache(maxsize=4096)
def _month_of_path(path: tuple[str, ...]) -> int | None:
    if not path or len(path[-1]) > 12:
        return None
    months = read_months(path[-1])
    return months[0] if len(months) == 1 else None


@dataclass(frozen=True, slots=True)
class TableView:
    """A grid with the role, year, quarter and month of each column."""

    grid: Grid
    kind: str
    roles: tuple[str | None, ...]
    years: tuple[int | None, ...]
    quarters: tuple[int | None, ...]
    months: tuple[int | None, ...]
    told: tuple[int, ...] = ()
    """The columns whose role their cells told, as no mapping knows their headings."""

    @property
    def sure(self) -> float:
        """How sure the reading of the table is: less where cells told what a column is."""
        return TOLD_BY_CELLS if self.told else 1.0

    @property
    def rows(self) -> tuple[Row, ...]:
        """The data rows."""
        return self.grid.rows

    def has(self, *roles: str) -> bool:
        """Whether a column plays one of the parts."""
        return any(role in self.roles for role in roles)

    def cell(self, row: Row, role: str) -> Cell:
        """Return the first cell of that role, or an empty cell."""
        for index, name in enumerate(self.roles):
            if name == role and index < len(row.cells):
                return row.cells[index]
        return _NONE

    def text(self, row: Row, role: str) -> str:
        """Return the wording of the first cell of that role."""
        return self.cell(row, role).text

    def cells(self, row: Row, role: str) -> Iterator[tuple[int, Cell]]:
        """Yield (column, cell) for every column of that role."""
        for index, name in enumerate(self.roles):
            if name == role and index < len(row.cells):
                yield index, row.cells[index]


def read_roles(grid: Grid, words: Wording) -> tuple[str | None, ...]:
    """Return the role of each column: by its lowest heading, else by the headings above it.

    A lowest heading that names nothing of its own (`รายการ` under `ตัวชี้วัด`) has the role of the heading above it.
    """
    roles = _roles_of(grid.columns, words.name)
    counted = [at for at, role in enumerate(roles) if role in _NAMED and _counts(grid, at)]
    if not counted:
        return roles
    return tuple("count" if at in counted else role for at, role in enumerate(roles))


def _counts(grid: Grid, column: int) -> bool:
    """Whether the cells under the head of a name or a quarter are figures: how many projects, posts or people."""
    texts = [row.cells[column].text for row in grid.rows if column < len(row.cells) and row.cells[column].text]
    figures = sum(1 for text in texts if _COUNT.match(text))
    return figures > 1 and all(_COUNT.match(text) or text in _DASHES for text in texts)


@functools.lru_cache(maxsize=4096)
def _roles_of(columns: tuple[tuple[str, ...], ...], mapping: str) -> tuple[str | None, ...]:
    words = load_wording(mapping)
    return tuple(_role_of_path(path, words) for path in columns)


def _role_of_path(path: tuple[str, ...], words: Wording) -> str | None:
    path = drop_year_words(path)
    above = _lowest_role(path[:-1], words)
    if above is not None and (is_year_heading(path[-1]) or year_of_header(path[-1]) is not None):
        return above
    if above is not None and _is_generic(path[-1], above):
        return above
    role = _role_of_heading(path[-1], words) if path else None
    if role is None and len(path) > 1:
        return above or words.role_of(" ".join(path))
    return role


def _lowest_role(headings: tuple[str, ...], words: Wording) -> str | None:
    return next((role for heading in reversed(headings) if (role := _role_of_heading(heading, words))), None)


def _role_of_heading(heading: str, words: Wording) -> str | None:
    """Return the role that a heading names, whatever years, unit or remark it closes with: `จัดสรร (บาท)`."""
    role = words.role_of(drop_years_behind(heading)) or words.role_of(heading)
    found = (_UNIT.search(heading) or _REMARK.search(heading)) if role is None else None
    return words.role_of(heading[: found.start()]) if found and found.start() else role


def _is_generic(heading: str, above: str) -> bool:
    """Whether a lowest heading leaves it to the one above, of that role, to say what stands in the column."""
    generic = load_wording(_GENERIC).words["amounts" if above in _MONEY_ROLES else "names"]
    return fold(heading) in generic


def fill_short_years(grid: Grid, years: tuple[int | None, ...]) -> tuple[int | None, ...]:
    """Return the years with those of columns side by side whose headings differ in two digits alone, which follow on.

    `๖๗` alone may be anything; `๖๗ | ๖๘ | ๖๙` are the years of a plan.
    """
    short = [_short_year(path[-1]) if path else None for path in grid.columns]
    told = list(years)
    for at, (one, other) in enumerate(pairwise(short)):
        if one is not None and other == (one[0], one[1] + 1):
            told[at : at + 2] = [told[at] or one[1], told[at + 1] or other[1]]
    return tuple(told)


@functools.lru_cache(maxsize=4096)
def _short_year(heading: str) -> tuple[str, int] | None:
    """Return what a heading says before the two digits it ends in, and the year that they may be."""
    found = _SHORT_YEAR.search(heading)
    year = read_heading_year(found[1]) if found else None
    return (heading[: found.start()], year) if found and year is not None else None


def view_grid(grid: Grid, kind: str, words: Wording) -> TableView:
    """Return the grid seen through a form's words."""
    years = fill_short_years(grid, tuple(year_of_header(path[-1]) if path else None for path in grid.columns))
    return TableView(
        grid,
        kind,
        read_roles(grid, words),
        years,
        tuple(_quarter_of_path(path) for path in grid.columns),
        tuple(_month_of_path(path) for path in grid.columns),
    )


def fits(roles: Sequence[str | None], need: Sequence[Sequence[str]]) -> bool:
    """Whether every group of `need` has a column that plays one of its parts."""
    return all(any(role in roles for role in group) for group in need)
