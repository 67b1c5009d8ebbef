"""Write each corpus plan in other ways, and measure how much of its records is still found.

    python benchmarks/writings.py [--markdown] [--plans] [WRITING …]

The same plan reaches us as OCR text without empty lines, as markdown, as HTML, with Arabic digits, cut by page marks.
None of that changes what it says, so the gold of the plan as it was written holds for every writing.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from aligned_tables import Setting, align_rows
from score import mean, score_plan
from table_writings import cut_pages, drop_group_cells, drop_last_cells, is_tabbed, move_columns
from tables import Column, print_table

from planparse import Options, parse

ROOT = Path(__file__).resolve().parent.parent
LINES_A_PAGE = 45
LINE_WIDTH = 95
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_BEFORE_LEADING_VOWEL = re.compile("(?<=[ก-ฮ])(?=[เแโไใ])")
_THAI_GAP = re.compile("(?<=[ก-๎]) (?=[ก-๎])")
_MAY_BREAK = re.compile("[^เแโไใ](?=[ก-ฮเแโไใ ])")
_COLUMNS = re.compile(r"[^ ] {2,}[^ ].*[^ ] {2,}[^ ]")
_TOP_HEADING = re.compile(r"(?:ส่วนที่|บทที่|หมวดที่)[ ]?[0-9๐-๙]{1,2}[ ]")

Write = Callable[[str], str]


def _write_tables(text: str, write: Callable[[list[list[str]]], list[str]]) -> str:
    """Return the text with each run of TAB rows written anew; `write` takes its rows, all of one width."""
    lines: list[str] = []
    for tabbed, run in groupby(text.split("\n"), key=is_tabbed):
        if not tabbed:
            lines += run
            continue
        rows = [line.split("\t") for line in run]
        width = max(map(len, rows))
        lines += write([row + [""] * (width - len(row)) for row in rows])
    return "\n".join(lines)


def _to_pipes(rows: list[list[str]]) -> list[str]:
    written = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return [written[0], "|" + "---|" * len(rows[0]), *written[1:]]


def _to_html(rows: list[list[str]]) -> list[str]:
    written = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows]
    return ["<table>", *written, "</table>"]


def _align(setting: Setting) -> Write:
    """Return what writes tables aligned by spaces; a run of rows with another heading is no table of its own."""
    return lambda text: _write_tables(text, lambda rows: align_rows(rows, setting) if len(rows) > 1 else _to_tabs(rows))


def _to_tabs(rows: list[list[str]]) -> list[str]:
    return ["\t".join(row) for row in rows]


def _drop_empty_lines(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())


def _mark_pages(text: str) -> str:
    if "\f" in text or "--- " in text:
        return text
    lines = text.split("\n")
    pages = [lines[at : at + LINES_A_PAGE] for at in range(0, len(lines), LINES_A_PAGE)]
    return "\n".join(
        "\n".join([f"--- page {number} ---", *page] if number > 1 else page) for number, page in enumerate(pages, 1)
    )


def _embolden(text: str) -> str:
    return "\n".join(f"**{line.strip()}**" if _TOP_HEADING.match(line) else line for line in text.split("\n"))


def _indent(text: str) -> str:
    def write(line: str) -> str:
        return line if not line or is_tabbed(line) or line[0] in "|<#-" else f"    {line}"

    return "\n".join(map(write, text.split("\n")))


def _wrap(text: str) -> str:
    """Break lines of wording, not rows of columns, after so many characters, at a gap where one is near."""

    def write(line: str) -> str:
        if "\t" in line or line.lstrip().startswith(("|", "<")) or "</t" in line or _COLUMNS.search(line):
            return line
        pieces = []
        while len(line) > LINE_WIDTH:
            at = line.rfind(" ", LINE_WIDTH - 20, LINE_WIDTH)
            at = at + 1 if at > 0 else next(at for at in range(LINE_WIDTH, 0, -1) if _MAY_BREAK.match(line, at - 1))
            pieces.append(line[:at].rstrip(" "))
            line = line[at:]
        return "\n".join([*pieces, line])

    return "\n".join(map(write, text.split("\n")))


WRITINGS: dict[str, Write] = {
    "as written": lambda text: text,
    "no empty lines": _drop_empty_lines,
    "wrapped lines": _wrap,
    "wrapped lines, no empty lines": lambda text: _drop_empty_lines(_wrap(text)),
    "tables with pipes": lambda text: _write_tables(text, _to_pipes),
    "tables in HTML": lambda text: _write_tables(text, _to_html),
    "tables in HTML, a table a line": lambda text: _write_tables(text, lambda rows: ["".join(_to_html(rows))]),
    "rows of groups without their cells": drop_group_cells,
    "rows without their last empty cells": drop_last_cells,
    "tables cut every twelve rows": cut_pages,
    "cut, and groups without their cells": lambda text: drop_group_cells(cut_pages(text)),
    "columns in another order": move_columns,
    "tables aligned": _align(Setting()),
    "tables aligned, narrow": _align(Setting(widest=20, gap=2)),
    "tables aligned, rows apart": _align(Setting(is_spaced=True)),
    "page marks": _mark_pages,
    "bold chapter headings": _embolden,
    "indented": _indent,
    "Arabic digits": lambda text: text.translate(_ARABIC),
    "CR LF": lambda text: text.replace("\n", "\r\n"),
    "no-break spaces": lambda text: _THAI_GAP.sub("\u00a0", text),
    "zero-width spaces": lambda text: _BEFORE_LEADING_VOWEL.sub("\u200b", text),
    "split sara am": lambda text: text.replace("ำ", "\u0e4d\u0e32"),
}
"""Name of a way of writing -> what makes it of a plan's text."""
REWORDED = frozenset({"Arabic digits"})
"""Writings that change wordings, which the gold must follow."""


