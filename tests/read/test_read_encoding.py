"""Encodings: found, named, refused; never replaced."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.errors import PlanparseError, UnknownEncoding
from planparse.options import Options
from planparse.read import read_text

PLAN = "แผนพัฒนาบุคลากร ๓ ปี (พ.ศ. ๒๕๖๗ – ๒๕๖๙)\r\nวิสัยทัศน์ “คนดี มีความรู้”\tHRD 100%\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PLAN.encode(), "utf-8"),
        (codecs.BOM_UTF8 + PLAN.encode(), "utf-8"),
        (PLAN.encode("utf-16"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + PLAN.encode("utf-16-be"), "utf-16-be"),
        (PLAN.encode("utf-16-le"), "utf-16-le"),
        (PLAN.encode("utf-16-be"), "utf-16-be"),
        (PLAN.encode("utf-32"), "utf-32-le"),
        (codecs.BOM_UTF32_BE + PLAN.encode("utf-32-be"), "utf-32-be"),
        (PLAN.encode("cp874"), "cp874"),
    ],
)
def test_found(data: bytes, encoding: str) -> None:
    source = read_text(data)
    assert source.text == PLAN
    assert source.encoding == encoding
    assert source.size_bytes == len(data)


@pytest.mark.parametrize(
    "text", ["อบจ.\n", "เทศบาล", "๑. กองคลัง", "Plan ๓ ปี ของ อบต.", "English first. " * 99 + "กองช่าง"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp874"])
def test_short_texts_are_found(text: str, encoding: str) -> None:
    assert read_text(text.encode(encoding)).text == text


def test_ascii_in_utf16_without_mark() -> None:
    assert read_text("Plan 2567\n".encode("utf-16-le")).text == "Plan 2567\n"


def test_no_break_spaces_of_cp874() -> None:
    text = "ก\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0การ…"
    assert read_text(text.encode("cp874")).text == text


@pytest.mark.parametrize("text", ["A “plan” for café staff – naïve résumés\n", "größe der straße\n"])
def test_western_text(text: str) -> None:
    source = read_text(text.encode("cp1252"))
    assert (source.text, source.encoding) == (text, "cp1252")


@pytest.mark.parametrize("named", ["cp874", "TIS-620", "iso8859_11"])
def test_named(named: str) -> None:
    assert read_text("แผน ๑".encode("cp874"), Options(encoding=named)).text == "แผน ๑"


@pytest.mark.parametrize("named", ["utf-8", "utf-8-sig"])
def test_mark_is_dropped_where_the_encoding_is_named(named: str) -> None:
    source = read_text(codecs.BOM_UTF8 + PLAN.encode(), Options(encoding=named))
    assert (source.text, source.encoding) == (PLAN, "utf-8")


def test_mark_is_dropped_once_only() -> None:
    assert read_text((codecs.BOM_UTF8 * 2) + PLAN.encode()).text == "\ufeff" + PLAN


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (PLAN.encode() * 3 + b"\xe0\xb8" + b" x", "UTF-8 with damage (byte 0xE0"),
        (PLAN.encode()[:-5] + b"\xff\xff" + PLAN.encode(), "UTF-8 with damage (byte 0xFF"),
        (codecs.BOM_UTF8 + PLAN.encode("cp874"), "not utf-8 throughout (byte 0xBE at offset 6)"),
        (PLAN.encode("utf-16") + b"x", "not utf-16-le throughout"),
        (PLAN.encode("utf-16-le") + b"x", "not utf-16-le throughout"),
        (PLAN.encode("cp874") + b"\xdb" + PLAN.encode("cp874"), "TIS-620 with damage (byte 0xDB"),
        ("๑ a b ๒".encode("cp874"), "its encoding is not known"),
        ("人材育成計画".encode("shift-jis") * 9, "its encoding is not known"),
    ],
)
def test_refused(data: bytes, said: str) -> None:
    with pytest.raises(UnknownEncoding) as caught:
        read_text(data)
    assert said in str(caught.value)
    assert caught.value.hint


def test_named_wrongly() -> None:
    with pytest.raises(UnknownEncoding, match="not utf-8 throughout"):
        read_text(PLAN.encode("cp874"), Options(encoding="utf-8"))


@given(st.binary(max_size=300) | st.text(max_size=80).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_only_our_errors_escape(data: bytes) -> None:
    try:
        source = read_text(data)
    except PlanparseError as error:
        said = str(error)
    else:
        said = "read"
        assert source.text.encode(source.encoding or "utf-8") in data
    assert len(said.splitlines()) == 1


@given(st.text(alphabet=st.characters(categories=None), max_size=80))
def test_any_str_with_a_line_break_is_read_as_it_is(text: str) -> None:
    text = f"ก\n{text}"
    assert read_text(text).text == text
