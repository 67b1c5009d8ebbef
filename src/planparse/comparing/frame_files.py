"""Frames as files: CSV, Excel, Parquet."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planparse.errors import OptionsError
from planparse.export import open_whole
from planparse.export.csv_cells import guard_text
from planparse.export.packages import need_packages
from planparse.export.whole_file import reserve_whole
from planparse.export.xlsx_cells import measure_width

if TYPE_CHECKING:
    import pandas as pd

FRAME_SUFFIXES = (".csv", ".xlsx", ".parquet")
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
    "kind": "ชนิด / kind",
    "id": "รหัสมาตรฐาน / canonical id",
    "group_id": "รหัสมาตรฐาน / canonical id",
    "names": "ชื่อที่พบ / names",
    "how": "จับคู่ด้วย / matched by",
    "count": "จำนวนครั้ง / times",
    "least_score": "ความเหมือนต่ำสุด / least likeness",
    "is_lacking": "ไม่มี / lacks it",
    "peers_with": "หน่วยงานที่มี / peers that have it",
    "threshold": "เกณฑ์ความเหมือน / threshold",
    "score": "ความเหมือน / likeness",
}
"""What the columns of the frames are called in a workbook, above their names, in both languages."""


def write_frames(
    frames: Mapping[str, pd.DataFrame], path: Path, titles: Mapping[str, str] = COLUMN_TITLES
) -> list[Path]:
    """Write frames by name in the format that the suffix names, and return the files.

    `.xlsx` is one file with a sheet per frame, its columns called as `titles` has them. `.csv` and `.parquet` are the
    first frame under that name, and each of the others beside it: `X.<name>.csv`.

    Raises OptionsError for rows that no sheet holds, MissingPackage where the format needs a package, OSError where a
    file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        return _write_xlsx(frames, path, titles)
    first = next(iter(frames))
    files = {name: path if name == first else path.with_name(f"{path.stem}.{name}{path.suffix}") for name in frames}
    if suffix == ".parquet":
        need_packages("Parquet", "pyarrow")
    for name, frame in frames.items():
        if suffix == ".parquet":
            with reserve_whole(files[name]) as place:
                frame.to_parquet(place)
        else:
            with open_whole(files[name], encoding="utf-8-sig") as stream:
                guard_frame(frame).to_csv(stream, index=False, lineterminator="\n")
    return list(files.values())


def guard_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with its text guarded, so that no spreadsheet takes a cell for a formula."""
    return frame.map(lambda value: guard_text(value) if isinstance(value, str) else value)


def _write_xlsx(frames: Mapping[str, pd.DataFrame], path: Path, titles: Mapping[str, str]) -> list[Path]:
    need_packages("Excel", "xlsxwriter")
    for name, frame in frames.items():
        if len(frame) > SHEET_ROWS:
            reason = f"the frame {name} has {len(frame):,} rows, and a sheet holds {SHEET_ROWS:,}"
            raise OptionsError(reason, "out", "choose fewer measures, or write .csv or .parquet")
    with reserve_whole(path) as place:
        _fill_sheets(place, frames, titles)
    return [path]


def _fill_sheets(path: Path, frames: Mapping[str, pd.DataFrame], titles: Mapping[str, str]) -> None:
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
