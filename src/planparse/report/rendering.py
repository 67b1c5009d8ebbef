"""A comparison as one HTML file: template, style, script, fonts and figures in it, nothing fetched."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from planparse._version import __version__
from planparse.comparison import Comparison
from planparse.export.packages import need_packages
from planparse.report.building import build_page
from planparse.report.grouping import describe_years
from planparse.report.labels import DIMENSIONS, INSTRUMENTS, KINDS, MARK_LABELS, SEVERITIES, SIGNS, UNKNOWN, find_label
from planparse.report.overview import count_kinds, list_cards, list_missing, list_remarkable, list_unlike, show_value
from planparse.report.packing import pack_figures, pack_sources, write_json
from planparse.report.page import Page

if TYPE_CHECKING:
    from jinja2 import Environment

FONTS = (
    ("thai", 400, "U+0E01-0E5B, U+200C-200D, U+25CC"),
    ("thai", 700, "U+0E01-0E5B, U+200C-200D, U+25CC"),
    ("latin", 400, "U+0000-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2212"),
    ("latin", 700, "U+0000-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2212"),
)
"""Sarabun, under the SIL Open Font License (fonts/OFL.txt): script, weight, characters."""


def render_html(comparison: Comparison, language: str = "th") -> str:
    """Return the report of a comparison, opened in that language (`th` or `en`; a click shows the other).

    Raises MissingPackage where Altair, vl-convert or Jinja2 is not installed.
    """
    need_packages("the report", "altair", "jinja2", "vl_convert", extra="report")
    page = build_page(comparison)
    style, script = _read_style(), _read("report.js")
    return _make_environment().get_template("report.html.j2").render(
        page=page,
        charts=_draw_charts(page),
        cards=list_cards(page),
        remarkable=list_remarkable(page),
        unlike=list_unlike(page),
        missing=list_missing(page),
        kinds=count_kinds(page),
        language=language,
        style=style,
        script=script,
        policy=_write_policy(style, script),
        data=write_json(pack_figures(page)),
        sources=pack_sources(comparison, page),
        version=__version__,
    )  # fmt: skip


def _draw_charts(page: Page) -> dict[str, tuple[Any, Any, bool]]:
    """Return for each measure its charts; Altair checks each part of a chart, which a test does once and for all."""
    from altair.utils.schemapi import debug_mode

    from planparse.report.change_charts import draw_changes
    from planparse.report.value_charts import draw_values, is_strip

    with debug_mode(False):
        return {
            part.measure.name: (draw_values(part, page.agencies), draw_changes(part, page.agencies), is_strip(part))
            for part in page.parts
        }


def _make_environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    made = Environment(
        loader=FunctionLoader(_read), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    shown: dict[str, Callable[..., Any]] = {"show_value": show_value, "years": describe_years, "label": find_label}
    made.globals |= {
        **shown,
        "KINDS": KINDS,
        "INSTRUMENTS": INSTRUMENTS,
        "DIMENSIONS": DIMENSIONS,
        "SEVERITIES": SEVERITIES,
        "UNKNOWN": UNKNOWN,
        "MARKS": [(SIGNS[name], label) for name, label in MARK_LABELS.items()],  # type: ignore[index]
    }
    return made


def _read(name: str) -> str:
    return files("planparse.report").joinpath("assets", name).read_text(encoding="utf-8")


def _read_style() -> str:
    folder = files("planparse.report").joinpath("fonts")
    faces = []
    for script, weight, characters in FONTS:
        font = base64.b64encode(folder.joinpath(f"sarabun-{script}-{weight}-normal.woff2").read_bytes()).decode("ascii")
        faces.append(
            "@font-face{font-family:Sarabun;font-style:normal;font-display:block;"
            f"font-weight:{weight};src:url(data:font/woff2;base64,{font}) format('woff2');unicode-range:{characters}}}"
        )
    return "\n".join([*faces, _read("report.css")])


def _write_policy(style: str, script: str) -> str:
    """Return a Content-Security-Policy under which nothing is fetched and only this style and script are taken."""
    return (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
