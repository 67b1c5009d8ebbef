"""`planparse compare`: what it prints and writes."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from tests.cli.conftest import Run
from tests.comparison.plans import make_plan, make_posts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the JSON of two plans."""
    place = tmp_path / "plans"
    place.mkdir()
    for number in (1, 2):
        plan = make_plan(
            number, staffing=make_posts(("กองคลัง", 4 + number, 1, "item"), ("รวม", 4 + number, 1, "total"))
        )
        (place / f"{number}.json").write_text(plan.to_json(), encoding="utf-8")
    return place


def test_markdown_goes_to_standard_output(run: Run, folder: Path) -> None:
    done = run("compare", folder, "--measure", "posts", "--min-peers", 2)
    assert done.code == 0
    assert "| เทศบาลตำบล 1 | subdistrict\\_municipality | น่าน | 2567 | 6 |" in done.out
    assert "| Posts |  | subdistrict\\_municipality | 2567 | staffing\\_summary | 2 | 6.25 | 6.50 | 6.75 |" in done.out


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_frames_are_written_beside_each_other(run: Run, folder: Path, suffix: str) -> None:
    out = folder.parent / f"found{suffix}"
    assert run("compare", folder, "--out", out).code == 0
    read = pd.read_csv if suffix == ".csv" else pd.read_parquet
    assert list(read(out)["value"])[:2] == [6, 7]
    assert set(read(out.with_name(f"found.sources{suffix}"))["record_id"]) == {"staffing-1", "staffing-2"}
    names = {path.name for path in folder.parent.iterdir()} - {"plans"}
    assert names == {f"found{part}{suffix}" for part in ("", ".wide", ".groups", ".sources", ".findings")}


def test_a_workbook_has_a_sheet_per_frame(run: Run, folder: Path) -> None:
    out = folder.parent / "found.xlsx"
    assert run("compare", folder, "--by", "department", "--out", out).code == 0
    sheets = pd.read_excel(out, sheet_name=None, header=1)
    assert list(sheets) == ["long", "wide", "groups", "sources", "findings"]
    assert list(sheets["wide"]["posts"]) == [6, 7]


def test_another_suffix_is_wrong_usage(run: Run, folder: Path) -> None:
    done = run("compare", folder, "--out", folder.parent / "found.docx")
    assert done.code == 2
    assert "found.docx" in done.err


def test_a_file_that_cannot_be_read_is_told_and_the_rest_compared(run: Run, folder: Path) -> None:
    (folder / "3.json").write_text("{}", encoding="utf-8")
    done = run("compare", folder)
    assert done.code == 2
    assert "3.json" in done.err or "PlanFile" in done.err
    assert "เทศบาลตำบล 2" in done.out


def test_an_unknown_measure_is_told_in_one_line(run: Run, folder: Path) -> None:
    done = run("compare", folder, "--measure", "happiness")
    assert done.code == 2
    assert len(done.err_lines) == 1
    assert "happiness" in done.err


def test_an_empty_folder_is_told(run: Run, tmp_path: Path) -> None:
    done = run("compare", tmp_path)
    assert done.code == 2
    assert "no plans to compare" in done.err


def test_departments_are_aligned_and_gaps_told(run: Run, folder: Path) -> None:
    plan = make_plan(3, staffing=make_posts(("กองช่าง", 1, 0, "item"), ("กองคลัง", 1, 0, "item")))
    (folder / "3.json").write_text(plan.to_json(), encoding="utf-8")
    done = run("compare", folder, "--align", "department", "--threshold", 0.95)
    assert done.code == 0
    assert "threshold 0.95" in done.out
    assert "| กองคลัง |" in done.out
    assert "| เทศบาลตำบล 3 | กองช่าง | มีแห่งเดียว (has alone) | 0 of 2 |" in done.out


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".xlsx", ".md"])
def test_an_alignment_is_written(run: Run, folder: Path, suffix: str) -> None:
    out = folder.parent / f"found{suffix}"
    assert run("compare", folder, "--align", "department", "--out", out).code == 0
    names = {path.name for path in folder.parent.iterdir()} - {"plans"}
    parts = ("", ".groups", ".gaps") if suffix in (".csv", ".parquet") else ("",)
    assert names == {f"found{part}{suffix}" for part in parts}
    if suffix == ".xlsx":
        assert list(pd.read_excel(out, sheet_name=None)) == ["names", "groups", "gaps"]
    if suffix == ".csv":
        assert set(pd.read_csv(out)["agency_name"]) == {"เทศบาลตำบล 1", "เทศบาลตำบล 2"}


def test_an_alignment_as_a_report_is_wrong_usage(run: Run, folder: Path) -> None:
    done = run("compare", folder, "--align", "department", "--out", folder.parent / "found.html")
    assert done.code == 2
    assert "found.html" in done.err


def test_nothing_to_align_is_told(run: Run, folder: Path) -> None:
    done = run("compare", folder, "--align", "strategy")
    assert done.code == 2
    assert "no plan names strategies" in done.err
