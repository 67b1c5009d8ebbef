"""Runs of a page turned so that most of its text reads from left to right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from planparse.read.pdf_characters import ObjectText
from planparse.read.pdf_frames import PageFrame
from planparse.read.pdf_geometry import along, turn_baseline, turn_box
from planparse.read.pdf_shapes import REPLACEMENT, Cluster, Run

Draft = tuple[Run, ObjectText, int]
"""A run without its clusters, its characters, and its direction on the page as shown in quarter turns."""


def find_main_turn(drafts: Iterable[Draft]) -> int:
    """Return the direction of most characters."""
    votes: Counter[int] = Counter()
    for _, text, turn in drafts:
        votes[turn] += len(text.chars)
    return max(votes, key=lambda key: (votes[key], -key)) if votes else 0


def finish_run(draft: Draft, frame: PageFrame, turn: int, shown: tuple[float, float]) -> Run:
    """Give a run its clusters, as they lie on the page turned by `turn`; `shown` is its size before."""
    run, text, own = draft
    clusters, place = run.clusters, frame.place
    if run.is_wordless and run.ink is not None:
        box = turn_box(run.ink, turn, shown)
        run.clusters.append(Cluster(REPLACEMENT, box[0], box[2]))
        run.turn, run.baseline, run.ink = 0, box[3], box
        return run
    left, top = frame.crop[0], frame.crop[3]
    is_plain = frame.rotation == 0 and turn == 0
    for index, char in enumerate(text.chars):
        x0, y0, x1, y1 = text.boxes[index]
        if is_plain and own == 0:
            box = (x0 - left, top - y1, x1 - left, top - y0)
        else:
            ax, ay = place(x0, y0)
            bx, by = place(x1, y1)
            box = turn_box((min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)), turn, shown)
        cluster = Cluster(char, box[0], box[2])
        clusters.append(cluster)
        if index in text.inks:
            width, height = text.inks[index]
            scale = 100 / max(run.size, 0.1)
            cluster.shape = (round(width * scale), round(height * scale))
        if own != turn:
            run.turn = (own - turn) % 4
            cluster.x0, cluster.x1 = along(box, run.turn)
    run.baseline = turn_baseline(run.baseline, own, turn, shown)
    if run.ink is not None:
        run.ink = turn_box(run.ink, turn, shown)
    return run
