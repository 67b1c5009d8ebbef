"""Bad input gives a result or an error of one line, within seconds and within a gigabyte; never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from planparse import Options, PlanparseError, parse
from planparse.errors import FileMissing, NoPermission, NotAFile, TooLarge
from planparse.options import MAX_LINES
from tests.bad_input.sources import BYTES, build_many, build_texts
from tests.bad_input.worker import Answer, Worker

SECONDS = 45
"""How much time of a processor a source may take; most take less than one second."""
HANGING_SECONDS = 600
"""After so long on the clock a source counts as hanging, however busy the machine is."""
MEGABYTES = 1000
SHARE = 6
"""The share of the most lines that is parsed to tell the memory that all would take: what is kept grows with the lines."""
TEXTS = build_texts(length=100_000, rows=10_000, depth=10_000)
TEXTS["many/project-rows"] = build_many(50_000)["project-rows"]
TEXTS["many/one-line"] = build_many(32_000)["one-line"]  # 5 million characters, 13 MB
RUN = "from planparse.cli import main; raise SystemExit(main())"


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """The process that parses."""
    process = Worker()
    yield process
    process.stop()


def parse_bytes(worker: Worker, folder: Path, data: bytes) -> Answer:
    """Return what comes of a file with these bytes."""
    path = folder / "plan.txt"
    path.write_bytes(data)
    done = worker.parse(path, HANGING_SECONDS)
    assert done.seconds < SECONDS
    assert done.peak_megabytes < MEGABYTES
    assert done.unassigned == 0
    assert "\n" not in done.message
    assert not done.error or "plan.txt" in done.message
    return done


@pytest.mark.parametrize("name", TEXTS)
def test_text_is_read_whole_in_time(worker: Worker, tmp_path: Path, name: str) -> None:
    done = parse_bytes(worker, tmp_path, TEXTS[name].encode())
    assert done.lines > 0 or done.error in {"EmptySource", "TooLarge"}


@pytest.mark.parametrize("name", BYTES)
def test_bytes_are_read_or_refused(worker: Worker, tmp_path: Path, name: str) -> None:
    data, error = BYTES[name]
    done = parse_bytes(worker, tmp_path, data)
    if error:
        assert done.error == error
    else:
        assert done.lines > 0 or done.error in {"UnknownEncoding", "BinarySource"}


def test_what_is_no_text_is_reported(worker: Worker, tmp_path: Path) -> None:
    for name in ("nul-in-text", "surrogates-in-utf-8"):
        done = parse_bytes(worker, tmp_path, BYTES[name][0])
        assert done.error or "text-damage" in done.findings, name


def test_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match=r"no-plan\.txt"):
        parse(tmp_path / "no-plan.txt")


def test_directory(tmp_path: Path) -> None:
    with pytest.raises(NotAFile, match="directory"):
        parse(tmp_path)


def test_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("แผนพัฒนาบุคลากร\n", encoding="utf-8")
    if os.geteuid() == 0:  # whom no permission stops

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr(Path, "open", refuse)
    path.chmod(0)
    with pytest.raises(NoPermission, match=r"plan\.txt"):
        parse(path)


def test_file_over_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("แผน " * 1000, encoding="utf-8")
    with pytest.raises(TooLarge, match=r"plan\.txt"):
        parse(path, Options(max_bytes=1000))


@pytest.mark.parametrize(
    ("piece", "count", "option"),
    [
        pytest.param("๑\tอบรม\t๑๐๐\n", 1_000_000, "max_bytes", id="table of 1,000,000 rows"),
        pytest.param("1\tก\t5\n", 1_000_000, "max_lines", id="table of 1,000,000 short rows"),
        pytest.param("แผนพัฒนาบุคลากร ", 2_200_000, "max_bytes", id="line of 100 MB"),
        pytest.param("ก\t", 1_100_000, "max_cells", id="row of 1,100,000 cells"),
        pytest.param("\n", 1_000_000, "max_lines", id="1,000,000 empty lines"),
        pytest.param("ก\f", 1_000_000, "max_lines", id="1,000,000 pages"),
        pytest.param("<td>", 1_100_000, "max_cells", id="1,100,000 tags of cells"),
    ],
)
def test_text_beyond_a_limit_is_refused_at_once(
    worker: Worker, tmp_path: Path, piece: str, count: int, option: str
) -> None:
    text = "ที่\tโครงการ\tงบประมาณ\n" + piece * count + "รวม"
    done = parse_bytes(worker, tmp_path, text.encode())
    assert done.error == "TooLarge"
    assert done.message.endswith(f"raise the option {option}")


@pytest.fixture(scope="module")
def fresh() -> Iterator[Worker]:
    """A process that has parsed nothing large: what it holds is what the text takes."""
    process = Worker()
    yield process
    process.stop()


@pytest.mark.parametrize("piece", ["โครงการอบรม\t๑๐๐\n", "ก\n", "๑.๑ ก\n", "<tr><td>ก</td><td>๑</td></tr>\n"])
def test_text_at_the_limit_of_lines_stays_under_a_gigabyte(fresh: Worker, tmp_path: Path, piece: str) -> None:
    fresh.stop()
    path = tmp_path / "plan.txt"
    path.write_text("ที่\tโครงการ\tงบประมาณ\n", encoding="utf-8")
    idle = fresh.parse(path, HANGING_SECONDS).peak_megabytes
    text = "ที่\tโครงการ\tงบประมาณ\n" + "".join(f"{i}\t{piece}" for i in range(MAX_LINES // SHARE))
    path.write_text(text, encoding="utf-8")
    done = fresh.parse(path, HANGING_SECONDS)
    assert not done.error
    assert done.unassigned == 0
    assert idle + SHARE * (done.peak_megabytes - idle) < MEGABYTES


def test_path_with_odd_characters() -> None:
    for name in ("plan\ud800.txt", "plan\x00.txt", "ก" * 5000 + ".txt", "./" * 3000 + "plan.txt"):
        with pytest.raises(PlanparseError):
            parse(Path(name))


def test_command_names_each_bad_file_in_one_line(tmp_path: Path) -> None:
    for name in ("nothing", "zeros", "picture"):
        (tmp_path / f"{name}.txt").write_bytes(BYTES[name][0])
    (tmp_path / "empty").mkdir()
    paths = [str(tmp_path), str(tmp_path / "empty"), "no-plan.txt"]
    command = [sys.executable, "-c", RUN, "parse", *paths, "--out", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=SECONDS, check=False)  # noqa: S603
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    lines = done.stderr.strip().splitlines()
    for name in ("nothing.txt", "zeros.txt", "picture.txt", "empty", "no-plan.txt"):
        assert len([line for line in lines if f"{name}:" in line]) == 1, done.stderr
