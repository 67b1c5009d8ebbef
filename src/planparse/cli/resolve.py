"""`planparse resolve`: which body, department, post or competency a name means."""

from __future__ import annotations

import enum
import json
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planparse.cli.streams import is_terminal
from planparse.cli.tables import Column, TableRow, print_table
from planparse.errors import print_in_one_line

if TYPE_CHECKING:
    from planparse.lexicon.lookup import Resolution

MAX_SHOWN = 3
"""Candidates in a line of the table; the JSON has them all."""


class NamedListChoice(enum.StrEnum):
    """The lists that names are looked up in."""

    AGENCY = "agency"
    DEPARTMENT = "department"
    POSITION = "position"
    COMPETENCY = "competency"


class KindChoice(enum.StrEnum):
    """The kinds of a local government."""

    PAO = "pao"
    CITY_MUNICIPALITY = "city_municipality"
    TOWN_MUNICIPALITY = "town_municipality"
    SUBDISTRICT_MUNICIPALITY = "subdistrict_municipality"
    SAO = "sao"
    SPECIAL = "special"


class GroupChoice(enum.StrEnum):
    """The groups of competencies."""

    CORE = "core"
    MANAGERIAL = "managerial"
    FUNCTIONAL = "functional"


def resolve(
    named_list: Annotated[NamedListChoice, typer.Argument(metavar="LIST", help="What the names are of.")],
    texts: Annotated[list[str], typer.Argument(metavar="TEXT", help="The names.", show_default=False)],
    kind: Annotated[KindChoice | None, typer.Option(help="Kind of the agency, where the name does not tell.")] = None,
    province: Annotated[str | None, typer.Option(metavar="NAME", help="Province of the agency.")] = None,
    district: Annotated[str | None, typer.Option(metavar="NAME", help="District of the agency.")] = None,
    group: Annotated[GroupChoice | None, typer.Option(help="Group of the competency.")] = None,
    agency: Annotated[
        str | None, typer.Option(metavar="ID", help="Look the names up as this agency uses them (its overlay).")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, with every candidate.")] = False,
) -> None:
    """Look names up in a list: the id, how sure it is (score, 0 to 1), and what else the name may mean.

    LIST is agency, department, position or competency. A name that may mean several stays without an id.
    """
    from planparse.lexicon.many import NameContext, resolve_many

    context = NameContext(kind, province, district, group)
    if agency is not None and named_list in (NamedListChoice.DEPARTMENT, NamedListChoice.POSITION):
        found = _resolve_as(agency, named_list, texts)
    else:
        found = resolve_many(named_list.value, texts, context)
    if as_json:
        print(json.dumps([_dump(text, one) for text, one in zip(texts, found, strict=True)], ensure_ascii=False))
        return
    columns = (Column("name"), Column("id"), Column("score"), Column("candidates"))
    print_table(columns, [_describe(text, one) for text, one in zip(texts, found, strict=True)])


def _resolve_as(agency: str, named_list: NamedListChoice, texts: list[str]) -> list[Resolution]:
    from planparse.lexicon.overlays import with_overlay
    from planparse.lexicon.resolve import agencies_by_id

    if agency not in agencies_by_id():
        raise typer.BadParameter(f"there is no agency {agency!r}: see planparse resolve agency", param_hint="--agency")
    names = with_overlay(agency)
    look_up = names.resolve_department if named_list is NamedListChoice.DEPARTMENT else names.resolve_position
    return [look_up(text) for text in texts]


def _dump(text: str, found: Resolution) -> dict[str, Any]:
    candidates = [{"id": one.id, "name": one.name, "score": one.score} for one in found.candidates]
    return {"text": text, "id": found.id, "score": found.score, "candidates": candidates}


def _describe(text: str, found: Resolution) -> TableRow:
    shown = ", ".join(f"{one.id} {one.name} {one.score:.2f}" for one in found.candidates[:MAX_SHOWN])
    more = len(found.candidates) - MAX_SHOWN
    shown += f", and {more} more" if more > 0 else ""
    score = f"{found.score:.2f}" if found.id is not None else ""
    cells = (found.id or "", score, shown)
    if not is_terminal(sys.stdout):
        cells = (cells[0] or "-", cells[1] or "-", cells[2] or "-")  # a program counts on every cell
    return TableRow((print_in_one_line(text), *cells), "" if found.id is not None else "yellow")
