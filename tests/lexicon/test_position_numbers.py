"""Position numbers: as they are printed, as OCR leaves them, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.lexicon.position_numbers import PositionNumber, parse_position_number
from planparse.lexicon.tables import load_provinces

HR_OFFICER = PositionNumber("36", "sao", "3", "01", "3102", "001")
PROVINCES = [province.code for province in load_provinces()]


@pytest.mark.parametrize(
    "text",
    [
        "๓๖-๓-๐๑-๓๑๐๒-๐๐๑",
        "36-3-01-3102-001",
        "๓๖ - ๓ - ๐๑ - ๓๑๐๒ - ๐๐๑",
        "๓๖–๓–๐๑–๓๑๐๒–๐๐๑",
        "๓๖-๓-๐๑-\n๓๑๐๒-๐๐๑",
        "๓๖-๓-๐๑ ๓๑๐๒-๐๐๑",
        "๓๖๓๐๑๓๑๐๒๐๐๑",
        "36-๓-01-๓๑๐๒-๐๐1",
        "๓๖-๓-o๑-๓๑๐๒-๐๐l",
        "เลขที่ ๓๖-๓-๐๑-๓๑๐๒-๐๐๑ (ว่าง)",
        "๓๖_๓.๐๑-๓๑๐๒~๐๐๑",
    ],
)
def test_printed_and_damaged(text: str) -> None:
    assert parse_position_number(text) == HR_OFFICER


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("51-1-04-2102-001", "pao"),
        ("31-2-05-2103-001", "municipality"),
        ("31-3-05-2103-001", "sao"),
        ("31-4-05-2103-001", None),
    ],
)
def test_the_kind_of_the_body(text: str, kind: str | None) -> None:
    found = parse_position_number(text)
    assert found is not None
    assert (found.kind, str(found)) == (kind, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "ว่าง",
        "๓๖-๓-๐๑-๓๑๐๒",  # a group short
        "๓๖-๓-๐๑-๓๑๐๒-๐๐๑๒",  # a digit too many
        "๙๙-๓-๐๑-๓๑๐๒-๐๐๑",  # no such province
        "๓๖-๓-๐๑-๓๑๐๒-๐๐๑ ๓๖-๓-๐๑-๓๑๐๒-๐๐๒",  # two of them
        "1234567890123",  # an identity card
        "๒๖๖,๐๐๐ บาท ๑๒๓,๐๐๐",
        "Illo-lol-olO-loo",
        "๓๖/๓/๐๑/๓๑๐๒/๐๐๑",
        "01-3102-001",  # without province and kind, as short lists print it
    ],
)
def test_what_is_none(text: str) -> None:
    assert parse_position_number(text) is None


@given(
    st.sampled_from(PROVINCES),
    st.tuples(*(st.integers(0, 10**digits - 1).map(f"{{:0{digits}}}".format) for digits in (1, 2, 4, 3))).map("-".join),
)
def test_what_is_printed_is_read_again(province: str, rest: str) -> None:
    number = f"{province}-{rest}"
    assert str(parse_position_number(number)) == number
    assert str(parse_position_number(number.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")))) == number


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    parse_position_number(text)
