"""Comparisons as files: CSV, Excel, Parquet, Markdown, and the report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planparse.comparing.report import render_report
from planparse.comparison import Comparison
from planparse.comparison.markdown import render_markdown
from planparse.errors import OptionsError
from planparse.export import open_whole
from planparse.export.csv_cells import guard_text
from planparse.export.packages import need_packages
from planparse.export.whole_file import name_unfinished
from planparse.export.xlsx_cells import measure_width
from planparse.report.labels import UNITS, find_label

if TYPE_CHECKING:
    import pandas as pd

SHEET_ROWS = 1_048_574
"""Rows of data that a sheet of Excel holds, below two of headings."""
MEASURED_ROWS = 300
FORMATS = {"value": "#,##0.00", "whole": "#,##0", "year": "0"}
COLUMN_TITLES = {
    "figure": "ตัวเลขที่ / figure",
    "measure": "ตัววัด / measure",
    "agency": "รหัสหน่วยงาน / agency id",
    "agency_name": "หน่วยงาน / agency",
    "agency_type": "ประเภท / kind of body",
    "province": "จังหวัด / province",
    "plan_key": "รหัสแผน / plan",
    "plan_year": "ปีแรกของแผน (พ.ศ.) / first year (BE)",
    "dimension": "แบ่งตาม / dimension",
    "group": "กลุ่ม / group",
    "value": "ค่า / value",
    "unit": "หน่วย / unit",
    "printed": "ยอดที่พิมพ์ / printed total",
    "limit": "เพดาน / limit",
    "year_first": "ปีแรก (พ.ศ.) / first year (BE)",
    "year_last": "ปีสุดท้าย (พ.ศ.) / last year (BE)",
    "counted": "สิ่งที่นับ / counted",
    "form": "แบบฟอร์ม / form",
    "instrument": "เอกสาร / instrument",
    "basis_instrument": "เอกสารที่เป็นฐาน / instrument of the basis",
    "size": "ขนาด / size",
    "marks": "เครื่องหมาย / marks",
    "is_main": "ตัวเลขที่ใช้ / taken",
    "is_ranked": "จัดอันดับ / ranked",
    "peers": "จำนวนที่เทียบกันได้ / peers",
    "agencies": "จำนวนหน่วยงาน / agencies",
    "median": "มัธยฐาน / median",
    "lower_quartile": "ควอร์ไทล์ 1 / Q1",
    "upper_quartile": "ควอร์ไทล์ 3 / Q3",
    "rank": "อันดับ / rank",
    "tied": "เท่ากัน / tied",
    "least": "ต่ำสุด / least",
    "greatest": "สูงสุด / greatest",
    "part": "ใช้เป็น / used as",
    "list": "ตาราง / list",
    "record_id": "รหัสรายการ / record",
    "page": "หน้า / page",
    "line_start": "บรรทัดแรก / first line",
    "line_end": "บรรทัดสุดท้าย / last line",
    "wording": "ถ้อยคำในแผน / wording",
    "code": "รหัส / code",
    "severity": "ระดับ / severity",
    "message_th": "ข้อความไทย / in Thai",
    "message_en": "ข้อความอังกฤษ / in English",
}
"""What the columns of the frames are called in a workbook, above their names."""


def write_comparison(comparison: Comparison, path: Path) -> list[Path]:
    """Write a comparison in the format that the suffix names, and return the files.

    `.xlsx` is one file with a sheet per frame, `.md` one text, `.html` the report. `.csv` and `.parquet` are the long
    frame under that name, and the others beside it: `X.wide.csv`, `X.groups.csv`, `X.sources.csv`, `X.findings.csv`.

    Raises OptionsError for another suffix, MissingPackage where the format needs a package, OSError where a file cannot
    be written.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise OptionsError(f"{path.suffix or path.name!r} is no format", "out", f"it is one of {', '.join(SUFFIXES)}")
    return write(comparison, path)


def _frames(comparison: Comparison) -> dict[str, pd.DataFrame]:
    return {
        "long": comparison.long.reset_index(),
        "wide": comparison.wide,
        "groups": comparison.groups,
        "sources": comparison.sources,
        "findings": comparison.findings,
    }


def _name_parts(path: Path) -> dict[str, Path]:
    parts = ("wide", "groups", "sources", "findings")
    return {"long": path, **{part: path.with_name(f"{path.stem}.{part}{path.suffix}") for part in parts}}


