"""A corpus plan as a printed document: its text to HTML with ruled tables, headings and page breaks."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_MARKED_BREAK = re.compile(r"\s*(?:[-=]{2,}|<!--|\[)\s*(?:page|หน้า).{0,40}", re.IGNORECASE)
"""A line by which a tool says that a page begins: it is not printed."""
_PRINTED_NUMBER = re.compile(r"\s*(?:[-–]\s*[0-9๐-๙]{1,3}\s*[-–]|[0-9๐-๙]{1,3}|หน้า(?:ที่)?\s*[0-9๐-๙]{1,3})\s*")
"""A page number by itself: a page begins there."""
_PIPE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*")
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_TAG = re.compile(r"&lt;(/?(?:p|ul|ol|li|br|b)(?:\s[^<>&]{0,60})?/?)&gt;")
_ALIGNED = re.compile(r"\S {3,}\S")
_WIDE = 8
"""A table with more columns is set on a page on its side."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its wording, and how many columns and rows it spans."""

    text: str
    columns: int = 1
    rows: int = 1


def write_html(text: str, *, way: str) -> str:
    """Return the plan as an HTML document to be rendered that way: `libreoffice`, `chromium` or `scan`."""
    body = list(_write_blocks(_cut_lines(text)))
    wide = any(block.startswith("<table") and _count_columns(block) > _WIDE for block in body)
    size = "297mm 210mm" if wide else "210mm 297mm"
    rules = _RULES[way].replace("SIZE", size)
    inner = "\n".join(body).replace("<table", f"<table {_FRAME}").replace("<tr>", '<tr valign="top">')
    head = f'<head><meta charset="utf-8"><style>{rules}</style></head>'
    return f'<!DOCTYPE html>\n<html lang="th">{head}\n<body>\n{inner}\n</body></html>\n'


_FRAME = 'border="1" cellspacing="0" cellpadding="3" width="100%"'
"""LibreOffice takes these from the table itself."""
_COMMON = """
@page { size: SIZE; margin: 18mm 18mm 16mm 20mm }
body { font-family: Garuda, Loma, sans-serif; font-size: 10.5pt; line-height: 1.5 }
p { margin: 0 0 2pt 0; text-indent: 10mm }
p.point, p.short, td p, td li { text-indent: 0; margin: 0 }
h1, h2, h3 { font-size: 12pt; margin: 8pt 0 4pt 0; font-weight: bold }
h1 { font-size: 14pt; text-align: center }
table { border-collapse: collapse; width: 100%; margin: 4pt 0 8pt 0 }
td, th { border: 0.75pt solid black; padding: 2pt 3pt; vertical-align: top; font-size: 9pt; line-height: 1.35;
  text-align: left; font-weight: normal }
td ul { margin: 0; padding: 0; list-style: none }
pre { font-family: "Tlwg Mono"; font-size: 8pt; margin: 4pt 0 }
"""
_CHROMIUM = _COMMON + "tr { break-inside: avoid }\n"
_RULES = {
    "libreoffice": _COMMON,
    "chromium": _CHROMIUM.replace("Garuda, Loma, sans-serif", "Norasi, Kinnari, serif").replace("10.5pt", "11.5pt"),
    "scan": _CHROMIUM.replace("Garuda, Loma, sans-serif", "Laksaman")
    .replace("10.5pt", "16pt")
    .replace("line-height: 1.5", "line-height: 1.25")
    .replace("font-size: 9pt; line-height: 1.35", "font-size: 13pt; line-height: 1.2"),
}
"""Laksaman is drawn after the letters that offices use, at the size that they set."""


def _cut_lines(text: str) -> list[str]:
    return [line.rstrip(" \r") for line in text.replace("\f", "\n--- page ---\n").splitlines()]


def _write_blocks(lines: Sequence[str]) -> Iterator[str]:
    """Yield the blocks of the document: tables, aligned lines, headings, paragraphs."""
    at = 0
    breaks = False
    while at < len(lines):
        line = lines[at]
        if _MARKED_BREAK.fullmatch(line) or (_PRINTED_NUMBER.fullmatch(line) and _stands_alone(lines, at)):
            breaks = True
            if _MARKED_BREAK.fullmatch(line):
                at += 1
                continue
        gap = at > 0 and not lines[at - 1].strip()
        breaks = breaks or (gap and at > 1 and not lines[at - 2].strip())
        block, at = _take_block(lines, at)
        if block:
            if breaks or (gap and block.startswith("<p")):
                block = _add_style(block, "next" if breaks else "gap")
            yield block
            breaks = False


