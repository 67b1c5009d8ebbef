"""Ids of locations, as a ledger holds them."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.batch.local_files import LocalFile
from planparse.batch.locations import restore_location
from planparse.batch.remote import RemoteFile
from planparse.batch.zip_archives import ZipMember

PATHS = st.binary(max_size=40).map(lambda data: data.decode("utf-8", "surrogateescape"))
FILES = PATHS.map(LocalFile) | PATHS.map(
    lambda path: RemoteFile(f"memory://{path.replace('=', '-').replace('@', '-')}")
)
LOCATIONS = FILES | st.builds(ZipMember, FILES, st.binary(max_size=40), st.integers(0, 10**6))


@given(LOCATIONS)
def test_a_location_comes_back_from_its_id(location: LocalFile | RemoteFile | ZipMember) -> None:
    assert location.id.isprintable()
    location.id.encode("utf-8")
    assert restore_location(location.id) == location


@given(LOCATIONS, LOCATIONS)
def test_two_locations_have_two_ids(
    one: LocalFile | RemoteFile | ZipMember, other: LocalFile | RemoteFile | ZipMember
) -> None:
    assert (one.id == other.id) == (one == other)


@pytest.mark.parametrize("text", ["", "a.txt", "ftp:x", "zip:", "zip:x:a!file:/b", "zip:0:a", "zip:0:\u0e01!file:/b"])
def test_what_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- the class is what is promised
        restore_location(text)


@given(st.text(max_size=40) | st.text(max_size=40).map(lambda text: f"zip:0:{text}"))
def test_any_text_is_an_id_or_refused(text: str) -> None:
    with contextlib.suppress(ValueError):
        restore_location(text)
