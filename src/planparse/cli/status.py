"""`planparse status`: what a store holds, and what was not read."""

from __future__ import annotations

import enum
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planparse.cli.batch_progress import describe_counts
from planparse.cli.streams import count
from planparse.cli.tables import Column, TableRow, print_table
from planparse.errors import print_in_one_line

if TYPE_CHECKING:
    from planparse.batch.status import SourceState, Status

_STYLES = {"failed": "red", "partial": "yellow", "waiting": "dim"}


class StateChoice(enum.StrEnum):
    """The states of a source."""

    DONE = "done"
    PARTIAL = "partial"
    FAILED = "failed"
    WAITING = "waiting"


def status(
    store: Annotated[Path, typer.Argument(metavar="STORE", help="The folder of the store.", show_default=False)],
    state: Annotated[
        list[StateChoice] | None,
        typer.Option(help="List the sources of this state, and no others; may be given again."),
    ] = None,
    reason: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="List only the sources of this reason.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say how much of an archive was read, and list what was not: done, partial, failed, by reason."""
    from planparse.batch.status import find_sources, read_status

    wanted = [choice.value for choice in state or ()] or ["partial", "failed", "waiting"]
    found = read_status(store)
    sources = [
        source
        for source in find_sources(store)
        if (source.state in wanted or (reason and not state)) and (not reason or source.reason in reason)
    ]
    if as_json:
        print(_render(found, sources))
        return
    if sources:
        columns = (Column("source"), Column("state"), Column("reason"), Column("message"))
        print_table(columns, [_describe_source(source) for source in sources])
    print("\n".join(_summarise(found)))


def _describe_source(source: SourceState) -> TableRow:
    cells = (source.name, source.state, source.reason or "", source.message or "")
    return TableRow(tuple(map(print_in_one_line, cells)), _STYLES.get(source.state, ""))


def _summarise(found: Status) -> list[str]:
    lines = [describe_counts(found.states) if found.states else "no sources"]
    for (state, reason), number in sorted(found.reasons.items(), key=lambda entry: (-entry[1], entry[0])):
        lines.append(f"  {state} {reason}: {number:,}")
    for name, why in found.problems:
        lines.append(f"  no plans in {print_in_one_line(name)}: {print_in_one_line(why)}")
    findings = ", ".join(count(found.findings[severity], severity) for severity in ("error", "warning"))
    read = f"{count(found.results, 'plan')} with {count(found.pages, 'page')} and {count(found.records, 'record')}"
    lines.append(f"{read}; findings: {findings}, {found.findings['info']:,} info")
    if found.last_run is not None:
        run = found.last_run
        lines.append(f"last run {run.state} {run.ended_at or ''} ({run.engine}; {run.contract})".replace("  ", " "))
    return lines


def _render(found: Status, sources: list[SourceState]) -> str:
    reasons = [
        {"state": state, "reason": reason, "sources": number}
        for (state, reason), number in sorted(found.reasons.items(), key=lambda entry: (-entry[1], entry[0]))
    ]
    whole = {
        "states": dict(found.states),
        "reasons": reasons,
        "plans": found.results,
        "pages": found.pages,
        "records": found.records,
        "findings": dict(found.findings),
        "problems": [{"source": name, "reason": why} for name, why in found.problems],
        "last_run": asdict(found.last_run) if found.last_run else None,
        "sources": [asdict(source) for source in sources],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)
