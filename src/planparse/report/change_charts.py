"""Charts of change: a measure over the years of the plans, agency by agency, or the middle of each kind of body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from planparse.report.chart_svg import Words, cut_name, draw_svg, format_number, hold_rows
from planparse.report.labels import KINDS, Label, find_label
from planparse.report.page import AgencyShown, MeasurePart
from planparse.report.value_charts import BAR, LIMIT

if TYPE_CHECKING:
    pass

MOST_NAMED = 12
"""Agencies whose lines have names; of more of them the middle of each kind of body is named."""
LEAST_ALIKE = 5
"""Agencies that a middle rests on."""
MOST_LINES = 120
LEFT_PX, PLOT_PX, HEIGHT_PX, LABEL_PX = 48, 252, 280, 16


@dataclass(frozen=True, slots=True)
class Series:
    """Values by fiscal year (Buddhist era) of one agency or of a kind of body."""

    name: Label
    kind: str | None
    values: dict[int, float]
    figures: tuple[int, ...] = ()


def list_series(part: MeasurePart, agencies: Sequence[AgencyShown]) -> list[Series]:
    """Return what changes: percentages as they are, other figures in percent of change since the first year.

    A series has figures of two single years at least, all of one basis; figures that are not ranked are left out.
    """
    held: dict[tuple[object, ...], dict[int, tuple[float, int]]] = defaultdict(dict)
    for one in part.figures:
        if one.is_main and one.is_ranked and one.group is None and one.year_first == one.year_last:
            key: tuple[object, ...] = (one.agency, one.kind, one.counted, one.form, one.instrument, one.plan)
            held[key][one.year_first or 0] = (one.value, one.at)
    found = []
    for told, by_year in sorted(held.items(), key=lambda item: str(item[0])):
        years = sorted(by_year)
        values = {year: by_year[year][0] for year in years}
        if len(years) < 2 or (first := values[years[0]]) == 0:
            continue
        if part.measure.unit != "percent":
            values = {year: (value / first - 1) * 100 for year, value in values.items()}
        agency = agencies[int(str(told[0]))]
        found.append(
            Series(Label(agency.short, agency.short), agency.kind, values, tuple(by_year[year][1] for year in years))
        )
    return found


def draw_changes(part: MeasurePart, agencies: Sequence[AgencyShown]) -> Markup | None:
    """Return the chart of a measure over the years, None where fewer than two agencies tell more than one."""
    series = list_series(part, agencies)
    if len(series) < 2:
        return None
    named = series if len(series) <= MOST_NAMED else find_middles(series)
    words = Words()
    return draw_svg(_layer(series[:MOST_LINES], named, part.measure.limit, words), words)


def find_middles(series: Sequence[Series]) -> list[Series]:
    """Return the median of each kind of body over the same years, where enough agencies have them."""
    alike: dict[tuple[str | None, tuple[int, ...]], list[Series]] = defaultdict(list)
    for one in series:
        alike[(one.kind, tuple(one.values))].append(one)
    found: list[Series] = []
    for (kind, years), own in sorted(alike.items(), key=lambda item: -len(item[1])):
        if len(own) >= LEAST_ALIKE and len(found) < 8:
            label = find_label(KINDS, kind)
            name = Label(f"{label.th} ({len(own)})", f"{label.en} ({len(own)})")
            found.append(Series(name, kind, {year: median(one.values[year] for one in own) for year in years}))
    return found


def _layer(series: Sequence[Series], named: Sequence[Series], limit: float | None, words: Words) -> Any:
    import altair as alt

    is_each_named = len(series) <= MOST_NAMED
    values = [value for one in series for value in one.values.values()] + ([limit] if limit else [])
    least, most = min(values), max(values)
    room = (most - least or 1) * 0.06
    domain = [least - room, most + room]
    years = [str(year) for year in sorted({year for one in series for year in one.values})]
    axis = alt.Axis(title=None, tickCount=5, grid=True, minExtent=LEFT_PX, maxExtent=LEFT_PX, format=",~f")
    y = alt.Y("value:Q", axis=axis, scale=alt.Scale(domain=domain, nice=False, zero=False))
    x = alt.X(
        "year:N", title=None, axis=alt.Axis(labelAngle=0, grid=False), scale=alt.Scale(domain=years, padding=0.1, type="point")  # noqa: E501
    )  # fmt: skip
    thin = alt.Chart(hold_rows(_list_points(series))).encode(x=x, y=y, detail="series:N")
    bold = alt.Chart(hold_rows(_list_points(named))).encode(x=x, y=y, detail="series:N")
    ends = alt.Chart(hold_rows(_place_names(named, domain, words))).encode(
        y=alt.Y("value:Q", scale=y["scale"]), x=alt.value(PLOT_PX + 8), text="name:N"
    )
    layers: list[Any] = [thin.mark_line(color="#9fb3c8", strokeWidth=1)] if not is_each_named else []
    layers += [
        bold.mark_line(color=BAR, strokeWidth=2),
        bold.mark_point(color=BAR, filled=True, size=45, opacity=1).encode(description="f:N", shape=_shape()),
        ends.mark_text(align="left", color="#1c2733", fontSize=13),
    ]
    if limit is not None:
        rule = alt.Chart(hold_rows([{"value": limit}])).encode(y="value:Q")
        layers.append(rule.mark_rule(color=LIMIT, strokeWidth=2, strokeDash=[6, 3]))
    return alt.layer(*layers).properties(width=PLOT_PX, height=HEIGHT_PX)


def _shape() -> Any:
    import altair as alt

    return alt.Shape("series:O", legend=None)


def _list_points(series: Sequence[Series]) -> list[dict[str, Any]]:
    return [
        {
            "series": at,
            "year": str(year),
            "value": round(value, 4),
            "f": f"f{one.figures[place]}" if one.figures else "",
        }
        for at, one in enumerate(series)
        for place, (year, value) in enumerate(one.values.items())
    ]


def _place_names(series: Sequence[Series], domain: Sequence[float], words: Words) -> list[dict[str, Any]]:
    """Return where the names stand, at the end of their lines, so far apart that none covers another."""
    pixel = (domain[1] - domain[0]) / HEIGHT_PX
    ends = sorted(series, key=lambda one: list(one.values.values())[-1])
    placed: list[float] = []
    for one in ends:
        wanted = list(one.values.values())[-1]
        placed.append(wanted if not placed else max(wanted, placed[-1] + LABEL_PX * pixel))
    beyond = (placed[-1] - domain[1]) if placed else 0.0
    for at in range(len(placed) - 1, -1, -1):
        limit = domain[1] if at == len(placed) - 1 else placed[at + 1] - LABEL_PX * pixel
        placed[at] = min(placed[at], limit) if beyond > 0 else placed[at]
    rows = []
    for one, place in zip(ends, placed, strict=True):
        last = format_number(round(list(one.values.values())[-1], 1))
        name = words.put(Label(*(f"{last}  {cut_name(text, 18)}" for text in (one.name.th, one.name.en))))
        rows.append({"name": name, "value": place})
    return rows
