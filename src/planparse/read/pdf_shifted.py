"""Fonts that give the circle of ำ the code of a tone mark: told from the tone mark by the shape that is drawn.

Word writes such maps for fonts whose raised marks have no codes: the circle becomes a tone mark (`ส้าคัญ`), and
the raised tone mark a space over its letter (`เชื อ`). In one font a code then has two shapes, and one of them
stands before า only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from planparse.read.pdf_marks import AA, MARKS, NIKHAHIT, SPACES
from planparse.read.pdf_shapes import Cluster, Run

MIN_SEEN = 2
"""So often must the shape be seen before า, and the other elsewhere."""
LARGEST_RING = 24
"""Hundredths of the font's size: the circle measures 14 to 18 in the fonts of Thai offices."""
_OVER = 0.5
_CONFUSED = "\u0e48\u0e49"
"""่ ้: the marks whose code the circle has been seen with, and the one beside it."""
Shape = tuple[int, int]
"""Width and height of what is drawn, in hundredths of the font's size."""


class ShiftedMarks:
    """Finds such fonts in the pages of a document; what one page shows holds for those after it."""

    def __init__(self) -> None:
        self._before_aa: dict[tuple[str, str], Counter[Shape]] = defaultdict(Counter)
        self._elsewhere: dict[tuple[str, str], Counter[Shape]] = defaultdict(Counter)

    def decode(self, runs: Sequence[Run]) -> int:
        """Give the circles their code again, and raised tone marks theirs; return how many."""
        items = [(run, cluster) for run in runs for cluster in run.clusters]
        self._learn(items)
        circles = self._find_circles()
        if not circles:
            return 0
        return _put_right(items, circles)

    def _learn(self, items: Sequence[tuple[Run, Cluster]]) -> None:
        for at, (run, cluster) in enumerate(items):
            if cluster.shape is None or cluster.text not in _CONFUSED:
                continue
            following = next((text for _, item in items[at + 1 : at + 4] if (text := item.text) not in MARKS), "")
            seen = self._before_aa if following == AA else self._elsewhere
            seen[run.font, cluster.text][cluster.shape] += 1

    def _find_circles(self) -> dict[tuple[str, str], set[Shape]]:
        found: dict[tuple[str, str], set[Shape]] = {}
        for key, before_aa in self._before_aa.items():
            elsewhere = self._elsewhere[key]
            if elsewhere.total() < MIN_SEEN:
                continue
            shapes = {
                shape
                for shape, count in before_aa.items()
                if count >= MIN_SEEN and _is_ring(shape) and not any(_is_like(shape, other) for other in elsewhere)
            }
            if shapes:
                found[key] = shapes
        return found


def _is_ring(shape: Shape) -> bool:
    return abs(shape[0] - shape[1]) <= 3 and max(shape) <= LARGEST_RING


def _is_like(one: Shape, other: Shape) -> bool:
    return abs(one[0] - other[0]) <= 1 and abs(one[1] - other[1]) <= 1


def _put_right(items: Sequence[tuple[Run, Cluster]], circles: dict[tuple[str, str], set[Shape]]) -> int:
    tone_of = dict(circles.keys())
    count = 0
    base: Cluster | None = None
    for run, cluster in items:
        tone = tone_of.get(run.font)
        if tone is not None and cluster.shape in circles.get((run.font, cluster.text), ()):
            cluster.text = NIKHAHIT
            count += 1
        elif tone is not None and cluster.text in SPACES and base is not None and _is_over(cluster, base):
            cluster.text = tone
            count += 1
        elif cluster.text not in MARKS:
            base = cluster
    return count


def _is_over(space: Cluster, base: Cluster) -> bool:
    width = space.x1 - space.x0
    is_letter = "ก" <= base.text <= "ฮ"
    return is_letter and width > 0 and space.x0 < base.x1 - _OVER * width and space.x1 <= base.x1 + _OVER * width
