"""Measure how well and how fast names are resolved. Always exits 0: `tests/lexicon` holds the floors.

    python benchmarks/resolution.py [--markdown] [--half tuning]

Names with the id that a reader gives them lie in `labels/*.csv`, half of them for tuning the resolver and half
held out. Speed is of one core, after warm-up, over names that were never asked before.
"""

from __future__ import annotations

import argparse
import csv
import functools
import gc
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tables import Column, print_table

from planparse.lexicon import departments, positions
from planparse.lexicon.index import build_index
from planparse.lexicon.lookup import Entry, Resolution
from planparse.lexicon.many import NO_CONTEXT, NameContext, NamedList, resolve_many
from planparse.lexicon.tables import (
    Competency,
    Department,
    Position,
    load_agencies,
    load_competencies,
    load_departments,
    load_positions,
)

LABELS = Path(__file__).resolve().parent / "labels"
FILES: dict[NamedList, str] = {
    "agency": "agencies",
    "department": "departments",
    "position": "positions",
    "competency": "competencies",
}
THRESHOLDS = (0.4, 0.6, 0.8, 0.86, 0.88, 0.895, 0.94, 0.98, 1.0)
WANTED_PRECISION = 0.99
WANTED_RECALL = 0.9
WANTED_SPEED = 20_000
NAMES_PER_ROUND = 6_000
ROUNDS = 5
EDITS = {"as printed": (0,), "one letter wrong": (1,), "not in the list": (6,), "mixed": (0, 1, 6)}
_LETTERS = "กขคงจชซดตถทนบปผพภมยรลวศสหอ่้ัิา"

Asked = tuple[str, NameContext]


@dataclass(frozen=True, slots=True)
class Label:
    """A printed name with what is known besides it, and the id that it means (empty: none)."""

    asked: Asked
    expected: str


