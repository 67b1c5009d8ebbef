"""A folder of CSV files per plan."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from planparse.export import write_csv_folder
from planparse.export.csv_cells import format_value
from planparse.model import RECORD_LISTS
from tests.model.build import make_full_plan, make_plan, make_record

FILES = {"source", "documents", "sections", "tables", *RECORD_LISTS, "findings", "coverage"}


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("plan", [make_plan(), make_full_plan()], ids=["empty", "full"])
def test_there_is_a_file_for_every_list_and_the_columns_of_its_frame(tmp_path: Path, plan: Any) -> None:
    write_csv_folder(plan, tmp_path / "plan")
    assert {path.name for path in (tmp_path / "plan").iterdir()} == {f"{name}.csv" for name in FILES}
    for name, frame in plan.to_frames().items():
        header = (tmp_path / "plan" / f"{name}.csv").read_text(encoding="utf-8-sig").splitlines()[0]
        assert header.split(",") == list(frame.columns)
        assert len(read(tmp_path / "plan" / f"{name}.csv")) == len(frame)


def test_files_begin_with_the_mark_that_excel_needs(tmp_path: Path) -> None:
    write_csv_folder(make_full_plan(), tmp_path / "plan")
    for path in (tmp_path / "plan").iterdir():
        assert path.read_bytes().startswith(b"\xef\xbb\xbf"), path.name
        assert path.read_bytes().count(b"\xef\xbb\xbf") == 1, path.name


def test_a_project_is_a_row(tmp_path: Path) -> None:
    write_csv_folder(make_full_plan(), tmp_path / "plan")
    (row,) = read(tmp_path / "plan" / "projects.csv")
    assert row["name"] == "อบรมปฐมนิเทศ"
    assert row["starts_on"] == "2023-10-01"
    assert row["budget_total"] == "40000"
    assert json.loads(row["schedule"]) == [{"fiscal_year": 2567, "quarters": [1, 2]}]
    assert (row["line_start"], row["char_end"], row["objective"], row["bbox"]) == ("3", "90", "", "")


def test_source_and_coverage_are_rows(tmp_path: Path) -> None:
    write_csv_folder(make_full_plan(), tmp_path / "plan")
    (source,) = read(tmp_path / "plan" / "source.csv")
    (coverage,) = read(tmp_path / "plan" / "coverage.csv")
    assert (source["path"], coverage["lines_assigned"]) == ("plan.txt", "3")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, 0),
        (1250.75, 1250.75),
        (dt.date(2023, 10, 1), "2023-10-01"),
        (["ก", "ข"], '["ก", "ข"]'),
        ({2567: 2}, '{"2567": 2}'),
        ((1.5, 2.0), "[1.5, 2.0]"),
        ("ก\0ข", "กข"),
        ("", ""),
    ],
)
def test_values_of_cells(value: Any, cell: Any) -> None:
    assert format_value(value) == cell
    assert type(format_value(value)) is type(cell)


def test_wording_with_quotes_commas_and_breaks_comes_back(tmp_path: Path) -> None:
    wording = '“คน” "สำคัญ", =1+1\nบรรทัดสอง'
    write_csv_folder(make_plan(statements=[make_record("statements", text=wording)]), tmp_path / "plan")
    assert read(tmp_path / "plan" / "statements.csv")[0]["text"] == wording


def test_an_old_folder_is_replaced_file_by_file_and_other_files_stay(tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    write_csv_folder(make_plan(), folder)
    (folder / "notes.txt").write_text("mine")
    write_csv_folder(make_full_plan(), folder)
    assert len(read(folder / "projects.csv")) == 1
    assert (folder / "notes.txt").read_text() == "mine"
    assert list(tmp_path.iterdir()) == [folder]


def test_an_error_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "plan").write_text("a file, not a folder")
    with pytest.raises(OSError, match="plan"):
        write_csv_folder(make_full_plan(), tmp_path / "plan")
    assert [path.name for path in tmp_path.iterdir()] == ["plan"]
    assert (tmp_path / "plan").read_text() == "a file, not a folder"
