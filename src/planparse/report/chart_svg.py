"""A chart of Altair drawn as SVG for a page: real text, in two languages, and marks that know their figure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup, escape

from planparse.report.labels import Label

FONT = "Sarabun, sans-serif"
TEXT_PX = 14
WIDTH_PX = 443
"""The width of every chart: words are known only after it is drawn, so it cannot be measured."""
_NOISE = re.compile(
    r' (?:aria-hidden|pointer-events|role|aria-roledescription|aria-label|class|font-family|xmlns:xlink)="[^"]*"'
)
_NUMBERED = re.compile(r' aria-label="f([0-9]+)"')
_PLACED = re.compile(r' (?:transform|d|x2|y2|width|height)="[^"]*"')
_LONG = re.compile(r"([0-9]\.[0-9])[0-9]+")
_TOKEN = re.compile("@@([0-9]+)@@")
_SIZE = re.compile(r' width="[0-9.]+" height="([0-9.]+)" viewBox="[0-9. ]+"')


class Words:
    """Words that stand in a chart as tokens while it is drawn: drawing knows one language only."""

    def __init__(self) -> None:
        self._labels: list[Label] = []

    def put(self, label: Label) -> str:
        """Return the token of a label."""
        self._labels.append(label)
        return f"@@{len(self._labels) - 1}@@"

    def show(self, number: str) -> str:
        """Return both languages of a token as SVG; the style sheet shows one of them."""
        label = self._labels[int(number)]
        if label.th == label.en:
            return str(escape(label.th))
        return str(
            Markup('<tspan class="l-th" lang="th">{}</tspan><tspan class="l-en" lang="en">{}</tspan>').format(
                label.th, label.en
            )
        )


def draw_svg(chart: Any, words: Words) -> Markup:
    """Return the chart as SVG that fits any width.

    A mark whose description is `f12` gets `data-f="12"`: the script finds the figure by it. What is drawn is hidden from
    screen readers, which have the caption and the table.
    """  # noqa: E501
    import vl_convert

    svg = vl_convert.vegalite_to_svg(_finish(chart).to_dict(validate=False))
    svg = _NUMBERED.sub(r' data-f="\1"', svg)
    svg = _PLACED.sub(lambda found: _LONG.sub(r"\1", found[0]), _NOISE.sub("", svg))
    fitted = f' aria-hidden="true" focusable="false" viewBox="0 0 {WIDTH_PX} \\1"'
    svg = _SIZE.sub(fitted, svg, count=1)
    return Markup(_TOKEN.sub(lambda found: words.show(found[1]), svg))  # noqa: S704  # drawn by Vega, which escapes


def hold_rows(rows: list[dict[str, Any]]) -> Any:
    """Return rows as the data of a chart."""
    import altair as alt

    return alt.Data(values=rows)  # type: ignore[no-untyped-call]


def _finish(chart: Any) -> Any:
    return (
        chart.configure(background="transparent", font=FONT, padding={"left": 2, "right": 2, "top": 4, "bottom": 2})
        .configure_view(stroke=None)
        .configure_axis(
            labelFontSize=13, labelColor="#1c2733", gridColor="#dde3ea", domainColor="#8a97a6", ticks=False, labelPadding=6  # noqa: E501
        )
        .configure_text(fontSize=TEXT_PX)
    )  # fmt: skip


def cut_name(name: str, width: int = 17) -> str:
    """Return a name that fits beside a chart; what is too long ends in …, marks above and below count nothing.

    >>> cut_name("ทต.กระสัง"), cut_name("อบต." + "ก" * 30)
    ('ทต.กระสัง', 'อบต.กกกกกกกกกกกก…')
    """
    taken: list[str] = []
    columns = 0
    for char in name:
        columns += unicodedata.category(char) not in ("Mn", "Cf")
        if columns > width:
            return "".join(taken[: _last_letter(taken)]) + "…"
        taken.append(char)
    return name


def _last_letter(taken: Sequence[str]) -> int:
    """Return where the last letter of a text begins: its marks go with it."""
    at = len(taken) - 1
    while at > 0 and unicodedata.category(taken[at]) in ("Mn", "Cf"):
        at -= 1
    return at


def format_number(value: float) -> str:
    """Return a figure for reading: no decimals from a thousand on or where there are none, else one or two.

    >>> format_number(1234.5), format_number(12.345), format_number(86.0), format_number(3.456), format_number(-0.0)
    ('1,234', '12.3', '86', '3.46', '0')
    """
    if value == round(value) or abs(value) >= 1000:
        return f"{round(value):,}"
    return f"{value:,.2f}" if abs(value) < 10 else f"{value:,.1f}"
