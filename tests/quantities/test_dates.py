"""Dates and ranges of dates."""

from __future__ import annotations

from datetime import date

import pytest

from planparse.quantities import find_bad_dates, find_date_ranges, find_dates, read_date

MONTH_NAMES = [
    ("มกราคม", "ม.ค.", 1),
    ("กุมภาพันธ์", "ก.พ.", 2),
    ("มีนาคม", "มี.ค.", 3),
    ("เมษายน", "เม.ย.", 4),
    ("พฤษภาคม", "พ.ค.", 5),
    ("มิถุนายน", "มิ.ย.", 6),
    ("กรกฎาคม", "ก.ค.", 7),
    ("สิงหาคม", "ส.ค.", 8),
    ("กันยายน", "ก.ย.", 9),
    ("ตุลาคม", "ต.ค.", 10),
    ("พฤศจิกายน", "พ.ย.", 11),
    ("ธันวาคม", "ธ.ค.", 12),
]


@pytest.mark.parametrize(("full", "short", "month"), MONTH_NAMES)
def test_every_month_in_every_spelling(full: str, short: str, month: int) -> None:
    expected = date(2023, month, 15)
    bare = short.replace(".", "")
    for name in (full, short, short[:-1], bare, f"{bare}.", short.replace(".", ". ").strip()):
        assert read_date(f"๑๕ {name} ๒๕๖๖") == expected, name
        assert read_date(f"๑๕{name}๖๖") == expected, name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("๑ ตุลาคม ๒๕๖๖", date(2023, 10, 1)),
        ("ประกาศ ณ วันที่ ๒ เดือน ตุลาคม พ.ศ. ๒๕๖๖", date(2023, 10, 2)),
        ("ณ วันที่   ๑   เดือน  ตุลาคม  พุทธศักราช  ๒๕๖๖", date(2023, 10, 1)),
        ("วันที่ ..๑.. เดือน ..ตุลาคม.. พ.ศ. ..๒๕๖๖..", date(2023, 10, 1)),
        ("๒๖ มิ.ย. ๒๕๖๖", date(2023, 6, 26)),
        ("๓๐ มิย. ๖๖", date(2023, 6, 30)),
        ("๓๐ ม.ิย ๒๕๖๖", date(2023, 6, 30)),
        ("๓๐ กย. ๖๗", date(2024, 9, 30)),
        ("๕ กรกฏาคม ๒๕๖๐", date(2017, 7, 5)),
        ("๑๔ กุมภาพันธุ์ ๒๕๖๖", date(2023, 2, 14)),
        ("๑ ตุลา ๖๖", date(2023, 10, 1)),
        ("๑ ต.ค. ๒๕๖ ๖", date(2023, 10, 1)),
        ("1 ตุลาคม 2023", date(2023, 10, 1)),
        ("๑ ตุลาคม ค.ศ. 2023", date(2023, 10, 1)),
        ("วันพฤหัสบดีที่ ๒๗ สิงหาคม ๒๕๖๓", date(2020, 8, 27)),
        ("เมื่อวันที่พฤหัสบดีที่ ๒๗ สิงหาคม ๒๕๖๓ ได้มีมติ", date(2020, 8, 27)),
        ("ลงวันที่ ๕ ก.ค. ๖๐ เรื่อง การจัดทำแผน", date(2017, 7, 5)),
        ("วัน/เดือน/ปี ๙ / ๑๐ / ๖๖", date(2023, 10, 9)),
        ("๙/๑๐/๒๕๖๖", date(2023, 10, 9)),
        ("24/04/2566", date(2023, 4, 24)),
        ("9/10/2023", date(2023, 10, 9)),
        ("วันที่ 24, 4, 66", date(2023, 4, 24)),
        ("24, 4, 66", date(2023, 4, 24)),
        ("วันที่ ๑๒-๓-๖๖", date(2023, 3, 12)),
        ("๒๔.๔.๖๖", date(2023, 4, 24)),
        ("๒๙ ก.พ. ๒๕๖๗", date(2024, 2, 29)),
        ("๑ มกราคม ๒๕๖๖ และ ๑ มกราคม ๒๕๖๖", date(2023, 1, 1)),
        ("๑ มกราคม ๒๕๖๖ และ ๒ มกราคม ๒๕๖๖", None),
        ("๑ - ๓๑ มกราคม ๒๕๖๖", None),
        ("๒๙ ก.พ. ๒๕๖๖", None),
        ("๓๑ กุมภาพันธ์ ๒๕๖๗", None),
        ("วันที่ ๑ เมษายน และ ๑ ตุลาคม", None),
        ("ตุลาคม ๒๕๖๖", None),
        ("ข้อ ๗, ๑๒, ๖๖", None),
        ("ข้อ ๒.๔.๖๐ งานธุรการ", None),
        ("ครั้งที่ ๖/๒๕๖๓", None),
        ("๙/๑๐/23", None),
        ("๑๓/๑๓/๒๕๖๖", None),
        ("สำนักงาน ก.พ. ที่ นร ๑๐๑๓.๔", None),
        ("มติ ๕ ก.ค.ศ. ๖๖", None),
        ("๕ ตุลาการ ๒๕๖๖", None),
        ("๑ มกราคม ๖๐ คน", None),
        ("๑,๒๕๖ ตุลาคม ๒๕๖๖", None),
        ("", None),
    ],
)
def test_read_date(text: str, expected: date | None) -> None:
    assert read_date(text) == expected


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("ลงวันที่ ๑๙ มิถุนายน ๒๕๖๓  ", "๑๙ มิถุนายน ๒๕๖๓"),
        ("วันที่ ๙ / ๑๐ / ๖๖ ค่ะ", "๙ / ๑๐ / ๖๖"),
        ("วันที่ ๑ - ๓๑ มกราคม พ.ศ. ๒๕๖๖", "๓๑ มกราคม พ.ศ. ๒๕๖๖"),
    ],
)
def test_dates_cut_back(text: str, cut: str) -> None:
    assert [text[found.start : found.end] for found in find_dates(text)] == [cut]


