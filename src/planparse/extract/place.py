"""What a form is given: one instrument, with its sections, lists and tables, and a maker of records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeVar

from planparse.extract.items import Item, join_lines, tidy
from planparse.extract.tableview import TableView
from planparse.extract.trace import Tracer
from planparse.lexicon.overlays import AgencyNames
from planparse.model import Record
from planparse.model.layout import Block, BlockKind, Instrument, Layout, Line, SectionNode

R = TypeVar("R", bound=Record)
TEXT_KINDS = (BlockKind.ITEM, BlockKind.PARAGRAPH)


class IdGiver:
    """Hands out ids, counted per kind over the whole file."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def next(self, prefix: str) -> str:
        """Return the next id of that prefix, such as `project-3`."""
        self._counts[prefix] = self._counts.get(prefix, 0) + 1
        return f"{prefix}-{self._counts[prefix]}"


@dataclass(slots=True)
class Place:
    """One instrument as its forms see it.

    `tables` are its recognised and unrecognised tables, `section_ids` maps section index to record id,
    `years` the fiscal years the instrument is for, `found` the records that earlier forms made here,
    `names` how the agency calls its departments and posts.
    """

    layout: Layout
    instrument: Instrument
    document_id: str
    agency_name: str | None
    years: tuple[int, ...]
    tracer: Tracer
    ids: IdGiver
    tables: tuple[TableView, ...]
    section_ids: Mapping[int, str]
    sections: tuple[SectionNode, ...] = ()
    blocks: tuple[Block, ...] = ()
    found: list[Record] = field(default_factory=list)
    names: AgencyNames = field(default_factory=AgencyNames)
    _items: dict[int, Item] = field(default_factory=dict)
    _by_section: dict[int | None, list[Block]] = field(default_factory=dict)
    _by_parent: dict[int | None, list[SectionNode]] = field(default_factory=dict)

    # -- making records ---------------------------------------------------------------------------

    def make(self, record: type[R], start: int, end: int, section: int | None = None, **fields: Any) -> R:
        """Return a record of that class, traced to the stretch `start`–`end` of the normalised text."""
        prefix = _ID_PREFIX.get(record.__name__, record.__name__.lower())
        return record.make(
            id=self.ids.next(prefix),
            document_id=self.document_id,
            section_id=self.section_ids.get(section) if section is not None else None,
            provenance=self.tracer.trace(start, end),
            **fields,
        )

    def found_of(self, record: type[R]) -> list[R]:
        """Return the records of that class that earlier forms found in this instrument."""
        return [item for item in self.found if isinstance(item, record)]

    # -- looking round ----------------------------------------------------------------------------

    def tables_of(self, *kinds: str) -> Iterator[TableView]:
        """Yield the tables recognised as one of the kinds."""
        return (view for view in self.tables if view.kind in kinds)

    def lines_of(self, block: Block) -> Sequence[Line]:
        """Return the non-blank lines of a block."""
        return [line for line in self.layout.lines[block.first : block.last + 1] if not line.is_blank]

    def blocks_in(self, section: SectionNode | int | None, kinds: Iterable[BlockKind] = TEXT_KINDS) -> list[Block]:
        """Return the blocks that stand directly in a section (None: before the first heading)."""
        index = section.index if isinstance(section, SectionNode) else section
        if not self._by_section:
            for block in self.blocks:
                self._by_section.setdefault(block.section, []).append(block)
        wanted = frozenset(kinds)
        return [block for block in self._by_section.get(index, ()) if block.kind in wanted]

    def item_of(self, block: Block) -> Item:
        """Return a block as one point: its number, wording and place."""
        item = self._items.get(block.first)
        if item is None:
            lines = self.lines_of(block)
            label = lines[0].label
            ordinal = label.path[-1] if label else None
            mark = label.text if label else lines[0].bullet
            item = Item(ordinal, tidy(join_lines(lines)), lines[0].body_start, lines[-1].end, mark)
            self._items[block.first] = item
        return item

    def stretches_of(self, block: Block, opens: Callable[[str], bool]) -> list[Item]:
        """Return a block as one point, or cut before each line that opens something of its own."""
        lines = self.lines_of(block)
        starts = [at for at, line in enumerate(lines) if at == 0 or opens(line.text)]
        if len(starts) < 2:
            return [self.item_of(block)]
        whole = self.item_of(block)
        cut = [lines[at:end] for at, end in pairwise([*starts, len(lines)])]
        return [
            Item(
                whole.ordinal if not at else None,
                tidy(join_lines(part)),
                part[0].body_start if not at else part[0].start,
                part[-1].end,
                whole.mark if not at else "",
            )
            for at, part in enumerate(cut)
        ]

    def items_in(self, section: SectionNode | int | None) -> list[Item]:
        """Return the points of the lists that stand directly in a section."""
        return [self.item_of(block) for block in self.blocks_in(section, (BlockKind.ITEM,))]

    def section_of(self, index: int | None) -> SectionNode | None:
        """Return the section of that index."""
        return self.layout.sections[index] if index is not None else None

    def ancestors(self, index: int | None) -> Iterator[SectionNode]:
        """Yield the section and those it stands in, innermost first."""
        while index is not None:
            node = self.layout.sections[index]
            yield node
            index = node.parent

    def children(self, section: SectionNode) -> list[SectionNode]:
        """Return the sections directly under one."""
        if not self._by_parent:
            for node in self.sections:
                self._by_parent.setdefault(node.parent, []).append(node)
        return self._by_parent.get(section.index, [])

    def text_lines(self) -> Iterator[Line]:
        """Yield the instrument's own non-blank lines."""
        for first, last in self.instrument.ranges:
            for line in self.layout.lines[first : last + 1]:
                if not line.is_blank:
                    yield line


_ID_PREFIX = {
    "SwotItem": "swot",
    "BudgetLine": "budget",
    "PersonnelCost": "cost",
    "OrgUnit": "unit",
    "PositionLine": "line",
    "DevelopmentNeed": "need",
    "CommitteeMember": "member",
    "LegalReference": "law",
    "CostLimit": "limit",
}
