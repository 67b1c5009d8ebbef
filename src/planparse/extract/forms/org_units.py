"""Organisation structure (โครงสร้างส่วนราชการ): departments, divisions and duties, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planparse.extract.continuation import heading_rows, runs_of
from planparse.extract.form import Form
from planparse.extract.org_change import mark_changes
from planparse.extract.org_lists import MIN_DEPARTMENTS, OrgLists
from planparse.extract.org_points import Point, cell_points
from planparse.extract.org_tree import OrgTree, Unit, cut_name, is_department_name
from planparse.extract.place import Place
from planparse.extract.tableview import TableView
from planparse.lexicon.resolve import resolve_department
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import Cell
from planparse.model.records import OrgUnit

FRAMES = ("current", "proposed")
DUTY = "งาน"
_DIGITS = "0123456789๐๑๒๓๔๕๖๗๘๙("
Trees = dict[str, OrgTree]


# -- tables ---------------------------------------------------------------------------------------------


def _from_tables(place: Place, words: Wording) -> Trees:
    """Return the trees of the old/new tables, which go on from piece to piece."""
    trees = {frame: OrgTree(words) for frame in FRAMES}
    for run in runs_of(place, "org_units"):
        for view in run:
            if view.has(*FRAMES):
                _take_frames(view, trees, words)
            else:
                _take_columns(view, trees["current"], words)
    if not any(tree.roots for tree in trees.values()):
        for view in place.tables_of(""):
            paired = _headless(view, words)
            if paired is not None:
                _take_frames(paired, trees, words)
        for view in place.tables_of(""):
            _take_headed(view, trees["current"], words)
    return {frame: tree for frame, tree in trees.items() if tree.roots}


def _take_headed(view: TableView, tree: OrgTree, words: Wording) -> None:
    """Take a chart set as a table: departments head the columns, what belongs to each stands beneath."""
    heads = {
        column: path[-1]
        for column, path in enumerate(view.grid.columns)
        if path and is_department_name(cut_name(path[-1], words), words) and resolve_department(path[-1]).id
    }
    if len(heads) < MIN_DEPARTMENTS or len(heads) < len(view.grid.columns) or view.grid.header_span is None:
        return
    units = (*words.words["division"], DUTY)
    cells = [cell for row in view.rows for cell in row.cells if cell.text]
    named = sum(1 for cell in cells if fold(cut_name(cell.text, words)).startswith(units))
    if not cells or named * 2 < len(cells):
        return
    span = view.grid.header_span
    for column, head in heads.items():
        tree.take(Point((), "", head, span.start, span.end), view.grid.section)
        for row in view.rows:
            if column < len(row.cells) and not row.cells[column].is_filled:
                for point in cell_points(row.cells[column], words):
                    tree.take(point, view.grid.section)


def _headless(view: TableView, words: Wording) -> TableView | None:
    """Return a table without a known heading whose first two columns each list numbered departments, else None."""
    if view.kind or len(view.roles) not in (2, 3, 4):
        return None
    rows = (*heading_rows(view.grid), *view.grid.rows)
    paired = sum(1 for row in rows if all(_opens_department(cell, words) for cell in row.cells[:2]))
    if paired < MIN_DEPARTMENTS:
        return None
    return replace(view, grid=replace(view.grid, rows=rows), roles=(*FRAMES, *view.roles[2:]))


def _opens_department(cell: Cell, words: Wording) -> bool:
    text = cell.parts[0].text if cell.parts else ""
    if not text or text[0] not in _DIGITS:
        return False
    points = cell_points(cell, words)
    return bool(points) and bool(points[0].path) and is_department_name(cut_name(points[0].text, words), words)


def _take_frames(view: TableView, trees: Trees, words: Wording) -> None:
    for row in view.rows:
        taken: dict[str, list[Unit]] = {frame: [] for frame in FRAMES}
        for frame in FRAMES:
            for cell in row.group:
                for point in cell_points(cell, words):
                    trees[frame].take(point, view.grid.section)
            cell = view.cell(row, frame)
            for point in () if cell.is_filled else cell_points(cell, words):
                unit = trees[frame].take(point, view.grid.section)
                taken[frame] += [unit] if unit is not None else []
        old, new = (taken[frame] for frame in FRAMES)
        if len(old) == len(new) == 1 and words.holds("renamed", view.text(row, "note")):
            old[0].renamed_to, new[0].renamed_to = new[0], old[0]


def _take_columns(view: TableView, tree: OrgTree, words: Wording) -> None:
    """Take a table that gives departments, divisions and duties a column each."""
    for row in view.rows:
        for role in ("department", "division", "duty"):
            cell = view.cell(row, role)
            if not cell.is_filled:
                for point in cell_points(cell, words):
                    tree.take(point, view.grid.section)


# -- records --------------------------------------------------------------------------------------------


def _records(place: Place, frame: str, tree: OrgTree) -> Iterator[OrgUnit]:
    ids: dict[int, str] = {}
    for unit in tree.units():
        record = place.make(
            OrgUnit,
            unit.start,
            unit.end,
            unit.section,
            kind=unit.kind,
            ordinal=unit.ordinal,
            name=unit.name,
            department_id=resolve_department(unit.department.name).id,
            parent_id=ids[id(unit.parent)] if unit.parent is not None else None,
            frame=frame,
            change=unit.change,
        )
        ids[id(unit)] = record.id
        yield record


def find(place: Place, words: Wording) -> Iterator[OrgUnit]:
    """Yield the units of each frame, departments before what belongs to them."""
    trees = _from_tables(place, words) or OrgLists(place, words).read()
    for tree in trees.values():
        tree.settle()
    if all(frame in trees for frame in FRAMES):
        mark_changes(trees["current"].roots, trees["proposed"].roots)
    for frame in FRAMES:
        if frame in trees:
            yield from _records(place, frame, trees[frame])


FORM = Form("org_units", yields=(OrgUnit,), find=find, rank=4)
