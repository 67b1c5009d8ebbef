"""Which runs of characters stand in the plans of how many agencies: the index that shared wording is found by."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from planparse.comparison.fingerprints import SHINGLE, fingerprint

if TYPE_CHECKING:
    from planparse.comparison.wordings import PlanWording

LEAST_AGENCIES = 4
"""A run in the plans of so many agencies is boilerplate. Measured on 27 plans of 27 agencies: with 4, what is called
copied from 60 characters on is whole sentences; with 3, the stock phrases of training (ได้รับการพัฒนาอย่างน้อยคนละ …
หลักสูตรต่อปี) would still be among them, and with 6 the names of national systems."""
LEAST_PROVINCES = 3
"""And it stands in the plans of so many provinces: neighbours copy from each other."""
AGENCIES_SHARE = 0.005
"""Of many agencies it takes this share of them: a text that 20 of 5,000 have is not everybody's."""
LEAST_RUNS = 3
"""Two plans that share fewer fingerprints that are not boilerplate are not looked at."""
MOST_PARTNERS = 20
"""A plan is aligned with so many others: those that it shares most with."""
MOST_HOLDERS = 64
"""Of a run that more plans hold without being boilerplate, each is paired with the next so many only."""


class Run(NamedTuple):
    """A run that two plans share: in which wording of either, and where in the folded wording it begins."""

    wording_a: int
    wording_b: int
    start_a: int
    start_b: int


class SharedIndex:
    """The fingerprints of all plans, with how many agencies and provinces have each."""

    def __init__(self, plans: Sequence[PlanWording], least_agencies: int | None = None) -> None:
        """Index the plans; `least_agencies` replaces the measured number from which on a run is boilerplate."""
        import numpy as np

        self.plans = plans
        owners = _number([plan.owner for plan in plans])
        provinces = _number([plan.province or f"?{plan.owner}" for plan in plans])
        self.agencies = int(owners.max()) + 1 if len(plans) else 0
        self.provinces = int(provinces.max()) + 1 if len(plans) else 0
        self.least_agencies = least_agencies or max(LEAST_AGENCIES, math.ceil(AGENCIES_SHARE * self.agencies))
        self.least_provinces = min(LEAST_PROVINCES, self.least_agencies)
        self._owners = owners
        parts = _collect(plans)
        order = _find_repeated(np.concatenate(parts[0]))
        hashes, holders, wordings, starts = (_take(part, order) for part in parts)
        order = np.lexsort((starts, wordings, holders, hashes))
        self._hashes: Any = hashes[order]
        self._holders: Any = holders[order]
        self._wordings: Any = wordings[order]
        self._starts: Any = starts[order]
        self._weigh(owners, provinces)
        self._common: list[dict[int, list[int]]] | None = None

    def _weigh(self, owners: Any, provinces: Any) -> None:
        """Find the groups of equal hashes, and which are boilerplate, shared, or one agency's own."""
        import numpy as np

        size = len(self._hashes)
        first = np.ones(size, bool)
        first[1:] = self._hashes[1:] != self._hashes[:-1]
        self._group: Any = np.cumsum(first) - 1
        groups = int(self._group[-1]) + 1 if size else 0
        agencies = _count_distinct(self._group, owners[self._holders], groups)
        places = _count_distinct(self._group, provinces[self._holders], groups)
        common = (agencies >= self.least_agencies) & (places >= self.least_provinces)
        self._is_common: Any = common[self._group]
        self._is_shared: Any = ((agencies >= 2) & ~common)[self._group]

    def list_common(self, plan: int) -> dict[int, list[int]]:
        """Return wording -> where runs of boilerplate begin in it, in order, for a plan."""
        if self._common is None:
            self._common = self._list_all_common()
        return self._common[plan]

    def _list_all_common(self) -> list[dict[int, list[int]]]:
        import numpy as np

        at = np.nonzero(self._is_common)[0]
        at = at[np.lexsort((self._starts[at], self._wordings[at], self._holders[at]))]
        common: list[dict[int, list[int]]] = [{} for _ in self.plans]
        columns = (self._holders[at], self._wordings[at], self._starts[at])
        for plan, wording, start in zip(*(column.tolist() for column in columns), strict=True):
            common[plan].setdefault(wording, []).append(start)
        return common

    def find_pairs(self) -> tuple[Iterator[tuple[int, int, list[Run]]], int]:
        """Return the pairs of plans in order, each with the runs that it shares; and how many pairs were left out.

        Each plan is in the pairs with the MOST_PARTNERS that it shares most runs with, and theirs.
        """
        import numpy as np

        ones, others = self._pair_up()
        size = max(len(self.plans), 1)
        codes = self._holders[ones].astype(np.int64) * size + self._holders[others]
        order = np.argsort(codes, kind="stable")
        ordered = codes[order]
        starts_anew = np.ones(len(ordered), bool)
        starts_anew[1:] = ordered[1:] != ordered[:-1]
        cuts = np.nonzero(starts_anew)[0]
        counts = np.diff(np.append(cuts, len(ordered)))
        likely = np.nonzero(counts >= LEAST_RUNS)[0]
        likely = likely[np.argsort(-counts[likely], kind="stable")]
        chosen: list[tuple[int, int, int]] = []
        taken = [0] * size
        for code, begin, runs in zip(
            ordered[cuts[likely]].tolist(), cuts[likely].tolist(), counts[likely].tolist(), strict=True
        ):
            one, other = divmod(code, size)
            if taken[one] < MOST_PARTNERS or taken[other] < MOST_PARTNERS:
                taken[one] += 1
                taken[other] += 1
                chosen.append((code, begin, begin + runs))
        ones, others = ones[order], others[order]
        pairs = (
            (*divmod(code, size), self._list_runs(ones[begin:end], others[begin:end]))
            for code, begin, end in sorted(chosen)
        )
        return pairs, len(likely) - len(chosen)

    def _list_runs(self, ones: Any, others: Any) -> list[Run]:
        columns = (self._wordings[ones], self._wordings[others], self._starts[ones], self._starts[others])
        return sorted(map(Run._make, zip(*(column.tolist() for column in columns), strict=True)))

    def _pair_up(self) -> tuple[Any, Any]:
        """Return, for every run that is shared and no boilerplate, the pairs of its holders of different agencies.

        A run that a plan has more than once is taken where it stands first.
        """
        import numpy as np

        at = np.nonzero(self._is_shared)[0]
        group, holders = self._group[at], self._holders[at]
        once = np.ones(len(at), bool)
        once[1:] = (group[1:] != group[:-1]) | (holders[1:] != holders[:-1])
        at, group = at[once], group[once]
        owners = self._owners[self._holders[at]]
        ones, others = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for step in range(1, min(MOST_HOLDERS, len(group))):
            together = group[step:] == group[:-step]
            if not together.any():
                break
            pair = together & (owners[step:] != owners[:-step])
            ones.append(at[:-step][pair])
            others.append(at[step:][pair])
        return np.concatenate(ones), np.concatenate(others)


