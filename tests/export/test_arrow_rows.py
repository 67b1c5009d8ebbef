"""JSON of a plan as rows: the same values as its frames, and texts that nobody expects."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from planparse.errors import SchemaError
from planparse.export.arrow_rows import build_batch, read_rows
from planparse.export.arrow_schema import table_schema
from planparse.export.table_models import list_tables
from planparse.model import Agency, Document, PlanFile
from tests.export.plan_samples import make_json, make_key, read_corpus
from tests.model.build import PLACE, make_finding, make_full_plan, make_plan, make_record

KEY = make_key("a plan")


def read(plan: PlanFile, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = build_batch(name, read_rows(KEY, make_json(plan))[name]).to_pylist()
    return rows


def make_document(number: int, **fields: Any) -> Document:
    common: dict[str, Any] = {"id": f"document-{number}", "kind": "memo", "title": "เรื่อง", "provenance": PLACE}
    return Document(**{**common, **fields})


@pytest.mark.parametrize("name", list_tables())
@pytest.mark.parametrize("sample", list(read_corpus()))
def test_a_table_holds_every_item_of_its_list(sample: str, name: str) -> None:
    plan = read_corpus()[sample]
    batch = build_batch(name, read_rows(KEY, make_json(plan))[name])
    assert batch.schema.equals(table_schema(name), check_metadata=True)
    ids = "id" if "id" in batch.schema.names else "plan_key"
    assert batch.column(ids).to_pylist() == [item.id for item in getattr(plan, name)]


def test_a_project_is_a_row() -> None:
    (row,) = read(make_full_plan(), "projects")
    assert row["plan_key"] == KEY
    assert (row["plan_agency"], row["plan_agency_type"], row["plan_agency_id"]) == ("อบต.ตัวอย่าง", "sao", None)
    assert (row["plan_kind"], row["plan_year"]) == ("development_plan", 2567)
    assert (row["name"], row["starts_on"], row["budget_total"]) == ("อบรมปฐมนิเทศ", dt.date(2023, 10, 1), 40000.0)
    assert row["schedule"] == [{"fiscal_year": 2567, "quarters": [1, 2]}]
    assert (row["page"], row["line_start"], row["char_end"], row["bbox"]) == (2, 3, 90, None)


def test_mappings_dates_inside_and_mixed_values() -> None:
    plan = make_full_plan()
    (staffing,), (document,), (finding,) = (read(plan, name) for name in ("staffing", "documents", "findings"))
    assert staffing["required"] == [(2567, 2.0), (2568, 3.0)]
    assert document["resolution"]["date"] == dt.date(2023, 9, 20)
    assert document["bbox"] == [1.5, 2.0, 3.0, 4.0]
    assert (finding["expected"], finding["found"]) == ("12", '"๑๓"')
    assert finding["provenance"][0]["line_end"] == 4


def test_a_plan_is_summed_up() -> None:
    (row,) = read(make_full_plan(), "plans")
    assert (row["plan_key"], row["plan_agency"], row["plan_year"]) == (KEY, "อบต.ตัวอย่าง", 2567)
    assert (row["documents"], row["records"]) == (1, 18)
    assert (row["findings_error"], row["findings_warning"], row["findings_info"]) == (1, 0, 0)
    assert (row["lines_total"], row["lines_assigned"], row["lines_in_records"]) == (4, 3, 2)
    assert (row["sha256"], row["pages"], row["text_origin"]) == ("0" * 64, None, "text")


def test_the_agency_is_that_of_the_record_s_own_instrument() -> None:
    memo = make_document(1)
    plan = make_document(
        2, kind="manpower_plan", agency=Agency(name="ทต.หนึ่ง", province="น่าน"), fiscal_years=[2567, 2568]
    )
    other = make_document(3, kind="hr_policy", agency=Agency(name="ทต.สอง"), fiscal_years=[2569])
    records = [make_record("statements", document_id=f"document-{number}") for number in (1, 2, 3)]
    made = make_plan(documents=[memo, plan, other], statements=records, findings=[make_finding()])
    parts = ("plan_agency", "plan_province", "plan_kind", "plan_year")
    assert [tuple(row[part] for part in parts) for row in read(made, "statements")] == [
        ("ทต.หนึ่ง", "น่าน", "memo", None),
        ("ทต.หนึ่ง", "น่าน", "manpower_plan", 2567),
        ("ทต.สอง", None, "hr_policy", 2569),
    ]
    assert read(made, "findings")[0]["plan_kind"] == "manpower_plan"
    assert read(made, "plans")[0]["plan_kind"] == "manpower_plan"


def test_without_an_instrument_only_the_key_is_known() -> None:
    (row,) = read(make_plan(statements=[make_record("statements")]), "statements")
    assert {name: value for name, value in row.items() if name.startswith("plan_") and value} == {"plan_key": KEY}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("ก\0ข", "ก\0ข"),
        ("ก\ud800ข", "ก\\ud800ข"),
        ("\udfff", "\\udfff"),
        ("๑" * 400_000, "๑" * 400_000),
        ("<script>&amp;</td>|\t\n\"'", "<script>&amp;</td>|\t\n\"'"),
        ("\\ud800", "\\ud800"),
        ("", ""),
    ],
    ids=["NUL", "surrogate", "lone", "1 MB", "markup", "escape", "empty"],
)
def test_texts_that_nobody_expects(text: str, kept: str) -> None:
    table = make_full_plan().tables[0].model_copy(update={"rows": [[text, "๑"]]})
    plan = make_plan(statements=[make_record("statements", text=text)], tables=[table])
    assert read(plan, "statements")[0]["text"] == kept
    assert read(plan, "tables")[0]["rows"] == [[kept, "๑"]]


def test_figures_that_no_column_can_hold() -> None:
    plan = make_plan(
        statements=[make_record("statements", ordinal=2**63), make_record("statements", ordinal=2**63 - 1)],
        staffing=[make_record("staffing", framework=2**60 + 1, required={2567: 10**400, 2568: 1})],
    )
    assert [row["ordinal"] for row in read(plan, "statements")] == [None, 2**63 - 1]
    (staffing,) = read(plan, "staffing")
    assert staffing["framework"] == float(2**60)
    assert staffing["required"] == [(2567, None), (2568, 1.0)]


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"null", b'{"documents": []}', b"\xff", b"[" * 100_000])
def test_what_is_not_a_plan_is_refused(text: bytes) -> None:
    with pytest.raises(SchemaError, match=KEY):
        read_rows(KEY, text)
