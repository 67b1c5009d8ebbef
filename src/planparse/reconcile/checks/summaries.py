"""Summaries per strategy against the projects of that strategy: their number and their money."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from planparse.lexicon.departments import resolve_department
from planparse.lexicon.likeness import LikeIndex
from planparse.lexicon.wording import fold
from planparse.model.layout import Grid
from planparse.model.records import BudgetLine, Project, Strategy
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.figures import is_same, is_swapped, show_number, tidy_number
from planparse.reconcile.relations import header, show_heading, year_of
from planparse.reconcile.tally import Tally, words

SAME_TITLE = 0.8
MIN_ROWS = 2
"""A table with so many rows named like strategies, each once, sums them up."""
_LABEL = re.compile(
    r"(?:ประเด็น)?ยุทธศาสตร์(?:การพัฒนา)?[ ]{0,2}(?:ที่)?[ ]{0,2}[0-9๐-๙]{1,2}[ ]{0,2}[:.–-]?[ ]{0,2}"
    r"|^[\s(]{0,3}[0-9๐-๙]{1,2}[.)]{1,2}[ ]{0,2}"
)


@dataclass(frozen=True, slots=True)
class _Work:
    """The projects of one strategy, and the money printed with each.

    `is_counted`: the summary prints as many projects as were read.
    """

    projects: tuple[Project, ...]
    by_year: Mapping[int, float]
    is_counted: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether the numbering shows that no project was lost or read twice."""
        runs: defaultdict[str | None, list[int | None]] = defaultdict(list)
        for project in self.projects:
            runs[project.tactic_id].append(project.ordinal)
        return all(sorted(o or 0 for o in run) == list(range(1, len(run) + 1)) for run in runs.values())

    @property
    def is_doubled(self) -> bool:
        """Whether a number stands twice under one tactic: then the rows may belong elsewhere."""
        numbers = [(project.tactic_id, project.ordinal) for project in self.projects]
        return len(set(numbers)) < len(numbers)

    @property
    def is_open(self) -> bool:
        """Whether a project states no amount, so that the sum may be larger."""
        return any(project.budget_status in ("unspecified", "unreadable") for project in self.projects)

    def count(self, year: int | None) -> set[int]:
        """Return the numbers of projects that a summary may give, of a year or of all."""
        scheduled = [p for p in self.projects if year is None or not p.schedule or _runs_in(p, year)]
        return {len(self.projects), len(scheduled)}

    def money(self, year: int | None) -> list[float]:
        """Return the sums that a summary may give, likeliest first.

        Of a year: of the projects that run in it. Without one: as printed, once for each year that a project
        runs, or of any one year of the plan.
        """
        if year is not None:
            running = sum(a for p, a in self._amounts() if not p.schedule or _runs_in(p, year))
            return [tidy_number(self.by_year[year]), tidy_number(running)] if year in self.by_year else [running]
        years = sorted({entry.fiscal_year for project in self.projects for entry in project.schedule})
        sums = [sum(a for _, a in self._amounts()), sum(a * max(1, len(p.schedule)) for p, a in self._amounts())]
        sums += [sum(self.by_year.values())] if self.by_year else []
        return [tidy_number(one) for one in sums] + [tidy_number(one) for y in years for one in self.money(y)]

    def _amounts(self) -> list[tuple[Project, float]]:
        return [(project, project.budget_total) for project in self.projects if project.budget_total is not None]


