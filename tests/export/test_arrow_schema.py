"""Arrow schemas: the columns of frames behind those of the plan, with fixed types."""

from __future__ import annotations

import typing

import pyarrow as pa
import pytest

from planparse.export.arrow_schema import arrow_type, table_columns, table_schema, table_version
from planparse.export.table_models import list_tables, table_models
from planparse.model.frames import frame_columns

HEAD = [
    "plan_key",
    "plan_agency_id",
    "plan_agency",
    "plan_agency_type",
    "plan_province",
    "plan_kind",
    "plan_year",
]


@pytest.mark.parametrize("name", list_tables())
def test_a_list_has_the_columns_of_its_frame_behind_those_of_the_plan(name: str) -> None:
    assert table_schema(name).names == HEAD + list(frame_columns(list_tables()[name]))


@pytest.mark.parametrize("name", list_tables())
def test_a_column_has_the_dtype_of_its_frame(name: str) -> None:
    dtypes = {column.name: column.dtype for column in table_columns(name) if column.home != "head"}
    assert dtypes == frame_columns(list_tables()[name])


@pytest.mark.parametrize(
    ("table", "column", "kind"),
    [
        ("plans", "plan_year", pa.int64()),
        ("sources", "state", pa.string()),
        ("projects", "starts_on", pa.date32()),
        ("projects", "budget_total", pa.float64()),
        ("projects", "budget_status", pa.string()),
        ("projects", "bbox", pa.list_(pa.float64())),
        ("projects", "page", pa.int64()),
        (
            "projects",
            "schedule",
            pa.list_(pa.struct([("fiscal_year", pa.int64()), ("quarters", pa.list_(pa.int64()))])),
        ),
        ("incumbents", "is_vacant", pa.bool_()),
        ("staffing", "required", pa.map_(pa.int64(), pa.float64())),
        ("staffing", "confidence", pa.float64()),
        ("tables", "rows", pa.list_(pa.list_(pa.string()))),
        ("findings", "expected", pa.string()),
        ("findings", "message", pa.struct([("th", pa.string()), ("en", pa.string())])),
        (
            "documents",
            "resolution",
            pa.struct([("body", pa.string()), ("session", pa.string()), ("date", pa.date32())]),
        ),
    ],
)
def test_types_of_columns(table: str, column: str, kind: pa.DataType) -> None:
    assert table_schema(table).field(column).type == kind


@pytest.mark.parametrize("name", table_models())
def test_every_column_is_described(name: str) -> None:
    for field in table_schema(name):
        assert field.metadata[b"description"].decode(), field.name


def test_a_column_of_words_or_numbers_says_how_they_are_written() -> None:
    field = table_schema("findings").field("expected")
    assert field.metadata[b"description"].decode().endswith("as JSON, so that a number and a word can be told apart")


def test_an_annotation_without_a_type_is_refused() -> None:
    with pytest.raises(TypeError, match="no Arrow type"):
        arrow_type(typing.Any)


def test_each_table_has_a_version_of_its_own() -> None:
    assert len({table_version(name) for name in table_models()}) == len(table_models())
