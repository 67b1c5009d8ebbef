"""Indicators from their wording: the target is read from the wording, or from the cell beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from planparse.extract.items import tidy
from planparse.extract.place import Place
from planparse.extract.points import cell_points, is_nothing
from planparse.extract.tableview import TableView
from planparse.model import Record
from planparse.model.layout import Row
from planparse.model.records import Indicator
from planparse.quantities import read_target

_D = "[0-9๐-๙]"
_VALUE = re.compile(
    rf"(?:ไม่น้อยกว่า|ไม่เกิน|ไม่ต่ำกว่า|อย่างน้อย|มากกว่า|น้อยกว่า|[≥≤><=])?[ ]?(?:(?:ร้อยละ|ระดับ|จำนวน)[ ]?)?"
    rf"{_D}[0-9๐-๙.,]{{0,9}}[ ]?(?:%|[ก-๎]{{1,12}}(?:[ /][ก-๎]{{1,12}})?)?$"
)
_DIGIT = re.compile(_D)
_SHARES = ("ร้อยละ", "อัตราส่วน", "สัดส่วน")


def value_beside(indicator: str, target: str) -> str:
    """Return the wording of a target cell where it gives the value of the indicator beside it, else nothing.

    It says no more than how much, the indicator itself says none, and both are shares or neither is: `๓๐ คน` is whom a
    project is for where its indicator is `ร้อยละของผู้ผ่านการทดสอบ`.

    >>> value_beside("จำนวนผู้เข้าอบรม", "๕๐ คน"), value_beside("ร้อยละของผู้ผ่าน", "๕๐ คน")
    ('๕๐ คน', '')
    """
    if not _VALUE.match(target) or read_target(indicator) is not None:
        return ""
    is_share = target.endswith("%") or "ร้อยละ" in target
    return target if indicator.startswith(_SHARES) == is_share else ""


def with_unit(target: str, unit: str) -> str:
    """Return the wording of a target with the unit of the column beside it (หน่วยนับ), as a sentence would put it.

    >>> with_unit("ไม่เกิน ๑๐", "ร้อยละ"), with_unit("๒๔", "ชั่วโมง"), with_unit("๒๔ คน", "คน")
    ('ไม่เกิน ร้อยละ ๑๐', '๒๔ ชั่วโมง', '๒๔ คน')
    """
    if not unit or unit in target or not _DIGIT.search(target):
        return target
    if unit.startswith(("ร้อยละ", "ระดับ")):
        return _DIGIT.sub(lambda found: f"{unit} {found.group()}", target, count=1)
    return f"{target} {unit}"


def make_indicator(
    place: Place,
    span: tuple[int, int],
    section: int | None,
    text: str,
    *,
    parent_id: str | None,
    ordinal: int,
    kind: str | None = None,
    target_text: str | None = "",
) -> Indicator:
    """Return the indicator of a wording; a target in `target_text` (ค่าเป้าหมาย) goes before one in the wording.

    None says that the target is told elsewhere, and not by one figure: those of the wording are none then.
    """
    target = (read_target(target_text) if target_text else None) or (
        read_target(text) if target_text is not None else None
    )
    return place.make(
        Indicator,
        *span,
        section,
        parent_id=parent_id,
        ordinal=ordinal,
        kind=kind,
        text=text,
        target_value=target.value if target else None,
        target_unit=target.unit if target else None,
        comparator=target.comparator if target else None,
    )


@dataclass(slots=True)
class IndicatorCells:
    """The columns of indicators and of their targets in one table, read row by row and counted under each owner."""

    place: Place
    view: TableView
    counts: dict[str | None, int] = field(default_factory=dict)

    def read(self, row: Row, owner: Record | None) -> Iterator[Indicator]:
        """Yield the indicators of a row; those of a cell carried down from the row above were read there."""
        cell = self.view.cell(row, "indicator")
        if cell.is_filled:
            return
        points = cell_points(cell)
        targets = self._targets(row, len(points))
        parent_id = owner.id if owner is not None else None
        for point, target in zip(points, targets, strict=True):
            last = self.counts.get(parent_id, 0)
            ordinal = point.ordinal if point.ordinal is not None and point.ordinal > last else last + 1
            self.counts[parent_id] = ordinal
            yield make_indicator(
                self.place,
                (point.start, point.end),
                self.view.grid.section,
                point.text,
                parent_id=parent_id,
                ordinal=ordinal,
                target_text=target,
            )

    def _targets(self, row: Row, count: int) -> list[str] | list[None]:
        """Return the wording of the target of each indicator of a row: empty where no cell tells it, None by year."""
        columns = self._target_columns(row)
        wordings = {row.cells[at].text for at in columns}
        if len(wordings) > 1 and any(self.view.years[at] for at in columns):
            return [None] * count
        if not columns:
            return [""] * count
        cell = row.cells[columns[0]]
        unit = tidy(self.view.text(row, "unit"))
        if count == 1:
            return [with_unit(cell.text, unit)]
        points = cell_points(cell)
        return [with_unit(point.text, unit) for point in points] if len(points) == count else [""] * count

    def _target_columns(self, row: Row) -> list[int]:
        """Return the columns that tell a row's targets: by heading, else figures under the plan's years alone."""
        named = [at for at, _ in self.view.cells(row, "target")] or [
            at
            for at, year in enumerate(self.view.years)
            if year in self.place.years and self.view.roles[at] is None and _VALUE.match(row.cells[at].text)
        ]
        return [at for at in named if row.cells[at].text and not is_nothing(row.cells[at].text)]
