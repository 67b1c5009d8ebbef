"""Schedules in tables: marks of a cell (✓, /, ↔), quarters and months of the fiscal year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planparse.quantities.date_atoms import DateAtom, find_atoms
from planparse.quantities.dates import is_joined
from planparse.quantities.digits import DASH, DIGIT, LETTER, has_digit, to_arabic

FISCAL_MONTHS = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)
"""The months of a fiscal year in its order, October first."""

_TICKS = "✓✔☑✅√●⚫⬤•◉○◯■▪◆★*/⁄∕×xXvVPRüþ\uf0fc\uf0fe\uf050\uf052"
_HEADS = "↔←→⟷⟵⟶⇔⇐⇒⬌⬄⇄⇆◄►◀▶"
_SHAFT = f"[{DASH}─━_=.\\s]{{0,40}}"
_MARK = re.compile(f"(?:[{_TICKS}]\\s?){{1,3}}")
_ARROW = re.compile(
    f"[<{_HEADS}]{_SHAFT}[>{_HEADS}]|{_SHAFT}[{_HEADS}]|[{_HEADS}]{_SHAFT}|[{DASH}─━]{{1,40}}>|<[{DASH}─━]{{1,40}}"
)
_NOTE = re.compile("[(（][^()（）]{0,80}[)）]?\\Z|ไตรมาส[^✓✔]{0,60}\\Z")
_EDGES = " \t\r\n\u00a0-‐‑‒–—―−_.,:|()[]（）"

_HEAD = "(?:ไตรมาส\\s?(?:ที่)?|(?<![A-Za-z])[Qq])\\s{0,3}"
_QUARTERS = re.compile(f"{_HEAD}(?P<item>[1-4๑-๔])(?![{DIGIT}])")
_NEXT = re.compile(
    f"(?:\\s{{0,3}}(?:(?P<range>[{DASH}]|จนถึง|ถึง)|[,/&+]|และ|กับ|หรือ)\\s{{0,3}}(?:{_HEAD})?(?P<item>[1-4๑-๔])(?![{DIGIT}])"
    f"|\\s{{1,2}}(?P<plain>[1-4๑-๔])(?![{DIGIT}])(?!\\s?[{LETTER}]))"
)
_ALL_QUARTERS = re.compile("(?:ทุก|ทั้ง\\s?[4๔]|ทั้งสี่)\\s?ไตรมาส|(?<![0-9๐-๙])[4๔]\\s?ไตรมาส|^\\s*(?:เป็น)?รายไตรมาส\\s*$")
_ALL_YEAR = re.compile("\\s{0,3}ตลอด(?:ทั้ง)?ปี(?:งบประมาณ)?\\s{0,3}$")
_NAMED_QUARTERS = (("ไตรมาสแรก", 1), ("ไตรมาสสุดท้าย", 4))
_SIX = "(?:[6๖]|หก)"
_HALVES = (
    (re.compile(f"ครึ่งปี(?:งบประมาณ)?แรก|{_SIX}\\s?เดือน\\s?แรก|ครึ่งแรก"), (1, 2)),
    (re.compile(f"ครึ่งปี(?:งบประมาณ)?(?:หลัง|ที่สอง)|{_SIX}\\s?เดือน\\s?หลัง|ครึ่งหลัง"), (3, 4)),
)
_ALL_MONTHS = re.compile("ทุก\\s?ๆ?\\s?เดือน|^\\s*(?:เป็น)?รายเดือน\\s*$")


def is_mark(text: str) -> bool:
    """Tell whether a cell is ticked: ✓ ✔ / √ ● • P ü x * or an arrow, stray dashes aside.

    A note of the quarter or month may follow the mark. A lone dash, digits and words are no marks.

    >>> [is_mark(cell) for cell in ("✓", "- ✓", "✓ (ไตรมาสที่๑-๔)", "<---->", "-", "๕,๐๐๐", "")]
    [True, True, True, True, False, False, False]
    """
    cell = text.strip()
    if not cell or len(cell) > 120:
        return False
    if _ARROW.fullmatch(cell) or _MARK.fullmatch(cell.strip(_EDGES)):
        return True
    note = _NOTE.search(cell)
    if note is None or not _names_time(note.group()):
        return False
    rest = cell[: note.start()].strip()
    return bool(rest and (_ARROW.fullmatch(rest) or _MARK.fullmatch(rest.strip(_EDGES))))


def _names_time(note: str) -> bool:
    """Tell whether a note beside a mark names a quarter or a month (P (Plan) is no tick)."""
    return has_digit(note) or "ไตรมาส" in note or "เดือน" in note or bool(find_atoms(note))


def quarter_of_month(month: int) -> int:
    """Return the quarter of the fiscal year a month (1 to 12) belongs to; ValueError for another number.

    >>> [quarter_of_month(month) for month in (10, 1, 4, 9)]
    [1, 2, 3, 4]
    """
    if not 1 <= month <= 12:
        raise ValueError(f"months are 1 to 12, not {month}")
    return (month + 2) // 3 % 4 + 1


def read_quarters(text: str) -> list[int]:
    """Return the quarters that the text names, ascending, each once; ranges and lists are expanded.

    >>> read_quarters("✓ (ไตรมาสที่๑-๔)"), read_quarters("ไตรมาส ๑,๓"), read_quarters("ทุกไตรมาส")
    ([1, 2, 3, 4], [1, 3], [1, 2, 3, 4])
    >>> read_quarters("ครึ่งปีแรก"), read_quarters("๖ เดือนหลัง")
    ([1, 2], [3, 4])
    """
    if _ALL_YEAR.match(text):
        return [1, 2, 3, 4]
    halves = [quarters for pattern, quarters in _HALVES if pattern.search(text)]
    if halves:
        return sorted({quarter for quarters in halves for quarter in quarters})
    if "ไตรมาส" not in text and "Q" not in text and "q" not in text:
        return []
    if _ALL_QUARTERS.search(text):
        return [1, 2, 3, 4]
    found = {quarter for name, quarter in _NAMED_QUARTERS if name in text}
    head = _QUARTERS.search(text)
    while head is not None:
        quarters, end = _follow(text, head)
        found |= quarters
        head = _QUARTERS.search(text, end)
    return sorted(found)


def _follow(text: str, head: re.Match[str]) -> tuple[set[int], int]:
    """Return the quarters of a list that begins with `head` (`๑-๓`, `๑, ๒ และ ๔`), and where it ends."""
    last = int(to_arabic(head["item"]))
    quarters, at = {last}, head.end()
    while (link := _NEXT.match(text, at)) is not None:
        quarter = int(to_arabic(link["item"] or link["plain"]))
        quarters.update(range(last + 1 if link["range"] else quarter, quarter + 1), {quarter})
        last, at = quarter, link.end()
    return quarters, at


def read_months(text: str) -> list[int]:
    """Return the months that the text names, in order, each once; ranges are expanded, ทุกเดือน is all twelve.

    >>> read_months("ต.ค. - ธ.ค."), read_months("พฤศจิกายน ๒๕๖๖ ถึง มกราคม ๒๕๖๗"), read_months("ม.ค., มี.ค.")
    ([10, 11, 12], [11, 12, 1], [1, 3])
    """
    if _ALL_MONTHS.search(text):
        return list(FISCAL_MONTHS)
    months: list[int] = []
    last: DateAtom | None = None
    for atom in find_atoms(text):
        if not 1 <= atom.month <= 12:
            continue
        if last is not None and is_joined(text, last, atom):
            months.extend(_span_months(last, atom))
        months.append(atom.month)
        last = atom
    return list(dict.fromkeys(months))


def _span_months(first: DateAtom, second: DateAtom) -> Iterator[int]:
    """Yield the months after `first` up to `second`, twelve at most; none where the years run backwards."""
    count = (second.month - first.month) % 12
    if first.year_ce is not None and second.year_ce is not None:
        count = (second.year_ce - first.year_ce) * 12 + second.month - first.month
    for step in range(1, min(count, 12) + 1):
        yield (first.month + step - 1) % 12 + 1
