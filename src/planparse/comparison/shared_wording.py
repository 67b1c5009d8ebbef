"""How much of a plan's wording is boilerplate, how much it shares with another agency's plan, and names left behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from planparse.comparison.fingerprints import SHINGLE
from planparse.comparison.left_names import find_left_names
from planparse.comparison.passages import Span, grow_passages
from planparse.comparison.shared_index import MOST_PARTNERS, Run, SharedIndex, merge_runs
from planparse.comparison.shared_pairs import Passage, PlanShare, SharedPair, SharedWording
from planparse.comparison.spans import Spans, count_covered, count_overlap, merge_spans
from planparse.comparison.wordings import PlanWording, unfold_span

LEAST_PASSAGE = 60
"""Characters (folded) from which on a passage counts as copied. Between plans that were written apart, runs of 40 to 60
are names of systems, kinds of staff and stock phrases; from 60 on they are sentences."""
LEAST_LIKENESS = 0.8
"""How alike the two sides of a passage are at least (Levenshtein, 0 to 1)."""
MOST_COMMON = 0.5
"""A passage of which more is boilerplate is boilerplate."""


def find_shared_wording(
    plans: Iterable[PlanWording],
    *,
    least_agencies: int | None = None,
    least_passage: int = LEAST_PASSAGE,
    least_likeness: float = LEAST_LIKENESS,
) -> SharedWording:
    """Find what plans of different agencies have in common, word for word but for figures and names exchanged.

    A run of characters in the plans of `least_agencies` agencies (by default 4, of many agencies 0.5 %) from three
    provinces is boilerplate: what the law, the ministry or a form says. What is shared by fewer, in passages of at
    least `least_passage` folded characters that are `least_likeness` alike, is told as copied: from one another, or
    both from a third. Plans of one agency are not compared with each other.
    """
    index = SharedIndex(list(plans), least_agencies)
    found = SharedWording(index.agencies, index.provinces, index.least_agencies, index.least_provinces)
    found.warnings += _warn(index)
    if index.agencies < 2:
        found.plans = [_share_out(plan, None, {}, {}, []) for plan in index.plans]
        return found
    pairs, left_out = index.find_pairs()
    if left_out:
        found.warnings.append(
            f"{left_out:,} pairs that share less were left out: each plan has its {MOST_PARTNERS} closest"
        )
    covered: list[Spans] = [defaultdict(list) for _ in index.plans]
    aligner = _Aligner(index, least_passage, least_likeness)
    partners: defaultdict[int, list[SharedPair]] = defaultdict(list)
    for one, other, runs in pairs:
        pair = aligner.align(one, other, runs, covered)
        if pair is not None:
            found.pairs.append(pair)
            partners[one].append(pair)
            partners[other].append(pair)
    found.pairs.sort(key=lambda pair: (-pair.characters, pair.a, pair.b))
    found.plans = [
        _share_out(plan, index.agencies >= index.least_agencies, index.list_common(at), covered[at], partners[at])
        for at, plan in enumerate(index.plans)
    ]
    return found


def _warn(index: SharedIndex) -> list[str]:
    warnings = []
    if index.agencies < 2:
        warnings.append("the plans are of fewer than two agencies: there is nothing to share")
    elif index.agencies < index.least_agencies or index.provinces < index.least_provinces:
        warnings.append(
            f"boilerplate cannot be told from copying with {index.agencies} agencies of {index.provinces} provinces: "
            f"it takes {index.least_agencies} of {index.least_provinces}; what the law says counts as copied here"
        )
    unknown = sum(plan.agency_id is None for plan in index.plans)
    if unknown:
        warnings.append(f"{unknown} of {len(index.plans)} plans are of an agency that is not known by its id")
    return warnings


class _Aligner:
    """Finds the passages of a pair of plans."""

    def __init__(self, index: SharedIndex, least_passage: int, least_likeness: float) -> None:
        self._index = index
        self._least_passage = least_passage
        self._least_likeness = least_likeness
        self._common: dict[tuple[int, int], list[tuple[int, int]]] = {}

    def align(self, one: int, other: int, runs: Sequence[Run], covered: Sequence[Spans]) -> SharedPair | None:
        """Return the pair with its passages, or None where it has none; `covered` gets what they cover in either."""
        a, b = self._index.plans[one], self._index.plans[other]
        passages: list[Passage] = []
        spans: Spans = defaultdict(list)
        spans_b: Spans = defaultdict(list)
        for (at, at_b), seeds in groupby(runs, key=lambda run: run[:2]):
            text, text_b = a.folded[at], b.folded[at_b]
            for span in grow_passages(text, text_b, ((run.start_a, run.start_b, SHINGLE) for run in seeds)):
                likeness = self._weigh(one, at, span, text, text_b)
                if likeness is not None:
                    passages.append(_tell(a, b, at, at_b, span, likeness))
                    spans[at].append((span.start_a, span.end_a))
                    spans_b[at_b].append((span.start_b, span.end_b))
        if not passages:
            return None
        for plan, found in ((one, spans), (other, spans_b)):
            for wording, places in found.items():
                covered[plan][wording] += places
        counts = count_covered(spans), count_covered(spans_b)
        years = (a.year, b.year)
        earlier = None if None in years or a.year == b.year else min((a, b), key=lambda plan: plan.year or 0).key
        return SharedPair(
            a.key,
            b.key,
            min(counts),
            counts[0] / max(1, _count_characters(a)),
            counts[1] / max(1, _count_characters(b)),
            earlier,
            tuple(sorted(passages, key=lambda passage: -passage.characters)),
        )

    def _weigh(self, plan: int, wording: int, span: Span, text_a: str, text_b: str) -> float | None:
        """Return how alike a passage is, or None where it is too short, too unlike or mostly boilerplate."""
        from rapidfuzz.distance import Levenshtein

        length = min(span.end_a - span.start_a, span.end_b - span.start_b)
        if length < self._least_passage:
            return None
        likeness = Levenshtein.normalized_similarity(
            text_a[span.start_a : span.end_a], text_b[span.start_b : span.end_b], score_cutoff=self._least_likeness
        )
        if likeness < self._least_likeness:
            return None
        common = self._list_common(plan, wording)
        length = span.end_a - span.start_a
        return None if count_overlap(common, span.start_a, span.end_a) > MOST_COMMON * length else round(likeness, 3)

    def _list_common(self, plan: int, wording: int) -> list[tuple[int, int]]:
        key = plan, wording
        if key not in self._common:
            self._common[key] = list(merge_runs(self._index.list_common(plan).get(wording, ())))
        return self._common[key]


def _tell(a: PlanWording, b: PlanWording, at: int, at_b: int, span: Span, likeness: float) -> Passage:
    one, other = a.wordings[at], b.wordings[at_b]
    return Passage(
        text_a=_cut(a, at, span.start_a, span.end_a),
        text_b=_cut(b, at_b, span.start_b, span.end_b),
        likeness=likeness,
        characters=min(span.end_a - span.start_a, span.end_b - span.start_b),
        wording_a=one,
        wording_b=other,
        left_names=(*find_left_names(a, one, b), *find_left_names(b, other, a)),
    )


def _cut(plan: PlanWording, at: int, start: int, end: int) -> str:
    """Return a part of a wording as printed."""
    text = plan.wordings[at].text
    if start == 0 and end == len(plan.folded[at]):
        return text
    begin, stop = unfold_span(text, plan.masks, start, end)
    return text[begin:stop].strip()


def _share_out(
    plan: PlanWording,
    can_tell: bool | None,
    common: Mapping[int, Sequence[int]],
    copied: Mapping[int, Sequence[tuple[int, int]]],
    pairs: Sequence[SharedPair],
) -> PlanShare:
    """Return the shares of a plan; None where there is nothing to compare it with, or nothing in it to compare."""
    characters = _count_characters(plan)
    spans = {wording: merge_spans(places) for wording, places in copied.items()}
    boilerplate = sum(
        end - start - count_overlap(spans.get(wording, ()), start, end)
        for wording, starts in common.items()
        for start, end in merge_runs(starts)
    )
    is_told = can_tell is not None and characters > 0
    closest = max(pairs, key=lambda pair: pair.characters, default=None)
    names = {(name.name, name.of): name for pair in pairs for passage in pair.passages for name in passage.left_names}
    return PlanShare(
        key=plan.key,
        agency_id=plan.agency_id,
        agency=plan.agency,
        province=plan.province,
        year=plan.year,
        characters=characters,
        boilerplate=round(boilerplate / characters, 4) if is_told and can_tell else None,
        copied=round(count_covered(copied) / characters, 4) if is_told else None,
        partners=len(pairs),
        closest=None if closest is None else closest.b if closest.a == plan.key else closest.a,
        left_names=tuple(name for name in names.values() if name.plan == plan.key),
        found_foreign=plan.found_foreign,
    )


def _count_characters(plan: PlanWording) -> int:
    return sum(map(len, plan.folded))
