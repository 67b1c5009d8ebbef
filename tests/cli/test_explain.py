"""planparse explain."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_every_line_of_the_file_is_shown(run: Run, plan_file: Path) -> None:
    ran = run("explain", plan_file)
    assert (ran.code, ran.err) == (0, "")
    rows = [line.split() for line in ran.out.splitlines()]
    assert rows[0] == ["line", "block", "section", "table", "records", "text"]
    assert [row[0] for row in rows[1:]] == ["1", "2", "3", "4", "5"]
    assert rows[2] == ["2", "-", "-", "-", "-"]
    assert rows[3] == ["3", "heading", "วิสัยทัศน์", "-", "-", "วิสัยทัศน์"]
    assert rows[5][:6] == ["5", "paragraph", "วิสัยทัศน์", "-", "statement-1", "บุคลากรมีสมรรถนะสูง"]


@pytest.mark.parametrize(
    ("arguments", "numbers"),
    [
        (["--line", "3"], ["3"]),
        (["--lines", "2-4"], ["2", "3", "4"]),
        (["--lines", "4-"], ["4", "5"]),
        (["--lines", "-2"], ["1", "2"]),
        (["--lines=-2"], ["1", "2"]),
        (["--lines", "5"], ["5"]),
        (["--lines", "4-99"], ["4", "5"]),
    ],
)
def test_lines_are_chosen(run: Run, plan_file: Path, arguments: list[str], numbers: list[str]) -> None:
    ran = run("explain", plan_file, *arguments)
    assert [line.split()[0] for line in ran.out.splitlines()[1:]] == numbers


@pytest.mark.parametrize(
    "arguments",
    [
        ["--line", "0"],
        ["--lines", "0-3"],
        ["--lines", "4-2"],
        ["--lines", "-"],
        ["--lines", "a-b"],
        ["--lines", "๒-๔"],
        ["--line", "1", "--lines", "1-2"],
    ],
)
def test_ranges_that_hold_no_line_are_refused(run: Run, plan_file: Path, arguments: list[str]) -> None:
    ran = run("explain", plan_file, *arguments)
    assert (ran.code, ran.out) == (2, "")


def test_a_line_past_the_end_is_one_line(run: Run, plan_file: Path) -> None:
    ran = run("explain", plan_file, "--line", "9")
    assert (ran.code, len(ran.err_lines)) == (2, 1)
    assert "ends with line 5" in ran.err


def test_repairs_are_shown_where_they_are_made(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("วิสัยทัศน์\n\nเเนวทางพัฒ\u200bนา\n", encoding="utf-8")
    ran = run("explain", path, "--repairs")
    lines = ran.out.splitlines()
    assert lines[3].split()[0] == "3"
    assert "\\u200b" in lines[3], "the wording of the source, what cannot be seen as an escape"
    assert [line.strip() for line in lines[4:6]] == [
        "repaired: double-sara-e: 'เเ' -> 'แ'",
        "repaired: zero-width: '\\u200b' -> ''",
    ]
    assert lines[-1] == "2 repairs in these lines, 2 in the file: double-sara-e 1, zero-width 1"
    assert "repaired" not in run("explain", path).out


def test_on_a_terminal_a_table_is_drawn(run_on_terminal: Run, plan_file: Path) -> None:
    ran = run_on_terminal("explain", plan_file)
    assert ran.code == 0
    assert "───" in ran.out
    assert "statement-1" in ran.out
    assert all(len(line) <= 130 for line in ran.out.splitlines())


def test_control_characters_do_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("วิสัยทัศน์ \x1b[31mแดง\n", encoding="utf-8")
    assert "\x1b" not in run("explain", path).out


def test_a_missing_file_is_one_line(run: Run, tmp_path: Path) -> None:
    ran = run("explain", tmp_path / "none.txt")
    assert (ran.code, ran.out, len(ran.err_lines)) == (2, "", 1)
    assert "none.txt" in ran.err


def test_the_encoding_can_be_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes("วิสัยทัศน์\n".encode("utf-16-be"))
    assert "วิสัยทัศน์" in run("explain", path, "--encoding", "utf-16-be").out