def read_labels(named_list: NamedList, half: str) -> list[Label]:
    """Return the labelled names of one half."""
    with (LABELS / f"{FILES[named_list]}.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, strict=True) if row["half"] == half]
    fields = ("kind", "province", "district", "group")
    return [
        Label((row["name"], NameContext(**{field: row.get(field) or None for field in fields})), row["expected"])
        for row in rows
    ]


def resolve_all(named_list: NamedList, asked: Sequence[Asked]) -> list[Resolution]:
    """Resolve names, each with its context."""
    return resolve_many(named_list, [name for name, _ in asked], [context for _, context in asked])


def best_guess(found: Resolution) -> tuple[str | None, float]:
    """Return the id with its score, or the first candidate with its own."""
    if found.id is not None or not found.candidates:
        return found.id, found.score
    return found.candidates[0].id, found.candidates[0].score


def weigh(answers: Sequence[tuple[str | None, float]], labels: Sequence[Label], threshold: float) -> tuple[str, ...]:
    """Return precision, recall and the count of wrong answers, with answers below the threshold left out."""
    given = [one if score >= threshold else None for one, score in answers]
    right = sum(one is not None and one == label.expected for one, label in zip(given, labels, strict=True))
    answered = sum(one is not None for one in given)
    asked = sum(bool(label.expected) for label in labels)
    precision = f"{right / answered:.4f}" if answered else "-"
    return precision, f"{right / asked:.4f}", str(answered - right)


def measure_quality(half: str, markdown: bool) -> None:
    """Print precision and recall of each list over thresholds of the score."""
    rows = []
    for named_list in FILES:
        labels = read_labels(named_list, half)
        found = resolve_all(named_list, [label.asked for label in labels])
        guesses = [best_guess(one) for one in found]
        rows.append((named_list, str(len(labels)), "every first candidate", *weigh(guesses, labels, 0.0)))
        settled = [(one.id, one.score) for one in found]
        for threshold in THRESHOLDS:
            shown = f"{threshold:.3f}".rstrip("0").rstrip(".")
            rows.append((named_list, str(len(labels)), shown, *weigh(settled, labels, threshold)))
    columns = [Column("list"), *(Column(name, True) for name in ("names", "threshold", "precision", "recall", "wrong"))]
    print_table(f"Quality, {half} half", columns, rows, markdown)


def count_strangers(named_list: NamedList) -> tuple[int, int]:
    """Return how many names of entries that the list lacks are taken for another entry, and how many they are.

    Each entry is left out of its list in turn; the names are compared as they stand.
    """
    rows, heads = list_entries(named_list)
    wrong = asked = 0
    for missing in rows:
        index = build_index(named_list, (row for row in rows if row.id != missing.id), heads)
        for name in (missing.name, *missing.aliases):
            found = index.find(name) or index.find_outline(name) or index.find_alike(name)
            wrong += found.id is not None
            asked += 1
    return wrong, asked


def damage(name: str, edits: int, chance: random.Random) -> str:
    """Return the name with that many letters lost, changed or put in; 0: with spaces put in."""
    if edits == 0:
        return f"{name[:3]}{' ' * chance.randrange(1, 30)}{name[3:]}{'.' * chance.randrange(3)}"
    for _ in range(edits):
        at, what = chance.randrange(len(name)), chance.random()
        put = "" if what < 0.4 and len(name) > 1 else chance.choice(_LETTERS)
        name = name[:at] + put + name[at + (what < 0.8) :]
    return name


def list_entries(named_list: NamedList) -> tuple[list[Entry], tuple[str, ...]]:
    """Return the entries of a list (but of agencies), and the heads that its names must share to be alike."""
    rows: Sequence[Department | Position | Competency]
    heads: tuple[str, ...]
    if named_list == "department":
        rows, heads = load_departments(), departments.HEADS
    elif named_list == "position":
        rows, heads = load_positions(), positions.HEADS
    else:
        rows, heads = load_competencies(), ()
    return [Entry(row.id, row.name, row.aliases) for row in rows], heads


def list_names(named_list: NamedList) -> list[Asked]:
    """Return the names and aliases of a list; a body's with its province."""
    if named_list == "agency":
        return [(one.name, NameContext(province=one.province)) for one in load_agencies()]
    entries, _ = list_entries(named_list)
    return [(name, NO_CONTEXT) for one in entries for name in (one.name, *one.aliases) if len(name) > 3]


def time_fastest(rounds: Sequence[Sequence[Asked]], run: Callable[[Sequence[Asked]], object]) -> float:
    """Return the names per second of the fastest round; each round has names of its own."""
    speeds = []
    for asked in rounds:
        gc.collect()
        start = time.process_time()
        run(asked)
        speeds.append(len(asked) / (time.process_time() - start))
    return max(speeds)


def measure_speed(markdown: bool) -> None:
    """Print how many names a second each list resolves."""
    chance = random.Random(2566)  # noqa: S311
    rows = []
    for named_list in FILES:
        names = list_names(named_list)
        resolve_all(named_list, [(damage(name, 3, chance), context) for name, context in names])  # warm-up
        for what, edits in EDITS.items():
            rounds = []
            for _ in range(ROUNDS):
                drawn = chance.choices(names, k=NAMES_PER_ROUND)
                damaged = ((damage(name, chance.choice(edits), chance), context) for name, context in drawn)
                rounds.append(list(dict.fromkeys(damaged)))
            speed = time_fastest(rounds, functools.partial(resolve_all, named_list))
            rows.append((named_list, what, f"{speed:,.0f}"))
    columns = [Column("list"), Column("names"), Column("names per second", True)]
    print_table("Speed, one core", columns, rows, markdown)


def measure_strangers(markdown: bool) -> None:
    """Print how often a name is taken for another entry where the list lacks its own."""
    counts = {named_list: count_strangers(named_list) for named_list in FILES if named_list != "agency"}
    rows = [(named_list, str(asked), str(wrong)) for named_list, (wrong, asked) in counts.items()]
    columns = [Column("list"), Column("names", True), Column("taken for another", True)]
    print_table("Entries that the list lacks", columns, rows, markdown)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--half", default="held_out", choices=("held_out", "tuning"))
    options = parser.parse_args()
    measure_quality(options.half, options.markdown)
    measure_strangers(options.markdown)
    measure_speed(options.markdown)
    print(f"wanted: precision {WANTED_PRECISION}, recall {WANTED_RECALL}, {WANTED_SPEED:,} names per second")


if __name__ == "__main__":
    main()
