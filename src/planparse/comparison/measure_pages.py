"""The page of the measures: docs/measures.md, made of the measures themselves."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.comparison.figure import MARKS, UNRANKED
from planparse.comparison.measure import Measure
from planparse.comparison.measures import all_measures

_HEAD = """# Measures

What `planparse compare` compares. This page is made of the measures in `src/planparse/comparison/measures/`
(`python scripts/build_measures.py > docs/measures.md`); `make lint` fails when they differ.

## Rules for every figure

- **Basis.** A figure stands for a fiscal year (or the years of a plan), a kind of body, what is counted, and the form
  that it was read from; some also for a kind of instrument. Figures of unlike bases are never added or ranked together.
- **Missing is not zero.** What a plan does not say has no figure; a dash that the plan prints as none counts 0.
- **Items, not totals.** Items are added where all of them have a figure; else the total that the plan prints is taken
  and marked. Totals are never added to items. Where both stand and differ, that is marked.
- **Peers** are agencies of one kind with a figure of the same basis, where asked also of like size (posts: under 50,
  50-99, 100-199, 200-499, 500 and more) or of one province. Fewer than five (`min_peers`) have neither rank nor
  median. The greatest value has rank 1, equal values share a rank.
- **Several plans.** Of two plans of an agency for the same years the later revision is taken, then the later
  announcement.
- **Sources.** Behind every figure stand its records, with page, lines and wording (`Comparison.sources`).
"""


def render_measures() -> str:
    """Return docs/measures.md."""
    lines = [_HEAD, "## Marks", "", "| mark | meaning |", "|---|---|"]
    lines += [f"| `{mark}` | {english} ({thai}) |" for mark, (thai, english) in MARKS.items()]
    lines += ["", f"Not ranked: {', '.join(f'`{mark}`' for mark in UNRANKED)}.", "", "## The measures"]
    for measure in all_measures().values():
        lines += _describe(measure)
    return "\n".join(lines) + "\n"


def _describe(measure: Measure) -> Iterator[str]:
    yield from ("", f"### {measure.name}", "", f"{measure.title_en} ({measure.title_th}). {measure.definition}", "")
    yield f"- unit: {measure.unit}"
    yield f"- formula: {measure.formula}"
    yield f"- record lists: {', '.join(f'`{name}`' for name in measure.lists)}"
    yield f"- forms, the first taken first: {', '.join(f'`{form}`' for form in measure.forms)}"
    if measure.dimensions:
        yield f"- by: {', '.join(measure.dimensions)}"
    if measure.by_instrument:
        yield "- kinds of instrument are ranked apart"
    if measure.limit is not None:
        yield f"- limit: {measure.limit:g}"
    if measure.source:
        yield f"- source of the rule: {measure.source}"
