"""Indicators from their wording: the target is read from the wording, or from the cell beside it."""

from __future__ import annotations

from planparse.extract.place import Place
from planparse.model.records import Indicator
from planparse.quantities import read_target


def make_indicator(
    place: Place,
    span: tuple[int, int],
    section: int | None,
    text: str,
    *,
    parent_id: str | None,
    ordinal: int,
    kind: str | None = None,
    target_text: str = "",
) -> Indicator:
    """Return the indicator of a wording; a target in `target_text` (ค่าเป้าหมาย) goes before one in the wording."""
    target = (read_target(target_text) if target_text else None) or read_target(text)
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