def _runs_in(project: Project, year: int) -> bool:
    return any(entry.fiscal_year == year for entry in project.schedule)


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a warning for each figure of a summary that the projects contradict."""
    works = _works(evidence)
    if not works:
        return
    titles: LikeIndex[Strategy] = LikeIndex()
    for strategy in evidence.of(Strategy, "strategies"):
        if strategy.kind == "strategy":
            titles.add(strategy.document_id, strategy.title, strategy)
    for grid in evidence.layout.grids:
        rows = _strategy_rows(grid, titles, evidence.table_of(grid).document_id)
        if len(rows) < MIN_ROWS:
            continue
        tally = evidence.tally_of(grid)
        if tally is not None:
            yield from _check(evidence, tally, rows, works)


def _works(evidence: Evidence) -> dict[str, _Work]:
    projects: defaultdict[str, list[Project]] = defaultdict(list)
    owner: dict[str, str] = {}
    for project in evidence.of(Project, "projects"):
        if project.strategy_id:
            projects[project.strategy_id].append(project)
            owner[project.id] = project.strategy_id
    years: defaultdict[str, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    for line in evidence.of(BudgetLine, "budget_lines"):
        strategy = owner.get(line.parent_id or "")
        if strategy and line.role == "item" and line.fiscal_year and line.amount is not None:
            years[strategy][line.fiscal_year] += line.amount
    return {key: _Work(tuple(group), dict(years[key])) for key, group in projects.items()}


def _strategy_rows(grid: Grid, titles: LikeIndex[Strategy], document: str) -> dict[int, Strategy]:
    """Return the rows that stand for one strategy each; nothing where a strategy has two rows."""
    found: dict[int, Strategy] = {}
    if len(grid.rows) > 40:
        return found
    for index, row in enumerate(grid.rows):
        strategy = _named(titles, document, (cell.text for cell in row.cells[:2]))
        if strategy is not None:
            found[index] = strategy
    return found if len({s.id for s in found.values()}) == len(found) else {}


def _named(titles: LikeIndex[Strategy], document: str, texts: Iterable[str]) -> Strategy | None:
    for text in texts:
        if 8 <= len(text) <= 250:
            found = titles.best(document, _LABEL.sub("", text, count=1), SAME_TITLE)
            if found is not None:
                return found
    return None


def _check(
    evidence: Evidence, tally: Tally, rows: Mapping[int, Strategy], works: Mapping[str, _Work]
) -> Iterator[Note]:
    if any(strategy.id not in works for strategy in rows.values()):
        return
    counts = [column for column in tally.numeric if _is_count(tally, column)]
    rows_of = {strategy.id: row for row, strategy in rows.items()}
    works = {
        key: replace(works[key], is_counted=_is_counted(tally, rows_of[key], counts, works[key])) for key in rows_of
    }
    if any(work.is_doubled and not work.is_counted for work in works.values()):
        return
    money = [column for column in tally.numeric if column not in counts and _is_money(tally, column)]
    for row, strategy in rows.items():
        work = works[strategy.id]
        for column in counts:
            figure = tally.figure(row, column)
            if figure.state == "number" and work.is_whole and tally.roles[column] != "total":
                expected = work.count(year_of(tally, column))
                if figure.value is not None and figure.value not in expected:
                    yield _note(evidence, tally, (row, column), strategy, work, max(expected), figure.value, width=0)
        yield from _check_money(evidence, tally, row, money, strategy, work)


def _is_counted(tally: Tally, row: int, counts: Sequence[int], work: _Work) -> bool:
    """Whether the summary prints as many projects as were read: then a slip of their numbers hides none."""
    printed = [tally.figure(row, column) for column in counts]
    return any(figure.state == "number" and figure.value == len(work.projects) for figure in printed)


def _is_count(tally: Tally, column: int) -> bool:
    return fold(header(tally, column)).startswith(words().words["project_counts"])


def _is_money(tally: Tally, column: int) -> bool:
    """Whether a column gives money: by its headings, or as a department's or year's column of a matrix."""
    key = fold(" ".join(tally.grid.columns[column]))
    if any(word in key for word in words().words["money"]) or tally.roles[column] == "total" or year_of(tally, column):
        return True
    return resolve_department(header(tally, column)).id is not None


def _check_money(
    evidence: Evidence, tally: Tally, row: int, money: Sequence[int], strategy: Strategy, work: _Work
) -> Iterator[Note]:
    """Compare the row's sum, or failing that each year, or the sum of its parts."""
    totals = [column for column in money if tally.roles[column] == "total"]
    parts = [column for column in money if column not in totals]
    yearly = [column for column in parts if year_of(tally, column)]
    choices: list[tuple[tuple[int, ...], int | None]] = [(tuple(totals) if len(totals) == 1 else tuple(parts), None)]
    if len(totals) != 1 and len(parts) > 1 and yearly == parts:
        choices = [((column,), year_of(tally, column)) for column in parts]
    for columns, year in choices:
        values = [tally.figure(row, column) for column in columns]
        printed = [figure.value for figure in values if figure.value is not None]
        if not printed or not sum(printed) or any(figure.state in ("text", "unknown") for figure in values):
            continue
        total = tidy_number(sum(printed))
        expected = work.money(year)
        if any(is_same(value, total) for value in expected):
            continue
        loose = work.is_open or not (work.is_whole or work.is_counted)
        if loose and total > min(expected) and not any(is_swapped(value, total) for value in expected):
            continue
        yield _note(
            evidence, tally, (row, columns[0]), strategy, work, _nearest(expected, total), total, width=len(columns)
        )


def _nearest(expected: Sequence[float], total: float) -> float:
    """Return the reading of the projects' money that the printed sum misses by least."""
    return min(expected, key=lambda value: abs(value - total))


def _note(
    evidence: Evidence,
    tally: Tally,
    place: tuple[int, int],
    strategy: Strategy,
    work: _Work,
    expected: float,
    found: float,
    *,
    width: int,
) -> Note:
    """Return the note; `width` is how many columns of money were added, 0 for a count."""
    row, column = place
    cell = tally.cell(row, column)
    head = "รวมทุกคอลัมน์" if width > 1 else show_heading(tally, column)
    what_th, what_en = ("งบประมาณของโครงการ", "baht of the projects") if width else ("จำนวนโครงการ", "projects")
    places = (evidence.trace(cell.start, cell.end), *(project.provenance for project in work.projects))
    name, shown, right = strategy.title[:80], show_number(found), show_number(expected)
    return Note(
        code="total-mismatch",
        severity="warning",
        th=f"ตารางสรุป “{name}” คอลัมน์ “{head}” พิมพ์ไว้ {shown} แต่{what_th}ที่แจกแจงรวมได้ {right}",
        en=f"The summary of “{name}”, column “{head}”, says {shown}; the {what_en} listed make {right}",
        expected=tidy_number(expected),
        found=tidy_number(found),
        document_id=strategy.document_id,
        record_ids=(strategy.id, *(project.id for project in work.projects)),
        provenance=places,
    )


CHECK = Check("summaries", run)
