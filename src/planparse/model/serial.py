"""PlanFile to JSON text and back."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from planparse.errors import SchemaError

if TYPE_CHECKING:
    from planparse.model.plan import PlanFile

_SURROGATE = re.compile("[\ud800-\udfff]")


def write_plan(plan: PlanFile, indent: int | None) -> str:
    """Return the plan as JSON text.

    A lone surrogate has no UTF-8, so it is written as its escape; it comes from a text that Python was given
    as such, or from a file name that is not UTF-8.
    """
    try:
        return plan.model_dump_json(indent=indent)
    except PydanticSerializationError:
        separators = (",", ":") if indent is None else (",", ": ")
        data = plan.model_dump(mode="python")
        text = json.dumps(data, ensure_ascii=False, indent=indent, separators=separators, default=str)
        return _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def read_plan(plan_class: type[PlanFile], text: str | bytes, schema_version: str) -> PlanFile:
    """Read what `write_plan` wrote.

    Raises SchemaError where the text is no JSON, of another schema version, or not a PlanFile.
    """
    try:
        plan = plan_class.model_validate_json(text)
    except ValidationError as error:
        plan = _read_with_surrogates(plan_class, text, schema_version, error)
    _check_version(plan.schema_version, schema_version)
    return plan


def _read_with_surrogates(
    plan_class: type[PlanFile], text: str | bytes, schema_version: str, error: ValidationError
) -> PlanFile:
    """Read again with the standard library, which takes a lone surrogate, or say what is wrong."""
    if error.errors()[0]["type"] not in ("json_invalid", "string_unicode"):
        raise _describe(text, schema_version, error) from None
    try:
        return plan_class.model_validate(json.loads(text))
    except ValidationError as second:
        raise _describe(text, schema_version, second) from None
    except (ValueError, RecursionError):
        raise SchemaError(f"no JSON ({error.errors()[0]['msg']})", hint="give the JSON of a plan") from None


def _describe(text: str | bytes, schema_version: str, error: ValidationError) -> SchemaError:
    """Name the schema version where that is the reason, else the first key that is wrong."""
    try:
        version = json.loads(text)["schema_version"]
        _check_version(version, schema_version)
    except SchemaError as other_version:
        return other_version
    except (ValueError, TypeError, KeyError, RecursionError):
        pass  # no version to compare: the first wrong key says more
    first = error.errors()[0]
    place = ".".join(str(step) for step in first["loc"]) or "the whole"
    more = f", and {error.error_count() - 1} more" if error.error_count() > 1 else ""
    return SchemaError(f"not the JSON of a PlanFile ({place}: {first['msg']}{more})")


def _check_version(found: object, own: str) -> None:
    if str(found).split(".")[0] != own.split(".")[0]:
        raise SchemaError(f"JSON of schema version {found}, and this planparse reads {own}")
