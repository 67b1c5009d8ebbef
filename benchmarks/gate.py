"""The quality gate: parse the plans that have gold, score them, and compare with the pinned floors.

    python benchmarks/gate.py                             # a table; exit code 1 below a floor
    python benchmarks/gate.py --markdown                  # the table for the README and the docs
    python benchmarks/gate.py --fields --plans --remarks  # each field, each plan, what is missed, extra or wrong
    python benchmarks/gate.py --no-scans                  # without the scanned PDFs, whose OCR takes minutes
    python benchmarks/gate.py --set-floors --reason "…"   # pin the floors at what is measured now

The corpus always counts, as text and as PDFs (`corpus/pdf`); real plans with gold (`../shared/gold` beside the
project) when they are there.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from floors import Floors, measure_rates
from parity import Parity, measure_ways, print_parities
from score import Score, mean, score_plan
from shapes import SHAPES
from tables import Column, print_table

from planparse import Options, parse

ROOT = Path(__file__).resolve().parent.parent
SETS = {
    "corpus": (ROOT / "corpus" / "gold", ROOT / "corpus"),
    "real": (ROOT.parent / "shared" / "gold", ROOT.parent / "shared" / "plans"),
}
"""Name of a set of plans -> where its gold and its plans lie."""


@dataclass(slots=True)
class Result:
    """The scores of one set of plans: of each plan, and of all together."""

    name: str
    plans: dict[str, dict[str, Score]] = field(default_factory=dict)
    total: dict[str, Score] = field(default_factory=dict)

    def add(self, plan: str, scores: Mapping[str, Score]) -> None:
        """Add the scores of one plan."""
        self.plans[plan] = dict(scores)
        for name, score in scores.items():
            self.total.setdefault(name, Score()).add(score)
        self.total = {name: self.total[name] for name in (*SHAPES, "findings") if name in self.total}


def score_set(name: str) -> Result:
    """Parse and score the plans of one set; nothing where it is not there."""
    gold_folder, plan_folder = SETS[name]
    result = Result(name)
    for gold_path in sorted(gold_folder.glob("*.json")):
        gold = json.loads(gold_path.read_text(encoding="utf-8"))
        plan = parse(plan_folder / f"{gold_path.stem}.txt", Options(personal_data="keep"))
        result.add(gold_path.stem, score_plan(gold, json.loads(plan.to_json())))
    return result


def print_lists(result: Result, floors: Floors, markdown: bool) -> None:
    """Print one row for every record list of a set."""
    columns = [Column("list"), *(Column(name, True) for name in ("gold", "found", "hit", "precision"))]
    columns += [Column(name, True) for name in ("recall", "F1", "floor", "strict", "floor")]
    rows = []
    for name, score in result.total.items():
        counts = [str(count) for count in (score.gold, score.found, score.matched)]
        rates = [f"{rate:.3f}" for rate in (score.precision, score.recall)]
        for rate, kind in ((score.f1, "f1"), (score.strict_f1, "strict")):
            floor = floors.get(f"{result.name}.{name}.{kind}")
            rates += [f"{rate:.3f}", "–" if floor is None else f"{floor:.3f}"]
        rows.append([name, *counts, *rates])
    f1, strict = mean(result.total)
    rows.append(["**mean**" if markdown else "mean", "", "", "", "", "", f"{f1:.3f}", "", f"{strict:.3f}", ""])
    print_table(f"{result.name}: {len(result.plans)} plans", columns, rows, markdown)


def print_fields(result: Result, markdown: bool) -> None:
    """Print how often each field is right in the records that were found."""
    columns = [Column("field"), Column("right", True), Column("of", True), Column("accuracy", True)]
    rows = [
        [f"{name}.{one}", f"{right:g}", f"{counted:g}", f"{right / counted:.3f}"]
        for name, score in result.total.items()
        for one, (right, counted) in sorted(score.fields.items())
    ]
    print_table(f"{result.name}: fields of the records that were found", columns, rows, markdown)


def print_plans(result: Result, markdown: bool) -> None:
    """Print the means over the lists of each plan."""
    columns = [Column("plan"), Column("mean F1", True), Column("mean strict", True)]
    rows = [[plan, *(f"{rate:.3f}" for rate in mean(scores))] for plan, scores in result.plans.items()]
    print_table(f"{result.name}: each plan", columns, rows, markdown)


def print_remarks(result: Result) -> None:
    """Print what was missed, extra or wrong, plan by plan."""
    for plan, scores in result.plans.items():
        for remark in (remark for score in scores.values() for remark in score.remarks):
            print(f"{plan}: {remark}")


def report_shortfalls(shortfalls: Iterable[tuple[str, float | None, float]]) -> bool:
    """Print every rate below its floor; return whether there is one."""
    is_short = False
    for name, rate, floor in shortfalls:
        is_short = True
        print(f"BELOW ITS FLOOR: {name} {'gone' if rate is None else f'{rate:.4f}'}, floor {floor:.3f}")
    return is_short


def read_options(arguments: list[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Score planparse on the plans with gold; exit 1 below a floor.")
    parser.add_argument("--markdown", action="store_true", help="print the tables as markdown")
    parser.add_argument("--fields", action="store_true", help="also the accuracy of each field")
    parser.add_argument("--plans", action="store_true", help="also the means of each plan")
    parser.add_argument("--remarks", action="store_true", help="also what was missed, extra or wrong")
    parser.add_argument("--no-scans", action="store_true", help="leave out the scanned PDFs")
    parser.add_argument("--set-floors", action="store_true", help="pin the floors at what is measured now")
    parser.add_argument("--reason", help="why the floors are set; kept with them")
    options = parser.parse_args(arguments)
    if options.set_floors and not (options.reason or "").strip():
        parser.error('--set-floors needs --reason "why"')
    return options


def main(arguments: list[str] | None = None, floors_path: Path = ROOT / "benchmarks" / "floors.json") -> int:
    """Run the gate; return 1 where a rate is below its floor."""
    options = read_options(arguments)
    floors = Floors.load(floors_path)
    results = [result for name in SETS if (result := score_set(name)).plans]
    for result in results:
        _print_result(result, floors, options)
    parities = list(measure_pdfs(results, with_scans=not options.no_scans))
    if parities:
        print_parities(parities, floors.floors, options.markdown)
    measured: dict[str, float] = {}
    for result in results:
        measured.update(measure_rates(result.name, result.total))
    for parity in parities:
        measured.update(parity.rates())
    if options.set_floors:
        print(f"{floors.pin(measured, options.reason)} floors changed in {floors_path.name}")
        floors.save(floors_path)
        return 0
    sets = {result.name for result in results} | {parity.name for parity in parities}
    return int(report_shortfalls(floors.shortfalls(measured, sets)))


def measure_pdfs(results: Iterable[Result], *, with_scans: bool) -> Iterator[Parity]:
    """Yield how the PDFs of the corpus compare with its texts; nothing where there are none."""
    gold, plans = SETS["corpus"]
    for result in results:
        if result.name == "corpus":
            yield from measure_ways(plans / "pdf", gold, result.plans, with_scans=with_scans)


def _print_result(result: Result, floors: Floors, options: Any) -> None:
    print_lists(result, floors, options.markdown)
    if options.fields:
        print_fields(result, options.markdown)
    if options.plans:
        print_plans(result, options.markdown)
    if options.remarks:
        print_remarks(result)


if __name__ == "__main__":
    raise SystemExit(main())
