"""A comparison made into the data of a report."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from planparse.comparison import Comparison, Measure
from planparse.report.grouping import group_figures
from planparse.report.labels import (
    COUNTED,
    DEFINITIONS_TH,
    FORMS,
    INSTRUMENTS,
    KINDS,
    UNITS,
    Label,
    find_label,
    shorten_name,
)
from planparse.report.page import AgencyShown, FigureShown, FindingShown, MeasurePart, Page, PlanShown

if TYPE_CHECKING:
    import pandas as pd

MILLION = 1_000_000.0
_MILLIONS_FROM = 2 * MILLION
_CODES = {**KINDS, **INSTRUMENTS, **FORMS, **COUNTED}
_CODE = re.compile("|".join(sorted(map(re.escape, _CODES), key=len, reverse=True)))


def build_page(comparison: Comparison) -> Page:
    """Return what the report of a comparison shows; an empty comparison gives a page without parts."""
    agencies, agency_numbers = _list_agencies(comparison)
    plans, plan_numbers = _list_plans(comparison, agency_numbers)
    figures = _list_figures(comparison, agency_numbers, plan_numbers)
    rules = [rule for rule in ("size", "province") if rule in comparison.groups]
    parts = [_build_part(one, figures[one.name], agencies, rules) for one in comparison.measures if figures[one.name]]
    told = {figure.agency for held in figures.values() for figure in held}
    years = {
        year for held in figures.values() for one in held if one.is_main for year in (one.year_first, one.year_last)
    }
    return Page(
        comparison.by,
        agencies,
        plans,
        tuple(parts),
        tuple(one for one in comparison.measures if not figures[one.name]),
        _list_findings(comparison),
        tuple(one.name for at, one in enumerate(agencies) if at not in told),
        any(group.median is not None for part in parts for group in part.groups),
        tuple(sorted(year for year in years if year is not None)),
    )


def _list_agencies(comparison: Comparison) -> tuple[tuple[AgencyShown, ...], dict[str, int]]:
    documents = comparison.material.documents
    columns = ["agency_name", "agency", "agency_type", "province"]
    held = documents[columns].sort_values(columns[:2], kind="stable").drop_duplicates("agency")
    shown: list[AgencyShown] = []
    numbers: dict[str, int] = {}
    rows: Any = held.itertuples(index=False)
    for row in rows:
        numbers[row.agency] = len(shown)
        shown.append(
            AgencyShown(row.agency_name, shorten_name(row.agency_name), _text(row.agency_type), _text(row.province))
        )
    return tuple(shown), numbers


def _list_plans(comparison: Comparison, agencies: dict[str, int]) -> tuple[tuple[PlanShown, ...], dict[str, int]]:
    files, states = _find_files(comparison)
    documents = comparison.material.documents
    shown = []
    for key, own in documents.groupby("plan_key", sort=False):
        first, last = own["year_first"].min(), own["year_last"].max()
        name = str(key)
        shown.append(
            PlanShown(
                name,
                "; ".join(files.get(name, [name[:12]])[:3]),
                agencies[str(own["agency"].iat[0])],
                tuple(dict.fromkeys(one for one in own["instrument"] if isinstance(one, str))),
                _whole(first),
                _whole(last),
                states.get(name, "done"),
            )
        )
    shown.sort(key=lambda plan: (plan.agency, plan.year_first or 0, plan.file))
    return tuple(shown), {plan.key: at for at, plan in enumerate(shown)}


def _find_files(comparison: Comparison) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Return the file names of each plan, and the state of its reading.

    Of a path no more than the file and its folder are shown: the report is handed on, folders of a machine are not.
    """
    files: dict[str, list[str]] = defaultdict(list)
    states: dict[str, str] = {}
    sources = comparison.material.frames["sources"]
    rows: Any = sources[[name for name in ("plan_key", "source", "state") if name in sources]].to_dict("records")
    for row in rows:
        key, source, state = _text(row.get("plan_key")), _text(row.get("source")), _text(row.get("state"))
        if key is None:
            continue
        if source is not None:
            files[key].append(source[:12] if source == key else "/".join(PurePath(source).parts[-2:]))
        if states.get(key, "done") == "done":
            states[key] = state or "done"
    return files, states


