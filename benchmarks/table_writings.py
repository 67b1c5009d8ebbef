"""Other ways to write the tables of a plan whose rows are TAB rows: none changes what they say."""

from __future__ import annotations

import random
import re
from itertools import groupby

MIN_WIDTH = 5
"""Narrower tables are left as they are."""
MIN_MOVED = 8
"""Columns are moved in tables of so many."""
PAGE_ROWS = 12
FIRST_PAGE = 900
MAX_HEAD = 3
HEAD_WORDS = 2
_HEAD = re.compile("ตำแหน่ง|ระดับ|ส่วนราชการ|เงินเดือน|กรอบ")
_FIGURE = re.compile(r"[(+\-–]*[0-9๐-๙][0-9๐-๙,.]*\)?|[-–]")
_YEAR = re.compile("[2๒][5๕][0-9๐-๙]{2}")

Rows = list[list[str]]


def is_tabbed(line: str) -> bool:
    """Whether a line is a row of cells."""
    return "\t" in line.strip(" ")


def drop_group_cells(text: str) -> str:
    """Return the text with the rows of one filled cell written without their empty cells: `กองคลัง` alone."""

    def write(line: str) -> str:
        filled = [cell.strip() for cell in line.split("\t") if cell.strip()]
        is_group = line.count("\t") + 1 >= MIN_WIDTH and len(filled) == 1 and not _FIGURE.fullmatch(filled[0])
        return filled[0] if is_group else line

    return "\n".join(map(write, text.split("\n")))


def drop_last_cells(text: str) -> str:
    """Return the text without the empty cells that rows end with."""
    return "\n".join(line.rstrip("\t") if line.strip() else line for line in text.split("\n"))


def cut_pages(text: str) -> str:
    """Return the text with its wide tables cut by a page number after every twelve rows, the heading repeated."""
    page = FIRST_PAGE
    lines: list[str] = []
    for run, rows in _runs(text):
        depth = _head_depth(rows)
        for at, line in enumerate(run):
            if depth and at > depth and (at - depth) % PAGE_ROWS == 0:
                page += 1
                lines += ["", f"- {page} -", "", *run[:depth]]
            lines.append(line)
    return "\n".join(lines)


def move_columns(text: str) -> str:
    """Return the text with the columns of its wide tables in another order, those under one heading together.

    The first two and the last stay; pieces without a heading follow the one before them of their width.
    """
    orders: dict[int, list[int]] = {}
    lines: list[str] = []
    for run, rows in _runs(text):
        width = max((len(row) for row in rows), default=0)
        if _head_depth(rows) and width >= MIN_MOVED:
            orders[width] = _new_order(rows[0], width)
        order = orders.get(width)
        whole = [row + [""] * (width - len(row)) for row in rows]
        lines += ["\t".join(row[at] for at in order) for row in whole] if order and rows else run
    return "\n".join(lines)


def _runs(text: str) -> list[tuple[list[str], Rows]]:
    """Return the runs of lines: (lines, their cells), no cells for lines that are no rows."""
    runs = ((tabbed, list(lines)) for tabbed, lines in groupby(text.split("\n"), key=is_tabbed))
    return [(lines, [line.split("\t") for line in lines] if tabbed else []) for tabbed, lines in runs]


def _head_depth(rows: Rows) -> int:
    """Return how many rows head a table: the one with the words of the manpower forms, and those beneath it."""
    if not rows or sum(1 for cell in rows[0] if _HEAD.search(cell)) < HEAD_WORDS or _has_figures(rows[0]):
        return 0
    depth = 1
    while depth < min(MAX_HEAD, len(rows)) and not rows[depth][0].strip() and _goes_on(rows[depth]):
        depth += 1
    return depth


def _goes_on(row: list[str]) -> bool:
    filled = [cell for cell in row if cell.strip()]
    return len(filled) > 1 and not _has_figures(row)


def _has_figures(row: list[str]) -> bool:
    return any(_FIGURE.fullmatch(cell.strip()) and not _YEAR.fullmatch(cell.strip()) for cell in row)


def _new_order(head: list[str], width: int) -> list[int]:
    """Return the columns in their new order."""
    groups: list[list[int]] = []
    for column in range(width):
        if not groups or (column < len(head) and head[column].strip()):
            groups.append([])
        groups[-1].append(column)
    middle = groups[2:-1]
    random.Random(len(groups)).shuffle(middle)  # noqa: S311 - any order will do
    return [column for group in (*groups[:2], *middle, *groups[-1:]) for column in group]
