"""Damage of the characters: what was repaired, step by step, and what stays impossible."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator

from planparse.model import Provenance
from planparse.reconcile.evidence import Check, Evidence, Note

MAX_PLACES = 30
"""So many lines are named, each by its first place."""
MAX_LOOKED_UP = 500
"""Of so many repairs of a step the lines are looked up."""
QUIET = frozenset(("markdown-escapes", "private-use-bullets", "odd-spaces", "soft-hyphen"))
"""Steps that undo markup, not damage."""
STEP_NAMES = {
    "thai-as-latin1": ("ตัวอักษรไทยถูกอ่านเป็น Latin-1", "Thai letters shown as Latin-1"),
    "thai-as-greek": ("ตัวอักษรไทยถูกอ่านเป็นอักษรกรีก", "Thai letters shown as Greek"),
    "private-use-marks": ("วรรณยุกต์และสระเป็นรหัสเฉพาะของฟอนต์", "vowel and tone marks in private codes of a font"),
    "control-characters": ("มีอักขระควบคุมปน", "stray control characters"),
    "zero-width": ("มีอักขระความกว้างศูนย์", "zero-width characters"),
    "stray-tone-marks": ("วรรณยุกต์เป็นอักขระอื่น", "tone marks shown as other characters"),
    "letter-o-in-year": ("เลขศูนย์ในปีเป็นตัวอักษรโอ", "the letter o for the digit ๐ in a year"),
    "double-sara-e": ("สระแอพิมพ์เป็นสระเอสองตัว", "แ written as two เ"),
    "gap-before-mark": ("มีช่องว่างหน้าสระหรือวรรณยุกต์", "a gap before a mark"),
    "misordered-marks": ("สระและวรรณยุกต์สลับที่", "marks in the wrong order"),
    "doubled-marks": ("สระหรือวรรณยุกต์ซ้ำ", "doubled marks"),
    "aa-written-as-am": ("สระอาเขียนเป็นสระอำ", "า written as ำ"),
    "split-sara-am": ("สระอำแยกเป็นสองตัว", "sara am split in two"),
    "nikhahit-after-aa": ("นิคหิตอยู่หลังสระอา", "nikhahit behind sara aa"),
    "tone-after-am": ("วรรณยุกต์อยู่หลังสระอำ", "tone mark behind sara am"),
    "tone-after-aa": ("วรรณยุกต์อยู่หลังสระอา", "tone mark behind sara aa"),
    "doubled-sara-am": ("สระอำซ้ำ", "doubled sara am"),
    "lost-nikhahit": ("สระอำเหลือแต่สระอา มีช่องว่างแทนนิคหิต", "sara am lost, a gap left"),
    "gap-before-aa": ("มีช่องว่างหน้าสระอา", "a gap before sara aa"),
    "gap-before-am": ("มีช่องว่างหน้าสระอำ", "a gap before sara am"),
}
ODDITY_NAMES = {
    "nul": ("อักขระ NUL", "NUL characters"),
    "lone-surrogate": ("รหัสอักขระที่ไม่ครบคู่", "lone surrogates"),
    "replacement-character": ("อักขระแทนตัวที่อ่านไม่ได้", "replacement characters"),
}
_IMPOSSIBLE = (
    ("base", re.compile("[^ก-ฮฤฦะ-ฺๅ็-๎\u25cc]([ัิ-ฺ็-๎])")),
    ("twice", re.compile("([ัิ-ูำ็][ัิ-ู็])")),
    ("twice", re.compile("([่-๋][่-๋])")),
    ("private", re.compile("([\ue000-\uf8ff])")),
)
"""Each begins with a class of characters, so that it passes over sound text at the speed of a search."""
_MARK = re.compile("[ัิ-ฺ็-๎]")
_IMPOSSIBLE_NAMES = {
    "base": ("สระหรือวรรณยุกต์ที่ไม่มีพยัญชนะรองรับ", "a vowel or tone mark with no letter under it"),
    "twice": ("สระหรือวรรณยุกต์ชนิดเดียวกันซ้อนกัน", "two marks of one class on one letter"),
    "private": ("รหัสเฉพาะของฟอนต์ที่ไม่รู้จัก", "unknown private codes of a font"),
}


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield one note per kind of damage, with its count and first places."""
    yield from _repaired(evidence)
    for oddity in evidence.oddities:
        th, en = ODDITY_NAMES.get(oddity.kind, (oddity.kind, oddity.kind))
        yield _note(f"พบ{th} {oddity.count} แห่ง", f"{oddity.count} {en} in the source", oddity.count, ())
    yield from _impossible(evidence)


