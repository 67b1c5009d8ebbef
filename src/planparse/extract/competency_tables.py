"""Competencies in tables: a column of names, a column a group, or numbered names in columns without headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planparse.extract.competency_lists import TOLD_SHARE, NamedPoint, NameList, may_be_name, most_known
from planparse.extract.competency_names import find_group, split_definition
from planparse.extract.items import tidy
from planparse.extract.place import Place
from planparse.extract.points import cell_points
from planparse.extract.tableview import TableView
from planparse.lexicon.wording import Wording
from planparse.model.layout import Cell, Row
from planparse.quantities import read_ordinal

NAME_ROLES = ("name", "plain", "core", "managerial", "functional", "digital")
_NUMBER_STARTS = frozenset("(0123456789๐๑๒๓๔๕๖๗๘๙")
Groups = Iterator[tuple[str, Sequence[NamedPoint]]]


def read_table(place: Place, view: TableView, lead: NameList, words: Wording) -> Groups:
    """Yield (group, names) of a table; `lead` is the list that a lead-in right above it has opened."""
    if view.kind != "competencies":
        yield from _unheaded(view, lead, words)
        return
    columns = [index for index, role in enumerate(view.roles) if role in NAME_ROLES]
    if view.has("position") or (len(columns) > 1 and not view.has("definition", "name", "plain")):
        yield from _group_columns(view, columns, words)
    else:
        yield from _one_column(place, view, columns[0], lead, words)


def _group_columns(view: TableView, columns: Sequence[int], words: Wording) -> Groups:
    """Yield the names of one column a group; beside lines of work only where the standard lists know them."""
    for index in columns:
        cells = [row.cells[index] for row in view.rows if index < len(row.cells) and not row.cells[index].is_filled]
        found = NameList(view.roles[index], not view.has("position"))
        found.names = [name for cell in cells for name in _cell_names(cell, words)]
        group = found.judge()
        if group is not None:
            yield group, found.names


def _one_column(place: Place, view: TableView, column: int, lead: NameList, words: Wording) -> Groups:
    """Yield the names of one column; a full-width row may name the group of those below it."""
    role = view.roles[column]
    told = role if role not in ("name", "plain") else _told_group(place, view, lead, words)
    groups: list[tuple[str | None, list[NamedPoint]]] = [(told, [])]
    for row in view.rows:
        own = view.cell(row, "group")
        above = (*row.group, own) if own.text and not own.is_filled else row.group
        mention = next((m for cell in above if (m := find_group(cell.text, words))), None)
        if mention is not None and mention.group != groups[-1][0]:
            groups.append((mention.group, []))
        name = _row_name(view, row, column, words)
        if name is not None:
            groups[-1][1].append(name)
    for group, names in groups:
        if group is None and role == "plain" and most_known(names) is None:
            continue  # names of something else, with their meanings
        yield group or most_known(names) or "other", names


def _told_group(place: Place, view: TableView, lead: NameList, words: Wording) -> str | None:
    """Return the group that the table's title, the lead-in above it or its section names."""
    titles = [view.grid.title or "", *(cell.text for cell in view.grid.captions)]
    mention = next((m for title in titles if (m := find_group(title, words)) and m.heads), None)
    if mention is None and lead.group is not None:
        return lead.group
    sections = [node.title for node in place.ancestors(view.grid.section)]
    mention = mention or next((m for title in sections if (m := find_group(title, words))), None)
    return mention.group if mention else None


def _row_name(view: TableView, row: Row, column: int, words: Wording) -> NamedPoint | None:
    cell = row.cells[column]
    points = cell_points(cell)
    if not points or cell.is_filled:
        return None
    first = points[0]
    wording = first.text if first.ordinal is not None and len(points) == 1 else tidy(cell.text)
    told = tidy(view.text(row, "definition")) or None
    name, within = (wording, None) if told else split_definition(wording, words)
    ordinal = first.ordinal if first.ordinal is not None else read_ordinal(view.text(row, "ordinal"))
    if not may_be_name(name, words):
        return None
    return NamedPoint(ordinal, name, told or within, row.start, row.end)


def _cell_names(cell: Cell, words: Wording) -> list[NamedPoint]:
    names = []
    for point in cell_points(cell):
        name, definition = split_definition(point.text, words)
        if may_be_name(name, words):
            names.append(NamedPoint(point.ordinal, name, definition, point.start, point.end))
    return names


def _unheaded(view: TableView, lead: NameList, words: Wording) -> Groups:
    """Yield the names of a table without headings: numbered names in columns, in the order of their numbers."""
    cells = [cell for row in view.rows for cell in row.cells if cell.text and not cell.is_filled]
    cells = _read_as_cells(view) + cells
    if sum(1 for cell in cells if cell.text[0] in _NUMBER_STARTS) < max(len(cells) * TOLD_SHARE, 1):
        return
    names = [name for cell in cells for name in _cell_names(cell, words)]
    numbered = [name for name in names if name.ordinal is not None]
    if len(numbered) < max(len(cells) * TOLD_SHARE, 2) or len(numbered) < len(names):
        return
    told = NameList(lead.group, lead.is_told, sorted(numbered, key=lambda name: name.ordinal or 0))
    group = told.judge()
    if group is not None:
        yield group, told.names


def _read_as_cells(view: TableView) -> list[Cell]:
    """Return the cells of a heading that is none: each numbered, the first row of the list drawn as a heading."""
    grid = view.grid
    heads = [path[0] for path in grid.columns if len(path) == 1 and path[0]]
    if grid.header_span is None or not heads or any(head[0] not in _NUMBER_STARTS for head in heads):
        return []
    start, end = grid.header_span.start, grid.header_span.end
    return [Cell(head, start, end) for head in heads]
