"""Lists of works, needs of posts and amounts of departments, told by their cells where no heading is known."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.extract.contents import Contents
from planparse.lexicon.wording import fold, load_wording
from planparse.quantities import read_heading_year

Roles = dict[int, str]
MOSTLY, OFTEN, PARTLY = 0.7, 0.6, 0.4
WORDED = 0.85
DISTINCT = 0.8
"""Share of different wordings from which a column names things; kinds, places and people repeat."""
_MONEY_WORDS = ("บาท", "งบ", "เงิน", "ค่า")
_SUM = "รวม"
LEAST_BUDGET = 1000


def _year_columns(contents: Contents) -> list[int]:
    return [c for c in range(contents.width) if _heading_year(contents, c) is not None]


def _heading_year(contents: Contents, column: int) -> int | None:
    path = contents.grid.columns[column]
    return read_heading_year(path[-1]) if path else None


def _money_columns(contents: Contents, after: int) -> list[int]:
    """Return the columns behind another in which money stands, or is said not to be needed, and some amount does."""
    return [
        column
        for column in range(after + 1, contents.width)
        if contents.share(column, "money") >= MOSTLY
        and contents.share(column, "amount") > 0
        and not _is_tally(contents, column)
    ]


def _is_tally(contents: Contents, column: int) -> bool:
    """Whether all amounts of a column are so small that they count people or things."""
    path = " ".join(contents.grid.columns[column])
    return contents.share(column, "count") >= WORDED and not any(word in path for word in _MONEY_WORDS)


def _names(contents: Contents) -> int | None:
    """Return the first column of wordings that are all different: what the rows are about."""
    for column in range(contents.width):
        if contents.share(column, "wording") < WORDED or contents.filled(column) < MOSTLY:
            continue
        texts = [cell.text for cell in contents.cells(column) if not cell.is_filled]
        return column if len(set(texts)) >= DISTINCT * len(contents.rows) else None
    return None


def _tells_works(contents: Contents, name: int, years_of_plan: Sequence[int]) -> bool:
    """Whether a table speaks of works to come: not of the past, of revenue, of things owned."""
    words = load_wording("forms/projects")
    title = contents.grid.title or ""
    said = " ".join((title, *(heading for path in contents.grid.columns for heading in path)))
    years = {year for c in _year_columns(contents) if (year := _heading_year(contents, c)) is not None}
    if (
        words.holds("told_past", title)
        or words.holds("no_works", said)
        or (years_of_plan and years and not years & set(years_of_plan))
    ):
        return False
    headings = " ".join((title, *contents.grid.columns[name]))
    named = [cell for cell in contents.cells(name) if words.holds("works", cell.text)]
    return words.holds("works", headings) or 2 * len(named) >= len(contents.rows)


def find_projects(contents: Contents, years_of_plan: Sequence[int]) -> Roles:
    """Return the roles of a list of works: what is done, by whom or when, and for how much money.

    Without money it is one where years are ticked and departments answer for the rows; a calendar has months.
    """
    name = _names(contents)
    if name is None or not _tells_works(contents, name, years_of_plan):
        return {}
    if contents.share(name, "department") >= OFTEN or contents.first("post", PARTLY) is not None:
        return {}
    others = [c for c in range(contents.width) if c != name]
    who = contents.first("unit", OFTEN, [c for c in others if c > name])
    years = _year_columns(contents)
    when = contents.first("time", OFTEN, [c for c in others if c != who and c not in years])
    money = _money_columns(contents, name)
    ticked = [c for c in years if contents.share(c, "mark") >= OFTEN]
    if not (money and (who is not None or when is not None)) and not (len(ticked) > 1 and who is not None):
        return {}
    roles = {name: "name", **{c: "total" if _is_sum(contents, c) else "budget" for c in money}}
    roles |= {column: role for column, role in ((who, "responsible"), (when, "period")) if column is not None}
    aim = contents.first(
        "target", OFTEN, [c for c in range(name + 1, contents.width) if c not in roles and _is_worded(contents, c)]
    )
    if aim is not None:
        roles[aim] = "indicator"
    return {**_ordinal(contents, name), **roles}


def find_progress(contents: Contents) -> Roles:
    """Return the roles of a report of works: what was to be done, what came of it, the money set down and spent."""
    name = _names(contents)
    if name is None or contents.share(name, "department") >= OFTEN or contents.first("post", PARTLY) is not None:
        return {}
    if load_wording("forms/progress").holds("registers", contents.grid.title or ""):
        return {}
    money = [c for c in _money_columns(contents, name) if not _is_sum(contents, c)]
    spent = next((c for c in money if _says(contents, c, "spent")), None)
    allotted = next((c for c in money if c != spent and not _says(contents, c, "left")), None)
    worded = [c for c in range(name + 1, contents.width) if _is_worded(contents, c) and not _says(contents, c, "aside")]
    told = next((c for c in worded if _says(contents, c, "came_of_it")), None)
    if spent is None or (allotted is None and told is None):
        return {}
    who = contents.first("unit", OFTEN, [c for c in range(contents.width) if c not in (name, told)])
    roles = {name: "project", spent: "spent"}
    for column, role in ((allotted, "allotted"), (told, "progress"), (who, "responsible")):
        if column is not None:
            roles[column] = role
    return {**_ordinal(contents, name), **roles}


def _says(contents: Contents, column: int, name: str) -> bool:
    """Whether the headings over a column hold a word of a list of the progress tables."""
    return load_wording("forms/progress").holds(name, " ".join(contents.grid.columns[column]))


def _is_worded(contents: Contents, column: int) -> bool:
    return contents.share(column, "wording") >= WORDED and column not in _year_columns(contents)


def _is_sum(contents: Contents, column: int) -> bool:
    path = contents.grid.columns[column]
    return bool(path) and fold(path[-1]).startswith(_SUM) and len(path[-1]) <= len("รวมเงินทั้งสิ้น")


def _ordinal(contents: Contents, before: int) -> Roles:
    column = contents.first("ordinal", MOSTLY, range(before))
    return {} if column is None else {column: "ordinal"}


def find_needs(contents: Contents) -> Roles:
    """Return the roles of a plan of what each post is to learn: the post, the matter, how and when."""
    post = contents.first("post", PARTLY)
    if post is None or any(contents.first(kind, PARTLY) is not None for kind in ("amount", "number", "level")):
        return {}
    others = [c for c in range(contents.width) if c != post]
    texts = [c for c in others if c > post and contents.share(c, "wording") >= OFTEN]
    how = contents.first("method", OFTEN, texts)
    when = contents.first("time", OFTEN, [c for c in others if c not in texts or c == others[-1]])
    ticked = [c for c in _year_columns(contents) if contents.share(c, "mark") >= OFTEN]
    matters = [c for c in texts if c not in (how, when)]
    if not matters or how is None or (when is None and not ticked):
        return {}
    who = contents.first("department", OFTEN, others)
    roles = {post: "position", matters[0]: "skills", how: "methods"}
    if who is not None and who not in roles:
        roles[who] = "department"
    if when is not None and when not in roles:
        roles[when] = "period"
    if len(matters) > 1 and matters[1] not in roles:
        roles[matters[1]] = "goals"
    return roles


def find_budgets(contents: Contents) -> Roles:
    """Return the roles of a table of amounts by department, where its title or headings speak of money."""
    who = contents.first("department", MOSTLY)
    if who is None or not _speaks_of_money(contents) or contents.first("post", PARTLY) is not None:
        return {}
    money = _money_columns(contents, who)
    others = [c for c in range(contents.width) if c not in money and c != who]
    if not money or any(contents.share(c, "wording") >= PARTLY for c in others) or not _is_large(contents, money):
        return {}
    return {who: "department", **{c: "total" if _is_sum(contents, c) else "budget" for c in money}}


def _speaks_of_money(contents: Contents) -> bool:
    said = [contents.grid.title or "", *(name for path in contents.grid.columns for name in path)]
    return any(word in wording for wording in said for word in _MONEY_WORDS)


def _is_large(contents: Contents, columns: Sequence[int]) -> bool:
    return any(contents.largest(column) >= LEAST_BUDGET for column in columns)
