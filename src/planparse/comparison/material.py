"""The frames of many plans made ready: documents numbered, records led to their document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from planparse.comparison.columns import COLUMNS
from planparse.comparison.words import fold_words
from planparse.quantities.digits import to_arabic

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Material:
    """Documents (one row each, `doc` is the number of the row), and the lists as they were given."""

    documents: pd.DataFrame
    frames: Mapping[str, pd.DataFrame]
    kept: dict[str, Any] = field(default_factory=dict)
    """What several measures share, made once."""

    def rows(self, name: str) -> pd.DataFrame:
        """Return the records of a list that belong to a document, `row` being their place in the list's frame."""
        if name not in self.kept:
            self.kept[name] = _number_rows(self.frames[name], self.documents)
        rows: pd.DataFrame = self.kept[name]
        return rows


def make_material(frames: Mapping[str, pd.DataFrame]) -> Material:
    """Return the frames of a store made ready; a list that is not there is empty."""
    import pandas as pd

    whole = {
        name: fold_words(frames[name])
        if name in frames
        else pd.DataFrame({column: pd.Series(dtype="object") for column in columns})
        for name, columns in COLUMNS.items()
    }
    return Material(_describe_documents(whole["documents"]), whole)


def _describe_documents(frame: pd.DataFrame) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    years = [list(held) if held is not None else [] for held in frame["fiscal_years"]]
    first = pd.to_numeric(frame["plan_year"], errors="coerce").to_numpy(float, na_value=np.nan)
    last = np.array([max(held) if held else np.nan for held in years], dtype=float)
    name = frame["plan_agency"].astype("object")
    identity = frame["plan_agency_id"].astype("object")
    has_id, has_name = identity.notna(), name.notna()
    folded = name.where(has_name, "").map(lambda text: " ".join(str(text).split()))
    province = frame["plan_province"].astype("object")
    by_name = "printed:" + folded + ":" + province.where(province.notna(), "").astype(str)
    unnamed = "plan:" + frame["plan_key"].astype("object").astype(str)
    return pd.DataFrame(
        {
            "plan_key": frame["plan_key"].astype("object"),
            "document_id": frame["id"].astype("object"),
            "agency": identity.where(has_id, by_name.where(has_name, unnamed)),
            "agency_name": folded.where(has_name, frame["plan_key"].astype("object").astype(str).str[:12]),
            "has_agency_id": has_id.to_numpy(bool),
            "agency_type": frame["plan_agency_type"].astype("object").where(frame["plan_agency_type"].notna(), None),
            "province": province.where(province.notna(), None),
            "instrument": frame["plan_kind"].astype("object").where(frame["plan_kind"].notna(), None),
            "year_first": first,
            "year_last": np.where(np.isnan(last), first, last),
            "revision": frame["revision"].astype("object").map(_read_revision).to_numpy(float),
            "announced_on": frame["announced_on"].astype("object").where(frame["announced_on"].notna(), None),
        }
    ).reset_index(drop=True)


def _read_revision(text: Any) -> float:
    """Return the number of a revision, 1 where it has none, 0 for a plan that revises nothing.

    >>> _read_revision("ฉบับปรับปรุงครั้งที่ ๒"), _read_revision("ฉบับแก้ไข"), _read_revision(None)
    (2.0, 1.0, 0.0)
    """
    if not isinstance(text, str):
        return 0.0
    digits = "".join(char if char in "0123456789" else " " for char in to_arabic(text)).split()
    return float(digits[0][:4]) if digits else 1.0


def _number_rows(frame: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    known = pd.MultiIndex.from_arrays([documents["plan_key"], documents["document_id"]])
    own = pd.MultiIndex.from_arrays([frame["plan_key"].astype("object"), frame["document_id"].astype("object")])
    doc = known.get_indexer(own) if len(known) and len(own) else np.full(len(frame), -1)
    rows = frame.assign(doc=doc, row=np.arange(len(frame)))
    return rows[rows["doc"] >= 0].reset_index(drop=True)


def to_numbers(column: pd.Series[Any]) -> Any:
    """Return a column of figures as floats, NaN where absent."""
    import numpy as np
    import pandas as pd

    return pd.to_numeric(column, errors="coerce").to_numpy(float, na_value=np.nan)


def spread_years(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return one row per year of a column of mappings, with `year` and `value`; rows without a mapping are left out."""
    import numpy as np

    held = [one if isinstance(one, dict) else {} for one in frame[column]]
    counts = np.array([len(one) for one in held], dtype=int)
    spread = frame.loc[np.repeat(frame.index.to_numpy(), counts)].reset_index(drop=True)
    spread["year"] = np.array([float(year) for one in held for year in one], dtype=float)
    spread["value"] = np.array(
        [np.nan if value is None else float(value) for one in held for value in one.values()], dtype=float
    )
    return spread