def test_several_dates_keep_their_order() -> None:
    text = "ลงวันที่ ๙ กันยายน ๒๕๕๗, ลงวันที่ ๑ พ.ย. ๒๕๔๕ และ ๒/๑/๖๐"
    assert [found.date for found in find_dates(text)] == [date(2014, 9, 9), date(2002, 11, 1), date(2017, 1, 2)]


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ("ภายในวันที่ ๓๑ กุมภาพันธ์ ๒๕๖๗", ["๓๑ กุมภาพันธ์ ๒๕๖๗"]),
        ("๒๙ ก.พ. ๒๕๖๖", ["๒๙ ก.พ. ๒๕๖๖"]),
        ("ทุกวันที่ ๓๑ มิถุนายน", ["๓๑ มิถุนายน"]),
        ("๓๒ มกราคม ๒๕๖๖", ["๓๒ มกราคม ๒๕๖๖"]),
        ("๑ - ๓๑ มิถุนายน ๒๕๖๖", ["๑ - ๓๑ มิถุนายน ๒๕๖๖"]),
        ("วันที่ ๔๕/๑๓/๒๕๖๖", ["๔๕/๑๓/๒๕๖๖"]),
        ("๒๙ กุมภาพันธ์", []),
        ("๑ ตุลาคม ๒๕๖๖", []),
        ("หนังสือ ๔๕/๑๓/๒๕๖๖", []),
        ("กุมภาพันธ์", []),
        ("", []),
    ],
)
def test_find_bad_dates(text: str, wordings: list[str]) -> None:
    found = find_bad_dates(text)
    assert [bad.wording for bad in found] == wordings
    assert [text[bad.start : bad.end] for bad in found] == wordings


FISCAL_2567 = (date(2023, 10, 1), date(2024, 9, 30))


