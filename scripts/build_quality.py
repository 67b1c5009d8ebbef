"""Print docs/quality.md, what is read and how well: python scripts/build_quality.py > docs/quality.md

The floors come from benchmarks/floors.json, the counts from the gold, and what was measured by hand from README.md, so
that each figure stands in one place.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STRANGERS_FROM = "21"
"""The first plan whose writer had seen neither the code nor the corpus; those after it are of such writers too."""
SETS = {
    "pdf-chromium": "Chromium's print to PDF",
    "pdf-libreoffice": "LibreOffice's PDF",
    "pdf-scan": "scans, read by tesseract",
}
"""Name of a set of PDFs in the floors -> what it is."""

HEAD = """# What is read, and how well

This page is made by `scripts/build_quality.py` of the floors of the quality gate (`benchmarks/floors.json`), the gold
of the corpus and the tables of `README.md`; `make lint` fails when they differ.

## What the figures rest on

The corpus is {plans} plans that were written for planparse, as text in the shape that OCR gives, with gold that was
written by reading them. The agencies exist; everything else in the plans is invented. They are no sample of the plans
of the country: they were written to be difficult, and **planparse was mended on them**. So the floors below say what
it can do, and that a change does not make it worse. They do not say what it will do with the next plan.

What it does with a plan that nobody had mended anything for is told by the scores at first sight: mean F1 over the
lists, each plan scored once, before anything was mended for it.

{first_sight}

The writers of {strangers} had seen neither the code nor the corpus (those after the last of the corpus are kept in
`tests/plans/strangers`); the others are kinder. Expect something like
{strangers} from an agency whose clerk types yet another way, and look at the
[findings](start.md#what-does-not-add-up) of a plan.
"""

LISTS = """
## Each list: what a change may not fall under

`make test` scores the corpus and fails below a floor. A record counts as found when its wording is four fifths alike.
**F1** weighs what was found against what was missed; **strict** also counts each typed field of a record. A floor is
what was measured when it was set, rounded down; `python benchmarks/gate.py` prints what is measured now. Of `findings`
only the kinds are scored: which codes a plan raises, not how often or where.

| list | records in the gold | in plans | F1, at least | strict, at least |
|---|---:|---:|---:|---:|
"""

FIELDS = """
## Each field, in the records that are found

How often a field of a record that was found is right, at least. `parent`, `strategy`, `tactic` and `document` are the
record that it points at, told by wording.

| list | field: share that is right |
|---|---|
"""

PDFS = """
## PDFs and scans

The PDFs of `corpus/pdf/` are held to the gold of their texts. The floor is the share of the texts' F1 that they must
reach; there is room in it for other versions of tesseract.

| made by | files | F1, share | strict, share |
|---|---:|---:|---:|
"""

WRITINGS = """
## The same plans, written in other ways

`python benchmarks/writings.py` writes the corpus anew in other shapes and scores it against the same gold. These are
measurements, not floors.

"""


def render() -> str:
    """Return docs/quality.md."""
    floors = json.loads((ROOT / "benchmarks" / "floors.json").read_text(encoding="utf-8"))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    gold = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "corpus" / "gold").glob("*.json"))]
    scored = take_table(readme, "| plan | 09 |")
    first_sight = "\n".join(list_first_sights(scored)) + "\n" + take_notes(readme)
    strangers = f"{STRANGERS_FROM} to {scored.partition(chr(10))[0].strip('| ').split(' | ')[-1]}"
    page = HEAD.format(plans=len(gold), first_sight=first_sight, strangers=strangers)
    page += LISTS + "\n".join(list_rows(floors["floors"], gold)) + "\n"
    page += FIELDS + "\n".join(field_rows(floors["floors"])) + "\n"
    page += PDFS + "\n".join(pdf_rows(floors["floors"])) + "\n"
    page += WRITINGS + take_table(readme, "| writing | plans |") + "\n"
    return page


def take_table(readme: str, opening: str) -> str:
    """Return the table of the README whose first row opens so. Raises ValueError where there is none."""
    found = re.search(rf"^{re.escape(opening)}.*\n(?:\|.*\n)+", readme, re.MULTILINE)
    if found is None:
        raise ValueError(f"README.md has no table that opens with {opening}")
    return found[0].rstrip()


def list_first_sights(table: str) -> Iterator[str]:
    """Yield the row of the README as two, strangers' plans first: a row of all is wider than a page."""
    plans, _, scores = (line.strip("| ").split(" | ") for line in table.splitlines())
    cells = [(plan, score) for plan, score in zip(plans[1:], scores[1:], strict=True)]
    cut = next(at for at, (plan, _) in enumerate(cells) if plan == STRANGERS_FROM)
    for part in (cells[cut:], cells[:cut]):
        yield from (f"| plan | {' | '.join(plan for plan, _ in part)} |", "|---|" + "---:|" * len(part))
        yield from (f"| first sight | {' | '.join(score for _, score in part)} |", "")


def take_notes(readme: str) -> str:
    """Return the notes under the table of first sights: the paragraph that opens with an escaped star."""
    found = re.search(r"^\\\* .+$", readme, re.MULTILINE)
    return found[0] if found else ""


def list_rows(floors: dict[str, float], gold: list[dict[str, object]]) -> Iterator[str]:
    """Yield a row for each list of the corpus, in the order of the gold."""
    records: Counter[str] = Counter()
    plans: Counter[str] = Counter()
    for plan in gold:
        for name, rows in plan.items():
            wanted = count_records(name, rows)
            records[name] += wanted
            plans[name] += bool(wanted)
    for name in records:
        if f"corpus.{name}.f1" in floors:
            rates = " | ".join(f"{floors[f'corpus.{name}.{kind}']:.3f}" for kind in ("f1", "strict"))
            yield f"| `{name}` | {records[name]} | {plans[name]} | {rates} |"


def count_records(name: str, rows: object) -> int:
    """Return how many records the gold of a plan has in a list; of findings, how many kinds."""
    if not isinstance(rows, list):
        return 0
    if name == "findings":
        return len({row["code"] for row in rows})
    return sum(1 for row in rows if not row.get("optional"))


def field_rows(floors: dict[str, float]) -> Iterator[str]:
    """Yield a row for each list of the corpus that has typed fields, the weakest field first."""
    fields: dict[str, list[tuple[float, str]]] = {}
    for rate, floor in floors.items():
        found = re.fullmatch(r"corpus\.([a-z_]+)\.field\.(.+)", rate)
        if found:
            fields.setdefault(found[1], []).append((floor, found[2]))
    for name, rates in fields.items():
        yield f"| `{name}` | {', '.join(f'`{field}` {floor:.3f}' for floor, field in sorted(rates))} |"


def pdf_rows(floors: dict[str, float]) -> Iterator[str]:
    """Yield a row for each way in which PDFs of the corpus were made."""
    for name, title in SETS.items():
        files = len(list((ROOT / "corpus" / "pdf" / name.removeprefix("pdf-")).glob("*.pdf")))
        yield f"| {title} | {files} | {floors[f'{name}.parity.f1']:.2f} | {floors[f'{name}.parity.strict']:.2f} |"


if __name__ == "__main__":
    print(render(), end="")
