"""The JSON Schema of a PlanFile, made from the models; the copy under `schemas/` is checked against it."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from planparse.model import SCHEMA_VERSION, PlanFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _WrittenSchema(GenerateJsonSchema):
    """Describes what is written: every key stands, absent values as null; titles made of names are left out."""

    def field_is_required(
        self,
        field: core_schema.ModelField | core_schema.DataclassField | core_schema.TypedDictField,
        total: bool,
    ) -> bool:
        return True

    def field_title_should_be_set(self, schema: CoreSchema | Any) -> bool:
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def build_schema() -> dict[str, Any]:
    """Return the schema of what `PlanFile.to_json` writes: every key is required, no other is allowed."""
    schema = PlanFile.model_json_schema(mode="serialization", schema_generator=_WrittenSchema)
    return {"$schema": DIALECT, "$id": f"urn:planparse:planfile:{SCHEMA_VERSION}", **schema}


def render_schema() -> str:
    """Return the schema as indented JSON that ends with a line break."""
    return json.dumps(build_schema(), ensure_ascii=False, indent=2) + "\n"
