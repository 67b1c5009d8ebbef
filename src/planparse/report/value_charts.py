"""Charts of a measure's values: bars of few agencies, strips of dots of many, each beside the middle of its peers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from planparse.report.chart_svg import Words, cut_name, draw_svg, format_number, hold_rows
from planparse.report.labels import Label
from planparse.report.page import AgencyShown, BasisGroup, FigureShown, MeasurePart

if TYPE_CHECKING:
    import altair as alt

BAR, HOLLOW, BAND, MEDIAN, LIMIT = "#1d5b8f", "#ffffff", "#c9dced", "#b34700", "#b00020"
MOST_BARS = 32
"""Figures that are shown as bars; more of them are dots."""
MOST_STRIPS = 14
"""Bases that are shown as strips, those of most agencies first; the others stand in the table."""
MOST_DOTS = 240
"""Dots of a chart; of more figures only those at either end are drawn, the rest lie within the line."""
NAMES_PX, PLOT_PX, ROW_PX = 122, 312, 23
_AXIS = "split(datum.label, '|')[1]"


def draw_values(part: MeasurePart, agencies: Sequence[AgencyShown]) -> Markup | None:
    """Return the chart of a measure's figures by basis, None where there are none."""
    count = sum(len(group.figures) for group in part.groups)
    if not count:
        return None
    words = Words()
    chart = _draw_bars(part, agencies, words) if count <= MOST_BARS else _draw_strips(part, words)
    return draw_svg(chart, words)


def is_strip(part: MeasurePart) -> bool:
    """Return whether a measure has too many figures for bars."""
    return sum(len(group.figures) for group in part.groups) > MOST_BARS


def _draw_bars(part: MeasurePart, agencies: Sequence[AgencyShown], words: Words) -> Any:
    rows: list[dict[str, Any]] = []
    for group in part.groups:
        rows.append({"key": f"{len(rows)}|", "head": words.put(group.label)})
        for one in group.figures:
            name = words.put(Label(*(2 * (cut_name(agencies[one.agency].short),))))
            value = one.value / part.scale
            text = format_number(value) + ("" if not one.marks else " *")
            row = {"key": f"{len(rows)}|{name}", "value": value, "text": text, "f": f"f{one.at}"}
            rows.append({**row, "sure": one.is_ranked, **_middle(group, part.scale)})
    return _layer_bars(rows, part)


def _middle(group: BasisGroup, scale: float) -> dict[str, float]:
    if group.median is None or group.lower_quartile is None or group.upper_quartile is None:
        return {}
    middle = {"q1": group.lower_quartile, "median": group.median, "q3": group.upper_quartile}
    return {name: value / scale for name, value in middle.items()}


def _layer_bars(rows: list[dict[str, Any]], part: MeasurePart) -> Any:
    import altair as alt

    base = _base(rows)
    x = _axis_x([row["value"] for row in rows if "value" in row], part, room=0.26)
    bars = base.transform_filter("isValid(datum.value)").encode(x=x, y=_axis_y(base), description="f:N")
    colour = alt.condition("datum.sure", alt.value(BAR), alt.value(HOLLOW))
    dash = alt.condition("datum.sure", alt.value([1, 0]), alt.value([3, 2]))
    text = base.transform_filter("isValid(datum.value)").encode(x=x, y=_axis_y(base), text="text:N")
    is_below = "datum.value < 0"
    layers = [
        *_layer_middle(base, x),
        bars.mark_bar(height=13, stroke=BAR, strokeWidth=1).encode(fill=colour, strokeDash=dash),
        text.transform_filter(f"!({is_below})").mark_text(align="left", dx=5, color="#1c2733"),
        text.transform_filter(is_below).mark_text(align="right", dx=-5, color="#1c2733"),
        *_layer_median(base, x),
        _layer_heads(base),
        *_layer_limit(part),
    ]
    return alt.layer(*layers).properties(width=PLOT_PX, height=alt.Step(ROW_PX))