def _rewrite(value: Any, write: Write) -> Any:
    if isinstance(value, str):
        return write(value)
    if isinstance(value, list):
        return [_rewrite(item, write) for item in value]
    if isinstance(value, dict):
        return {key: _rewrite(item, write) for key, item in value.items()}
    return value


def measure_plan(name: str, stem: str) -> float | None:
    """Return the mean F1 of a corpus plan in a way of writing, None where that does not change it."""
    folder = ROOT / "corpus"
    gold = json.loads((folder / "gold" / f"{stem}.json").read_text(encoding="utf-8"))
    text = (folder / f"{stem}.txt").read_text("utf-8")
    write = WRITINGS[name]
    written = write(text)
    if written == text and name != "as written":
        return None
    plan = parse(written.encode(), Options(personal_data="keep"))
    wanted = _rewrite(gold, write) if name in REWORDED else gold
    return mean(score_plan(wanted, json.loads(plan.to_json())))[0]


def measure(names: Sequence[str] = tuple(WRITINGS), only: str = "") -> Iterator[tuple[str, dict[str, float]]]:
    """Yield each writing with the mean F1 of the corpus plans that it changes; `only`: how their names open."""
    stems = [path.stem for path in sorted((ROOT / "corpus" / "gold").glob(f"{only}*.json"))]
    for name in names:
        rates = {stem: measure_plan(name, stem) for stem in stems}
        yield name, {stem: rate for stem, rate in rates.items() if rate is not None}


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description="Measure the corpus in other writings.")
    options.add_argument("names", nargs="*", metavar="WRITING", help="only these writings")
    options.add_argument("--markdown", action="store_true", help="print the table as markdown")
    options.add_argument("--only", default="", metavar="STEM", help="only plans whose name opens so")
    options.add_argument("--plans", action="store_true", help="a line for each plan too")
    choices = options.parse_args()
    rows = []
    for name, rates in measure(choices.names or tuple(WRITINGS), choices.only):
        if not rates:
            continue
        worst = min(rates, key=lambda stem: rates[stem])
        total = sum(rates.values()) / len(rates)
        rows.append([name, str(len(rates)), f"{total:.3f}", f"{rates[worst]:.3f}", worst])
        if choices.plans:
            rows += [["", "", "", f"{rate:.3f}", stem] for stem, rate in rates.items()]
    columns = [Column("writing"), Column("plans"), Column("mean F1"), Column("lowest"), Column("in")]
    print_table("The corpus in other writings", columns, rows, choices.markdown)


if __name__ == "__main__":
    main()
