"""Competencies: numbered lists under a lead-in or title, two-column lists, tables with definitions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from planparse.extract.competency_names import (
    LISTED,
    GroupMention,
    competency_id,
    find_group,
    known_group,
    split_definition,
)
from planparse.extract.form import Form
from planparse.extract.items import Item, number_items, tidy
from planparse.extract.leads import opens_list
from planparse.extract.place import Place
from planparse.extract.points import cell_points, split_points
from planparse.extract.tableview import TableView
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import Block, BlockKind, Cell, Label, Row
from planparse.model.records import Competency
from planparse.quantities import read_ordinal

_NAME_ROLES = ("name", "core", "managerial", "functional", "digital")
_PASSED = frozenset({BlockKind.FURNITURE, BlockKind.CONTENTS, BlockKind.COVER})
TITLE_LENGTH = 120
NAME_LIMIT = 90
UNTOLD_NAMES = 3
UNTOLD_SHARE = 0.7
"""A list whose lead-in names no group is one of competencies from so many standard names, and such a share, on."""
TOLD_SHARE = 0.5
"""The same share where a sentence names the group in passing."""


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of a list: its number, wording, definition and place."""

    ordinal: int | None
    name: str
    definition: str | None
    start: int
    end: int


@dataclass(slots=True)
class _List:
    """The list that is being read: the group its lead-in names, and its points so far."""

    group: str | None = None
    is_told: bool = False
    names: list[_Name] = field(default_factory=list)
    section: int | None = None
    label: Label | None = None

    def take(self) -> str | None:
        """Return the group of the list, or None where it is no list of competencies."""
        known = [group for name in self.names if (group := known_group(name.name))]
        if not self.names:
            return None
        share = len(known) / len(self.names)
        most = Counter(known).most_common(1)[0][0] if known else None
        if self.group is not None and (self.is_told or share >= TOLD_SHARE):
            return self.group if self.group != "other" else most or self.group
        return most if len(known) >= UNTOLD_NAMES and share >= UNTOLD_SHARE else None


