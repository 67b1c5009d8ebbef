"""What sources stand for, together."""

from __future__ import annotations

import io
import os
import tracemalloc
from pathlib import Path

import pytest

from planparse.batch.items import Item, Problem
from planparse.batch.local_files import LocalFile
from planparse.batch.locations import restore_location
from planparse.batch.sources import find_items
from tests.batch.zip_samples import make_zip


@pytest.fixture
def base(tmp_path: Path) -> Path:
    for name in ("p/a.txt", "p/b.pdf", "p/ก/c.md", "p/odd.ocr", "q/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "p" / "z.zip").write_bytes(make_zip({"ก.txt": b"1", "d/e.txt": b"2"}))
    return tmp_path


def tell(base: Path, *sources: str, stdin: str = "") -> list[str]:
    found = find_items(sources, base=base, stdin=io.StringIO(stdin))
    return [f"!{each}" if isinstance(each, Problem) else each.name for each in found]


FOLDER = ["p/a.txt", "p/b.pdf", "p/z.zip/d/e.txt", "p/z.zip/ก.txt", "p/ก/c.md"]


@pytest.mark.parametrize(
    ("sources", "names"),
    [
        (["p/a.txt"], ["p/a.txt"]),
        (["p/odd.ocr"], ["p/odd.ocr"]),
        (["p"], FOLDER),
        (["./p/"], FOLDER),
        (["p/z.zip"], ["p/z.zip/d/e.txt", "p/z.zip/ก.txt"]),
        (["p/z.zip/ก.txt"], ["p/z.zip/ก.txt"]),
        (["p/*.txt", "q"], ["p/a.txt", "q/d.txt"]),
        (["q", "p/*.txt"], ["q/d.txt", "p/a.txt"]),
        (["**/*.zip"], ["p/z.zip/d/e.txt", "p/z.zip/ก.txt"]),
        (["p/**"], FOLDER),
        (["p/ก/c.md", "p", "p/../p/a.txt"], ["p/ก/c.md", "p/a.txt", "p/b.pdf", "p/z.zip/d/e.txt", "p/z.zip/ก.txt"]),
        (["none.txt"], ["!none.txt: no such file; check the path"]),
        (["p/z.zip/none.txt"], ["!p/z.zip/none.txt: no plan of this name in the archive; check the name"]),
        (["p/a.txt/x"], ["!p/a.txt/x: no such file; check the path"]),
        ([""], ["!.: no path; give a file, a folder or a URL"]),
        (["a\0b"], ["!a\\x00b: no path; give a file, a folder or a URL"]),
        (["\ud800"], ["!\\ud800: no such file; check the path"]),
        (["x" * 300], [f"!{'x' * 300}: no such file; check the path"]),
        ([], []),
    ],
)
def test_sources(base: Path, sources: list[str], names: list[str]) -> None:
    assert tell(base, *sources) == names


def test_one_source_is_no_sequence_of_letters(base: Path) -> None:
    assert [found.name for found in find_items(str(base / "q"))] == [f"{base}/q/d.txt"]


def test_paths_start_from_the_working_directory(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(base / "p")
    assert [found.name for found in find_items([Path("."), "../q"])] == [
        "a.txt", "b.pdf", "z.zip/d/e.txt", "z.zip/ก.txt", "ก/c.md", "../q/d.txt",
    ]  # fmt: skip


def test_a_file_that_is_called_like_a_pattern_or_a_url_wins(base: Path) -> None:
    (base / "p" / "[ab].txt").touch()
    assert tell(base, "p/[ab].txt") == ["p/[ab].txt"]


def test_the_first_name_of_a_file_wins(base: Path) -> None:
    (base / "p" / "0.txt").symlink_to("a.txt")
    (base / "r").symlink_to("p")
    items = list(find_items(["p", "r", "r/a.txt", "r/z.zip"], base=base))
    assert [item.name for item in items] == ["p/0.txt", *FOLDER[1:]]
    assert isinstance(items[0], Item)
    assert items[0].location == LocalFile(os.path.realpath(base / "p" / "a.txt"))


def test_a_list_on_stdin(base: Path) -> None:
    stdin = "q/d.txt\r\n\np\nnone.txt\n-\n"
    expected = ["q/d.txt", *FOLDER, "!none.txt: no such file; check the path", "!-: no such file; check the path"]
    assert tell(base, "-", stdin=stdin) == expected
    assert tell(base, "-", stdin=stdin.replace("\r\n", "\0").replace("\n", "\0")) == expected


def test_pipes_and_devices_are_told(base: Path) -> None:
    os.mkfifo(base / "pipe")
    assert tell(base, "pipe", "/dev/zero") == [
        "!pipe: a pipe, device or socket, not a file; give a file",
        "!/dev/zero: a pipe, device or socket, not a file; give a file",
    ]


def test_a_folder_that_may_not_be_entered_is_no_missing_file(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object, **_: object) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "lstat", refuse)
    monkeypatch.setattr(os, "stat", refuse)
    assert tell(base, "p/a.txt") == ["!p/a.txt: cannot be read (Permission denied); check the link and the permissions"]


def test_a_manifest(base: Path) -> None:
    (base / "p" / "m.csv").write_text(
        "รหัส,ไฟล์,หน่วยงาน,ปี\n"
        "1,a.txt,อบต.ก,๒๕๖๗\n"
        "2,z.zip/ก.txt,อบต.ข,2568\n"
        "3,..\\q\\d.txt,,\n"
        "4,none.txt,,\n"
        "5,m.csv,,\n"
        "6,./a.txt,อบต.ค,\n"
        "7,memory://none.txt,,\n"
        "8,ก,อบต.ง,\n",
        encoding="utf-8",
    )
    found = list(find_items(["p/m.csv"], base=base))
    assert [
        (item.name, item.given_id, item.given_agency, item.given_year) for item in found if isinstance(item, Item)
    ] == [
        ("p/a.txt", "1", "อบต.ก", 2567),
        ("p/z.zip/ก.txt", "2", "อบต.ข", 2568),
        ("p/../q/d.txt", "3", None, None),
        ("p/ก/c.md", "8", "อบต.ง", None),
    ]
    assert [str(problem) for problem in found if isinstance(problem, Problem)] == [
        "p/m.csv:5: p/none.txt: no such file; check the path",
        "p/m.csv:6: a manifest in a manifest; give it as a source of its own",
        "p/a.txt: named before; what this row says of it is left out; name it once",
        "p/m.csv:8: memory://none.txt: no such file; check the path",
    ]


def test_a_manifest_somewhere_else(base: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "m.tsv").write_text(f"path\nx.txt\n{base}/q/d.txt\n", encoding="utf-8")
    (other / "x.txt").touch()
    assert tell(base, f"{other}/m.tsv") == [f"{other}/x.txt", f"{base}/q/d.txt"]


def test_names_that_are_no_utf_8_are_told_apart_and_read(base: Path) -> None:
    raw = {b"q/\xa1.txt": "q/\\udca1.txt", b"q/\\udca1.txt": "q/\\\\udca1.txt", b"q/a\n.txt": "q/a\\n.txt"}
    for name in raw:
        Path(os.fsdecode(os.path.join(os.fsencode(base), name))).write_bytes(name)
    items = [item for item in find_items(["q"], base=base) if isinstance(item, Item) and item.name != "q/d.txt"]
    assert {restore_location(item.location.id).load(99): item.name for item in items} == raw


def test_a_problem_is_told_once(base: Path) -> None:
    (base / "empty").mkdir()
    assert len(tell(base, "empty", "empty", "emp*")) == 1


def test_many_files_are_not_held(base: Path) -> None:
    """A hash a file is held (a small set has room for four times as many), where a path takes 500 bytes and more."""
    folders, files = 50, 200
    for folder in range(folders):
        (base / "many" / f"{folder:03}").mkdir(parents=True)
        for file in range(files):
            (base / "many" / f"{folder:03}" / f"{'แผนอัตรากำลัง' * 3}-{file}.txt").touch()
    found = find_items(["many"], base=base)
    next(found)
    tracemalloc.start()
    try:
        assert sum(1 for _ in found) == folders * files - 1
        assert tracemalloc.get_traced_memory()[1] < 200 * folders * files + 300_000
    finally:
        tracemalloc.stop()