def _repaired(evidence: Evidence) -> Iterator[Note]:
    counts: Counter[str] = Counter()
    first: dict[str, dict[int, Provenance]] = {}
    find_start = functools.cache(functools.partial(_find_source_start, evidence))
    for repair in evidence.repairs:
        counts[repair.name] += 1
        places = first.setdefault(repair.name, {})
        if repair.name not in QUIET and len(places) < MAX_PLACES and counts[repair.name] <= MAX_LOOKED_UP:
            place = _source_place(evidence, repair.start, repair.end, find_start)
            places.setdefault(place.line_start, place)
    for name, count in counts.items():
        if name in QUIET:
            continue
        th, en = STEP_NAMES.get(name, (name, name))
        said_th, said_en = f"ซ่อมอักขระแล้ว {count} แห่ง: {th}", f"Repaired in {count} place(s): {en}"
        yield _note(said_th, said_en, count, tuple(first[name].values()))


def _find_source_start(evidence: Evidence, index: int) -> int:
    """Return where a line begins in the source: right after the break before it, so that what was taken out or
    replaced there is on its line."""
    line = evidence.layout.lines[index]
    begin = line.start - line.indent
    return evidence.trace(begin - 1, begin).char_end if begin else 0


def _source_place(evidence: Evidence, start: int, end: int, find_start: Callable[[int], int]) -> Provenance:
    """Return the place of a stretch of the source; `find_start` leads from the index of a line to the source."""
    lines = evidence.layout.lines

    def line_at(offset: int) -> int:
        return max(bisect_right(range(len(lines)), offset, key=find_start) - 1, 0)

    first, last = line_at(start), line_at(max(end - 1, start))
    page = lines[first].page if lines else None
    return Provenance(page=page, line_start=first + 1, line_end=last + 1, char_start=start, char_end=end)


def _impossible(evidence: Evidence) -> Iterator[Note]:
    counts: Counter[str] = Counter()
    first: dict[str, list[Provenance]] = {}
    samples: dict[str, str] = {}
    text = evidence.layout.text
    for start, end, kind in _find_impossible(text):
        counts[kind] += 1
        if counts[kind] <= MAX_PLACES:
            first.setdefault(kind, []).append(evidence.trace(start, end))
            samples.setdefault(kind, _around(text, start, end))
    for kind, count in counts.items():
        th, en = _IMPOSSIBLE_NAMES[kind]
        sample = samples[kind]
        places = tuple(first[kind])
        message = f"{count} place(s) with {en} remain, such as “{sample}”"
        yield _note(f"ยังมี{th} {count} แห่ง เช่น “{sample}”", message, sample, places)


def _find_impossible(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, kind) of each impossible sequence, in order; of two that overlap the first."""
    hits = [(*match.span(1), kind) for kind, pattern in _IMPOSSIBLE for match in pattern.finditer(text)]
    if _MARK.match(text):
        hits.append((0, 1, "base"))
    last = 0
    for start, end, kind in sorted(hits):
        if start >= last:
            last = end
            yield start, end, kind


def _around(text: str, start: int, end: int) -> str:
    before = text[max(0, start - 10) : start].rpartition("\n")[2]
    return before + text[start : end + 10].partition("\n")[0]


def _note(th: str, en: str, found: int | str, places: tuple[Provenance, ...]) -> Note:
    return Note(code="text-damage", severity="info", th=th, en=en, found=found, provenance=places)


CHECK = Check("text_damage", run)
