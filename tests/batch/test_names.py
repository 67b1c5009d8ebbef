"""Names in one line of valid UTF-8."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.batch.names import escape_name, show_path, unescape_name

NAMES = st.text(st.characters(), max_size=30) | st.binary(max_size=30).map(
    lambda data: data.decode("utf-8", "surrogateescape")
)


@given(NAMES)
def test_a_name_comes_back_from_its_text(name: str) -> None:
    assert unescape_name(escape_name(name)) == name


@given(NAMES)
def test_the_text_of_a_name_is_one_line_of_utf_8(name: str) -> None:
    assert escape_name(name).isprintable()
    escape_name(name).encode("utf-8")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("แผน อัตรากำลัง.pdf", "แผน อัตรากำลัง.pdf"),
        ("a\r\nb", r"a\r\nb"),
        ("\x1b[31m", r"\x1b[31m"),
        ("\udca1", r"\udca1"),
        ("a\\nb", r"a\\nb"),
        ("\u202egpj.pdf", r"\u202egpj.pdf"),
    ],
)
def test_what_cannot_be_printed_is_escaped(name: str, text: str) -> None:
    assert escape_name(name) == text


@pytest.mark.parametrize(
    ("path", "shown"),
    [("./a//b/", "a/b"), ("/a", "/a"), ("//a", "/a"), (".", "."), ("./", "."), ("/", "/"), ("../a", "../a")],
)
def test_paths_are_shown_in_one_form(path: str, shown: str) -> None:
    assert show_path(path) == shown
