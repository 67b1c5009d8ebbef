"""What changed between two plans of one agency: posts, strategies, projects, indicators and their figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planparse.comparison.changes import Difference, PlanSide
from planparse.comparison.diff_posts import diff_posts
from planparse.comparison.diff_projects import diff_projects
from planparse.comparison.matching import DEFAULT_THRESHOLD
from planparse.errors import OptionsError

if TYPE_CHECKING:
    from planparse.model import PlanFile


def diff(
    a: PlanFile,
    b: PlanFile,
    *,
    threshold: float = DEFAULT_THRESHOLD,
    names: tuple[str, str] | None = None,
) -> Difference:
    """Compare a plan (`a`) with a later one or a revision (`b`) of the same agency.

    Records are matched by canonical id, then by the same name, then by names at least so alike (`threshold`, 0 to 1);
    every line tells how, and where either side was read. What may match several is told as `ambiguous`, with the
    candidates, and counted as neither added nor removed. Other agencies, kinds of instruments and numbers of years are
    compared all the same, and told in `warnings` or in the `basis` of a line. `names` are what the two are called.

    Raises OptionsError where the threshold is not from 0 to 1.
    """
    if not 0 <= threshold <= 1:
        raise OptionsError("not from 0 to 1", "threshold", value=str(threshold))
    found = Difference(_describe(a, (names or ("A", "B"))[0]), _describe(b, (names or ("A", "B"))[1]), threshold)
    found.warnings += _warn(found.a, found.b)
    for changes, warnings in (diff_posts(a, b, threshold), diff_projects(a, b, threshold)):
        found.changes += changes
        found.warnings += warnings
    return found


def _describe(plan: PlanFile, name: str) -> PlanSide:
    agency = next((one.agency for one in plan.documents if one.agency is not None), None)
    return PlanSide(
        name=name,
        agency_id=agency.canonical_id if agency else None,
        agency=agency.name if agency else None,
        kinds=tuple(dict.fromkeys(one.kind for one in plan.documents)),
        years=tuple(sorted({year for one in plan.documents for year in one.fiscal_years})),
        revision=next((one.revision for one in plan.documents if one.revision), None),
    )


def _warn(a: PlanSide, b: PlanSide) -> list[str]:
    """Return what makes the two unlike as wholes."""
    warnings = []
    if a.agency_id is not None and b.agency_id is not None:
        if a.agency_id != b.agency_id:
            warnings.append(
                f"different agencies: {a.agency} and {b.agency}; their posts and projects are not one body's"
            )
    elif a.agency is None or b.agency is None or "".join(a.agency.split()) != "".join(b.agency.split()):
        warnings.append(
            f"it cannot be told whether the agencies are one: {a.agency or 'none named'} and {b.agency or 'none named'}"
        )
    if not set(a.kinds) & set(b.kinds):
        warnings.append(f"different kinds of instruments: {_join(a.kinds)} and {_join(b.kinds)}")
    if a.years and b.years and a.years[0] > b.years[0]:
        warnings.append(
            f"the first plan is the later one ({a.years[0]} and {b.years[0]}): added and removed change places"
        )
    if len(a.years) != len(b.years):
        warnings.append(f"different numbers of years: {_join(a.years)} and {_join(b.years)}")
    return warnings


def _join(values: tuple[object, ...]) -> str:
    return ", ".join(map(str, values)) or "none"