def _collect(plans: Sequence[PlanWording]) -> tuple[list[Any], list[Any], list[Any], list[Any]]:
    """Return the hash, the plan, the wording and the start in it of every fingerprint, in a part for each plan."""
    import numpy as np

    hashes, holders = [np.empty(0, np.uint64)], [np.empty(0, np.int32)]
    wordings, starts = [np.empty(0, np.int32)], [np.empty(0, np.int32)]
    for at, plan in enumerate(plans):
        found, places = fingerprint(plan.folded)
        offsets = np.cumsum([0, *map(len, plan.folded)])
        wording = np.searchsorted(offsets, places, "right") - 1
        hashes.append(found)
        holders.append(np.full(len(found), at, np.int32))
        wordings.append(wording.astype(np.int32))
        starts.append((places - offsets[wording]).astype(np.int32))
    return hashes, holders, wordings, starts


def _take(parts: list[Any], places: Any) -> Any:
    """Return what stands at those places of the parts, which are emptied: together they are most of the memory."""
    import numpy as np

    whole = np.concatenate(parts)
    parts.clear()
    return whole[places]


def _find_repeated(hashes: Any) -> Any:
    """Return where the hashes stand that stand more than once: most stand in one plan only, once."""
    import numpy as np

    order = np.argsort(hashes)
    ordered = hashes[order]
    same = np.zeros(len(ordered) + 1, bool)
    same[1:-1] = ordered[1:] == ordered[:-1]
    return order[same[1:] | same[:-1]]


def _number(values: Sequence[str]) -> Any:
    import numpy as np

    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], np.int32)


def _count_distinct(group: Any, values: Any, groups: int) -> Any:
    """Return how many different values each group has."""
    import numpy as np

    if not groups:
        return np.zeros(0, np.int64)
    span = int(values.max()) + 1
    pairs = np.sort(group.astype(np.int64) * span + values)
    first = np.ones(len(pairs), bool)
    first[1:] = pairs[1:] != pairs[:-1]
    return np.bincount(pairs[first] // span, minlength=groups)


def merge_runs(starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield [start, end) of what runs that begin there (in order) cover together."""
    begin, end = 0, 0
    for start in starts:
        if start > end:
            if end > begin:
                yield begin, end
            begin = start
        end = start + SHINGLE
    if end > begin:
        yield begin, end
