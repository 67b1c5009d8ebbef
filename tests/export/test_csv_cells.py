"""Cells of CSV: text that would be a formula is guarded, and nothing is lost."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.export import write_csv_folder
from planparse.export.csv_cells import guard_text, unguard_text
from planparse.export.csv_tables import write_csv_tables
from tests.export.streams import HOSTILE, KEY, make_hostile_projects, make_stream
from tests.model.build import make_plan, make_record


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+cmd|'/C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "＝1",
        "＋1",
        "－1+1",
        "＠SUM",
        "−1+1",
        "\tx",
        "\rx",
        "\nx",
        "   =1",
        "\u3000=1",
        "\ufeff=1",
        "\x1f=1",
        "- ไม่มี",
        "=",
        "-5+1",
        "-5 คน",
        "--1",
        "'=1",
        "''@x",
    ],
)
def test_what_a_spreadsheet_may_run_has_an_apostrophe_before_it(text: str) -> None:
    assert guard_text(text) == "'" + text
    assert unguard_text("'" + text) == text


@pytest.mark.parametrize(
    "text", ["-5", "+5", "-1,250.50", "2567", "-", "--", "– –", "ก=1", "'ก'", "'", "", "1-2", "'ก=1"]
)
def test_numbers_dashes_and_plain_text_stay(text: str) -> None:
    assert guard_text(text) == text
    assert unguard_text(text) == text


@given(st.text(alphabet="'=-+@ 1ก\t\u200b＝,.", max_size=8))
def test_every_text_comes_back(text: str) -> None:
    assert unguard_text(guard_text(text)) == text


@given(st.text(alphabet="'=-+@ 1ก\t\u200b＝,.", max_size=8))
def test_no_guarded_cell_begins_with_a_sign(text: str) -> None:
    seen = guard_text(text).lstrip(" \t\u200b")
    assert not seen.startswith(("=", "@", "＝")), seen


def test_the_csv_of_a_plan_is_guarded(tmp_path: Path) -> None:
    plan = make_plan(statements=[make_record("statements", text=text) for text in HOSTILE])
    write_csv_folder(plan, tmp_path / "plan")
    with (tmp_path / "plan" / "statements.csv").open(encoding="utf-8-sig", newline="") as stream:
        cells = [row["text"] for row in csv.DictReader(stream)]
    assert cells[:4] == ["'" + text for text in HOSTILE[:4]]
    assert [unguard_text(cell) for cell in cells] == HOSTILE


def test_a_store_as_csv(tmp_path: Path) -> None:
    done = write_csv_tables([make_hostile_projects(), make_stream("cost_limits")], tmp_path / "out")
    assert done.rows == {"projects": len(HOSTILE), "cost_limits": 0}
    raw = (tmp_path / "out" / "projects.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfplan_key,plan_agency_id,")
    assert raw.split(b"\r\n", 1)[0].endswith(b",budget_status,budget_total")
    with (tmp_path / "out" / "projects.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [unguard_text(row["name"]) for row in rows] == HOSTILE
    assert {row["budget_total"] for row in rows} == {"-5.0"}
    assert {row["plan_year"] for row in rows} == {"2567"}
    assert rows[1]["also_at"] == (
        '[{"page": 1, "line_start": null, "line_end": null, "char_start": null, "char_end": null, "bbox": [1.5, -2.0]}]'
    )
    assert (tmp_path / "out" / "cost_limits.csv").read_text(encoding="utf-8-sig").count("\n") == 1


def test_mappings_by_year_are_json(tmp_path: Path) -> None:
    write_csv_tables([make_stream("staffing", {"plan_key": KEY, "id": "s1", "change": {2567: -1.0}})], tmp_path / "out")
    with (tmp_path / "out" / "staffing.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert next(csv.DictReader(stream))["change"] == '{"2567": -1.0}'


def test_a_failure_leaves_no_folder(tmp_path: Path) -> None:
    def fail() -> Iterator[pa.RecordBatch]:
        yield from make_hostile_projects().read()
        raise OSError("gone")

    broken = replace(make_stream("projects"), read=fail)
    with pytest.raises(OSError, match="gone"):
        write_csv_tables([make_stream("staffing"), broken], tmp_path / "out")
    assert list(tmp_path.iterdir()) == []
