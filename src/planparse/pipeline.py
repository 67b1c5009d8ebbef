"""The order of the stages, and nothing else."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace

from planparse.collecting import collect_rarely
from planparse.extract import extract
from planparse.model import PlanFile
from planparse.model.layout import Layout
from planparse.normalise import MARKUP_STEPS, NormalisedText, normalise
from planparse.options import Options
from planparse.read import SourceText, mark_repaired, read_source, split_lines
from planparse.reconcile import assemble, reconcile
from planparse.segment import segment

Source = str | os.PathLike[str] | bytes | bytearray | memoryview
"""A path, the bytes of a file, or the text itself."""


@dataclass(frozen=True, slots=True)
class Run:
    """What the stages made of one source, in their order, and the result."""

    read: SourceText
    normalised: NormalisedText
    layout: Layout
    plan: PlanFile


def parse(source: Source, options: Options | None = None) -> PlanFile:
    """Read one plan and return everything in it, traced and checked.

    `source` is a path, the bytes of a file, or the text itself.

    Raises ReadError where the source cannot be read; an odd plan gives findings, not exceptions.
    """
    return run_stages(source, options or Options()).plan


def run_stages(source: Source, options: Options) -> Run:
    """Run the stages over one source; raises as `parse` does."""
    with collect_rarely():
        read = read_source(source, options)
        normalised = normalise(read.text)
        read = _note_repairs(read, normalised)
        layout = segment(normalised.text, _rows(read, normalised.text))
        extraction = extract(layout, normalised.source_span, read.places.find_box if read.places else None)
        findings = reconcile(extraction, layout, normalised.repairs, read.oddities, read.pages)
        return Run(read, normalised, layout, assemble(read, layout, extraction, findings, options))


def _rows(read: SourceText, normalised: str) -> list[tuple[int, int, int | None]]:
    """Return (start, end, page) of each line: offsets in the normalised text, pages of the source."""
    get_page = read.places.get_page if read.places else split_lines(read.text).get_page
    return [(line.start, line.end, get_page(line.number)) for line in split_lines(normalised)]


def _note_repairs(read: SourceText, normalised: NormalisedText) -> SourceText:
    """Return the source, its pages told which of them normalising repaired."""
    if read.places is None:
        return read
    found = {read.places.find_page(repair.start) for repair in normalised.repairs if repair.name not in MARKUP_STEPS}
    return replace(read, pages=mark_repaired(read.pages, frozenset(page for page in found if page is not None)))
