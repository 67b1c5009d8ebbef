"""Goals and indicators of strategies, where a table sets them side by side (เป้าประสงค์ ตัวชี้วัด)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planparse.extract.context import StrategyContext, StrategyNames
from planparse.extract.form import Form
from planparse.extract.items import cell_items, number_items, tidy
from planparse.extract.place import Place
from planparse.extract.tableview import TableView
from planparse.lexicon.wording import Wording
from planparse.model.layout import Row
from planparse.model.records import Indicator, Strategy
from planparse.quantities import read_target

_NUMBER = re.compile(r"^\(?[0-9๐-๙]{1,2}[.)]{1,2}[ ]?")


def _indicators(place: Place, view: TableView, row: Row, strategy: Strategy) -> Iterator[Indicator]:
    cell = view.cell(row, "indicator")
    target_text = view.text(row, "target")
    items = cell_items(cell)
    for ordinal, item in number_items(items):
        target = read_target(item.text) or (read_target(target_text) if target_text and len(items) == 1 else None)
        yield place.make(
            Indicator,
            item.start,
            item.end,
            view.grid.section,
            parent_id=strategy.id,
            ordinal=ordinal,
            kind=None,
            text=item.text,
            target_value=target.value if target else None,
            target_unit=target.unit if target else None,
            comparator=target.comparator if target else None,
        )


def find(place: Place, words: Wording) -> Iterator[Indicator]:
    """Yield the indicators of each strategy's row; its goal is put into the strategy's record."""
    names: StrategyNames | None = None
    for view in place.tables_of("strategy_targets"):
        names = names or StrategyNames(place)
        context = StrategyContext(place, names)
        context.enter_section(view.grid.section)
        for row in view.rows:
            for group in row.group:
                context.enter_group(group.text)
            named = view.text(row, "strategy")
            if named and not context.enter_group(named):
                context.strategy = context.titled(_NUMBER.sub("", named))
            if context.strategy is None:
                continue
            goal = tidy(view.text(row, "goal"))
            if goal and context.strategy.goal is None:
                context.strategy.goal = goal
            yield from _indicators(place, view, row, context.strategy)


FORM = Form("strategy_targets", yields=(Indicator,), find=find, rank=1)
