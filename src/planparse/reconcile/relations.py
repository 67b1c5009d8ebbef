"""What the headings of a table say about its rows: which columns are the sum or difference of which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planparse.lexicon.departments import resolve_department
from planparse.lexicon.resolve import resolve_employment_type
from planparse.lexicon.wording import fold
from planparse.quantities import find_years, read_heading_year
from planparse.reconcile.sums import Relation
from planparse.reconcile.tally import Tally, words

MAX_HEADING = 50
_UNIT = re.compile(r"\(([^()]{1,20})\)")
_BARE_TOTAL = frozenset(("รวม", "รวมทั้งสิ้น", "รวมทั้งหมด", "รวมอัตรา", "รวมบาท", "รวมคน", "รวมจำนวน"))


def find_relations(tally: Tally) -> list[list[Relation]]:
    """Return groups of relations that the headings suggest; of each group the one that rows bear out counts."""
    groups = [[relation] for relation in (*_frame(tally), *_costs(tally), *_remaining(tally))]
    taken = {relation.target for group in groups for relation in group}
    groups += [
        choices
        for column in tally.columns_of("total")
        if column not in taken and (choices := list(_across(tally, column)))
    ]
    return groups


def header(tally: Tally, column: int) -> str:
    """Return the lowest heading over a column."""
    path = tally.grid.columns[column]
    return path[-1] if path else ""


def show_heading(tally: Tally, column: int) -> str:
    """Return a column's headings for a message."""
    path = [text if len(text) <= MAX_HEADING else f"{text[:MAX_HEADING]}…" for text in tally.grid.columns[column]]
    return " › ".join(path) or f"{column + 1}"


def year_of(tally: Tally, column: int) -> int | None:
    """Return the one Buddhist-era year in a column's headings, lowest first."""
    return year_of_path(tally.grid.columns[column])


def year_of_path(path: tuple[str, ...]) -> int | None:
    """Return the one Buddhist-era year in the headings over a column, lowest first."""
    for text in reversed(path):
        year = read_heading_year(text)
        if year is not None or find_years(text):
            return year
    return None


# -- รวม columns ---------------------------------------------------------------------------------------


def _across(tally: Tally, total: int) -> Iterator[Relation]:
    path = tally.grid.columns[total]
    others = [column for column in tally.numeric if column != total and tally.roles[column] != "total"]
    last_total = max((column for column in tally.columns_of("total") if column < total), default=-1)
    left = [column for column in others if last_total < column < total]
    alike = [column for column in others if _unit(tally, column) == _unit(tally, total)]
    named = [column for column in others if _shares_word(tally, column, total)]
    same_leaf = [c for c in others if tally.grid.columns[c][-1:] == path[-1:]] if len(path) > 1 else []
    same_head = [c for c in others if tally.grid.columns[c][:1] == path[:1]] if len(path) > 1 else []
    seen: set[tuple[int, ...]] = set()
    for columns in (same_leaf, same_head, alike, named, left, others):
        key = tuple(columns)
        if len(columns) >= 2 and key not in seen:
            seen.add(key)
            yield Relation("across", total, tuple((column, 1) for column in key), _is_sure(tally, total, key))


def _unit(tally: Tally, column: int) -> str:
    """Return the unit that the headings name in brackets, or whether they speak of money or things."""
    for text in reversed(tally.grid.columns[column]):
        found = _UNIT.search(text)
        if found and not find_years(found[1]):
            return fold(found[1])
    key = fold(" ".join(tally.grid.columns[column]))
    wording = words().words
    if any(word in key for word in wording["money"]):
        return "บาท"
    return "count" if any(word in key for word in wording["count"]) else ""


def _shares_word(tally: Tally, column: int, total: int) -> bool:
    key, rest = fold(header(tally, column)), fold(header(tally, total)).removeprefix("รวม")
    return bool(rest) and len(key) > 2 and (key in rest or rest in key)


def _is_sure(tally: Tally, total: int, columns: Sequence[int]) -> bool:
    """Whether the headings prove the sum: a bare รวม behind departments, kinds of staff, or ครอง and ว่าง."""
    if fold(header(tally, total)) not in _BARE_TOTAL:
        return False
    return all(_is_part(tally, column) for column in columns)


def _is_part(tally: Tally, column: int) -> bool:
    text = header(tally, column)
    key = fold(text)
    if any(word in key for word in words().words["staffing"]):
        return True
    return resolve_department(text).id is not None or resolve_employment_type(text).id is not None


# -- other forms ---------------------------------------------------------------------------------------


def _remaining(tally: Tally) -> Iterator[Relation]:
    """คงเหลือ = ตั้งไว้ - เบิกจ่าย."""
    allotted, spent = tally.columns_of("allotted"), tally.columns_of("spent")
    remaining = tally.columns_of("remaining")
    if len(allotted) == len(spent) == len(remaining) == 1:
        yield Relation("remaining", remaining[0], ((allotted[0], 1), (spent[0], -1)), sure=True)


def _by_year(tally: Tally, role: str) -> list[int]:
    columns = [column for column in tally.columns_of(role) if year_of(tally, column)]
    return sorted(columns, key=lambda column: year_of(tally, column) or 0)


def _frame(tally: Tally) -> Iterator[Relation]:
    """Form 8.2: เดิม + เพิ่ม/ลด = the first year, and each year + เพิ่ม/ลด = the next."""
    old, required, change = tally.columns_of("old_frame"), _by_year(tally, "required"), _by_year(tally, "change")
    if (
        len(old) != 1
        or len(required) < 1
        or [year_of(tally, c) for c in required] != [year_of(tally, c) for c in change]
    ):
        return
    before = old[0]
    for target, step in zip(required, change, strict=True):
        yield Relation("frame", target, ((before, 1), (step, 1)))
        before = target


def _costs(tally: Tally) -> Iterator[Relation]:
    """Form 9: เงินเดือน + ภาระค่าใช้จ่ายที่เพิ่มขึ้น = ค่าใช้จ่ายรวม of the first year, and so on."""
    salary, increase, cost = tally.columns_of("salary"), _by_year(tally, "increase"), _by_year(tally, "cost")
    if len(salary) != 1 or not cost or [year_of(tally, c) for c in increase] != [year_of(tally, c) for c in cost]:
        return
    before = salary[0]
    for target, step in zip(cost, increase, strict=True):
        yield Relation("cost", target, ((before, 1), (step, 1)))
        before = target
