"""Plans that are in no store as the frames that a store gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from planparse.model import PlanFile


def frame_plans(
    plans: Iterable[tuple[str, PlanFile]], tables: Collection[str] | None = None
) -> dict[str, pd.DataFrame]:
    """Return list -> frame over all plans, each row with what its plan is called and whose it is.

    `tables` are the lists wanted, all by default. The agency is that of the first instrument that names one.
    """
    import pandas as pd

    parts: defaultdict[str, list[pd.DataFrame]] = defaultdict(list)
    for key, plan in plans:
        agency = next((one.agency for one in plan.documents if one.agency is not None), None)
        facts = {
            "plan_key": key,
            "plan_agency_id": agency.canonical_id if agency else None,
            "plan_agency": agency.name if agency else None,
            "plan_agency_type": agency.type if agency else None,
            "plan_province": agency.province if agency else None,
        }
        for table, frame in plan.to_frames().items():
            if (tables is None or table in tables) and not frame.empty:
                parts[table].append(
                    frame.assign(**{name: pd.Series(value, frame.index, "string") for name, value in facts.items()})
                )
    return {table: pd.concat(frames, ignore_index=True) for table, frames in parts.items()}