def _stands_alone(lines: Sequence[str], at: int) -> bool:
    return at > 0 and not lines[at - 1].strip()


_STYLES = {"next": "page-break-before: always", "gap": "margin-top: 11pt"}
"""By name, not by class: LibreOffice takes no second class."""


def _add_style(block: str, name: str) -> str:
    return re.sub(r"^<(\w+)", rf'<\1 style="{_STYLES[name]}"', block, count=1)


def _take_block(lines: Sequence[str], at: int) -> tuple[str, int]:
    line = lines[at]
    if not line.strip():
        return "", at + 1
    if line.lstrip().startswith("<table"):
        return _take_html(lines, at)
    if line.lstrip().startswith("|"):
        last = _find_end(lines, at, lambda one: one.lstrip().startswith("|"))
        return _write_table([_cut_pipes(one) for one in lines[at:last] if not _PIPE_RULE.fullmatch(one)]), last
    if "\t" in line.strip(" "):
        last = _find_end(lines, at, lambda one: "\t" in one.strip(" "))
        return _write_table([one.strip(" ").split("\t") for one in lines[at:last]]), last
    if _ALIGNED.search(line):
        last = _find_end(lines, at, lambda one: bool(_ALIGNED.search(one)) or one.startswith("   "))
        if last - at > 1:
            return "<pre>" + "\n".join(_escape(one) for one in lines[at:last]) + "</pre>", last
    return _write_line(line), at + 1


def _find_end(lines: Sequence[str], at: int, belongs: Callable[[str], bool]) -> int:
    while at < len(lines) and belongs(lines[at]):
        at += 1
    return at


def _take_html(lines: Sequence[str], at: int) -> tuple[str, int]:
    last = at
    while last < len(lines) and "</table>" not in lines[last]:
        last += 1
    return "\n".join(lines[at : last + 1]).strip(), last + 1


def _cut_pipes(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").replace("\\|", "¦").split("|")]


def _write_line(line: str) -> str:
    heading = _HEADING.fullmatch(line.strip())
    if heading:
        level = min(len(heading[1]), 3)
        return f"<h{level}>{_escape(heading[2])}</h{level}>"
    is_point = re.match(r"\s*(?:[-•*✓]|\(?[0-9๐-๙.]{1,8}[.)]?\s)", line) is not None
    kind = "point" if is_point else "short" if len(line) < 70 else "long"
    return f'<p class="{kind}">{_escape(line.strip())}</p>'


def _escape(text: str) -> str:
    """Escape the text, keep the tags that cells hold, set bold what is marked as such."""
    escaped = html.escape(text.replace("\\*", "*"), quote=False)
    return _BOLD.sub(r"<b>\1</b>", _TAG.sub(r"<\1>", escaped))


def _write_table(rows: Sequence[Sequence[str]]) -> str:
    """Return the table; in two rows of heading an empty place belongs to the heading beside or above it."""
    count = max(map(len, rows))
    grid = [[*row, *[""] * (count - len(row))] for row in rows]
    head = _span_head(grid)
    if head:
        first = "".join(f"<tr>{''.join(map(_write_cell, row))}</tr>" for row in head)
        first = f"<thead>{first}</thead>\n"
    else:
        first = ""
    body = "\n".join(f"<tr>{''.join(_write_cell(Cell(cell)) for cell in row)}</tr>" for row in grid[len(head) :])
    return f"<table>{first}<tbody>{body}</tbody></table>"


def _write_cell(cell: Cell) -> str:
    spans = (f' colspan="{cell.columns}"' if cell.columns > 1 else "") + (
        f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    )
    return f"<td{spans}>{_escape(cell.text)}</td>"


def _span_head(grid: Sequence[Sequence[str]]) -> list[list[Cell]]:
    """Return the cells of two rows of heading, merged; empty where the table does not begin with such."""
    if len(grid) < 3 or not grid[0][0].strip() or "" not in [cell.strip() for cell in grid[0]]:
        return []
    above, below = ([cell.strip() for cell in row] for row in grid[:2])
    if below[0] or not any(below):
        return []
    first: list[Cell] = []
    at = 0
    while at < len(above):
        end = at + 1
        if above[at] and below[at]:
            while end < len(above) and not above[end] and below[end]:
                end += 1
        first.append(Cell(above[at], end - at, 1 if below[at] else 2))
        at = end
    return [first, [Cell(cell) for cell in below if cell]]


def _count_columns(table: str) -> int:
    rows = re.findall(r"<tr.*?</tr>", table, re.DOTALL)
    return max((row.count("<td") + row.count("<th") for row in rows), default=0)
