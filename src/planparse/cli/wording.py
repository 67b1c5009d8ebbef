"""`planparse wording`: what plans of different agencies have in common word for word."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planparse.cli.plan_inputs import is_store, read_each, read_paragraphs, read_plan
from planparse.cli.reading_options import reads_plans
from planparse.cli.rows_out import check_ending, write_rows
from planparse.cli.streams import EXIT_UNREADABLE, count, report
from planparse.cli.tables import Column, TableRow, clip, print_table
from planparse.errors import print_in_one_line
from planparse.options import Options

if TYPE_CHECKING:
    from planparse.comparison.shared_pairs import PlanShare, SharedPair, SharedWording
    from planparse.comparison.wordings import PlanWording, Wording

WIDTH = 72
_KEY_WIDTH = 24
PLAN_COLUMNS = (
    "key", "agency_id", "agency", "province", "year", "characters", "boilerplate", "copied", "partners", "closest",
    "left_names", "found_foreign",
)  # fmt: skip
PAIR_COLUMNS = (
    "a", "b", "pair_characters", "share_a", "share_b", "earlier", "likeness", "characters", "text_a", "text_b",
    "a_record_id", "a_page", "a_line_start", "a_line_end", "b_record_id", "b_page", "b_line_start", "b_line_end",
    "left_names",
)  # fmt: skip


@reads_plans
def wording(
    sources: Annotated[
        list[Path],
        typer.Argument(metavar="STORE|FILE", help="A store, or plans, their JSON, and folders.", show_default=False),
    ],
    pairs: Annotated[bool, typer.Option("--pairs", help="List the pairs of plans, with their passages.")] = False,
    min_share: Annotated[
        float,
        typer.Option(min=0, max=1, help="Only plans (pairs) of which at least this share is copied; 0.1 is a tenth."),
    ] = 0.0,
    boilerplate: Annotated[
        int | None,
        typer.Option(
            min=2, metavar="N", help="What so many agencies have is boilerplate; without it, 4, or 0.5 % of many."
        ),
    ] = None,
    text: Annotated[
        bool,
        typer.Option(
            "--text", help="Of files, also compare the paragraphs that no record holds: half of a plan and more."
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write to a file: .csv, .md or .json.", show_default=False)
    ] = None,
    *,
    options: Options,
) -> None:
    """Say how much of each plan is boilerplate, how much it shares with few other agencies, and which names were left.

    Compared are statements, points of SWOT, strategies, projects, indicators, actions, needs and definitions. Shared by
    few is called copied: from one another, or both from a third. Plans that were written apart share up to 6 %.
    """
    if out is not None:
        check_ending(out)
    failed: list[Path] = []
    from planparse.comparison.shared_wording import find_shared_wording

    found = find_shared_wording(_collect(sources, options, text, failed), least_agencies=boilerplate)
    for warning in found.warnings:
        report(f"warning: {warning}")
    found.plans = [one for one in found.plans if (one.copied or 0) >= min_share]
    found.pairs = [one for one in found.pairs if max(one.share_a, one.share_b) >= min_share]
    if out is not None:
        columns = PAIR_COLUMNS if pairs else PLAN_COLUMNS
        rows = _list_passages(found.pairs) if pairs else [_flatten(one) for one in found.plans]
        write_rows(out, columns, rows, found.to_dict())
    if as_json:
        print(json.dumps(found.to_dict(), ensure_ascii=False, indent=2))
    else:
        if out is None:
            (_print_pairs if pairs else _print_plans)(found)
        print(_summarise(found))
        if not text:
            report("compared: what records hold; paragraphs that no record holds are in no store (of files: --text)")
    if failed:
        raise typer.Exit(EXIT_UNREADABLE)


def _collect(sources: Sequence[Path], options: Options, with_text: bool, failed: list[Path]) -> list[PlanWording]:
    from planparse.comparison.wordings import collect_wording

    wordings: list[PlanWording] = []
    for path in sources:
        if is_store(path):
            import planparse
            from planparse.batch.store_wording import read_wordings

            wordings += read_wordings(planparse.open_store(path))
    files = [path for path in sources if not is_store(path)]
    if with_text:
        read = read_each(files, lambda file: read_paragraphs(file, options), failed)
        return wordings + [collect_wording(plan, name, paragraphs) for name, (plan, paragraphs) in read]
    plans = read_each(files, lambda file: read_plan(file, options), failed)
    return wordings + [collect_wording(plan, name) for name, plan in plans]


def _percent(share: float | None) -> str:
    return "?" if share is None else f"{share * 100:.1f} %"


def _print_plans(found: SharedWording) -> None:
    rows = []
    for one in sorted(found.plans, key=lambda plan: (-(plan.copied or 0), plan.key)):
        names = dict.fromkeys((*(name.name for name in one.left_names), *one.found_foreign))
        cells = (
            _shorten(one.key),
            one.agency or "?",
            f"{one.characters:,}",
            _percent(one.boilerplate),
            _percent(one.copied),
            str(one.partners),
            _shorten(one.closest or "-"),
            ", ".join(names) or "-",
        )
        rows.append(TableRow(tuple(map(print_in_one_line, cells)), "yellow" if one.left_names else ""))
    headers = ("plan", "agency", "characters", "boilerplate", "copied", "pairs", "closest", "names left behind")
    print_table([Column(header) for header in headers], rows)


def _shorten(key: str) -> str:
    """Return the end of a path, or the beginning of a key."""
    return key[:12] if len(key) == 64 and "/" not in key else clip(Path(key).name, _KEY_WIDTH)


def _print_pairs(found: SharedWording) -> None:
    for pair in found.pairs:
        earlier = f", {_shorten(pair.earlier)} is the earlier" if pair.earlier else ""
        title = f"{_shorten(pair.a)} – {_shorten(pair.b)}: {pair.characters:,} characters"
        shares = f"{_percent(pair.share_a)} and {_percent(pair.share_b)}"
        print(print_in_one_line(f"{title}, {shares}{earlier}"))
        for passage in pair.passages:
            left = ", ".join(dict.fromkeys(name.name for name in passage.left_names))
            print(
                f"  {passage.characters} characters, likeness {passage.likeness:.2f}{f', left: {left}' if left else ''}"
            )
            for side, place, text in (
                ("a", passage.wording_a, passage.text_a),
                ("b", passage.wording_b, passage.text_b),
            ):
                print(f"    {side} {_show_place(place)}  {print_in_one_line(text)}")


def _show_place(place: Wording) -> str:
    return f"{place.table} p{place.page}:{place.line_start}" if place.page else f"{place.table} {place.line_start}"


def _flatten(plan: PlanShare) -> dict[str, Any]:
    row: dict[str, Any] = {column: getattr(plan, column) for column in PLAN_COLUMNS}
    row["left_names"] = ", ".join(dict.fromkeys(name.name for name in plan.left_names)) or None
    row["found_foreign"] = ", ".join(plan.found_foreign) or None
    return row


def _list_passages(pairs: Sequence[SharedPair]) -> list[dict[str, Any]]:
    rows = []
    for pair in pairs:
        for passage in pair.passages:
            row: dict[str, Any] = {
                "a": pair.a,
                "b": pair.b,
                "pair_characters": pair.characters,
                "share_a": pair.share_a,
                "share_b": pair.share_b,
                "earlier": pair.earlier,
                "likeness": passage.likeness,
                "characters": passage.characters,
                "text_a": passage.text_a,
                "text_b": passage.text_b,
                "left_names": ", ".join(dict.fromkeys(name.name for name in passage.left_names)) or None,
            }
            for side, place in (("a", passage.wording_a), ("b", passage.wording_b)):
                row |= {
                    f"{side}_{part}": getattr(place, part) for part in ("record_id", "page", "line_start", "line_end")
                }
            rows.append(row)
    return rows


def _summarise(found: SharedWording) -> str:
    left = sum(bool(one.left_names or one.found_foreign) for one in found.plans)
    rule = f"boilerplate is what {found.least_agencies} agencies of {found.least_provinces} provinces have"
    return (
        f"{count(len(found.plans), 'plan')} of {count(found.agencies, 'agency').replace('agencys', 'agencies')}, "
        f"{count(len(found.pairs), 'pair')} with copied passages, {count(left, 'plan')} with names left behind; {rule}"
    )
