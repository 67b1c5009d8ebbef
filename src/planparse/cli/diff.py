"""`planparse diff`: what changed between a plan and the one after it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planparse.cli.plan_inputs import find_plan, read_plan
from planparse.cli.reading_options import reads_plans
from planparse.cli.rows_out import check_ending, write_rows
from planparse.cli.streams import report
from planparse.cli.tables import Column, TableRow, clip, print_table
from planparse.errors import print_in_one_line
from planparse.options import Options

if TYPE_CHECKING:
    from planparse.comparison.changes import Change, Difference, SourcePlace
    from planparse.model import PlanFile

_STYLES = {"added": "green", "removed": "red", "ambiguous": "magenta", "same": "dim"}
WIDTH = 60
"""Columns of a value in the table; the files have it whole."""
DEFAULT_THRESHOLD = 0.85
"""That of `planparse.comparison.matching`; a test holds the two together."""


@reads_plans
def diff(
    a: Annotated[str, typer.Argument(metavar="A", help="The earlier plan: a file, its JSON, or a key of the store.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The later plan, or the revision.")],
    store: Annotated[
        Path | None, typer.Option(metavar="STORE", help="A and B are plans of this store: keys, or how they begin.")
    ] = None,
    threshold: Annotated[
        float, typer.Option(min=0, max=1, help="How alike names must be to be one, where neither id nor name is.")
    ] = DEFAULT_THRESHOLD,
    everything: Annotated[bool, typer.Option("--all", help="Also list what is the same in both.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write all lines to a file: .csv, .md or .json.")
    ] = None,
    *,
    options: Options,
) -> None:
    """Say what changed between two plans of an agency: posts, strategies, projects, indicators and budgets.

    Records are matched by id, then by name, then by likeness; each line tells how and how alike. What may match several
    is listed as ambiguous, and figures that count different things have a basis: do not subtract them.
    """
    import planparse

    if out is not None:
        check_ending(out)
    plans = _open_pair(a, b, store, options)
    found = planparse.diff(*plans, threshold=threshold, names=(a, b))
    for warning in found.warnings:
        report(f"warning: {warning}")
    if out is not None:
        from planparse.comparison.changes import ROW_COLUMNS

        write_rows(out, ROW_COLUMNS, found.to_rows(), found.to_dict())
    if as_json:
        print(json.dumps(found.to_dict(), ensure_ascii=False, indent=2))
        return
    if out is None:
        _print(found, everything)
    print(_summarise(found))


def _open_pair(a: str, b: str, store: Path | None, options: Options) -> tuple[PlanFile, PlanFile]:
    if store is None:
        return read_plan(Path(a), options), read_plan(Path(b), options)
    import planparse

    opened = planparse.open_store(store)
    return find_plan(opened, a), find_plan(opened, b)


def _print(found: Difference, everything: bool) -> None:
    rows = [_describe(one) for one in found.changes if everything or one.kind != "same"]
    if rows:
        headers = ("topic", "change", "name", "field", "before", "after", "match", "a", "b", "note")
        print_table([Column(header) for header in headers], rows)


def _describe(change: Change) -> TableRow:
    name = f"{change.name} ({change.within})" if change.within else change.name
    match = f"{change.how} {change.score:.2f}" if change.how and change.score is not None else ""
    basis = f"unlike: {change.basis}" if change.basis else None
    note = "; ".join(part for part in (basis, change.note) if part and part != f"unlike: {change.note}")
    cells = (
        change.topic,
        change.kind,
        name,
        change.field or "",
        _show(change.before),
        _show(change.after),
        match,
        _show_place(change.sources_a),
        _show_place(change.sources_b),
        note,
    )
    shown = tuple(clip(print_in_one_line(cell), WIDTH) for cell in cells[:-1])
    return TableRow((*shown, print_in_one_line(note)), _STYLES.get(change.kind, ""))


def _show(value: float | str | None) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else f"{value:,}"


def _show_place(places: tuple[SourcePlace, ...]) -> str:
    """Return where it stands: `p3:120` is line 120, on page 3."""
    shown = [f"p{one.page}:{one.line_start}" if one.page else str(one.line_start) for one in places[:2]]
    more = f" +{len(places) - 2}" if len(places) > 2 else ""
    return ", ".join(shown) + more


def _summarise(found: Difference) -> str:
    parts = []
    for topic in dict.fromkeys(one.topic for one in found.changes):
        counts = Counter(one.kind for one in found.of(topic))
        parts.append(f"{topic}: {', '.join(f'{number:,} {kind}' for kind, number in sorted(counts.items()))}")
    return f"{'; '.join(parts) or 'nothing to compare'} (threshold {found.threshold:.2f})"
