"""Lists of paths on stdin."""

from __future__ import annotations

import io
import os

import pytest

from planparse.batch.path_lists import read_paths


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        (b"", []),
        (b"a.txt\nb c.txt\n", ["a.txt", "b c.txt"]),
        (b"a.txt\r\n\r\n\nb.txt", ["a.txt", "b.txt"]),
        (b"a\nb.txt\0c.txt\0", ["a\nb.txt", "c.txt"]),
        (b"a.txt\0b.txt", ["a.txt", "b.txt"]),
        (b"\xef\xbb\xbfa.txt\n", ["a.txt"]),
        ("ก.txt\n".encode(), ["ก.txt"]),
        (b"\xff.txt\n", ["\udcff.txt"]),
        (b" a.txt \n", [" a.txt "]),
        (b"-\n", ["-"]),
    ],
)
def test_paths(data: bytes, paths: list[str]) -> None:
    assert list(read_paths(io.TextIOWrapper(io.BytesIO(data)))) == paths
    assert list(read_paths(io.StringIO(os.fsdecode(data), newline=""))) == paths


@pytest.mark.parametrize("mark", ["\n", "\0"])
def test_a_long_list_comes_piece_by_piece(mark: str) -> None:
    paths = [f"ก/{number}.txt" for number in range(30_000)]
    assert list(read_paths(io.TextIOWrapper(io.BytesIO(mark.join(paths).encode())))) == paths


def test_what_is_no_list_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    found = list(read_paths(io.TextIOWrapper(io.BytesIO(b"x" * 1_000_000))))
    assert max(map(len, found)) <= 65_536