@pytest.mark.parametrize(
    ("text", "expected", "cut"),
    [
        ("๑ ตุลาคม ๒๕๖๖-๓๐ กันยายน ๒๕๖๗", FISCAL_2567, "๑ ตุลาคม ๒๕๖๖-๓๐ กันยายน ๒๕๖๗"),
        ("๑ ตุลาคม ๒๕๖๖- ๓๐ กันยายน ๒๕๖๗", FISCAL_2567, "๑ ตุลาคม ๒๕๖๖- ๓๐ กันยายน ๒๕๖๗"),
        ("๑ ต.ค. ๖๖-๓๐ ก.ย. ๖๗", FISCAL_2567, "๑ ต.ค. ๖๖-๓๐ ก.ย. ๖๗"),
        ("๑/๑๐/๖๖ - ๓๐/๙/๖๗", FISCAL_2567, "๑/๑๐/๖๖ - ๓๐/๙/๖๗"),
        ("๑/๑๐/๒๕๖๖-๓๐/๙/๒๕๖๗", FISCAL_2567, "๑/๑๐/๒๕๖๖-๓๐/๙/๒๕๖๗"),
        ("ต.ค. ๖๖ – ก.ย. ๖๗", FISCAL_2567, "ต.ค. ๖๖ – ก.ย. ๖๗"),
        ("ต.ค.๖๖-ก.ย.๖๗", FISCAL_2567, "ต.ค.๖๖-ก.ย.๖๗"),
        ("ตุลาคม ๒๕๖๖ - กันยายน ๒๕๖๗", FISCAL_2567, "ตุลาคม ๒๕๖๖ - กันยายน ๒๕๖๗"),
        ("ตุลาคม - กันยายน ๒๕๖๗", FISCAL_2567, "ตุลาคม - กันยายน ๒๕๖๗"),
        ("๑ ตุลาคม - ๓๐ กันยายน ๒๕๖๗", FISCAL_2567, "๑ ตุลาคม - ๓๐ กันยายน ๒๕๖๗"),
        (
            "ตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๖ ถึงวันที่ ๓๐ กันยายน ๒๕๖๗",
            FISCAL_2567,
            "๑ ตุลาคม ๒๕๖๖ ถึงวันที่ ๓๐ กันยายน ๒๕๖๗",
        ),
        ("๑ ต.ค. ๖๖ ถึงวันจันทร์ที่ ๓๐ ก.ย. ๖๗", FISCAL_2567, "๑ ต.ค. ๖๖ ถึงวันจันทร์ที่ ๓๐ ก.ย. ๖๗"),
        ("๑ ตุลาคม ๒๕๖๖ ถึง กันยายน ๒๕๖๗", FISCAL_2567, "๑ ตุลาคม ๒๕๖๖ ถึง กันยายน ๒๕๖๗"),
        (
            "วันที่ ๑ - ๓๑ มกราคม พ.ศ. ๒๕๖๖",
            (date(2023, 1, 1), date(2023, 1, 31)),
            "๑ - ๓๑ มกราคม พ.ศ. ๒๕๖๖",
        ),
        (
            "วันที่ ๑ มกราคม - ๓๐ มิถุนายน พ.ศ. ๒๕๖๖",
            (date(2023, 1, 1), date(2023, 6, 30)),
            "๑ มกราคม - ๓๐ มิถุนายน พ.ศ. ๒๕๖๖",
        ),
        ("ระหว่างวันที่ ๑๕ – ๑๗ มี.ค. ๖๗", (date(2024, 3, 15), date(2024, 3, 17)), "๑๕ – ๑๗ มี.ค. ๖๗"),
        ("ม.ค.ถึง ก.พ. ๖๗", (date(2024, 1, 1), date(2024, 2, 29)), "ม.ค.ถึง ก.พ. ๖๗"),
        ("ต.ค.-ธ.ค. ๖๖", (date(2023, 10, 1), date(2023, 12, 31)), "ต.ค.-ธ.ค. ๖๖"),
    ],
)
def test_one_range(text: str, expected: tuple[date, date], cut: str) -> None:
    (found,) = find_date_ranges(text)
    assert (found.start_date, found.end_date) == expected
    assert text[found.start : found.end] == cut


def test_two_ranges() -> None:
    found = find_date_ranges("๑-๒ ก.พ. ๖๗ และ ๕-๖ มี.ค. ๖๗")
    assert [(item.start_date, item.end_date) for item in found] == [
        (date(2024, 2, 1), date(2024, 2, 2)),
        (date(2024, 3, 5), date(2024, 3, 6)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "๒๔ เมษายน ๒๕๖๗",
        "๑ - ๓๑ มิถุนายน ๒๕๖๖",
        "๑ ตุลาคม ๒๕๖๖ - ๓๑ กันยายน ๒๕๖๗",
        "๓๐ กันยายน ๒๕๖๗ - ๑ ตุลาคม ๒๕๖๖",
        "๑ ตุลาคม ๒๕๖๖ - ๓๐ กันยายน",
        "๑ ตุลาคม - ๓๐ กันยายน",
        "๑ ตุลาคม ๒๕๖๖ และ ๓๐ กันยายน ๒๕๖๗",
        "๒๕๖๗ - ๒๕๖๙",
    ],
)
def test_no_range(text: str) -> None:
    assert find_date_ranges(text) == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("ให้มีผลตั้งแต่วันที่ 1 October 2023 เป็นต้นไป", [date(2023, 10, 1)]),
        ("ลงวันที่ 21 Aug. 2020", [date(2020, 8, 21)]),
        ("๕ Sept ๒๕๖๖", [date(2023, 9, 5)]),
        ("3 May 2567", [date(2024, 5, 3)]),
        ("อบรม Marketing 12 ชั่วโมง", []),
        ("ระบบ Maya 2020 และ MSept 2019", []),
        ("you may 2020", []),
    ],
)
def test_months_in_english(text: str, dates: list[date]) -> None:
    assert [found.date for found in find_dates(text)] == dates