def _draw_strips(part: MeasurePart, words: Words) -> Any:
    import altair as alt

    rows: list[dict[str, Any]] = []
    groups = part.groups[:MOST_STRIPS]
    share = max(4, MOST_DOTS // len(groups))
    for group in groups:
        rows.append({"key": f"{len(rows)}|", "head": words.put(group.label)})
        values = [one.value / part.scale for one in group.figures]
        count = words.put(Label(f"{len(values)} แห่ง", f"{len(values)} bodies"))
        row = {"key": f"{len(rows)}|{count}", **_middle(group, part.scale), "low": min(values), "high": max(values)}
        rows.append(row)
        rows += [
            {"key": row["key"], "value": one.value / part.scale, "f": f"f{one.at}", "sure": one.is_ranked}
            for one in _keep_ends(group.figures, share)
        ]
    base = _base(rows)
    x = _axis_x([row[name] for row in rows if "low" in row for name in ("low", "high")], part, room=0.04)
    colour = alt.condition("datum.sure", alt.value(BAR), alt.value(HOLLOW))
    dots = base.transform_filter("isValid(datum.value)").encode(x=x, y=_axis_y(base), description="f:N", fill=colour)
    whole = base.transform_filter("isValid(datum.low)").encode(
        y=_axis_y(base), x=alt.X("low:Q", scale=x["scale"]), x2="high:Q"
    )
    layers = [
        *_layer_middle(base, x),
        whole.mark_rule(color="#8a97a6"),
        dots.mark_circle(size=44, fillOpacity=0.62, stroke=BAR, strokeWidth=0.8),
        *_layer_median(base, x),
        _layer_heads(base),
        *_layer_limit(part),
    ]
    return alt.layer(*layers).properties(width=PLOT_PX, height=alt.Step(ROW_PX + 3))


def _keep_ends(figures: Sequence[FigureShown], most: int) -> list[FigureShown]:
    if len(figures) <= most:
        return list(figures)
    half = most // 2
    return [*figures[:half], *figures[-half:]]


def _base(rows: list[dict[str, Any]]) -> alt.Chart:
    import altair as alt

    return alt.Chart(hold_rows(rows))


def _axis_y(base: alt.Chart) -> alt.Y:
    """Return the axis of rows, in the order in which they are given."""
    import altair as alt

    keys = list(dict.fromkeys(row["key"] for row in base.data["values"]))
    axis = alt.Axis(
        labelExpr=_AXIS, title=None, minExtent=NAMES_PX, maxExtent=NAMES_PX, labelLimit=0, grid=False, domain=False
    )
    return alt.Y("key:N", sort=keys, axis=axis, scale=alt.Scale(domain=keys, paddingInner=0, paddingOuter=0))


def _axis_x(values: Sequence[float], part: MeasurePart, room: float) -> alt.X:
    """Return the axis of values: bars begin at 0, and there is room for the figure behind the longest."""
    import altair as alt

    least, most = min(0.0, *values), max(0.0, *values, part.measure.limit or 0.0)
    if most == least:
        most = 1.0
    span = most - least
    domain = [least - (span * room if least < 0 else 0), most + span * room]
    return alt.X(
        "value:Q", title=None, axis=alt.Axis(tickCount=4, format="~s" if most >= 100_000 else ",~f"),
        scale=alt.Scale(domain=domain, nice=False),
    )  # fmt: skip


def _layer_middle(base: alt.Chart, x: alt.X) -> list[alt.Chart]:
    """Return the band between the quartiles, behind everything."""
    import altair as alt

    rows = base.transform_filter("isValid(datum.q1)").encode(
        y=_axis_y(base), x=alt.X("q1:Q", scale=x["scale"]), x2="q3:Q"
    )
    return [rows.mark_rect(color=BAND)]


def _layer_median(base: alt.Chart, x: alt.X) -> list[alt.Chart]:
    import altair as alt

    rows = base.transform_filter("isValid(datum.median)").encode(y=_axis_y(base), x=alt.X("median:Q", scale=x["scale"]))
    return [rows.mark_tick(color=MEDIAN, thickness=2.5, size=ROW_PX)]


def _layer_heads(base: alt.Chart) -> Any:
    import altair as alt

    heads = base.transform_filter("isValid(datum.head)").encode(y=_axis_y(base), x=alt.value(-NAMES_PX), text="head:N")
    return heads.mark_text(align="left", fontWeight="bold", color="#1c2733", dy=2)


def _layer_limit(part: MeasurePart) -> list[alt.Chart]:
    import altair as alt

    if part.measure.limit is None:
        return []
    rows = alt.Chart(hold_rows([{"value": part.measure.limit}])).encode(x="value:Q")
    return [rows.mark_rule(color=LIMIT, strokeWidth=2, strokeDash=[6, 3])]
