"""Fiscal years of the cover against year columns, titles that say ประจำปีงบประมาณ, and the periods of projects."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator, Sequence

from planparse.lexicon.wording import fold, load_wording
from planparse.model import Document, Provenance
from planparse.model.layout import BlockKind, Grid
from planparse.model.records import Project
from planparse.quantities import find_years, fiscal_year_bounds, read_fiscal_years, to_be
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.tally import words

TITLE_LENGTH = 200
PLAN_TABLES = frozenset(
    ("projects", "budget_matrix", "budgets", "summaries", "development_needs", "idp", "staffing_frame")
)
"""Tables whose year columns are years of the plan; other tables look back or ahead."""
PLAN_FORMS = frozenset(("staffing_frame", "personnel_costs", "incumbents"))
"""Forms of a manpower plan: a period of years in their title is that of the plan."""
BEFORE, AFTER = 90, 40
"""How far around the years the plan's name and words of looking back are looked for."""
_YEAR = r"(?:พ\.[ ]?ศ\.)?[ ]{0,2}[0-9๐-๙]{4}"
_MENTION = re.compile(rf"(?:ประจำ)?ปีงบประมาณ[ ]{{0,2}}{_YEAR}(?:[ ]{{0,2}}[-–][ ]{{0,2}}{_YEAR})?")
_IDP = ("แผนพัฒนารายบุคคล", "แผนพัฒนาบุคลากรรายบุคคล")
_FISCAL = "ปีงบประมาณ"
_RUNNING_HEAD = ("หัวกระดาษ", "running head")
_MARKS = "ะัาำิีึืฺุู็่้๊๋์ํ๎ "
SHOWN = 60
"""So much of a wording is shown in a message."""
_YEARLY = "ประจำปี"
_FRAME = "กรอบอัตรากำลัง"
_THREE_YEARS = re.compile("(?:[3๓]|สาม)[ ]?ปี")


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a note for each title, year column or project period that lies outside the plan's years."""
    documents = {document.id: document for document in evidence.documents if document.fiscal_years}
    seen: set[int] = set()
    for note in (*_check_titles(evidence), *_check_grids(evidence, documents), *_check_mentions(evidence)):
        line = note.provenance[0].line_start
        if line not in seen:
            seen.add(line)
            yield note
    yield from _check_projects(evidence, documents)


def _check_titles(evidence: Evidence) -> Iterator[Note]:
    """Section titles and running heads of the agency's own plans that name another fiscal year."""
    layout = evidence.layout
    for node in layout.sections:
        yield from _check_title(evidence, node.first, node.title, (node.start, node.end), ("หัวข้อ", "heading"))
    for block in layout.blocks:
        if block.kind is BlockKind.FURNITURE:
            for line in layout.lines[block.first : block.last + 1]:
                yield from _check_title(evidence, line.index, line.text, (line.start, line.end), _RUNNING_HEAD)


def _check_title(
    evidence: Evidence, line: int, title: str, span: tuple[int, int], what: tuple[str, str]
) -> Iterator[Note]:
    document = evidence.owner_of(line)
    if document is None or not document.fiscal_years or not evidence.is_own(line):
        return
    if _names_other_years(title, document):
        yield _note(document, title, read_fiscal_years(title), evidence.trace(*span), *what)


def _check_mentions(evidence: Evidence) -> Iterator[Note]:
    """Sentences that name the plan itself and give it the years of another plan."""
    for line in evidence.layout.lines:
        if line.is_blank or _FISCAL not in line.text or evidence.layout.text[line.start : line.end].count("\t"):
            continue
        document = evidence.owner_of(line.index)
        if document is None or not document.fiscal_years or not evidence.is_own(line.index):
            continue
        for found in _MENTION.finditer(line.text):
            wording = line.text[max(0, found.start() - BEFORE) : found.end()]
            if _gives_other_years(wording, found.group(), document, line.text[found.end() : found.end() + AFTER]):
                place = evidence.trace(line.start + found.start(), line.start + found.end())
                years = read_fiscal_years(found.group())
                yield _note(document, _shorten(wording), years, place, "ข้อความ", "wording")
                break


def _gives_other_years(wording: str, years_text: str, document: Document, after: str) -> bool:
    years = read_fiscal_years(years_text)
    if not years or set(years) & set(document.fiscal_years):
        return False
    key = fold(wording)
    own = [name for name in _own_names(document.kind) if name in key]
    if not own:
        return False
    for name in own:
        key = key.replace(name, "|")
    return not any(word in key or word in fold(after) for word in words().words["earlier"])


@functools.cache
def _own_names(kind: str) -> tuple[str, ...]:
    """Return the names by which an instrument speaks of itself, longest first; a report also names its policy."""
    names = load_wording("instruments").words
    own = {*names.get(kind, ()), *_IDP, *(names["hr_policy"] if kind == "progress_report" else ())}
    return tuple(sorted(own, key=lambda name: (-len(name), name)))


def _shorten(wording: str) -> str:
    """Return the end of a wording, without marks cut off from their letter."""
    end = wording.strip()[-SHOWN:].lstrip(_MARKS)
    return end if len(end) == len(wording.strip()) else f"…{end}"


