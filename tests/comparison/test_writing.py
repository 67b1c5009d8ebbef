"""Comparisons as files."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd

import planparse
from planparse.comparing import write_alignment
from planparse.comparing.frame_files import COLUMN_TITLES, guard_frame
from planparse.comparing.writing import write_comparison
from planparse.comparison.aligned_names import Alignment
from tests.comparison.plans import make_plan, make_posts


def test_text_cannot_become_a_formula_and_numbers_stay() -> None:
    frame = pd.DataFrame({"agency": ["=cmd|' /C calc'!A0", "อบต.ดอนแก้ว", None], "value": [-5.0, 2.0, float("nan")]})
    guarded = guard_frame(frame)
    assert guarded.agency[0] == "'=cmd|' /C calc'!A0"
    assert guarded.agency[1] == "อบต.ดอนแก้ว"
    assert guarded.agency.isna()[2]
    assert guarded.value[0] == -5.0


def test_a_workbook_has_headings_in_both_languages_above_the_names(tmp_path: Path) -> None:
    import openpyxl

    plan = make_plan(1, staffing=make_posts(("กองคลัง", 1234, 1, "item")))
    write_comparison(planparse.compare(plan, measures=["posts"]), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    heads = {cell.value: book["wide"].cell(2, cell.column).value for cell in book["wide"][1]}
    assert heads["หน่วยงาน / agency"] == "agency_name"
    assert heads["จำนวนอัตรา (อัตรา) / Posts (posts)"] == "posts"
    posts = next(cell for cell in book["wide"][3] if cell.value == 1235)
    assert book["wide"].column_dimensions[posts.column_letter].width > 8
    assert book["long"].freeze_panes == "A3"
    frames = [book[name] for name in book.sheetnames]
    assert {cell.value for sheet in frames for cell in sheet[2]} <= {*COLUMN_TITLES, "posts"}


def test_columns_of_an_alignment_have_headings_too(tmp_path: Path) -> None:
    found = Alignment("departments", 0.9)
    write_alignment(found, tmp_path / "names.xlsx")
    book = openpyxl.load_workbook(tmp_path / "names.xlsx")
    assert book.sheetnames == ["names", "groups", "gaps"]
    assert {cell.value for sheet in book for cell in sheet[2]} <= set(COLUMN_TITLES)
