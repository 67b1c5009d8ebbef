"""Numbers, counts, changes and ordinals."""

from __future__ import annotations

import pytest

from planparse.quantities import (
    Number,
    find_numbers,
    read_change,
    read_count,
    read_int,
    read_number,
    read_ordinal,
    to_arabic,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("๐๑๒๓๔๕๖๗๘๙", "0123456789"),
        ("ปี ๒๕๖7", "ปี 2567"),
        ("ไม่มีตัวเลข", "ไม่มีตัวเลข"),
        ("", ""),
        ("², ٣", "², ٣"),
    ],
)
def test_to_arabic(text: str, expected: str) -> None:
    assert to_arabic(text) == expected
    assert len(to_arabic(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("๕", 5),
        ("๐", 0),
        ("๘๖", 86),
        (" ๑๒ ", 12),
        ("๕๕๖,๐๐๐", 556000),
        ("๑,๓๒๔,๐๐๔", 1324004),
        ("๑,๓๒๔,๐๐๔.๔๐", 1324004.4),
        ("30,000.00", 30000),
        ("๓๕.๒๕", 35.25),
        ("๐.๐๕", 0.05),
        ("๒๕61", 2561),
        ("๒5๖7", 2567),
        ("๑o,๐๐๐", 10000),
        ("2O,OOO", 20000),
        ("m๐,๐๐๐", 30000),
        ("๒๕l๗", 2517),
        ("o.๕", 0.5),
        ("1oo", 100),
    ],
)
def test_read_number(text: str, expected: float) -> None:
    assert read_number(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "-",
        "ก",
        "๑๐,๐๐",
        "๑๐๐๐,๐๐๐",
        "๑,๒,๓",
        "๑.๑.๑",
        "๑๐,๐๐๐.",
        ",๕๐๐",
        "๕ คน",
        "O23",
        "o๒๔",
        "5m",
        "l",
        "oOo",
        "1e5",
        "²",
        "٣",
        "๒๕๖ ๖",
        "๑๒๓๔๕๖๗๘๙๐๑๒๓๔๕๖๗๘๙",
        "+๑",
    ],
)
def test_read_number_refuses(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("๒๕๖ ๖", 2566), ("๑ ๐๐๐", 1000), ("๓ ๑๒.๓๘", 312.38), ("๑๕, ๐๐๐", 15000), ("๕ คน", None), ("๑ - ๒", None)],
)
def test_gaps_close_on_request_only(text: str, expected: float | None) -> None:
    assert read_number(text, spaces=True) == expected
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("๑,๒๐๐", 1200),
        ("12", 12),
        ("๐๐๗", 7),
        ("๒.๕", None),
        ("๒.๐", None),
        ("๑๐,๐๐", None),
        ("", None),
        ("สิบ", None),
    ],
)
def test_read_int(text: str, expected: int | None) -> None:
    assert read_int(text) == expected


def test_integral_values_are_ints() -> None:
    assert isinstance(read_number("30,000.00"), int)
    assert isinstance(read_number("๓๕.๒๕"), float)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ข้อ ๑,๒,๓ จำนวน ๕๕๖,๐๐๐ บาท", [1, 2, 3, 556000]),
        ("ข้อ ๗, ๑๒ และข้อ ๑๓", [7, 12, 13]),
        ("ครั้งที่ ๖/๒๕๖๓", [6, 2563]),
        ("๒.วางแผนพัฒนาบุคลากร", [2]),
        ("๑.๑.๑ งานธุรการ", []),
        ("๙๙,๘๐๐.-", [99800]),
        ("๑๐,๐๐ บาท", []),
        ("ใช้ ๕m และ ๕๐km", [5, 50]),
        ("ข้อมูล O23", []),
        ("นร ๑๐๑๓.๔/๔๒", [1013.4, 42]),
        ("ร้อยละของผู้เข้าอบรม", []),
        ("๓๖-๓-๐๑-๓๑๐๒-๐๐๑", [36, 3, 1, 3102, 1]),
        ("", []),
    ],
)
def test_find_numbers(text: str, values: list[float]) -> None:
    assert [number.value for number in find_numbers(text)] == values


def test_spans_of_a_glued_list() -> None:
    text = "ข้อ ๑,๒๓"
    assert find_numbers(text) == [Number(1, 4, 5), Number(23, 6, 8)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("๕", 5),
        ("๕ อัตรา", 5),
        ("๕อัตรา", 5),
        ("๒๕ คน", 25),
        ("จำนวน ๖ อัตรา", 6),
        ("รวม ๑๒", 12),
        ("๑,๒๐๐", 1200),
        ("๑ (ว่าง)", 1),
        ("**๘๖**", 86),
        ("-", 0),
        ("–", 0),
        ("—", 0),
        ("- -", 0),
        ("--", 0),
        ("ไม่มี", 0),
        ("- ไม่มี -", 0),
        ("๐", 0),
        ("", None),
        (" \n ", None),
        ("-ว่าง-", None),
        ("+๑", None),
        ("(๑)", None),
        ("๑.๕", None),
        ("๒ - ๓", None),
        ("กองคลัง", None),
        ("นักวิชาการ ๕", None),
        ("๑๐,๐๐", None),
    ],
)
def test_read_count(text: str, expected: int | None) -> None:
    assert read_count(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("+๑", 1),
        ("+ ๒", 2),
        ("-๑", -1),
        ("– ๒", -2),
        ("−3", -3),
        ("(+๑)", 1),
        ("(-๑)", -1),
        ("เพิ่ม ๑", 1),
        ("ลด ๒ อัตรา", -2),
        ("+๑ อัตรา", 1),
        ("๑", 1),
        ("๐", 0),
        ("-", 0),
        ("–", 0),
        ("", None),
        ("(๑)", None),
        ("(+๑", None),
        ("+", None),
        ("+๑-๑", None),
        ("ยุบเลิก", None),
        ("+๑.๕", None),
    ],
)
def test_read_change(text: str, expected: int | None) -> None:
    assert read_change(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("๑", 1),
        ("๑.", 1),
        ("๑ .", 1),
        ("(๑)", 1),
        ("๑)", 1),
        ("( ๑๒ )", 12),
        ("ที่ ๑", 1),
        ("ที่๓", 3),
        ("ลำดับที่ ๑๐", 10),
        ("ข้อ ๕", 5),
        ("- ๒)", 2),
        ("๐21", 21),
        ("(๑", None),
        ("๑.๑", None),
        ("๑ ๒", None),
        ("๒๕๖๗", None),
        ("ก.", None),
        ("๕ คน", None),
        ("-", None),
        ("", None),
        ("๑๐,๐๐๐", None),
        ("๑๒๓๔๕", None),
    ],
)
def test_read_ordinal(text: str, expected: int | None) -> None:
    assert read_ordinal(text) == expected
