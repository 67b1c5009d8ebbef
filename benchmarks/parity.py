"""How much of what is read from plans as text is read from the same plans as PDFs: records, by the same gold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from score import Score, mean, score_plan
from tables import Column, print_table

from planparse import Options, parse

PREFIX = "pdf-"
"""The name of a way, as floors and tables have it, is this and that of its folder."""
SCANS = "scan"
"""The way that needs OCR, which takes some seconds a page."""
Scores = Mapping[str, Score]


@dataclass(frozen=True, slots=True)
class Parity:
    """One way of rendering: how many plans, and the mean F1 over the record lists, plain and strict, of both."""

    name: str
    plans: int
    text: tuple[float, float]
    pdf: tuple[float, float]

    @property
    def f1(self) -> float:
        """The F1 of the PDFs as a share of that of the texts."""
        return self.pdf[0] / self.text[0] if self.text[0] else 0.0

    @property
    def strict(self) -> float:
        """The same of the strict F1."""
        return self.pdf[1] / self.text[1] if self.text[1] else 0.0

    def rates(self) -> dict[str, float]:
        """Return the rates that have floors, by name."""
        return {f"{self.name}.parity.f1": self.f1, f"{self.name}.parity.strict": self.strict}


def list_ways(folder: Path, *, with_scans: bool = True) -> list[Path]:
    """Return the folders of PDFs, one for each way that plans were rendered."""
    ways = sorted(path for path in folder.glob("*") if any(path.glob("*.pdf")))
    return [way for way in ways if with_scans or way.name != SCANS]


def measure_way(way: Path, gold_folder: Path, texts: Mapping[str, Scores]) -> Parity:
    """Score the PDFs of one way beside the scores of the same plans as text."""
    pdfs: dict[str, Scores] = {}
    for path in sorted(way.glob("*.pdf")):
        gold = json.loads((gold_folder / f"{path.stem}.json").read_text(encoding="utf-8"))
        plan = parse(path, Options(personal_data="keep"))
        pdfs[path.stem] = score_plan(gold, json.loads(plan.to_json()))
    return Parity(PREFIX + way.name, len(pdfs), _mean([texts[name] for name in pdfs]), _mean(list(pdfs.values())))


def _mean(plans: Sequence[Scores]) -> tuple[float, float]:
    """Return the mean F1 over the record lists of plans taken together."""
    total: dict[str, Score] = {}
    for scores in plans:
        for name, score in scores.items():
            if name != "findings":
                total.setdefault(name, Score()).add(score)
    return mean(total)


def measure_ways(folder: Path, gold_folder: Path, texts: Mapping[str, Scores], *, with_scans: bool) -> Iterator[Parity]:
    """Yield the parity of each way of rendering that is there."""
    for way in list_ways(folder, with_scans=with_scans):
        yield measure_way(way, gold_folder, texts)


def print_parities(parities: Sequence[Parity], floors: Mapping[str, float], markdown: bool) -> None:
    """Print one row for every way."""
    columns = [Column("rendered"), *(Column(name, True) for name in ("plans", "text F1", "PDF F1", "share", "floor"))]
    columns += [Column(name, True) for name in ("strict share", "floor")]
    rows = []
    for one in parities:
        row = [one.name, str(one.plans), f"{one.text[0]:.3f}", f"{one.pdf[0]:.3f}"]
        for name, rate in one.rates().items():
            floor = floors.get(name)
            row += [f"{rate:.3f}", "–" if floor is None else f"{floor:.3f}"]
        rows.append(row)
    print_table("PDFs: the same plans, the same gold", columns, rows, markdown)
