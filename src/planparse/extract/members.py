"""Members of a body: what part of a wording is the role, in a line, a row and a running sentence."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planparse.extract.items import tidy
from planparse.lexicon.wording import Wording
from planparse.model.layout import Cell, Row
from planparse.quantities import read_ordinal

_AS = r"(?:(?:ให้)?(?:ทำหน้าที่|ปฏิบัติหน้าที่)?เป็น[ ]{0,2}|(?:ทำ|ปฏิบัติ)หน้าที่[ ]{0,2})"
_NUMBER = re.compile(r"^\(?([0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,2})[.)]{0,2}(?:[ ]{1,3}|(?=[ก-ฮเ-ไ])|$)")
_JOIN = re.compile(r"^[ ,;:–-]*(?:และ|โดยมี|มี(?=นายก|ปลัด|หัวหน้า|ผู้))?[ ,;:–-]*")
_EDGE = " \t,;:-–—.()"
MIN_RUN_IN = 2
"""A sentence with fewer members in it is no list."""
LONGEST_MEMBER = 160


@dataclass(frozen=True, slots=True)
class Member:
    """One member: the number printed, wording, role; the offsets are within the wording read."""

    ordinal: int | None
    name: str
    role: str | None
    start: int
    end: int


def trim(name: str) -> str:
    """Return a member's wording without what joins it to its neighbours; the dot of `อบต.` stays."""
    return tidy(name.lstrip(_EDGE).rstrip(_EDGE.replace(".", "").replace(")", "")))


def _last_number(text: str) -> int | None:
    return read_ordinal(text.rpartition(".")[2] if "." in text.rstrip(".") else text)


def split_number(text: str) -> tuple[int | None, str]:
    """Return the number that opens a wording (the last part of `๑.๒`), and the wording after it."""
    found = _NUMBER.match(text)
    if not found:
        return None, text
    return _last_number(found[1]), text[found.end() :]


def read_member(text: str, words: Wording) -> Member | None:
    """Return the member of a line that ends with a role, `เป็น` left out; None where it ends otherwise."""
    trimmed = text.rstrip(" .,;")
    bare = trimmed.rstrip(")")
    for match in _roles(bare, words):
        if match.end() != len(bare):
            continue
        ordinal, name = split_number(bare[: match.start()])
        name = trim(name)
        if name and len(name) <= LONGEST_MEMBER and not words.holds("not_member", name):
            return Member(ordinal, name, tidy(match["role"]), 0, len(text))
    return None


def _roles(text: str, words: Wording) -> Iterator[re.Match[str]]:
    return _role_pattern(words.patterns["role"].pattern).finditer(text)


@functools.lru_cache(maxsize=8)
def _role_pattern(role: str) -> re.Pattern[str]:
    """Return the pattern of a role where it may stand: after เป็น, white space, a dash or a bracket."""
    return re.compile(rf"(?:{_AS}|(?<=[ \t(–-]))(?P<role>{role})")


def is_role(text: str, words: Wording) -> bool:
    """Whether a cell is a role and nothing else."""
    return role_of(text, words) is not None


def role_of(text: str, words: Wording) -> str | None:
    """Return the role that a whole cell is, without `เป็น`."""
    bare = re.sub(f"^{_AS}", "", tidy(text)).strip(_EDGE)
    return bare if words.patterns["role"].fullmatch(bare) else None


def read_row(row: Row, words: Wording) -> Member | None:
    """Return the member of a table's row: its role is the last cell that is one, the rest is the member."""
    cells: Sequence[Cell] = [cell for cell in row.cells if cell.text and not cell.is_filled]
    at = next((i for i in range(len(cells) - 1, -1, -1) if is_role(cells[i].text, words)), None)
    if at is None:
        whole = " ".join(cell.text for cell in cells)
        found = read_member(whole, words) if len(cells) <= 2 else None
        return found and Member(found.ordinal, found.name, found.role, row.start, row.end)
    ordinal: int | None = None
    names = []
    for index, cell in enumerate(cells[:at]):
        number, rest = split_number(cell.text)
        ordinal = number if index == 0 and number is not None else ordinal
        wording = trim(rest if index == 0 else cell.text)
        if wording:
            names.append(wording)
    name = " ".join(names)
    if not name or len(name) > LONGEST_MEMBER:
        return None
    return Member(ordinal, name, role_of(cells[at].text, words), row.start, row.end)


def read_run_in(text: str, words: Wording) -> list[Member]:
    """Return the members of a running sentence: `นายก เป็นประธานกรรมการ ปลัดและหัวหน้าส่วนราชการ เป็นกรรมการ`.

    Several members before one role each get it. Fewer than two are none.
    """
    members: list[Member] = []
    last = 0
    for match in _roles(text, words):
        stretch = text[last : match.start()]
        if len(stretch) > 3 * LONGEST_MEMBER or not stretch.strip(_EDGE):
            continue
        for name, start, end in _split_names(stretch, words):
            members.append(Member(None, name, tidy(match["role"]), last + start, last + end))
        last = match.end()
    return members if len(members) >= MIN_RUN_IN else []


def _split_names(stretch: str, words: Wording) -> Iterator[tuple[str, int, int]]:
    """Yield the members named before one role; a person's name goes with the office after it."""
    cuts = [0, *(match.end() for match in words.patterns["next_member"].finditer(stretch)), len(stretch)]
    pending = 0
    for begin, end in pairwise(cuts):
        piece = stretch[pending:end]
        wording = trim(split_number(_JOIN.sub("", piece).lstrip(_EDGE).rstrip())[1].removesuffix(" และ"))
        is_person = words.patterns["person"].match(wording) is not None
        if is_person and pending == begin and end != len(stretch):
            continue
        if wording:
            yield wording, pending, end
        pending = end
