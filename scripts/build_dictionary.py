"""Print docs/dictionary.md, every list and field: python scripts/build_dictionary.py > docs/dictionary.md"""

from __future__ import annotations

import datetime as dt
import types
import typing
from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from planparse.lexicon.column_titles import find_column_title, find_table_title, load_column_titles
from planparse.model import SCHEMA_VERSION, PlanFile, Provenance, Record
from planparse.model.frames import list_models
from planparse.model.records import Score

HEAD = """# Data dictionary

Every list and field of the JSON (`schema_version` {version}), made of the models in `src/planparse/model/` by
`scripts/build_dictionary.py`; `make lint` fails when they differ. [What planparse returns](contract.md) says what the
values mean and where they come from.

- **type**: `text` is wording of the source or an id, `date` is ISO 8601 in the common era, `A → B` is a mapping, and
  words in `code` are the only values that there are. *or null*: absent is `null`, never 0 or an empty text.
- **unit**: money is baht, a percentage a number out of 100, a year of the Buddhist era, posts (อัตรา) a count that may
  be a fraction.
- **Thai**: the heading that Excel exports give the column.
- A list is a table in CSV, pandas and a store, and a field a column; there `provenance` becomes the columns of
  [Provenance](#provenance). The tables of a store begin with [seven more columns](store.md#tables).
"""

UNITS = {
    "staffing.framework": "posts",
    "staffing.occupied": "posts",
    "staffing.vacant": "posts",
    "staffing.total": "posts",
    "staffing.required": "year → posts",
    "staffing.change": "year → posts",
    "personnel_costs.posts": "posts",
    "personnel_costs.salary": "baht a year",
    "personnel_costs.increase": "year → baht",
    "personnel_costs.cost": "year → baht",
    "personnel_costs.ratio": "year → percent",
    "cost_limits.percent": "percent",
    "indicators.target_value": "as `target_unit` says",
    "documents.fiscal_years": "year (พ.ศ.)",
    "development_needs.fiscal_years": "year (พ.ศ.)",
    "ScheduleYear.fiscal_year": "year (พ.ศ.)",
    "ScheduleYear.quarters": "quarter, 1 is October to December",
    "Provenance.bbox": "points (1/72 inch)",
    "Provenance.char_start": "characters",
    "Provenance.char_end": "characters",
    "Source.characters": "characters",
}
"""list.field or Model.field -> its unit, where neither its type nor its heading tells it."""

NAMES = {str: "text", int: "whole number", float: "number", bool: "true or false", dt.date: "date"}
FORMATS = {"baht": "baht", "year": "year (พ.ศ.)", "count": "count"}


def render() -> str:
    """Return docs/dictionary.md."""
    lists = list_models(PlanFile)
    check_units(lists)
    lines = [HEAD.format(version=SCHEMA_VERSION), "## The file", ""]
    lines += describe_table(PlanFile, "PlanFile", lists)
    others = "Every list below but `documents`, `sections`, `tables` and `findings` has them."
    lines += ["", "## Fields of every record", "", others, ""]
    lines += describe_table(Record, "Record", lists)
    shared = set(Record.model_fields)
    for name, model in lists.items():
        lines += ["", f"## {name}", "", f"**{find_table_title(name).thai}** · {first_line(model)}", ""]
        own = [field for field in model.model_fields if not (issubclass(model, Record) and field in shared)]
        lines += describe_table(model, name, lists, own)
    lines += ["", "## Parts of records"]
    for model in find_parts(lists):
        lines += ["", f"### {model.__name__}", "", first_line(model), "", *describe_table(model, model.__name__, lists)]
    return "\n".join(lines) + "\n"


def check_units(lists: dict[str, type[BaseModel]]) -> None:
    """Raise ValueError where a unit is told of a field that there is not."""
    models = {**lists, **{model.__name__: model for model in find_parts(lists)}}
    for place in UNITS:
        owner, _, field = place.partition(".")
        if owner not in models or field not in models[owner].model_fields:
            raise ValueError(f"{place}: no such field")


def first_line(model: type[BaseModel]) -> str:
    """Return what the model says of itself."""
    return escape((model.__doc__ or "").strip().splitlines()[0])


