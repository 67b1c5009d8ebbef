"""Figures of one basis put together, with words for what they have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from planparse.report.labels import COUNTED, FORMS, INSTRUMENTS, KINDS, SIZES, Label, find_label
from planparse.report.page import AgencyShown, BasisGroup, FigureShown

Basis = tuple[object, ...]


def group_figures(
    figures: Sequence[FigureShown], agencies: Sequence[AgencyShown], rules: Sequence[str]
) -> tuple[BasisGroup, ...]:
    """Return the figures by basis (and by what peers must share, `rules`): the basis of most agencies first."""
    held: dict[Basis, list[FigureShown]] = defaultdict(list)
    for one in figures:
        held[_name_basis(one, agencies, rules)].append(one)
    varying = {at for at in range(3, 6) if len({basis[at] for basis in held}) > 1}
    groups = []
    for basis, own in held.items():
        own.sort(key=lambda one: (-one.value, agencies[one.agency].name))
        told = next((one for one in own if one.median is not None), own[0])
        ranked = sum(one.is_ranked for one in own)
        label = _describe(basis, varying)
        groups.append(
            BasisGroup(label, tuple(own), ranked, told.median, told.lower_quartile, told.upper_quartile)
        )  # fmt: skip
    return tuple(sorted(groups, key=lambda group: (-group.ranked, -len(group.figures), group.label.en)))


def _name_basis(one: FigureShown, agencies: Sequence[AgencyShown], rules: Sequence[str]) -> Basis:
    return (
        one.kind,
        one.year_first,
        one.year_last,
        one.form,
        one.counted,
        one.instrument,
        one.size if "size" in rules else "",
        (agencies[one.agency].province or "?") if "province" in rules else "",
    )


def _describe(basis: Basis, varying: set[int]) -> Label:
    kind, first, last, form, counted, instrument, size, province = basis
    shown = [find_label(KINDS, kind), describe_years(first, last)]
    if 3 in varying:
        shown.append(find_label(FORMS, form))
    if 4 in varying and 3 not in varying:
        shown.append(find_label(COUNTED, counted))
    if 5 in varying:
        shown.append(find_label(INSTRUMENTS, instrument))
    if size != "":
        shown.append(find_label(SIZES, size))
    if province:
        shown.append(Label(str(province), str(province)))
    return Label(" · ".join(one.th for one in shown), " · ".join(one.en for one in shown))


def describe_years(first: object, last: object) -> Label:
    """Return fiscal years in words: Buddhist-era in Thai, with the common era beside it in English.

    >>> describe_years(2567, 2569).en, describe_years(2567, 2567).th
    ('2567–2569 BE (2024–2026)', 'พ.ศ. 2567')
    """
    if not isinstance(first, int):
        return Label("ไม่ระบุปี", "year not stated")
    if not isinstance(last, int) or first == last:
        return Label(f"พ.ศ. {first}", f"{first} BE ({first - 543})")
    return Label(f"พ.ศ. {first}–{last}", f"{first}–{last} BE ({first - 543}–{last - 543})")
