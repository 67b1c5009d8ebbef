"""Excel workbooks, read back with openpyxl."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planparse.export import xlsx_book
from planparse.export.arrow_schema import table_columns
from planparse.export.table_models import table_models
from planparse.export.xlsx_book import write_xlsx
from planparse.export.xlsx_cells import CELL_UNITS, fit_text
from planparse.lexicon.column_titles import find_column_title, load_column_titles, load_table_titles
from tests.export.streams import HOSTILE, KEY, make_hostile_projects, make_stream


def write(path: Path, *streams: Any) -> openpyxl.Workbook:
    write_xlsx(streams, path / "book.xlsx")
    return openpyxl.load_workbook(path / "book.xlsx")


def read_rows(sheet: Any) -> list[dict[str, Any]]:
    names = [cell.value for cell in sheet[2]]
    return [dict(zip(names, row, strict=True)) for row in sheet.iter_rows(min_row=3)]


def test_hostile_text_is_text_and_comes_back(tmp_path: Path) -> None:
    book = write(tmp_path, make_hostile_projects())
    cells = [row["name"] for row in read_rows(book["projects"])]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.hyperlink for cell in cells} == {None}
    # openpyxl leaves the escapes that Excel undoes; a bare CR is one.
    shown = [str(cell.value).replace("_x000D_", "\r").replace("_x005F_", "_") for cell in cells]
    assert shown == HOSTILE


def test_no_formula_stands_anywhere_in_the_file(tmp_path: Path) -> None:
    import zipfile

    write(tmp_path, make_hostile_projects())
    with zipfile.ZipFile(tmp_path / "book.xlsx") as parts:
        for name in parts.namelist():
            assert b"<f>" not in parts.read(name), name


def test_headers_are_thai_and_english_and_frozen(tmp_path: Path) -> None:
    sheet = write(tmp_path, make_hostile_projects())["projects"]
    assert [cell.value for cell in sheet[2]] == [column.name for column in table_columns("projects")]
    thai = {cell.value: title.value for title, cell in zip(sheet[1], sheet[2], strict=True)}
    assert thai["plan_province"] == "จังหวัด"
    assert thai["name"] == "ชื่อโครงการ/กิจกรรม"
    assert sheet.freeze_panes == "A3"
    assert sheet.auto_filter.ref.startswith("A2:")
    assert sheet.auto_filter.ref.endswith(str(len(HOSTILE) + 2))


def test_figures_have_their_formats(tmp_path: Path) -> None:
    row = {
        "plan_key": KEY,
        "id": "p1",
        "budget_total": 1250000.5,
        "plan_year": 2567,
        "starts_on": dt.date(2023, 10, 1),
        "ends_on": dt.date(1899, 1, 1),
        "name": "-5",
        "schedule": [{"fiscal_year": 2567, "quarters": [1, 2]}, {"fiscal_year": 2568, "quarters": None}],
    }
    (cells,) = read_rows(write(tmp_path, make_stream("projects", row))["projects"])
    assert (cells["budget_total"].value, cells["budget_total"].number_format) == (1250000.5, "#,##0.00")
    assert (cells["plan_year"].value, cells["plan_year"].number_format) == (2567, "0")
    assert (cells["starts_on"].value, cells["starts_on"].is_date) == (dt.datetime(2023, 10, 1), True)
    assert (cells["ends_on"].value, cells["ends_on"].data_type) == ("1899-01-01", "s")
    assert (cells["name"].value, cells["name"].data_type) == ("-5", "s")
    assert cells["schedule"].value == "fiscal_year: 2567; quarters: 1, 2\nfiscal_year: 2568"
    assert cells["objective"].value is None


def test_mappings_flags_and_large_numbers(tmp_path: Path) -> None:
    book = write(
        tmp_path,
        make_stream("staffing", {"plan_key": KEY, "id": "s", "change": {2567: -1.0, 2568: 0.5}, "total": float("nan")}),
        make_stream("incumbents", {"plan_key": KEY, "id": "i", "is_vacant": True, "page": 2**60}),
    )
    (staffing,) = read_rows(book["staffing"])
    (seat,) = read_rows(book["incumbents"])
    assert (staffing["change"].value, staffing["total"].value) == ("2567: -1; 2568: 0.5", "nan")
    assert seat["is_vacant"].value is True
    assert (seat["page"].value, seat["page"].data_type) == (str(2**60), "s")


def test_long_text_is_cut_and_says_so(tmp_path: Path) -> None:
    text = "😀" * 20_000  # two units each
    stream = make_stream("projects", {"plan_key": KEY, "id": "p1", "name": text, "objective": "ก" * CELL_UNITS})
    done = write_xlsx([stream], tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    (cells,) = read_rows(book["projects"])
    assert cells["name"].value.endswith("cut from 20,000 characters]")
    assert cells["name"].value.startswith("😀" * 16_000)
    assert len(cells["name"].value.encode("utf-16-le")) // 2 <= CELL_UNITS
    assert cells["objective"].value == "ก" * CELL_UNITS
    assert done.notes == ["texts too long for a cell of Excel: 1; they are cut, and say so at their end"]
    assert [cell.value for cell in book.worksheets[0][6]][4:7] == [1, 1, 1]


def test_a_cut_never_splits_a_character() -> None:
    for lead in ("", "a"):
        assert fit_text(lead + "😀" * 20_000).encode("utf-8")  # half a pair could not be encoded


def test_rows_go_on_in_further_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_book, "SHEET_ROWS", 3)
    rows = [{"plan_key": KEY, "id": f"p{at}"} for at in range(7)]
    book = write(tmp_path, make_stream("projects", *rows))
    assert book.sheetnames == ["contents สารบัญ", "projects", "projects (2)", "projects (3)"]
    found = [row["id"].value for name in book.sheetnames[1:] for row in read_rows(book[name])]
    assert found == [f"p{at}" for at in range(7)]
    assert book["projects (3)"]["A2"].value == "plan_key"
    assert [cell.value for cell in book.worksheets[0][6]][4:6] == [7, 3]


def test_the_limit_is_that_of_excel() -> None:
    assert xlsx_book.SHEET_ROWS + xlsx_book.HEADER_ROWS == 1_048_576
    assert CELL_UNITS == 32_767


def test_the_first_sheet_says_what_each_table_is(tmp_path: Path) -> None:
    sheet = write(tmp_path, *(make_stream(name) for name in table_models())).worksheets[0]
    listed = {row[0].value: [cell.value for cell in row] for row in sheet.iter_rows(min_row=6)}
    assert list(listed) == list(table_models())
    assert listed["projects"][1] == "โครงการ"
    assert all(listed[name][2] and listed[name][3] for name in table_models())


def test_columns_are_as_wide_as_what_they_hold(tmp_path: Path) -> None:
    row = {"plan_key": KEY, "id": "p1", "name": "ก" * 40, "objective": "ก" * 300}
    sheet = write(tmp_path, make_stream("projects", row))["projects"]
    widths = {cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[2]}
    assert 40 < widths["name"] < 46
    assert widths["objective"] < 62
    assert widths["id"] < 14


def test_every_table_and_column_has_a_thai_name() -> None:
    for name in table_models():
        assert name in load_table_titles()
        for column in table_columns(name):
            assert find_column_title(name, column.name).thai != column.name, f"{name}.{column.name}"


def test_no_thai_name_is_of_a_column_that_is_not() -> None:
    plain = {column.name for name in table_models() for column in table_columns(name)}
    full = {f"{name}.{column.name}" for name in table_models() for column in table_columns(name)}
    assert load_column_titles().keys() <= plain | full
    assert load_table_titles().keys() == table_models().keys()


def test_every_column_of_money_is_shown_as_money() -> None:
    money = {
        (name, column.name)
        for name in table_models()
        for column in table_columns(name)
        if "baht" in column.description and column.annotation not in (str,) and "->" not in column.description
    }
    shown = {
        (name, column.name)
        for name in table_models()
        for column in table_columns(name)
        if find_column_title(name, column.name).format == "baht"
    }
    assert shown == money


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_xlsx([make_hostile_projects()], tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_failure_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "book.xlsx").write_text("old")
    monkeypatch.setattr(xlsx_book, "_write_contents", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_xlsx([make_hostile_projects()], tmp_path / "book.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["book.xlsx"]
    assert (tmp_path / "book.xlsx").read_text() == "old"
