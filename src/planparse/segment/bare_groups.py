"""Full-width rows of tables whose empty cells were dropped: a line without columns between rows that have them.

A clerk's word processor writes the row of a department as `กองคลัง` and six TABs, or as `กองคลัง` alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from planparse.lexicon.positions import resolve_position
from planparse.lexicon.staff_groups import is_department
from planparse.lexicon.wording import fold, load_wording
from planparse.model.layout import Cell, Line, Row
from planparse.segment.headers import filled, has_sides, is_header_row
from planparse.segment.markup import read_cell
from planparse.segment.staff_groups import lists_posts, lists_projects, names_staff_group

_GROUP_WORDS = ("ยุทธศาสตร์ที่", "กลยุทธ์ที่", "ประเด็นยุทธศาสตร์ที่", "มิติที่", "หมวดที่", "ด้านที่", "แผนงานที่")
GROUP_LENGTH = 200
FIGURE_LENGTH = 60
"""A line of unknown words between two rows of figures is shorter than this."""
REACH = 3
"""So many group lines stand on top of each other at most: a department, a division, a kind of employment."""
LEAST_FIGURES = 3
_FIGURE = re.compile(r"\(?[+\-–—−]?[ ]?[0-9๐-๙][0-9๐-๙,.\- ]{0,24}\)?|[-–—−]{1,3}")
_NOT_GROUP = ("หมายเหตุ", "ที่มา", "ตาราง", "แหล่ง", "ข้อมูล")

ReadRow = Callable[[int], Row | None]
"""Gives the row that stands on a line, or None where the line has no columns."""


def names_strategy(line: Line) -> bool:
    """Whether a line names a strategy, tactic or dimension by its label."""
    return line.label is not None and line.label.word in _GROUP_WORDS and len(line.text) <= GROUP_LENGTH


def names_staff(line: Line) -> bool:
    """Whether a line is the name of a department, a division or a kind of employment, and nothing else."""
    return names_staff_group(line.text) or is_department(line.text)


def names_group(text: str, above: str) -> bool:
    """Whether a wording in the column of titles names the posts below it, and is not the rest of the title above.

    >>> names_group("พนักงานจ้างทั่วไป", "ผู้ช่วยช่างไฟฟ้า"), names_group("งานทั่วไป", "หัวหน้าฝ่ายบริหาร")
    (True, False)
    >>> names_group("กองช่าง (๐๕)", "นักวิชาการคลัง ปก."), names_group("กองช่าง", "ผู้อำนวยการ")
    (True, False)
    """
    if load_wording("staff_rows").patterns["goes_on"].match(text):
        return False
    if not (names_staff_group(text) or is_department(text)):
        return False
    return resolve_position(above).id is not None or resolve_position(f"{above} {text}").id is None


def may_hold_staff(rows: Sequence[Row]) -> bool:
    """Whether departments and kinds of employment may stand as rows of their own among these.

    In a table of posts they do. Where projects stand they do not: there a bare department is the rest of the cell of
    those responsible. Rows without a heading must hold figures, and end with no department.
    """
    last = next((row for row in reversed(rows[-1 - REACH :]) if len(filled(row)) > 1), None)
    if last is None or len(last.cells) < LEAST_FIGURES or lists_projects(rows):
        return False
    return lists_posts(rows) or (_is_of_figures(last) and not names_staff_group(last.cells[-1].text))


def is_group_line(line: Line, *, of_staff: bool) -> bool:
    """Whether a line names what a full-width row names: a strategy, and in a table of staff a department."""
    return names_strategy(line) or (of_staff and names_staff(line))


def heads_rows(lines: Sequence[Line], at: int, rows: Sequence[Row], read_row: ReadRow) -> bool:
    """Whether a line without columns is a full-width row, for rows of the table follow without a heading.

    `rows` are those before it in the same run. Between two rows of figures any short wording is one.
    Where the old stands beside the new, a unit with a number or a dash is the row of a unit that is new.
    """
    if has_sides(rows):
        return bool(lines[at].bullet) or (lines[at].label is not None and is_department(lines[at].text))
    of_staff = may_hold_staff(rows)
    if not is_group_line(lines[at], of_staff=of_staff):
        return of_staff and _stands_in_figures(lines, at, rows[-1], read_row)
    for after in range(at + 1, min(at + 1 + REACH, len(lines))):
        if lines[after].is_blank:
            return False
        row = read_row(after)
        if row is not None:
            return not is_header_row(row)
        if not is_group_line(lines[after], of_staff=of_staff):
            return False
    return False


def _stands_in_figures(lines: Sequence[Line], at: int, above: Row, read_row: ReadRow) -> bool:
    line = lines[at]
    if len(line.text) > FIGURE_LENGTH or fold(line.body).startswith(_NOT_GROUP) or at + 1 >= len(lines):
        return False
    if lines[at + 1].is_blank or _FIGURE.fullmatch(line.text) or not _is_of_figures(above):
        return False
    below = read_row(at + 1)
    return below is not None and _is_of_figures(below)


def _is_of_figures(row: Row) -> bool:
    return sum(1 for cell in row.cells if _FIGURE.fullmatch(cell.text)) >= LEAST_FIGURES


def cut_group(line: Line, width: int) -> Row:
    """Return a group line as a full-width row of a table with so many columns."""
    cells = [read_cell(line.text, line.start)]
    cells += [Cell("", line.end, line.end)] * max(width - 1, 2)
    return Row(tuple(cells), line.index, line.index)
