"""Competencies: numbered lists under a lead-in or title, two-column lists, tables with definitions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planparse.extract.competency_lists import NamedPoint, NameList, may_be_name
from planparse.extract.competency_names import (
    ALONE_LENGTH,
    GroupMention,
    competency_id,
    find_group,
    known_group,
    may_open_known,
    shown_name,
    speaks_of_competencies,
    split_definition,
)
from planparse.extract.competency_tables import read_table
from planparse.extract.form import Form
from planparse.extract.items import Item, number_items, tidy
from planparse.extract.label_runs import is_below
from planparse.extract.place import Place
from planparse.extract.points import split_points
from planparse.lexicon.lead_ins import opens_list
from planparse.lexicon.names import fold_name
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import Block, BlockKind, Label
from planparse.model.records import Competency

_PASSED = frozenset({BlockKind.FURNITURE, BlockKind.CONTENTS, BlockKind.COVER})
TITLE_LENGTH = 120
RUN_IN_LENGTH = 600
COUNT_TAIL = 40


class _Walk:
    """One instrument, block by block."""

    def __init__(self, place: Place, words: Wording) -> None:
        self._place = place
        self._words = words
        self._tables = {view.grid.first_line: view for view in place.tables}
        self._list = NameList()
        self._is_cut = False
        self._made: dict[tuple[str, str], Competency] = {}
        self._own: set[str] = set()

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
        done, self._list, self._is_cut = self._list, NameList(), False
        group = done.judge()
        if group is not None:
            yield from self._make_all(group, done.names, done.section)

    def _table(self, block: Block) -> Iterator[Competency]:
        lead = self._list if not self._list.names else NameList()
        yield from self._flush()
        view = self._tables.get(block.first)
        if view is not None and view.kind in ("", "competencies"):
            for group, names in read_table(self._place, view, lead, self._words):
                yield from self._make_all(group, names, view.grid.section)

    # -- text -------------------------------------------------------------------------------------

    def _text(self, block: Block) -> Iterator[Competency]:
        """Read a block of text; one whose lines each lead in a list of their own line by line."""
        items = [self._place.item_of(block)]
        if block.kind is BlockKind.PARAGRAPH and block.first != block.last:
            items = self._place.stretches_of(block, self._leads_by_itself)
        for item in items:
            yield from self._stretch(block, item)

    def _leads_by_itself(self, text: str) -> bool:
        mention = find_group(text, self._words)
        return mention is not None and mention.heads and self._words.patterns["run_in"].search(text) is not None

    def _stretch(self, block: Block, item: Item) -> Iterator[Competency]:
        label = self._place.layout.lines[block.first].label
        mention = self._lead(block, item.text)
        if mention is not None and self._list.is_told and not self._list.names and not mention.heads:
            self._run_in(item)  # the title has told the group; its introduction speaks of others in passing
        elif mention is not None:
            yield from self._flush()
            self._list = NameList(mention.group, mention.heads, [], block.section, label)
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
        is_title = mention.heads and len(text) <= TITLE_LENGTH
        opens = opens_list(text) or self._words.patterns["counts"].search(text[-COUNT_TAIL:]) is not None
        if block.kind is BlockKind.HEADING:
            return mention if is_title else None
        if block.kind is BlockKind.ITEM and not opens:
            return mention if is_title and not self._is_digital_name(text) else None
        runs_on = len(text) < RUN_IN_LENGTH and self._words.patterns["run_in"].search(text) is not None
        return mention if opens or mention.heads or runs_on else None

    def _is_digital_name(self, text: str) -> bool:
        """Whether a point of a list of digital skills is one of them although it speaks of such skills."""
        return self._list.group == "digital" and bool(self._list.names) and "ประจำ" not in text

    def _heads_name(self, label: Label | None, title: str) -> bool:
        """Whether a heading is a point of the list: a standard name, or numbered below the list's own title."""
        if label is None or self._list.group is None:
            return False
        return is_below(self._list.label, label) or known_group(split_definition(title, self._words)[0]) is not None

    def _run_in(self, item: Item) -> None:
        """Take the names that a lead-in lists in its own paragraph: numbered, or standard ones in a row."""
        opened = self._words.patterns["run_in"].search(item.text)
        if opened is None:
            return
        after = item.text[opened.end() :]
        points = [(point.ordinal, point.text) for point in split_points(after)]
        if len(points) < 2:
            points = [(None, name) for name in _in_a_row(after)]
        names = [(number, *split_definition(text, self._words)) for number, text in points]
        if len(names) >= 2 and all(may_be_name(name, self._words) for _, name, _ in names):
            self._list.names += [
                NamedPoint(number, name, definition, item.start, item.end) for number, name, definition in names
            ]

    def _item(self, block: Block, item: Item) -> Iterator[Competency]:
        if self._list.group is None and not self._list.names and not may_open_known(item.text):
            return
        if self._is_cut and not self._goes_on(item):
            yield from self._flush()
        self._is_cut = False
        name, definition = split_definition(item.text, self._words, self._own, self._shown(block, item))
        if item.ordinal is None and any(point.ordinal is not None for point in self._list.names):
            return  # behaviours or levels below a numbered name
        fits = may_be_name(name, self._words) and not opens_list(item.text)
        if not fits or self._restarts(item):
            yield from self._flush()
        if fits:
            if not self._list.names and self._list.section is None:
                self._list.section = block.section
            self._list.names.append(NamedPoint(item.ordinal, name, definition, item.start, item.end))

    def _shown(self, block: Block, item: Item) -> str | None:
        """Return what the print of a point sets off as its name."""
        text = self._place.layout.text
        line = self._place.layout.lines[block.first]
        is_bold = line.is_bold or text[item.start - 2 : item.start] == "**"
        return shown_name(text[item.start : item.end], is_bold=is_bold)

    def _goes_on(self, item: Item) -> bool:
        """Whether a point has the number that the list expects next."""
        last = self._list.names[-1].ordinal if self._list.names else None
        return last is not None and item.ordinal == last + 1

    def _restarts(self, item: Item) -> bool:
        """Whether a number begins a run anew: another list, whatever it is of."""
        last = self._list.names[-1].ordinal if self._list.names else None
        return last is not None and item.ordinal == 1

    def _paragraph(self, item: Item) -> Iterator[Competency]:
        """Take a paragraph as the definition of the name above it where it opens as one.

        One other paragraph within a numbered list is the rest of a point, cut by a page; more end the list.
        """
        names = self._list.names
        if names and names[-1].definition is None and fold(item.text).startswith(self._words.words["defines"]):
            last = names[-1]
            definition = tidy(self._words.patterns["separator"].sub("", f" {item.text}", count=1))
            names[-1] = NamedPoint(last.ordinal, last.name, definition, last.start, item.end)
        elif names and names[-1].ordinal is not None and not self._is_cut and not opens_list(item.text):
            self._is_cut = True
        elif names:
            yield from self._flush()

    # -- records ----------------------------------------------------------------------------------

    def _make_all(self, group: str, names: Sequence[NamedPoint], section: int | None) -> Iterator[Competency]:
        """Yield one record per name; what the instrument says again goes to the record it has."""
        items = [Item(name.ordinal, name.name, name.start, name.end) for name in names]
        for (ordinal, _), name in zip(number_items(items), names, strict=True):
            key = (group, fold(name.name))
            if name.definition is None and len(name.name) <= ALONE_LENGTH:
                self._own.add(fold_name(name.name))
            known = self._made.get(key)
            if known is not None:
                known.definition = known.definition or name.definition
                known.also_at = [*known.also_at, self._place.tracer.trace(name.start, name.end)]
                continue
            self._made[key] = self._place.make(
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
            yield self._made[key]


def _in_a_row(text: str) -> Iterator[str]:
    """Yield the standard names that a sentence names one after another, with spaces, commas or และ between."""
    for part in re.split("[ ,]+", text):
        name = part.removeprefix("และ").strip(".")
        pairs = [(name[: at.start()], name[at.end() :]) for at in re.finditer("และ", name)]
        if known_group(name) is None:
            yield from next((pair for pair in pairs if known_group(pair[0]) and known_group(pair[1])), ())
        else:
            yield name


def find(place: Place, words: Wording) -> Iterator[Competency]:
    """Yield the competencies that the instrument lists, each once a group."""
    if any(speaks_of_competencies(line.text) for line in place.text_lines()):
        yield from _Walk(place, words).find()


FORM = Form("competencies", yields=(Competency,), find=find)
