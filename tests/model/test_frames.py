"""PlanFile.to_frames: one frame per list, fixed columns and dtypes."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from planparse.model import RECORD_LISTS
from planparse.model.provenance import Provenance
from tests.model.build import make_full_plan, make_plan

STRUCTURE = ["documents", "sections", "tables"]
LISTS = [*STRUCTURE, *RECORD_LISTS, "findings"]


def test_there_is_a_frame_for_every_list_in_the_order_of_the_contract() -> None:
    assert list(make_plan().to_frames()) == LISTS


@pytest.mark.parametrize("name", LISTS)
def test_columns_and_dtypes_do_not_depend_on_the_rows(name: str) -> None:
    empty, full = make_plan().to_frames()[name], make_full_plan().to_frames()[name]
    assert (len(empty), len(full)) == (0, 1)
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()
    assert list(empty.columns) == list(full.columns)
    assert pd.concat([empty, full], ignore_index=True).dtypes.to_dict() == full.dtypes.to_dict()


@pytest.mark.parametrize("name", [*STRUCTURE, *RECORD_LISTS])
def test_provenance_is_spread_over_columns(name: str) -> None:
    frame = make_full_plan().to_frames()[name]
    assert "provenance" not in frame.columns
    assert list(Provenance.model_fields) == [column for column in frame.columns if column in Provenance.model_fields]
    assert str(frame["char_start"].dtype) == "Int64"


@pytest.mark.parametrize(
    ("name", "column", "dtype", "value"),
    [
        ("projects", "name", "string", "อบรมปฐมนิเทศ"),
        ("projects", "ordinal", "Int64", 1),
        ("projects", "budget_total", "Float64", 40000.0),
        ("projects", "starts_on", "datetime64[s]", pd.Timestamp(2023, 10, 1)),
        ("projects", "schedule", "object", [{"fiscal_year": 2567, "quarters": [1, 2]}]),
        ("projects", "line_end", "Int64", 4),
        ("incumbents", "is_vacant", "boolean", True),
        ("staffing", "required", "object", {2567: 2, 2568: 3}),
        ("staffing", "confidence", "Float64", 1.0),
        ("development_needs", "skills", "object", ["กฎหมาย", "ไอที"]),
        ("documents", "bbox", "object", (1.5, 2.0, 3.0, 4.0)),
        ("documents", "announced_on", "datetime64[s]", pd.Timestamp(2023, 9, 30)),
        ("findings", "message", "object", {"th": "ผลรวมไม่ตรง", "en": "the total does not match"}),
        ("findings", "found", "object", "๑๓"),
        ("tables", "rows", "object", [["๑", "๒"]]),
    ],
)
def test_a_column_holds_its_values(name: str, column: str, dtype: str, value: object) -> None:
    series = make_full_plan().to_frames()[name][column]
    assert str(series.dtype) == dtype
    assert series[0] == value


def test_an_agency_is_a_mapping_with_plain_values() -> None:
    agency = make_full_plan().to_frames()["documents"]["agency"][0]
    assert (agency["name"], agency["variants"]) == ("อบต.ตัวอย่าง", [{"name": "อบต. ตัวอย่าง", "count": 2}])


def test_places_of_a_finding_stay_a_list() -> None:
    places = make_full_plan().to_frames()["findings"]["provenance"][0]
    assert [place["line_start"] for place in places] == [3]


@pytest.mark.parametrize("column", ["ordinal", "objective", "budget_total", "ends_on"])
def test_absent_values_are_missing(column: str) -> None:
    plan = make_full_plan()
    project = plan.projects[0].model_copy(
        update={"ordinal": None, "objective": None, "budget_total": None, "ends_on": None}
    )
    frame = make_plan(projects=[project, plan.projects[0]]).to_frames()["projects"]
    assert frame[column].isna()[0]


def test_a_date_of_the_buddhist_era_read_as_common_era_does_no_harm() -> None:
    project = make_full_plan().projects[0].model_copy(update={"starts_on": dt.date(2567, 10, 1)})
    assert make_plan(projects=[project]).to_frames()["projects"]["starts_on"][0].year == 2567
