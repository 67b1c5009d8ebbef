"""Which form a table is whose headings no mapping knows: told by what its cells hold and how its figures add up.

Every clerk words headings anew; that the old frame and the change of a year make the posts of that year, or that a list
of works has money, times and departments beside it, is the same in every plan.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from planparse.extract.contents import Contents
from planparse.extract.tableview import TableView, view_grid
from planparse.extract.works_by_content import find_budgets, find_needs, find_progress, find_projects
from planparse.extract.year_columns import read_posts
from planparse.lexicon.wording import Wording, load_wording
from planparse.model.layout import Grid
from planparse.quantities import read_change, read_heading_year

Roles = dict[int, str]
Read = Callable[[str], int | float | None]
YEARS = 3
"""A manpower plan is of so many years where the document does not say."""
MIN_ROWS = 3
HANGS_TOGETHER = 0.75
"""Share of the rows in which the figures must add up for the columns to be told by them."""
MOSTLY, PARTLY = 0.7, 0.4
COUNTED = 0.85
LEAST_BAHT = 1000
_COMPLETED = {
    "staffing_frame": ("framework", "level"),
    "incumbents": ("level", "salary"),
    "projects": ("budget", "responsible"),
}
"""What a table of a kind that its headings told may still lack, by the role of a column."""
_MAY_BE = {"name": "course"}
"""What cells tell a column to be although its heading has another role, one that leaves it open."""
_BY_FIGURES = ("staffing_frame", "personnel_costs", "incumbents")
_MAPPINGS = {"budget_lines": "forms/budgets"}
MANPOWER = "manpower_plan"
REPORTS = ("progress_report", "memo")


def recognise_by_content(
    grid: Grid, words: dict[str, Wording], years: Sequence[int], document: str
) -> TableView | None:
    """Return the grid as a table of the form that its cells tell, or None.

    `words` are the forms' mappings by name: what headings they know keeps its role. `years` are the document's
    fiscal years, `document` is its kind.
    """
    contents = Contents(grid)
    if len(contents.rows) < MIN_ROWS - 1 or contents.width < MIN_ROWS or contents.is_headless:
        return None
    told = (
        ("staffing_frame", find_frame(contents, len(years) if len(years) > 1 else YEARS, document)),
        ("personnel_costs", _find_costs(contents, len(years) if len(years) > 1 else YEARS)),
        ("incumbents", _find_seats(contents)),
        ("development_needs", find_needs(contents)),
        ("progress", find_progress(contents) if document in REPORTS else {}),
        ("projects", find_projects(contents, years) if document not in REPORTS else {}),
        ("budget_lines", find_budgets(contents)),
    )
    for kind, roles in told:
        view = _view(grid, kind, words[_MAPPINGS.get(kind, f"forms/{kind}")], roles) if roles else None
        if view is not None:
            return view
    return None


def complete_by_content(view: TableView, years: Sequence[int]) -> TableView:
    """Return a view with the roles that no heading has, of columns whose headings nobody knows and whose cells tell."""
    if view.kind == "staffing_frame" and not view.has("required", "change", "framework"):
        roles = _find_costs(Contents(view.grid), len(years) if len(years) > 1 else YEARS)
        if roles:
            return _view(view.grid, "personnel_costs", load_wording("forms/personnel_costs"), roles) or view
    wanted = _COMPLETED.get(view.kind, ())
    open_columns = {
        column
        for column, role in enumerate(view.roles)
        if role is None and (view.kind != "projects" or view.years[column] is None)  # a bare year there heads money
    }
    missing = [role for role in wanted if not view.has(role)]
    if not missing or not open_columns:
        return view
    contents = Contents(view.grid)
    if len(contents.rows) < MIN_ROWS:
        return view
    if view.kind == "staffing_frame":
        roles = find_frame(contents, len(years) if len(years) > 1 else YEARS)
    elif view.kind == "projects":
        roles = find_projects(contents, years)
    else:
        roles = _pay_roles(contents, open_columns)
    told = {column: role for column, role in roles.items() if column in open_columns and role in missing}
    if not told:
        return view
    roles_now = tuple(told.get(column, role) for column, role in enumerate(view.roles))
    return replace(view, roles=roles_now, told=tuple(told))


def _pay_roles(contents: Contents, columns: set[int]) -> Roles:
    """Return the columns of the level and of the pay among those without a role."""
    among = sorted(columns)
    level = contents.first("level", MOSTLY, among)
    pay = contents.first("amount", MOSTLY, among)
    return {column: role for column, role in ((level, "level"), (pay, "salary")) if column is not None}


def _view(grid: Grid, kind: str, words: Wording, roles: Roles) -> TableView | None:
    """Return the view with the roles that cells tell beside those that headings have; None where one speaks against it.

    Where figures that hang together tell the columns they go before the headings, else the headings go before them.
    """
    view = view_grid(grid, kind, words)
    if any(view.has(*never) for never in _excluded(kind, words)):
        return None
    if kind not in _BY_FIGURES:
        roles = {column: role for column, role in roles.items() if view.roles[column] in (None, _MAY_BE.get(role))}
    taken = set(roles.values()) if kind in _BY_FIGURES else set()
    own = [role if role not in taken else None for role in view.roles]
    told = tuple(roles.get(column, own[column]) for column in range(len(grid.columns)))
    by_cells = tuple(column for column, role in enumerate(told) if role and role != view.roles[column])
    return replace(view, roles=told, told=by_cells)


def _excluded(kind: str, words: Wording) -> list[tuple[str, ...]]:
    """Return the roles of which none may stand in a table of a kind, by all the rules of its form."""
    rules = [set(table.get("never", ())) for table in words.settings.get("tables", ()) if table["kind"] == kind]
    return [(role,) for role in set.intersection(*rules)] if rules else []


def _name_column(contents: Contents) -> int | None:
    """Return the column of the posts, rows of departments and of kinds of employment among them or not."""
    return contents.first("post", PARTLY)


def find_frame(contents: Contents, years: int, document: str = "") -> Roles:
    """Return the roles of a frame: old posts, and so many columns of what will be needed and of the change.

    They are told by their sums: what there was and the change of a year make the posts of that year.
    """
    name = _name_column(contents)
    if name is None or contents.first("amount", PARTLY) is not None:
        return {}
    counts = [c for c in range(name + 1, contents.width) if contents.share(c, "change") >= COUNTED]
    for at in range(len(counts) - 2 * years):
        window = counts[at : at + 2 * years + 1]
        if window[-1] - window[0] != 2 * years:
            continue
        old, first, second = window[0], window[1 : years + 1], window[years + 1 :]
        for required, change in ((first, second), (second, first)):
            if _adds_up(contents, old, required, change):
                return {
                    **_posts(contents, name),
                    old: "framework",
                    **dict.fromkeys(required, "required"),
                    **dict.fromkeys(change, "change"),
                }
    return _find_unchanged(contents, name, counts, years) if document == MANPOWER else {}


def _find_unchanged(contents: Contents, name: int, counts: Sequence[int], years: int) -> Roles:
    """Return the roles of a frame that prints no changes: the old posts, and those of each year of a manpower plan."""
    if len(counts) != years + 1 or not _are_years(contents, counts[1:]) or counts[-1] - counts[0] != years:
        return {}
    return {**_posts(contents, name), counts[0]: "framework", **dict.fromkeys(counts[1:], "required")}


def _adds_up(contents: Contents, old: int, required: Sequence[int], change: Sequence[int]) -> bool:
    readers: list[Read] = [*(read_posts for _ in (old, *required)), *(read_change for _ in change)]
    rows = contents.values([old, *required, *change], readers)
    size = len(required)
    sound = [row for row in rows if any(row[: size + 1])]
    hold = sum(1 for row in sound if _follows(row[0], row[1 : size + 1], row[size + 1 :]))
    return len(sound) >= MIN_ROWS and hold >= HANGS_TOGETHER * len(sound)


def _follows(old: float, required: Sequence[float], change: Sequence[float]) -> bool:
    """Whether the change of each year leads from the year before, or from the old frame, to that year."""
    years = list(zip([old, *required[:-1]], required, change, strict=True))
    return all(before + step == after for before, after, step in years) or all(
        old + step == after for _, after, step in years
    )


def _posts(contents: Contents, name: int) -> Roles:
    """Return the roles of the columns that say what a row is: post, department, level."""
    roles = {name: "position"}
    for role, kind in (("department", "department"), ("level", "level")):
        column = contents.first(kind, MOSTLY, [c for c in range(contents.width) if c != name])
        if column is not None:
            roles[column] = role
    return roles


def _find_costs(contents: Contents, years: int) -> Roles:
    """Return the roles of an account of pay by post: from the right the cost of each year, the increase, the pay."""
    name = _name_column(contents)
    if name is None or contents.first("number", PARTLY) is not None or contents.first("person", PARTLY) is not None:
        return {}
    money = [c for c in range(name + 1, contents.width) if contents.share(c, "money") >= MOSTLY and _rises(contents, c)]
    if len(money) < years:
        return {}
    cost = money[-years:]
    if not _are_years(contents, cost) or contents.share(cost[0], "amount") < MOSTLY:
        return {}
    before = money[:-years]
    roles = {**_posts(contents, name), **dict.fromkeys(cost, "cost")}
    if len(before) >= years and _are_years(contents, before[-years:]):
        roles |= dict.fromkeys(before[-years:], "increase")
        before = before[:-years]
    if before:
        roles[before[-1]] = "salary"
    counts = [c for c in range(name + 1, money[0]) if contents.share(c, "count") >= MOSTLY and c not in roles]
    return {**roles, counts[0]: "posts"} if counts else roles


def _rises(contents: Contents, column: int) -> bool:
    """Whether a column holds amounts at all, not dashes and counts alone."""
    return contents.largest(column) >= LEAST_BAHT


def _are_years(contents: Contents, columns: Sequence[int]) -> bool:
    """Whether columns stand side by side and their headings name years that follow each other."""
    years = [read_heading_year(" ".join(contents.grid.columns[column][-1:])) for column in columns]
    beside = all(b - a == 1 for a, b in pairwise(columns))
    return beside and all(a is not None and b is not None and b - a == 1 for a, b in pairwise(years))


def _find_seats(contents: Contents) -> Roles:
    """Return the roles of a list of seats: the number of each post, who holds it, what it pays."""
    number, person = contents.first("number", MOSTLY), contents.first("person", MOSTLY)
    name = _name_column(contents)
    if number is None or person is None or name is None:
        return {}
    roles = {number: "number", person: "name", **_posts(contents, name)}
    pay = contents.first("amount", MOSTLY, [c for c in range(contents.width) if c not in roles])
    return {**roles, pay: "salary"} if pay is not None else roles