class _Walk:
    """One instrument, block by block."""

    def __init__(self, place: Place, words: Wording) -> None:
        self._place = place
        self._words = words
        self._tables = {view.grid.first_line: view for view in place.tables}
        self._list = _List()
        self._made: dict[tuple[str, str], Competency] = {}

    def find(self) -> Iterator[Competency]:
        """Yield the competencies in the order of the text."""
        for block in self._place.blocks:
            if block.kind in _PASSED:
                continue
            if block.kind is BlockKind.TABLE:
                yield from self._table(block)
            else:
                yield from self._text(block)
        yield from self._flush()

    def _flush(self) -> Iterator[Competency]:
        """Close the list in force and yield its names, where it is one of competencies."""
        done, self._list = self._list, _List()
        group = done.take()
        if group is not None:
            yield from self._make_all(group, done.names, done.section)

    # -- text -------------------------------------------------------------------------------------

    def _text(self, block: Block) -> Iterator[Competency]:
        item = self._place.item_of(block)
        label = self._place.layout.lines[block.first].label
        mention = self._lead(block, item.text)
        if mention is not None:
            yield from self._flush()
            self._list = _List(mention.group, mention.heads, [], block.section, label)
            if block.kind is not BlockKind.HEADING:
                self._run_in(item)
        elif block.kind is BlockKind.ITEM or (block.kind is BlockKind.HEADING and self._heads_name(label, item.text)):
            yield from self._item(block, item)
        elif block.kind is BlockKind.PARAGRAPH:
            yield from self._paragraph(item)
        else:
            yield from self._flush()

    def _lead(self, block: Block, text: str) -> GroupMention | None:
        """Return the group that a block leads in: a title of it, or a sentence that opens a list of it."""
        mention = find_group(text, self._words)
        if mention is None:
            return None
        opens = opens_list(text) or self._words.patterns["counts"].search(text[-40:]) is not None
        if block.kind is BlockKind.HEADING:
            return mention if mention.heads and len(text) <= TITLE_LENGTH else None
        if block.kind is BlockKind.ITEM and not opens:
            return mention if mention.heads and len(text) <= TITLE_LENGTH and not self._is_name(text) else None
        runs_on = self._words.patterns["run_in"].search(text) is not None
        return mention if opens or mention.heads or (runs_on and len(text) < 600) else None

    def _is_name(self, text: str) -> bool:
        """Whether a point under a group in force is one of its names although it speaks of a group's matter."""
        return self._list.group == "digital" and bool(self._list.names) and "ประจำ" not in text

    def _heads_name(self, label: Label | None, title: str) -> bool:
        """Whether a heading is a point of the list: a standard name, or numbered below the list's own title."""
        if label is None or self._list.group is None:
            return False
        own = self._list.label
        below = own is not None and len(label.path) > len(own.path) and label.path[: len(own.path)] == own.path
        return below or known_group(split_definition(title, self._words)[0]) is not None

    def _run_in(self, item: Item) -> None:
        """Take the names that a lead-in lists in its own paragraph."""
        opened = self._words.patterns["run_in"].search(item.text)
        if opened is None:
            return
        points = split_points(item.text[opened.end() :])
        if len(points) < 2:
            points = [Item(None, tidy(part), 0, 0) for part in _commas(item.text[opened.end() :])]
            points = [point for point in points if known_group(point.text)]
        names = [(point.ordinal, *split_definition(point.text, self._words)) for point in points]
        if len(names) >= 2 and all(self._fits(name) for _, name, _ in names):
            self._list.names += [_Name(number, name, told, item.start, item.end) for number, name, told in names]

    def _item(self, block: Block, item: Item) -> Iterator[Competency]:
        name, definition = split_definition(item.text, self._words)
        bulleted = item.ordinal is None and any(point.ordinal is not None for point in self._list.names)
        if bulleted:
            return  # behaviours or levels below a numbered name
        if not self._fits(name) or opens_list(item.text) or self._restarts(item):
            yield from self._flush()
            if not self._fits(name) or opens_list(item.text):
                return
        if not self._list.names and self._list.section is None:
            self._list.section = block.section
        self._list.names.append(_Name(item.ordinal, name, definition, item.start, item.end))

    def _restarts(self, item: Item) -> bool:
        """Whether a number begins a run anew: another list, whatever it is of."""
        last = self._list.names[-1].ordinal if self._list.names else None
        return last is not None and item.ordinal is not None and item.ordinal <= last and item.ordinal == 1

    def _fits(self, name: str) -> bool:
        if not name or len(name) > NAME_LIMIT:
            return False
        if known_group(name) is not None:
            return True
        return not fold(name).startswith(self._words.words["not_name"])

    def _paragraph(self, item: Item) -> Iterator[Competency]:
        names = self._list.names
        if names and names[-1].definition is None and fold(item.text).startswith(self._words.words["defines"]):
            last = names[-1]
            told = tidy(self._words.patterns["separator"].sub("", f" {item.text}", count=1))
            names[-1] = _Name(last.ordinal, last.name, told, last.start, item.end)
        elif names:
            yield from self._flush()

    # -- tables -----------------------------------------------------------------------------------

    def _table(self, block: Block) -> Iterator[Competency]:
        lead = self._list if not self._list.names else _List()
        yield from self._flush()
        view = self._tables.get(block.first)
        if view is None or view.kind not in ("", "competencies"):
            return
        if view.kind == "competencies":
            yield from self._headed(view, lead)
        else:
            yield from self._cells(view, lead)

    def _headed(self, view: TableView, lead: _List) -> Iterator[Competency]:
        """Yield the names of a table with headings: one column of names, or one column a group."""
        columns = [index for index, role in enumerate(view.roles) if role in _NAME_ROLES]
        group_columns = [index for index in columns if view.roles[index] != "name"]
        if len(group_columns) > 1 and not view.has("definition"):
            for index in group_columns:
                cells = [row.cells[index] for row in view.rows if index < len(row.cells)]
                names = [name for cell in cells for name in self._cell_names(cell)]
                yield from self._make_all(view.roles[index] or "other", names, view.grid.section)
            return
        column = columns[0]
        told = view.roles[column] if view.roles[column] != "name" else self._told(view, lead)
        groups: list[tuple[str | None, list[_Name]]] = [(told, [])]
        for row in view.rows:
            mention = next((m for cell in row.group if (m := find_group(cell.text, self._words))), None)
            if mention is not None:
                groups.append((mention.group, []))
            name = self._row_name(view, row, column)
            if name is not None:
                groups[-1][1].append(name)
        for group, names in groups:
            yield from self._make_all(group or _most_known(names) or "other", names, view.grid.section)

    def _told(self, view: TableView, lead: _List) -> str | None:
        """Return the group that the table's title, lead-in or section names."""
        titles = [view.grid.title or "", *(cell.text for cell in view.grid.captions)]
        titles += [node.title for node in self._place.ancestors(view.grid.section)]
        mention = next((m for title in titles[:2] if (m := find_group(title, self._words)) and m.heads), None)
        if mention is None and lead.group is not None:
            return lead.group
        mention = mention or next((m for title in titles[2:] if (m := find_group(title, self._words))), None)
        return mention.group if mention else None

    def _row_name(self, view: TableView, row: Row, column: int) -> _Name | None:
        cell = row.cells[column]
        points = cell_points(cell)
        if not points or cell.is_filled:
            return None
        wording = points[0].text if points[0].ordinal is not None and len(points) == 1 else tidy(cell.text)
        told = tidy(view.text(row, "definition")) or None
        name, within = (wording, None) if told else split_definition(wording, self._words)
        ordinal = points[0].ordinal if points[0].ordinal is not None else read_ordinal(view.text(row, "ordinal"))
        return _Name(ordinal, name, told or within, row.start, row.end) if self._fits(name) else None

    def _cell_names(self, cell: Cell) -> list[_Name]:
        names = []
        for point in cell_points(cell):
            name, definition = split_definition(point.text, self._words)
            if self._fits(name):
                names.append(_Name(point.ordinal, name, definition, point.start, point.end))
        return names

    def _cells(self, view: TableView, lead: _List) -> Iterator[Competency]:
        """Yield the names of a table without headings: numbered names in columns, read by their numbers."""
        cells = [cell for row in view.rows for cell in row.cells if cell.text and not cell.is_filled]
        names = [name for cell in cells for name in self._cell_names(cell)]
        numbered = [name for name in names if name.ordinal is not None]
        if len(numbered) < max(len(cells) * TOLD_SHARE, 2) or len(numbered) < len(names):
            return
        told = _List(lead.group, lead.is_told, sorted(numbered, key=lambda name: name.ordinal or 0))
        group = told.take()
        if group is not None:
            yield from self._make_all(group, told.names, view.grid.section)

    # -- records ----------------------------------------------------------------------------------

    def _make_all(self, group: str, names: Sequence[_Name], section: int | None) -> Iterator[Competency]:
        items = [Item(name.ordinal, name.name, name.start, name.end) for name in names]
        for (ordinal, _), name in zip(number_items(items), names, strict=True):
            key = (group, fold(name.name))
            known = self._made.get(key)
            if known is not None:
                known.definition = known.definition or name.definition
                known.also_at = [*known.also_at, self._place.tracer.trace(name.start, name.end)]
                continue
            record = self._place.make(
                Competency,
                name.start,
                name.end,
                section,
                group=group,
                ordinal=ordinal,
                name=name.name,
                competency_id=competency_id(name.name, group),
                definition=name.definition,
            )
            self._made[key] = record
            yield record


def _commas(text: str) -> list[str]:
    return [part.removeprefix("และ").strip(" .") for part in text.replace("และการ", ",การ").replace(" ", ",").split(",") if part]


def _most_known(names: Sequence[_Name]) -> str | None:
    """Return the group that most of the names belong to in the standard lists."""
    groups = Counter(group for name in names if (group := known_group(name.name)) in LISTED)
    return groups.most_common(1)[0][0] if groups else None


def find(place: Place, words: Wording) -> Iterator[Competency]:
    """Yield the competencies that the instrument lists, each once a group."""
    yield from _Walk(place, words).find()


FORM = Form("competencies", yields=(Competency,), find=find)
