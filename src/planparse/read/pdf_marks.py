"""Marks to their letters: in the order of the content stream, and by place where the stream has them apart.

Nothing here sorts single glyphs: that is what takes marks from their letters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from planparse.read.pdf_shapes import REPLACEMENT, Cluster, Run

NIKHAHIT = "\u0e4d"
AA = "\u0e32"
AM = "\u0e33"
_TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_THAI_MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e4d\u0e4e" + _TONES
_PRIVATE_MARKS = "".join(map(chr, [*range(0xF701, 0xF70F), *range(0xF710, 0xF71B), *range(0xF884, 0xF89A)]))
_STRAY_MARKS = "ÉÊËÌÍѷѸѹѺѻ"
MARKS = frozenset(_THAI_MARKS + _PRIVATE_MARKS)
STRAY_MARKS = frozenset(_STRAY_MARKS)
SPACES = frozenset(" \u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff")
_REACH_BACK = 0.9
_REACH_ON = 0.35
"""How far a mark's origin may lie from the end of its letter, in sizes of the font: marks are drawn to the
left of their origin, and fonts with upright marks give some room."""
_OVER = 0.5
"""A space that begins this much of its width before its letter ends is no space: a mark that lost its code."""

_AM_WIDTH = 0.35
"""Width of ำ in sizes of the font, for fonts that spell it twice and so halve its box."""


@dataclass(slots=True)
class MarkReport:
    """What joining marks found: steps with their counts, marks that no letter stands under, marks read as spaces."""

    repairs: Counter[str] = field(default_factory=Counter)
    orphans: int = 0
    lost: int = 0


class MarkJoiner:
    """Joins the marks of a document's pages; remembers which fonts write า as ำ."""

    def __init__(self) -> None:
        self._am_fonts: set[str] = set()
        self._ams: dict[str, list[Cluster]] = {}

    def join(self, runs: list[Run]) -> MarkReport:
        """Join marks to their letters, in place; runs of which nothing is left are taken out."""
        report = MarkReport()
        self._ams.clear()
        loose: list[tuple[Run, Cluster]] = []
        line = _Line()
        for run in runs:
            self._join_run(run, line, loose, report)
        self._settle_am(report)
        for run in runs:
            run.clusters[:] = [cluster for cluster in run.clusters if cluster.text]
        runs[:] = [run for run in runs if run.clusters]
        _place_loose(loose, runs, report)
        return report

    def _join_run(self, run: Run, line: _Line, loose: list[tuple[Run, Cluster]], report: MarkReport) -> None:
        kept: list[Cluster] = []
        line.begin(run)
        for cluster in run.clusters:
            char = cluster.text[0]
            if char in ZERO_WIDTH:
                continue
            if char in MARKS or (char in STRAY_MARKS and line.base is not None and _is_thai(line.base.text[-1])):
                if line.base is not None and line.reaches(cluster, run):
                    _add_mark(line.base, cluster, run)
                else:
                    loose.append((run, cluster))
            elif char == REPLACEMENT and line.base is not None and line.is_spelled(cluster, run):
                line.base.x1 = max(line.base.x1, cluster.x1)
                report.repairs["glyphs-spelled-before"] += 1
            elif char in SPACES:
                cluster.text = " "
                line.take_space(cluster)
                kept.append(cluster)
            else:
                self._take_letter(run, cluster, line, report)
                kept.append(cluster)
        line.end(run)
        run.clusters[:] = kept

    def _take_letter(self, run: Run, letter: Cluster, line: _Line, report: MarkReport) -> None:
        if line.lost is not None and letter.text in (AA, AM):
            self._restore(run, letter, line, report)
        elif letter.text == AM:
            self._ams.setdefault(run.font, []).append(letter)
            if line.base is not None and line.base.text == AM and letter.x0 < line.base.x1:
                letter.x1 = max(letter.x1, letter.x0 + _AM_WIDTH * run.size)
        elif line.lost is not None:
            report.lost += 1
        line.set_base(letter, run)

    def _restore(self, run: Run, vowel: Cluster, line: _Line, report: MarkReport) -> None:
        """Put the nikhahit back under which the vowel is sara am, in place of the space that it was read as."""
        base, space = line.base, line.lost
        if base is None or space is None:
            return
        space.text = ""
        if vowel.text == AM:
            self._am_fonts.add(run.font)
        else:
            at = len(base.text)
            while at > 1 and base.text[at - 1] in _TONES:
                at -= 1
            base.text = base.text[:at] + NIKHAHIT + base.text[at:]
        report.repairs["nikhahit-as-space"] += 1

    def _settle_am(self, report: MarkReport) -> None:
        """In a font that writes true ำ with a mark before it, a ำ without one is า."""
        for font in self._am_fonts & self._ams.keys():
            for cluster in self._ams[font]:
                cluster.text = AA + cluster.text[1:]
            report.repairs["aa-written-as-am"] += len(self._ams[font])