def _write_csv(comparison: Comparison, path: Path) -> list[Path]:
    names = _name_parts(path)
    for name, frame in _frames(comparison).items():
        with open_whole(names[name], encoding="utf-8-sig") as stream:
            guard_frame(frame).to_csv(stream, index=False, lineterminator="\n")
    return list(names.values())


def guard_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with its text guarded, so that no spreadsheet takes a cell for a formula."""
    return frame.map(lambda value: guard_text(value) if isinstance(value, str) else value)


def _write_parquet(comparison: Comparison, path: Path) -> list[Path]:
    need_packages("Parquet", "pyarrow")
    names = _name_parts(path)
    for name, frame in _frames(comparison).items():
        _write_whole(names[name], frame.to_parquet)
    return list(names.values())


def _write_whole(path: Path, write: Callable[[Path], object]) -> None:
    unfinished = name_unfinished(path.parent)
    try:
        write(unfinished)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _name_columns(comparison: Comparison) -> dict[str, str]:
    """Return the name of a column in both languages: measures with their unit, and what frames have in common."""
    names = dict(COLUMN_TITLES)
    for one in comparison.measures:
        unit = find_label(UNITS, one.unit)
        names[one.name] = f"{one.title_th} ({unit.th}) / {one.title_en} ({unit.en})"
        names[f"{one.name}_agencies"] = f"จำนวนหน่วยงาน / agencies: {one.title_en}"
    return names


def _write_xlsx(comparison: Comparison, path: Path) -> list[Path]:
    need_packages("Excel", "xlsxwriter")
    frames = _frames(comparison)
    for name, frame in frames.items():
        if len(frame) > SHEET_ROWS:
            reason = f"the frame {name} has {len(frame):,} rows, and a sheet holds {SHEET_ROWS:,}"
            raise OptionsError(reason, "out", "choose fewer measures, or write .csv or .parquet")
    _write_whole(path, lambda place: _fill_sheets(place, frames, _name_columns(comparison)))
    return [path]


def _fill_sheets(path: Path, frames: dict[str, pd.DataFrame], titles: dict[str, str]) -> None:
    import pandas as pd

    plain = {"strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": False}
    with pd.ExcelWriter(path, engine="xlsxwriter", engine_kwargs={"options": plain}) as book:
        head = book.book.add_format({"bold": True, "bg_color": "#DCE6F1", "valign": "top", "text_wrap": True})
        shown = {name: book.book.add_format({"num_format": code}) for name, code in FORMATS.items()}
        for name, frame in frames.items():
            frame.to_excel(book, sheet_name=name, index=False, startrow=1, freeze_panes=(2, 0))
            sheet = book.sheets[name]
            for column, field in enumerate(frame.columns):
                title = titles.get(str(field), str(field))
                sheet.write_string(0, column, title, head)
                kind = _name_format(str(field), frame[field])
                sheet.set_column(column, column, _measure(frame[field], title), shown.get(kind))
            sheet.autofilter(1, 0, len(frame) + 1, max(len(frame.columns) - 1, 0))


def _name_format(field: str, column: pd.Series[Any]) -> str:
    if "year" in field:
        return "year"
    if not is_figure(column):
        return ""
    return "whole" if column.dropna().mod(1).eq(0).all() else "value"


def is_figure(column: pd.Series[Any]) -> bool:
    """Return whether a column holds figures with decimals."""
    return column.dtype.kind == "f"


def _measure(column: pd.Series[Any], title: str) -> int:
    words = [value for value in column.head(MEASURED_ROWS) if isinstance(value, str)]
    width = max((measure_width(word[:200]) for word in words), default=12 if is_figure(column) else 0)
    return min(max(width, measure_width(title) // 2, len(str(column.name))) + 2, 60)


def _write_markdown(comparison: Comparison, path: Path) -> list[Path]:
    with open_whole(path) as stream:
        stream.write(render_markdown(comparison))
    return [path]


def _write_report(comparison: Comparison, path: Path) -> list[Path]:
    render_report(comparison, path)
    return [path]


_WRITERS: dict[str, Callable[[Comparison, Path], list[Path]]] = {
    ".csv": _write_csv,
    ".xlsx": _write_xlsx,
    ".parquet": _write_parquet,
    ".md": _write_markdown,
    ".html": _write_report,
}
SUFFIXES = tuple(_WRITERS)
"""The formats that a comparison is written in."""