def _names_other_years(text: str, document: Document, *, of_form: bool = False) -> bool:
    """Whether a title tells fiscal years or the plan's period, none of them the plan's, and does not look back.

    `of_form`: it is the title of one of the plan's own forms.
    """
    key = fold(text)
    if len(text) > TITLE_LENGTH:
        return False
    if not ((_FISCAL in text and _YEARLY in text) or _is_own_period(text, key, document, of_form=of_form)):
        return False
    if any(word in key for word in words().words["earlier"]) and document.kind != "progress_report":
        return False
    years = read_fiscal_years(text)
    return bool(years) and not set(years) & set(document.fiscal_years)


def _is_own_period(text: str, key: str, document: Document, *, of_form: bool) -> bool:
    """Whether a title tells the period of the plan itself: กรอบอัตรากำลัง ๓ ปี ระหว่างปี ๒๕๖๗ - ๒๕๖๙."""
    if len(read_fiscal_years(text)) != len(document.fiscal_years):
        return False
    if of_form and _FISCAL in text and len(document.fiscal_years) > 1:
        return True
    return _THREE_YEARS.search(text) is not None and any(name in key for name in (_FRAME, *_own_names(document.kind)))


def _check_grids(evidence: Evidence, documents: dict[str, Document]) -> Iterator[Note]:
    for grid in evidence.layout.grids:
        document = documents.get(evidence.table_of(grid).document_id)
        if document is None or not evidence.is_own(grid.first_line):
            continue
        place = _header_place(evidence, grid)
        of_form = evidence.kinds.get(grid.index) in PLAN_FORMS
        if grid.title and _names_other_years(grid.title, document, of_form=of_form):
            place = _title_place(evidence, grid) or place
            yield _note(document, grid.title, read_fiscal_years(grid.title), place, "ชื่อตาราง", "table title")
            continue
        years = _column_years(grid)
        if evidence.kinds.get(grid.index) in PLAN_TABLES and years and not set(years) & set(document.fiscal_years):
            yield _note(document, grid.title or "", years, place, "คอลัมน์ปีของตาราง", "year columns of the table")


def _header_place(evidence: Evidence, grid: Grid) -> Provenance:
    span = grid.header_span or grid.pieces[0]
    return evidence.trace(span.start, span.end)


def _title_place(evidence: Evidence, grid: Grid) -> Provenance | None:
    """Return where a table's title stands: in one of the lines just above it."""
    for line in reversed(evidence.layout.lines[max(0, grid.first_line - 8) : grid.first_line]):
        if not line.is_blank and grid.title and fold(line.body) and fold(line.body) in fold(grid.title):
            return evidence.trace(line.start, line.end)
    return None


def _column_years(grid: Grid) -> list[int]:
    """Return the years of the year columns; the year over month columns is a calendar year and does not count."""
    months = words().words["months"]
    found: list[int] = []
    for path in grid.columns:
        if not path or fold(path[-1]).startswith(months):
            continue
        text = path[-1]
        years = [year.year_be for year in find_years(text)] if len(text) <= 30 else []
        if not years and _FISCAL in text:
            years = read_fiscal_years(text)
        found += years
    return sorted(set(found))


def _check_projects(evidence: Evidence, documents: dict[str, Document]) -> Iterator[Note]:
    for project in evidence.of(Project, "projects"):
        document = documents.get(project.document_id)
        if document is None:
            continue
        years = _outside(project.starts_on, project.ends_on, document.fiscal_years)
        if years:
            yield _note(
                document,
                project.name,
                years,
                project.provenance,
                "ระยะเวลาของโครงการ",
                "period of the project",
                (project.id,),
            )


def _outside(start: dt.date | None, end: dt.date | None, years: Sequence[int]) -> list[int]:
    """Return the fiscal years of a period that lies wholly outside the plan's years, else nothing."""
    first, last = fiscal_year_bounds(min(years))[0], fiscal_year_bounds(max(years))[1]
    if start is None and end is None:
        return []
    begins, ends = start or end, end or start
    if begins is None or ends is None or (begins <= last and ends >= first):
        return []
    return sorted({_fiscal_year(begins), _fiscal_year(ends)})


def _fiscal_year(day: dt.date) -> int:
    return to_be(day.year) + (1 if day.month >= 10 else 0)


def _show(years: Sequence[int]) -> int | str:
    return years[0] if len(years) == 1 else f"{min(years)}-{max(years)}"


def _note(
    document: Document,
    text: str,
    years: Sequence[int],
    place: Provenance,
    what_th: str,
    what_en: str,
    record_ids: tuple[str, ...] = (),
) -> Note:
    expected, found = _show(document.fiscal_years), _show(years)
    name, verb = text[:80], "are" if what_en.startswith("year columns") else "is"
    return Note(
        code="year-mismatch",
        severity="warning",
        th=f"{what_th} “{name}” เป็นปีงบประมาณ {found} แต่เอกสารนี้เป็นของปีงบประมาณ {expected}",
        en=f"The {what_en} “{name}” {verb} of fiscal year {found}, but this document is of fiscal year {expected}",
        expected=expected,
        found=found,
        document_id=document.id,
        record_ids=record_ids,
        provenance=(place, document.provenance),
    )


CHECK = Check("years", run)