class _Line:
    """The last letter read, and where: what a mark that comes next may belong to."""

    __slots__ = ("_baseline", "_run", "_turn", "base", "lost")

    def __init__(self) -> None:
        self.base: Cluster | None = None
        self.lost: Cluster | None = None
        self._baseline = 0.0
        self._turn = 0
        self._run: Run | None = None

    def begin(self, run: Run) -> None:
        """Forget the letter where the run stands on another line."""
        reach = 0.5 * run.size if not run.is_wordless else 2 * run.size
        if run.turn != self._turn or abs(run.baseline - self._baseline) > reach:
            self.base = self.lost = None

    def set_base(self, letter: Cluster, run: Run) -> None:
        """Remember the letter."""
        self.base, self._run, self.lost = letter, run, None

    def end(self, run: Run) -> None:
        """Remember the line, unless the run was but a mark set higher or lower than its letter."""
        if self.base is None or self._run is run:
            self._baseline, self._turn = run.baseline, run.turn

    def reaches(self, mark: Cluster, run: Run) -> bool:
        """Whether the mark stands in the run of its letter, or its origin lies where its letter ends."""
        if self.base is None or self._run is run:
            return self.base is not None
        return -_REACH_BACK * run.size <= mark.x0 - self.base.x1 <= _REACH_ON * run.size

    def is_spelled(self, glyph: Cluster, run: Run) -> bool:
        """Whether a glyph without a code is drawn where the letter before it has its marks already."""
        base = self.base
        if base is None or not (base.text[-1] in MARKS or base.text[-1] == AM):
            return False
        return base.x0 <= glyph.x0 <= base.x1 + 0.1 * run.size

    def take_space(self, space: Cluster) -> None:
        """Remember a space that lies over the letter before it: it is a mark that lost its code."""
        base = self.base
        width = space.x1 - space.x0
        self.lost = None
        if base is None or width <= 0 or not "ก" <= base.text[0] <= "ฮ":
            return
        if space.x0 < base.x1 - _OVER * width and space.x1 <= base.x1 + _OVER * width:
            self.lost = space


def _add_mark(base: Cluster, mark: Cluster, run: Run) -> None:
    """Add the mark; where it moves the pen (letter spacing, upright marks), the letter ends that much later."""
    base.text += mark.text
    if base.x1 < mark.x1 <= base.x1 + _REACH_ON * run.size:
        base.x1 = mark.x1


def _is_thai(char: str) -> bool:
    return "\u0e01" <= char <= "\u0e4e" or char in MARKS


def _place_loose(loose: Sequence[tuple[Run, Cluster]], runs: list[Run], report: MarkReport) -> None:
    """Give marks that the stream has apart from their letters to the letter under them."""
    if not loose:
        return
    rows: dict[int, list[Run]] = {}
    for run in runs:
        rows.setdefault(round(run.baseline / 8), []).append(run)
    for origin, mark in loose:
        base = _find_base(origin, mark, rows)
        if base is None:
            report.orphans += 1
            origin.clusters.append(mark)
            if len(origin.clusters) == 1:
                runs.append(origin)
        else:
            base.text += mark.text
            report.repairs["marks-by-place"] += 1


def _find_base(origin: Run, mark: Cluster, rows: dict[int, list[Run]]) -> Cluster | None:
    ink = origin.ink
    middle = (ink[0] + ink[2]) / 2 if ink is not None else mark.x0 - 0.07 * origin.size
    row = round(origin.baseline / 8)
    best: tuple[float, Cluster] | None = None
    for near in (row - 2, row - 1, row, row + 1, row + 2):
        for run in rows.get(near, ()):
            apart = abs(run.baseline - origin.baseline)
            if apart > 0.8 * origin.size or run.turn != origin.turn:
                continue
            for cluster in run.clusters:
                if cluster.x0 - 0.1 * run.size <= middle <= cluster.x1 + 0.1 * run.size and cluster.text != " ":
                    off = apart + abs(middle - (0.35 * cluster.x0 + 0.65 * cluster.x1))
                    if best is None or off < best[0]:
                        best = (off, cluster)
    return best[1] if best else None
