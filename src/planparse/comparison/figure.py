"""One figure of a comparison: its value, what it stands for, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mark = Literal[
    "has_error_finding",
    "partial",
    "printed_total",
    "differs_from_printed",
    "ocr",
    "low_confidence",
    "no_year",
    "no_agency_id",
    "superseded",
    "repeated",
    "incomplete_reading",
    "over_limit",
]
MARKS: dict[Mark, tuple[str, str]] = {
    "has_error_finding": ("มีข้อผิดพลาดในข้อมูลที่ใช้", "a finding of severity error is about a record behind the figure"),
    "partial": ("ข้อมูลไม่ครบ", "some of the records have no figure and no total is printed: not ranked"),
    "printed_total": ("ยอดรวมตามที่พิมพ์", "the items are not complete: it is the total that the plan prints"),
    "differs_from_printed": ("ต่างจากยอดที่พิมพ์", "the plan prints another total than its items give"),
    "ocr": ("อ่านจากภาพ", "read from a picture by OCR"),
    "low_confidence": ("อ่านได้ไม่แน่ชัด", "a record behind the figure was read with confidence below 0.7"),
    "no_year": ("ไม่ระบุปี", "the plan does not say for which year: not ranked"),
    "no_agency_id": ("ไม่พบรหัสหน่วยงาน", "the agency has no canonical id and stands by its printed name"),
    "superseded": ("มีฉบับที่ใหม่กว่า", "another plan of the agency for the same years is taken: not ranked"),
    "repeated": ("กล่าวซ้ำในเล่มเดียวกัน", "another instrument of the same file says it too: not ranked"),
    "incomplete_reading": ("อ่านไฟล์ได้ไม่ครบ", "pages or lines of the source were not read"),
    "over_limit": ("เกินเพดาน", "over the limit that the law sets"),
}
"""Every mark with what it means, in Thai and in English, in the order in which marks are shown."""

UNRANKED: tuple[Mark, ...] = ("partial", "no_year", "superseded", "repeated")
"""A figure with one of these is shown, but has no place among peers."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a figure stands for; figures of unlike bases are never added or ranked together.

    `year_first` and `year_last` are Buddhist-era fiscal years (equal for one year, None where the plan does not say),
    `agency_type` the kind of body, `counted` what is counted, `form` the form that it was read from, `instrument` the
    kind of instrument where the measure depends on it.
    """

    year_first: int | None
    year_last: int | None
    agency_type: str | None
    counted: str
    form: str
    instrument: str | None


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One record behind a figure; `part` says whether it was added, or is the total that the plan prints."""

    plan_key: str
    record_list: str
    record_id: str
    part: Literal["item", "printed", "divisor"]
    page: int | None
    line_start: int
    line_end: int
    wording: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell: a value with its unit, its basis, its sources and its marks.

    `dimension` and `group` say which part of the agency it is about (None: all of it). `printed` is the total that the
    plan prints beside the items.
    """

    measure: str
    agency: str
    plan_key: str
    dimension: str | None
    group: str | None
    value: float
    unit: str
    printed: float | None
    basis: Basis
    marks: tuple[Mark, ...]
    sources: tuple[SourceRecord, ...]
