"""Names of another agency that were left behind in wording shared with that agency's plan."""

from __future__ import annotations

from dataclasses import dataclass

from planparse.comparison.wordings import PlanWording, Wording
from planparse.lexicon.agencies import find_agency_mentions
from planparse.lexicon.names import fold_name


@dataclass(frozen=True, slots=True)
class LeftName:
    """A name in a plan (`plan`) that is that of the agency of another plan (`of`), in wording that both share."""

    plan: str
    of: str
    name: str
    record_id: str
    page: int | None
    line_start: int
    line_end: int


def find_left_names(plan: PlanWording, wording: Wording, other: PlanWording) -> list[LeftName]:
    """Return the names of the other plan's agency in a wording of this plan, which shares a passage with it.

    A name that is also this agency's own (two bodies of one name) is none.
    """
    if not other.core or other.core == plan.core or other.core not in fold_name(wording.text):
        return []
    return [
        LeftName(
            plan.key,
            other.key,
            mention.text,
            wording.record_id,
            wording.page,
            wording.line_start,
            wording.line_end,
        )
        for mention in find_agency_mentions(wording.text)
        if fold_name(mention.core) == other.core
    ]
