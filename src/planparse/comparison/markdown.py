"""A comparison as Markdown: agencies and measures, the middle of each basis, findings, and what was measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from planparse.comparison.comparison import Comparison
from planparse.comparison.figure import MARKS
from planparse.comparison.measure import Measure

if TYPE_CHECKING:
    pass

_SIGNS = dict(zip(MARKS, "ABCDEFGHIJKL", strict=True))
"""The letter that stands for a mark beside a figure."""
_HEADS = {
    "agency_name": "หน่วยงาน (agency)",
    "agency_type": "ประเภท (kind)",
    "province": "จังหวัด (province)",
    "plan_year": "ปี (year)",
    "year_first": "ปี (year)",
    "group": "กลุ่ม (group)",
}
_SHOWN_GROUPS = 200


def render_markdown(comparison: Comparison) -> str:
    """Return the comparison as a text: tables of at most the measures that have a figure, and notes below.

    A letter beside a figure is a mark, explained below the table; an empty cell is not 0 but not known.
    """
    lines = [
        "# การเปรียบเทียบแผน (comparison of plans)",
        "",
        *_show_wide(comparison),
        *_show_groups(comparison),
        *_show_findings(comparison),
        *_show_measures(comparison.measures),
    ]
    return "\n".join(lines) + "\n"


def _show_wide(comparison: Comparison) -> Iterator[str]:
    wide = comparison.wide
    names = [
        measure.name for measure in comparison.measures if measure.name in wide and wide[measure.name].notna().any()
    ]
    heads = [name for name in _HEADS if name in wide]
    titles = {measure.name: f"{measure.title_th} ({measure.title_en})" for measure in comparison.measures}
    signs = _find_signs(comparison)
    yield from _draw_head([_HEADS[name] for name in heads] + [titles[name] for name in names], len(heads))
    for _, row in wide.iterrows():
        key = tuple(_key(row.get(name)) for name in ("agency", "group", "plan_year", "year_first"))
        cells = [escape_cell(row[name]) for name in heads]
        for name in names:
            agencies = row.get(f"{name}_agencies")
            beside = f" (n={agencies})" if agencies is not None else signs.get((name, *key), "")
            cells.append(f"{format_value(row[name])}{beside}")
        yield f"| {' | '.join(cells)} |"
    yield ""
    used = sorted({sign for text in signs.values() for sign in text.strip()})
    shown = {_SIGNS[mark]: f"{thai} ({english})" for mark, (thai, english) in MARKS.items()}
    yield from (f"- {sign}: {shown[sign]}" for sign in used)
    yield ""


def _find_signs(comparison: Comparison) -> dict[tuple[object, ...], str]:
    """Return the letters of the marks of the figure that each cell shows."""
    by = comparison.by
    long = comparison.long[comparison.long["is_main"]]
    is_part = by not in ("agency", "province", "kind", "year")
    long = long[long["dimension"].eq(by).fillna(False) if is_part else long["dimension"].ne(by) | (by == "year")]
    signs: dict[tuple[object, ...], str] = {}
    span = (long["year_last"] - long["year_first"]).fillna(99)
    columns = ["measure", "agency", "group", "plan_year", "year_first", "marks"]
    for measure, agency, group, plan_year, year, marks in (
        long.assign(_span=span).sort_values("_span", kind="stable")[columns].itertuples(index=False)
    ):
        letters = "".join(_SIGNS[mark] for mark in str(marks).split(",") if mark)  # type: ignore[index]
        is_first = by == "year" or _key(year) in (None, _key(plan_year))
        key = (measure, _key(agency), _key(group) if is_part else None)
        years = (None, _key(year)) if by == "year" else (_key(plan_year), None)
        if is_first:
            signs.setdefault((*key, *years), f" {letters}" if letters else "")
    return signs


def _key(value: object) -> object:
    import pandas as pd

    return None if value is None or pd.isna(value) else value  # type: ignore[call-overload]


def _show_groups(comparison: Comparison) -> Iterator[str]:
    groups = comparison.groups
    told = groups[groups["median"].notna()]
    yield "## ค่ากลางและควอร์ไทล์ (medians and quartiles)"
    yield ""
    if told.empty:
        yield "ไม่มีกลุ่มที่มีหน่วยงานมากพอ (no basis has enough agencies)."
        yield ""
        return
    titles = {measure.name: measure.title_en for measure in comparison.measures}
    yield from _draw_head(["measure", "group", "kind", "years", "form", "agencies", "Q1", "median", "Q3"], 5)
    rows: Any = told.head(_SHOWN_GROUPS).itertuples(index=False)
    for row in rows:
        years = escape_cell(row.year_first) if row.year_first == row.year_last else f"{row.year_first}-{row.year_last}"
        cells = [titles[row.measure], *map(escape_cell, (row.group, row.agency_type)), years, escape_cell(row.form)]
        cells += [str(row.agencies), *map(format_value, (row.lower_quartile, row.median, row.upper_quartile))]
        yield f"| {' | '.join(cells)} |"
    if len(told) > _SHOWN_GROUPS:
        yield ""
        yield f"… {len(told) - _SHOWN_GROUPS:,} more in the frame `groups`"
    yield ""


def _show_findings(comparison: Comparison) -> Iterator[str]:
    if comparison.findings.empty:
        return
    yield "## ข้อสังเกต (findings)"
    yield ""
    for row in comparison.findings.itertuples(index=False):
        yield f"- {row.severity} `{row.code}`: {escape_cell(row.message_th)} ({escape_cell(row.message_en)})"
    yield ""


def _show_measures(measures: Sequence[Measure]) -> Iterator[str]:
    yield "## ตัววัด (measures)"
    yield ""
    for measure in measures:
        yield f"- **{measure.title_th} ({measure.title_en})**, {measure.unit}: {measure.definition}"


def _draw_head(titles: Sequence[str], words: int) -> Iterator[str]:
    yield f"| {' | '.join(titles)} |"
    yield f"|{'---|' * words}{'---:|' * (len(titles) - words)}"


def format_value(value: object) -> str:
    """Return a figure as it is shown: at most two decimals, an absent one empty.

    >>> format_value(1234.5), format_value(86.0), format_value(float("nan"))
    ('1,234.50', '86', '')
    """
    import pandas as pd

    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return ""
    number = float(str(value))
    return f"{number:,.0f}" if number == round(number) else f"{number:,.2f}"


def escape_cell(value: object) -> str:
    r"""Return a word as the cell of a table: nothing in it is markup.

    >>> escape_cell("a|b<c>"), escape_cell(None)
    ('a\\|b&lt;c&gt;', '')
    """
    import pandas as pd

    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return ""
    text = " ".join(str(value).split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for sign in "\\`*_[]|":
        text = text.replace(sign, f"\\{sign}")
    return text
