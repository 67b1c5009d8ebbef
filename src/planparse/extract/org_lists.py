"""Structures given as lists: under titles such as โครงสร้างส่วนราชการ and การแบ่งส่วนราชการ."""

from __future__ import annotations

from planparse.extract.items import join_lines
from planparse.extract.org_points import Point, join_wrapped, split_points
from planparse.extract.org_tree import OrgTree, cut_name, is_department_name
from planparse.extract.place import Place
from planparse.lexicon.resolve import resolve_department
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import Block, BlockKind, Line

MIN_DEPARTMENTS = 2
"""A list with fewer departments is no structure."""
TITLE_LENGTH = 160
LEAD_LENGTH = 500
MAX_LEAD_BLOCKS = 6
"""Paragraphs that may stand between the title of a structure and its first department."""
TAIL_REACH = 40
"""A paragraph that tells of a unit (มีหน้าที่ …) says so within its first letters; after any other only units go on."""
_HINTS = ("โครงสร้าง", "แบ่ง", "กำหนดส่วน", "ส่วนราชการภายใน")


def frame_of(text: str, words: Wording) -> str:
    """Return which frame a title speaks of; the current one where it does not say."""
    key = fold(text)
    if any(word in key for word in words.words["current"]):
        return "current"
    return "proposed" if any(word in key for word in words.words["proposed"]) else "current"


def opens_structure(text: str, words: Wording) -> bool:
    """Whether a line is the title of a structure, or leads in its list."""
    if len(text) > LEAD_LENGTH or not any(hint in text for hint in _HINTS):
        return False
    key = fold(text)
    if any(word in key for word in words.words["foreign"]) or not any(word in key for word in words.words["opens"]):
        return False
    return len(text) <= TITLE_LENGTH or key.endswith("ดังนี้")


class OrgLists:
    """Reads the lists of an instrument for structures while its blocks go by."""

    def __init__(self, place: Place, words: Wording) -> None:
        self._place, self._words = place, words
        self._tree: OrgTree | None = None
        self._patience = 0
        self._is_loose = False
        self.found: list[tuple[str, OrgTree]] = []

    def read(self) -> dict[str, OrgTree]:
        """Return the fullest tree found for each frame."""
        for block in self._place.blocks:
            if block.kind in (BlockKind.FURNITURE, BlockKind.CONTENTS):
                continue
            if block.kind in (BlockKind.TABLE, BlockKind.SIGNATURE, BlockKind.COVER):
                self._tree = None
                continue
            for lines in self._stretches(block):
                self._take(block, lines)
        trees: dict[str, OrgTree] = {}
        for frame, tree in self.found:
            if len(tree.roots) >= MIN_DEPARTMENTS and len(tree) > len(trees.get(frame, ())):
                trees[frame] = tree
        return trees

    def _stretches(self, block: Block) -> list[list[Line]]:
        lines = list(self._place.lines_of(block))
        return [[line] for line in lines] if block.kind is BlockKind.PARAGRAPH else [lines]

    def _take(self, block: Block, lines: list[Line]) -> None:
        if self._tree is None and not any(hint in line.text for line in lines for hint in _HINTS):
            return
        text = join_lines(lines)
        if self._tree is None and not opens_structure(text, self._words):
            return
        points = self._points(lines, text)
        names = [cut_name(point.text, self._words) for point in points[:1]]
        if opens_structure(text, self._words) and not any(is_department_name(name, self._words) for name in names):
            frame = frame_of(text, self._words)
            if self._tree is None or self._tree.roots or self.found[-1][0] != frame:
                self._tree = OrgTree(self._words)
                self.found.append((frame, self._tree))
            self._patience = MAX_LEAD_BLOCKS
            points = points[1:] if len(points) > MIN_DEPARTMENTS else []
        elif self._tree is not None and not self._belongs(block, points):
            self._rest(block, text)
            return
        if self._tree is not None:
            self._is_loose = False
            for point in points:
                self._tree.take(point, block.section)

    def _points(self, lines: list[Line], text: str) -> list[Point]:
        first = lines[0]
        label = first.label
        path = label.path if label and not label.word else ()
        mark = first.bullet or ("()" if label and label.style in ("closed", "enclosed") else "")
        points = split_points(text, first.body_start, lines[-1].end, self._words)
        if not points:
            return []
        head = points[0]
        if head.is_bare and (path or mark):
            points[0] = Point(path, mark, head.text, first.start, head.end)
        return join_wrapped(points, self._words)

    def _belongs(self, block: Block, points: list[Point]) -> bool:
        """Whether a block's first point is a unit of the structure that is being read."""
        tree = self._tree
        if tree is None or not points:
            return False
        point, key = points[0], fold(points[0].text)
        kind = tree.kind_of(point)
        if kind == "department":
            return bool(point.path) or resolve_department(point.text).id is not None
        if not tree.roots or kind is None or (kind == "duty" and self._is_loose):
            return False
        if kind == "division" or (point.mark and point.mark != "()"):
            return True
        last = tree.roots[-1]
        below = len(point.path) > len(last.path) and point.path[: len(last.path)] == last.path
        if key.startswith("งาน"):
            return below or not point.path or block.kind is BlockKind.ITEM
        return below and block.kind is not BlockKind.HEADING and bool(last.path)

    def _rest(self, block: Block, text: str) -> None:
        """Close the structure at a line that is none of it, but for what leads it in or tells of a unit."""
        self._patience -= 1
        if block.kind is not BlockKind.PARAGRAPH or self._patience < 0:
            self._tree = None
        tail = self._words.patterns["tail"].search(text, 0, TAIL_REACH)
        self._is_loose = tail is None
