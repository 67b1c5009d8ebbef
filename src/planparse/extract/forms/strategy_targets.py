"""Goals and indicators of strategies, where a table sets them side by side (เป้าประสงค์ ตัวชี้วัด)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planparse.extract.context import StrategyContext, StrategyNames
from planparse.extract.form import Form
from planparse.extract.indicators import IndicatorCells
from planparse.extract.items import tidy
from planparse.extract.place import Place
from planparse.lexicon.wording import Wording
from planparse.model.records import Indicator, Strategy
from planparse.quantities.digits import to_arabic

_BARE_NUMBER = re.compile(r"^(?:ที่|ข้อ|ด้าน|มิติ)?(?:ที่)?[ ]?\(?([0-9๐-๙]{1,2})[.)]{0,2}$")
_NUMBER = re.compile(r"^\(?[0-9๐-๙]{1,2}[.)]{1,2}[ ]?")


def find(place: Place, words: Wording) -> Iterator[Indicator]:
    """Yield the indicators of each strategy's row; its goal is put into the strategy's record.

    Without a column of strategies they belong to the one above the table, or to the plan where none is.
    """
    names: StrategyNames | None = None
    for view in place.tables_of("strategy_targets"):
        names = names or StrategyNames(place)
        context = StrategyContext(place, names)
        context.enter_table(view.grid)
        indicators = IndicatorCells(place, view)
        for row in view.rows:
            for group in row.group:
                context.enter_group(group.text)
            named = view.text(row, "strategy")
            if named and not context.enter_group(named):
                context.strategy = _find_named(context, named)
            if not (
                context.strategy if view.has("strategy") else any(cell.text for _, cell in view.cells(row, "target"))
            ):
                continue
            goal = tidy(view.text(row, "goal"))
            if goal and context.strategy is not None and context.strategy.goal is None:
                context.strategy.goal = goal
            yield from indicators.read(row, context.strategy)


def _find_named(context: StrategyContext, named: str) -> Strategy | None:
    """Return the strategy that a cell gives without its label: by its title, or by its number alone."""
    if _BARE_NUMBER.match(named):
        return context.counted(int(to_arabic(_BARE_NUMBER.sub(r"\1", named))))
    return context.titled(_NUMBER.sub("", named))


FORM = Form("strategy_targets", yields=(Indicator,), find=find, rank=1)
