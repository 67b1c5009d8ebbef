"""`planparse explain`: what each line of a plan became, and what was repaired in it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planparse.cli.reading_options import reads_plans
from planparse.cli.streams import EXIT_UNREADABLE, count, is_terminal, report
from planparse.cli.tables import Column, TableRow, clip, print_table
from planparse.errors import print_in_one_line
from planparse.options import Options

if TYPE_CHECKING:
    from planparse.explanation import ExplainedLine, Explanation
    from planparse.pipeline import Run

_RANGE = re.compile(r"([0-9]{1,9})?(-)?([0-9]{1,9})?")
_SECTION_WIDTH = 28
TAB_MARK = "⇥"
"""Stands for a TAB, which parts the cells of many tables."""
_STYLES = {"heading": "bold", "cover": "bold", "furniture": "dim", "contents": "dim", "table": "cyan"}


@reads_plans
def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The plan.", show_default=False)],
    line: Annotated[int | None, typer.Option(metavar="N", min=1, help="Only this line.")] = None,
    lines: Annotated[
        str | None, typer.Option(metavar="A-B", help="Only these lines, such as 40-60, 40- or -60.")
    ] = None,
    repairs: Annotated[
        bool, typer.Option("--repairs", help="Show each repair of the text: its name, before and after.")
    ] = False,
    page: Annotated[int | None, typer.Option(metavar="N", min=1, help="Only the lines of this page.")] = None,
    png: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Draw the page of a PDF to FILE, with boxes of what was read."),
    ] = None,
    *,
    options: Options,
) -> None:
    """Show what each line of a plan became: its block, section, table and records.

    The lines are shown as the file has them, names of staff included.
    """
    first, last = _read_range(line, lines)
    if png is not None and page is None:
        raise typer.BadParameter("it draws one page: name it with --page", param_hint="--png")
    from planparse.explanation import explain_run
    from planparse.pipeline import run_stages

    run = run_stages(file, options)
    if png is not None and page is not None:
        _draw(run, file, page, png, options.password)
    explanation = explain_run(run)
    chosen = explanation.lines[first - 1 : last]
    if page is not None:
        chosen = tuple(item for item in chosen if item.page == page)
        _report_page(explanation, page)
    if not chosen:
        report(f"{file}: no line {first}, it ends with line {len(explanation.lines)}; give a smaller number")
        raise typer.Exit(EXIT_UNREADABLE)
    _print_lines(chosen, repairs, is_cut=line is None and lines is None and page is None)
    if repairs:
        _print_summary(explanation, chosen)


def _draw(run: Run, file: Path, page: int, png: Path, password: str | None) -> None:
    """Draw a page with its boxes into a file."""
    from planparse.drawing import draw_page

    if run.read.media_type != "application/pdf":
        raise typer.BadParameter("only pages of PDFs are drawn", param_hint="--png")
    try:
        picture = draw_page(file, run, page, password)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--page") from None
    picture.save(png, format="PNG")
    report(f"page {page} drawn to {png}")


def _report_page(explanation: Explanation, number: int) -> None:
    """Say how the page of a PDF was read."""
    for page in explanation.pages:
        if page.number == number:
            repairs = ", ".join(f"{name} {times}" for name, times in page.repairs)
            report(f"page {number}: {page.origin}, {page.reason}{': ' if repairs else ''}{repairs}")


def _read_range(line: int | None, lines: str | None) -> tuple[int, int | None]:
    """Return the first line, and the last (None: the end)."""
    if line is not None and lines is not None:
        raise typer.BadParameter("give --line or --lines, not both", param_hint="--line")
    if line is not None:
        return line, line
    if lines is None:
        return 1, None
    found = _RANGE.fullmatch(lines.strip())
    if found is None or not (found[1] or found[3]):
        raise typer.BadParameter(f"{lines!r} is not a range such as 40-60", param_hint="--lines")
    first = int(found[1] or 1)
    last = (int(found[3]) if found[3] else None) if found[2] else first
    if first < 1 or (last is not None and last < first):
        raise typer.BadParameter(f"{lines!r} holds no line: they count from 1", param_hint="--lines")
    return first, last


def _print_lines(lines: Sequence[ExplainedLine], repairs: bool, is_cut: bool) -> None:
    columns = (
        Column("line"),
        Column("block"),
        Column("section", is_cut=True),
        Column("table"),
        Column("records"),
        Column("text", is_cut=is_cut),
    )
    print_table(columns, [row for line in lines for row in _describe(line, repairs)])


def _describe(line: ExplainedLine, repairs: bool) -> Iterator[TableRow]:
    section = clip(print_in_one_line(line.section or ""), _SECTION_WIDTH)
    shown = [line.block or "", section, line.table_id or "", ", ".join(line.record_ids)]
    if not is_terminal(sys.stdout):
        shown = [cell or "-" for cell in shown]  # a program counts on every cell
    text = print_in_one_line(line.text.replace("\t", f" {TAB_MARK} "))
    yield TableRow((str(line.number), *shown, text), _STYLES.get(line.block or "", ""))
    for repair in line.repairs if repairs else ():
        change = f"repaired: {repair.name}: {repair.before!r} -> {repair.after!r}"
        yield TableRow(("", "", "", "", "", change), "yellow")


def _print_summary(explanation: Explanation, chosen: Sequence[ExplainedLine]) -> None:
    counts = explanation.count_repairs()
    shown = sum(len(line.repairs) for line in chosen)
    steps = ", ".join(f"{name} {count}" for name, count in counts.items())
    total = f"{sum(counts.values()):,} in the file{': ' if steps else ''}{steps}"
    print(f"\n{count(shown, 'repair')} in these lines, {total}")