def _list_figures(
    comparison: Comparison, agencies: dict[str, int], plans: dict[str, int]
) -> dict[str, list[FigureShown]]:
    heads = _find_heads(comparison.long)
    figures: dict[str, list[FigureShown]] = {one.name: [] for one in comparison.measures}
    rows: Any = comparison.long.itertuples()
    for row in rows:
        if row.value != row.value:
            continue
        figures[row.measure].append(
            FigureShown(
                row.Index,
                agencies[row.agency],
                plans[row.plan_key],
                float(row.value),
                _whole(row.year_first),
                _whole(row.year_last),
                _text(row.agency_type),
                str(row.counted),
                str(row.form),
                _text(row.basis_instrument),
                _text(row.size),
                _text(row.group),
                tuple(part for part in str(row.marks).split(",") if part),
                _number(row.printed),
                bool(row.is_main),
                row.Index in heads,
                bool(row.is_ranked),
                int(row.peers),
                _number(row.median),
                _number(row.lower_quartile),
                _number(row.upper_quartile),
                _whole(row.rank),
                _whole(row.tied),
            )
        )
    return figures


def _find_heads(long: pd.DataFrame) -> set[int]:
    """Return the numbers of the figures of whole bodies, of the plan's first year, or else of all its years."""
    whole = long[long["is_main"] & long["value"].notna() & long["group"].isna()]
    is_first = whole["year_first"].isna() | whole["year_first"].eq(whole["plan_year"]).fillna(False)
    kept = whole[is_first.to_numpy(bool)]
    span = (kept["year_last"] - kept["year_first"]).fillna(99).astype(int)
    kept = kept.assign(_span=span).sort_values("_span", kind="stable")
    keys = ["measure", "agency", "plan_year", "basis_instrument"]
    return set(kept.drop_duplicates(keys).index.tolist())


def _build_part(
    measure: Measure, figures: list[FigureShown], agencies: tuple[AgencyShown, ...], rules: list[str]
) -> MeasurePart:
    heads = [one for one in figures if one.is_head]
    unit = find_label(UNITS, measure.unit)
    is_large = measure.unit == "baht" and max((abs(one.value) for one in heads), default=0) >= _MILLIONS_FROM
    return MeasurePart(
        measure,
        Label(measure.title_th, measure.title_en),
        Label(DEFINITIONS_TH.get(measure.name, measure.definition), measure.definition),
        unit,
        Label(f"ล้าน{unit.th}", f"million {unit.en}") if is_large else unit,
        MILLION if is_large else 1.0,
        tuple(figures),
        group_figures(heads, agencies, rules),
        len({one.agency for one in figures if one.is_main}),
    )


def _list_findings(comparison: Comparison) -> tuple[FindingShown, ...]:
    names = dict(zip(comparison.long["agency"], comparison.long["agency_name"], strict=True))
    shown = []
    rows: Any = comparison.findings.itertuples(index=False)
    for row in rows:
        name = names.get(row.agency, "") if isinstance(row.agency, str) else ""
        before = f"{name}: " if name and name not in row.message_th else ""
        message = Label(
            before + _CODE.sub(lambda found: _CODES[found[0]].th, row.message_th) if _is_unlike(row) else before + row.message_th,  # noqa: E501
            before + _CODE.sub(lambda found: _CODES[found[0]].en, row.message_en) if _is_unlike(row) else before + row.message_en,  # noqa: E501
        )  # fmt: skip
        shown.append(FindingShown(str(row.code), str(row.severity), message))
    order = {"error": 0, "warning": 1, "info": 2}
    return tuple(sorted(shown, key=lambda one: order.get(one.severity, 3)))


def _is_unlike(row: Any) -> bool:
    return str(row.code).startswith("unlike-") and row.code != "unlike-counts"


def _whole(value: Any) -> int | None:
    import pandas as pd

    return None if value is None or pd.isna(value) else int(value)


def _number(value: Any) -> float | None:
    return None if value is None or value != value else float(value)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