def describe_table(
    model: type[BaseModel], owner: str, lists: dict[str, type[BaseModel]], fields: list[str] | None = None
) -> Iterator[str]:
    """Yield the table of a model's fields."""
    yield "| field | type | unit | Thai | meaning |"
    yield "|---|---|---|---|---|"
    for name, info in model.model_fields.items():
        if fields is not None and name not in fields:
            continue
        shown = [f"[`{name}`](#{name})" if model is PlanFile and name in lists else f"`{name}`"]
        shown += [describe_type(info, lists), describe_unit(owner, name, info), thai_of(owner, name, lists)]
        yield f"| {' | '.join(shown)} | {escape(info.description or '')} |"


def thai_of(owner: str, field: str, lists: dict[str, type[BaseModel]]) -> str:
    """Return the Thai term of a field, empty where there is none."""
    if owner == "PlanFile":
        return find_table_title(field).thai if field in lists else ""
    titles = load_column_titles()
    if owner == "Record" or owner in lists:
        return find_column_title(owner, field).thai if f"{owner}.{field}" in titles or field in titles else ""
    return titles[field].thai if owner in ("Provenance", "Source", "Coverage") and field in titles else ""


def describe_unit(owner: str, field: str, info: FieldInfo) -> str:
    """Return the unit of a field, empty where it has none."""
    if f"{owner}.{field}" in UNITS:
        return UNITS[f"{owner}.{field}"]
    if Score in (info.annotation, *get_args(info.annotation)) or any("Ge(ge=0)" in str(mark) for mark in info.metadata):
        return "0 to 1"
    if owner == "PlanFile":
        return ""
    return FORMATS.get(find_column_title(owner, field).format, "")


def describe_type(info: FieldInfo, lists: dict[str, type[BaseModel]]) -> str:
    """Return the type of a field in words, and whether it may be null."""
    parts = [name_type(part, lists) for part in leaves(info.annotation) if part is not type(None)]
    words = join_types(parts)
    return f"{words} *or null*" if type(None) in leaves(info.annotation) else words


def join_types(parts: list[str]) -> str:
    """Return types as one: a whole number or a number is a number."""
    return " or ".join(dict.fromkeys(parts)).replace("whole number or number", "number")


def leaves(annotation: Any) -> tuple[Any, ...]:
    """Return the members of a union, the annotation itself where it is none."""
    if get_origin(annotation) in (typing.Union, types.UnionType):
        return get_args(annotation)
    return (annotation,)


def name_type(annotation: Any, lists: dict[str, type[BaseModel]]) -> str:
    """Return one type in words."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is typing.Annotated:
        return name_type(inner[0], lists)
    if origin is typing.Literal:
        return ", ".join(f"`{escape(str(value))}`" for value in inner)
    if origin is list:
        return f"list of {name_type(inner[0], lists)}"
    if origin is tuple:
        return f"list of {len(inner)} numbers"
    if origin is dict:
        return f"{name_type(inner[0], lists)} → {join_types([name_type(part, lists) for part in leaves(inner[1])])}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        at = next((name for name, model in lists.items() if model is annotation), annotation.__name__.lower())
        return f"[{annotation.__name__}](#{at})"
    return NAMES.get(annotation, str(annotation))


def find_parts(lists: dict[str, type[BaseModel]]) -> list[type[BaseModel]]:
    """Return the models that are no list and stand in one or in the file, in the order in which they are met."""
    found: dict[type[BaseModel], None] = {}

    def look(annotation: Any) -> None:
        for part in (annotation, *get_args(annotation)):
            if part is not annotation:
                look(part)
            elif isinstance(part, type) and issubclass(part, BaseModel) and part not in lists.values():
                found.setdefault(part)
                visit(part)

    def visit(model: type[BaseModel]) -> None:
        for info in model.model_fields.values():
            look(info.annotation)

    found[Provenance] = None
    for model in (PlanFile, *lists.values()):
        visit(model)
    return list(found)


def escape(text: str) -> str:
    """Return the text fit for a cell of a Markdown table."""
    return text.replace("|", "\\|").replace("<", "&lt;").replace("[x0", "\\[x0")


if __name__ == "__main__":
    print(render(), end="")
