"""Score the JSON of a plan against its gold: what was found, and how right its fields are.

    python benchmarks/score.py corpus/gold/04-thammamun-tt-2568.json out/04-thammamun-tt-2568.json [--verbose]

A record counts as found when its identity (the fields that say which one it is) reads 80 % alike; each gold
record takes one found record at most, the closest pairs first. Strict counts a found record only as far as its
typed fields are right. Gold's `optional` records cost nothing either way; `*_alt` and `*_accept` hold other
wordings and values that are right.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from agreement import field_right, get_value, identities, is_stated, likeness
from natural_keys import Lists, Row, key_gold, key_output
from shapes import EXACT, SHAPES, Shape


@dataclass(slots=True)
class Score:
    """The counts of one list, over one plan or several; `fields` are name -> [right, counted]."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    strict: float = 0.0
    beta: float = 1.0
    fields: dict[str, list[float]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of gold that was found."""
        return self.matched / self.gold if self.gold else 1.0

    @property
    def precision(self) -> float:
        """The share of what was found that is gold."""
        return self.matched / self.found if self.found else 1.0

    @property
    def f1(self) -> float:
        """Precision and recall in one (F of `beta`)."""
        return self._weigh(self.matched)

    @property
    def strict_f1(self) -> float:
        """The same, a record counting as far as its typed fields are right."""
        return self._weigh(self.strict)

    def _weigh(self, right: float) -> float:
        square = self.beta**2
        whole = square * self.gold + self.found
        return (1 + square) * right / whole if whole else 1.0

    def add(self, other: Score) -> None:
        """Add the counts of another plan."""
        self.gold += other.gold
        self.found += other.found
        self.matched += other.matched
        self.strict += other.strict
        self.beta = other.beta
        for name, (right, counted) in other.fields.items():
            self._count(name, right, counted)

    def count_field(self, name: str, right: float) -> None:
        """Count one field of one matched record."""
        self._count(name, right, 1.0)

    def _count(self, name: str, right: float, counted: float) -> None:
        sums = self.fields.setdefault(name, [0.0, 0.0])
        sums[0] += right
        sums[1] += counted


def _closeness(gold: Sequence[str], found: str, shape: Shape, is_exact: bool) -> float:
    best = 0.0
    for wording in gold:
        if wording == found and (wording or len(gold) == 1):
            return 1.0
        if wording and found and not is_exact:
            best = max(best, likeness(wording, found, shape.cut))
    return best if best >= shape.cut else 0.0


def _rank_pairs(name: str, gold: Sequence[Row], found: Sequence[Row]) -> Iterator[tuple[float, int, int]]:
    """Yield (closeness, gold index, found index) of the pairs that may be one record."""
    shape = SHAPES[name]
    outs = [identities(row, shape.identity) for row in found]
    for at, wanted in enumerate(gold):
        known = identities(wanted, shape.identity)
        for to, row in enumerate(found):
            close = max(_closeness(known, one, shape, name in EXACT) for one in outs[to])
            if close:
                yield close + _tie(shape, wanted, row), at, to


def _tie(shape: Shape, gold: Row, found: Row) -> float:
    """Of records that read alike, the one with the right fields, in the right document, is meant."""
    stated = [name for name in shape.strict if is_stated(gold, name)]
    right = sum(field_right(gold, name, found) for name in stated) / (len(shape.strict) or 1)
    here = "document" in gold and gold["document"] == found.get("document")
    return 0.05 * right + 0.01 * here


def score_list(name: str, gold: Sequence[Row], found: Sequence[Row]) -> Score:
    """Score one list of one plan."""
    shape = SHAPES[name]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, at, to in sorted(
        _rank_pairs(name, gold, found), key=lambda pair: (-pair[0], bool(gold[pair[1]].get("optional")), *pair[1:])
    ):
        if at not in pairs and to not in taken:
            pairs[at] = to
            taken.add(to)
    free = sum(1 for at in pairs if gold[at].get("optional"))
    score = Score(
        gold=sum(1 for row in gold if not row.get("optional")),
        found=len(found) - free,
        matched=len(pairs) - free,
        beta=shape.beta,
    )
    for at, to in sorted(pairs.items()):
        if not gold[at].get("optional"):
            _score_fields(name, gold[at], found[to], score)
    _note_unmatched(name, gold, found, pairs, score)
    return score


def _score_fields(name: str, gold: Row, found: Row, score: Score) -> None:
    shape = SHAPES[name]
    strict = [one for one in shape.strict if is_stated(gold, one)]
    rights = {one: field_right(gold, one, found) for one in (*strict, *shape.more) if is_stated(gold, one)}
    score.strict += sum(rights[one] for one in strict) / len(strict) if strict else 1.0
    for one, right in rights.items():
        score.count_field(one, right)
        if right < 1:
            wanted, got = str(get_value(gold, one))[:90], str(get_value(found, one))[:90]
            score.remarks.append(f"field {name}.{one}: gold {wanted!r}, found {got!r} @ {_show(name, gold)[:50]}")


def _note_unmatched(
    name: str, gold: Sequence[Row], found: Sequence[Row], pairs: Mapping[int, int], score: Score
) -> None:
    taken = set(pairs.values())
    missed = [row for at, row in enumerate(gold) if at not in pairs and not row.get("optional")]
    extra = [row for to, row in enumerate(found) if to not in taken]
    score.remarks += [f"missed {name}: {_show(name, row)}" for row in missed]
    score.remarks += [f"extra {name}: {_show(name, row)}" for row in extra]


def _show(name: str, row: Row) -> str:
    return " | ".join(str(row.get(one)) for one in SHAPES[name].identity)[:110]


def score_findings(gold: Sequence[Row], found: Sequence[Row]) -> Score:
    """Score which codes of findings were raised, whatever their places."""
    wanted, raised = {row["code"] for row in gold}, {row["code"] for row in found}
    hits = len(wanted & raised)
    remarks = [f"missed finding: {code}" for code in sorted(wanted - raised)]
    remarks += [f"extra finding: {code}" for code in sorted(raised - wanted)]
    return Score(len(wanted), len(raised), hits, hits, remarks=remarks)


def score_plan(gold: Mapping[str, Any], plan: Mapping[str, Any]) -> dict[str, Score]:
    """Return the score of every list that gold or the plan has records of."""
    wanted, found = key_gold(gold), key_output(plan)
    _number_documents(wanted, found)
    scores = {
        name: score_list(name, wanted[name], found.get(name, []))
        for name in SHAPES
        if wanted.get(name) or (name in wanted and found.get(name))
    }
    if wanted.get("findings"):
        scores["findings"] = score_findings(wanted["findings"], found.get("findings", []))
    return scores


def _number_documents(gold: Lists, found: Lists) -> None:
    """Give found records gold's number of their document, so that one instrument too many shifts nothing."""
    documents = found.get("documents", [])
    ranked = sorted(_rank_pairs("documents", gold.get("documents", []), documents), reverse=True)
    numbers: dict[int, int] = {}
    for _, at, to in ranked:
        number: int = gold["documents"][at]["ordinal"]
        if to + 1 not in numbers and number not in numbers.values():
            numbers[to + 1] = number
    for name, rows in found.items():
        for row in rows if name != "documents" else ():
            row["document"] = numbers.get(row.get("document") or 0)


def mean(scores: Mapping[str, Score]) -> tuple[float, float]:
    """Return the means of F1 and strict F1 over the lists that gold has records of."""
    stated = [one for one in scores.values() if one.gold]
    count = len(stated) or 1
    return sum(one.f1 for one in stated) / count, sum(one.strict_f1 for one in stated) / count


def main() -> None:
    """Print the score of one plan."""
    parser = argparse.ArgumentParser(description="Score the JSON of a plan against its gold.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--verbose", action="store_true", help="also what was missed, extra or wrong")
    options = parser.parse_args()
    plans = [json.loads(path.read_text(encoding="utf-8")) for path in (options.gold, options.output)]
    scores = score_plan(*plans)
    print(f"{'list':18} gold found  hit precision recall    F1 strict")
    for name, one in scores.items():
        rates = f"{one.precision:9.3f}  {one.recall:.3f} {one.f1:.3f}  {one.strict_f1:.3f}"
        print(f"{name:18} {one.gold:4d}  {one.found:4d} {one.matched:4d} {rates}")
    print("mean F1 {:.3f} strict {:.3f}".format(*mean(scores)))
    if options.verbose:
        print(*(remark for one in scores.values() for remark in one.remarks), sep="\n")


if __name__ == "__main__":
    main()
