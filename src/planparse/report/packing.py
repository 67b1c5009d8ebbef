"""What the script of a report needs, packed: figures as columns, records compressed until somebody asks for them."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from planparse.comparison import Comparison
from planparse.report.labels import (
    COUNTED,
    DIMENSIONS,
    FORMS,
    GROUPS,
    INSTRUMENTS,
    KINDS,
    LISTS,
    MARK_LABELS,
    PARTS,
    SIGNS,
    Label,
    find_label,
)
from planparse.report.page import Page

if TYPE_CHECKING:
    import pandas as pd

_RECORD = ("plan_key", "list", "record_id", "page", "line_start", "line_end", "wording")


def pack_figures(page: Page) -> dict[str, Any]:
    """Return agencies, plans and figures for the script; of each measure the columns of its figures."""
    return {
        "by": page.by,
        "agencies": [[one.name, one.kind, one.province] for one in page.agencies],
        "plans": [one.file for one in page.plans],
        "measures": [
            {
                "name": part.measure.name,
                "unit": part.measure.unit,
                "limit": part.measure.limit,
                "figures": [_pack_figure(one) for one in part.figures],
            }
            for part in page.parts
        ],
        "labels": {
            "kind": _pack_labels(KINDS, {one.kind for one in page.agencies}),
            "form": _pack_labels(FORMS, _seen(page, "form")),
            "counted": _pack_labels(COUNTED, _seen(page, "counted")),
            "instrument": _pack_labels(INSTRUMENTS, _seen(page, "instrument")),
            "group": _pack_labels(_name_groups(page.by), _seen(page, "group")),
            "list": _pack_labels(LISTS, LISTS),
            "part": _pack_labels(PARTS, PARTS),
            "mark": {name: [SIGNS[name], label.th, label.en] for name, label in MARK_LABELS.items()},  # type: ignore[index]
            "by": _pack_labels(DIMENSIONS, [page.by]),
        },
    }


def _pack_figure(one: Any) -> list[Any]:
    flags = one.is_main | one.is_head << 1 | one.is_ranked << 2
    head = [one.at, one.agency, one.plan, _short(one.value), one.year_first, one.year_last, one.form, one.counted]
    middle = [_short(part) for part in (one.median, one.lower_quartile, one.upper_quartile)]
    return [
        *head, one.instrument, one.group, ",".join(one.marks), flags, one.peers, one.rank, one.tied, *middle,
        _short(one.printed),
    ]  # fmt: skip


def _short(value: float | None) -> float | int | None:
    if value is None:
        return None
    short = round(value, 4)
    return int(short) if short.is_integer() else short


def _seen(page: Page, name: str) -> list[str]:
    found = {getattr(one, name) for part in page.parts for one in part.figures}
    return sorted(one for one in found if one is not None)


def _pack_labels(labels: dict[str, Label], codes: Iterable[str | None]) -> dict[str, list[str]]:
    found = {code: find_label(labels, code) for code in codes if code is not None}
    return {code: [label.th, label.en] for code, label in sorted(found.items())}


def _name_groups(by: str) -> dict[str, Label]:
    """Return words for the groups of a dimension; departments and positions have their Thai names."""
    if by == "department":
        from planparse.lexicon.tables import load_departments

        return {**{one.id: Label(one.name, one.name) for one in load_departments()}, "-": GROUPS["-"]}
    if by == "position":
        from planparse.lexicon.tables import load_positions

        return {**{one.id: Label(one.name, one.name) for one in load_positions()}, "-": GROUPS["-"]}
    return GROUPS


def pack_sources(comparison: Comparison, page: Page) -> str:
    """Return the records behind the figures as JSON, compressed and in letters.

    `records` holds each record once: plan, list, id, page, first and last line, wording. `figures` leads from a figure
    to its parts, each being runs of places in `records`: first, last, first, last …
    """
    sources = comparison.find_sources([one.at for part in page.parts for one in part.figures])
    packed = _pack_records(sources, {one.key: at for at, one in enumerate(page.plans)})
    text = json.dumps(packed, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return base64.b64encode(gzip.compress(text, 9, mtime=0)).decode("ascii")


def _pack_records(sources: pd.DataFrame, plans: dict[str, int]) -> dict[str, Any]:
    import pandas as pd

    if sources.empty:
        return {"records": [], "figures": {}}
    keys = [sources[name] for name in ("plan_key", "list", "record_id")]
    number = sources.groupby(keys, sort=False).ngroup().to_numpy()
    first = sources.assign(_number=number).drop_duplicates("_number")
    rows: Any = first[list(_RECORD)].itertuples(index=False)
    records = [
        [plans[row[0]], row[1], row[2], None if pd.isna(row[3]) else int(row[3]), int(row[4]), int(row[5]), row[6]]
        for row in rows
    ]
    figures: dict[int, dict[str, list[int]]] = {}
    for figure, part, at in zip(sources["figure"].tolist(), sources["part"].tolist(), number.tolist(), strict=True):
        runs = figures.setdefault(figure, {}).setdefault(part, [])
        if runs and at == runs[-1] + 1:
            runs[-1] = at
        else:
            runs += [at, at]
    return {"records": records, "figures": figures}


def write_json(value: object) -> str:
    """Return JSON that can stand in a script element, whatever its texts say."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
