"""What there is to say about a comparison: what is unlike, refused, superseded or missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Any

from planparse.comparison.cost_figures import FORM, find_same_posts
from planparse.comparison.material import Material
from planparse.comparison.measure import Measure

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("code", "severity", "message_th", "message_en", "measure", "agency", "plan_key")
_UNLIKE = {
    "unlike-years": (["year_first", "year_last"], "ปีงบประมาณต่างกัน", "unlike fiscal years"),
    "unlike-kinds": (["agency_type"], "ประเภทหน่วยงานต่างกัน", "unlike kinds of body"),
    "unlike-instruments": (["basis_instrument"], "ประเภทเอกสารต่างกัน", "unlike kinds of instrument"),
    "unlike-forms": (["form", "counted"], "แบบฟอร์มต่างกัน", "unlike forms"),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One row of the findings of a comparison."""

    code: str
    severity: str
    message_th: str
    message_en: str
    measure: str | None = None
    agency: str | None = None
    plan_key: str | None = None


def find_remarks(long: pd.DataFrame, measures: Sequence[Measure], material: Material, by: str) -> pd.DataFrame:
    """Return the findings, a row each: code, severity, message in Thai and English, measure, agency and plan."""
    import pandas as pd

    found = [
        *_tell_nothing(long, material),
        *_tell_unlike(long, measures),
        *_tell_strange_years(long, material),
        *_tell_refused(measures, material),
        *_tell_superseded(long, material),
        *_tell_unnamed(long, material),
        *_tell_silent_plans(long, material),
    ]
    return pd.DataFrame([astuple(remark) for remark in found], columns=list(COLUMNS))


def _tell_nothing(long: pd.DataFrame, material: Material) -> Iterator[Remark]:
    if material.documents.empty:
        yield Remark("no-plans", "error", "ไม่มีแผนให้เปรียบเทียบ", "there are no plans to compare")
        return
    if long.empty:
        yield Remark(
            "no-measure",
            "error",
            "ไม่มีแผนใดมีข้อมูลของตัววัดที่เลือก",
            "no plan has records that the chosen measures rest on",
        )
        return
    agencies = long.loc[long["is_main"], "agency"].nunique()
    if agencies == 1:
        yield Remark("one-agency", "warning", "มีหน่วยงานเดียว จึงไม่มีอันดับ", "there is one agency only: nothing to rank")
    elif not (long.loc[long["is_ranked"], "peers"] >= 2).any():
        yield Remark(
            "no-common-measure",
            "warning",
            "ไม่มีตัววัดใดที่หน่วยงานตั้งแต่สองแห่งมีบนฐานเดียวกัน",
            "no measure stands on a like basis in two agencies: figures are shown, none is ranked",
        )


def _tell_unlike(long: pd.DataFrame, measures: Sequence[Measure]) -> Iterator[Remark]:
    main = long[long["is_main"] & long["dimension"].isna()]
    alike: dict[tuple[str, str], list[Measure]] = {}
    for measure in measures:
        own = main[main["measure"] == measure.name]
        for code, (columns, _, _) in _UNLIKE.items():
            counted = own.groupby(columns, dropna=False, sort=True)["agency"].nunique()
            if code == "unlike-years" and _is_each_agency_alike(own):
                continue
            if len(counted) > 1:
                told = "; ".join(f"{_show(key)}: {number}" for key, number in counted.items())
                alike.setdefault((code, told), []).append(measure)
    for (code, told), held in alike.items():
        _, thai, english = _UNLIKE[code]
        yield Remark(
            code,
            "info",
            f"{', '.join(one.title_th for one in held)}: {thai} จึงไม่จัดอันดับรวมกัน ({told})",
            f"{', '.join(one.title_en for one in held)}: {english}, which are ranked apart ({told})",
            ", ".join(one.name for one in held),
        )


def _is_each_agency_alike(own: pd.DataFrame) -> bool:
    """Whether every agency has the same years, so that several years are no difference between agencies."""
    pairs = own[["agency", "year_first", "year_last"]].drop_duplicates()
    years = pairs[["year_first", "year_last"]].drop_duplicates()
    return len(pairs) == len(years) * pairs["agency"].nunique()


def _show(key: object) -> str:
    parts = [str(part) for part in (key if isinstance(key, tuple) else (key,))]
    shown = ["?" if part in ("nan", "<NA>", "None") else part for part in parts]
    return "-".join(dict.fromkeys(shown))


def _tell_strange_years(long: pd.DataFrame, material: Material) -> Iterator[Remark]:
    """Tell of figures for years that none of the plan's instruments names."""
    documents = material.documents
    spans = documents.groupby("plan_key").agg(first=("year_first", "min"), last=("year_last", "max"))
    own = long[["agency", "agency_name", "plan_key", "year_first"]].drop_duplicates()
    own = own[own["year_first"].notna()].merge(spans, left_on="plan_key", right_index=True, how="left")
    year = own["year_first"].astype(float)
    rows: Any = own[(year < own["first"]) | (year > own["last"])].itertuples(index=False)
    for row in rows:
        years = f"{row.first:.0f}-{row.last:.0f}"
        yield Remark(
            "year-outside-plan",
            "warning",
            f"{row.agency_name}: ตัวเลขของปี {row.year_first} ในแผนของปี {years}",
            f"{row.agency_name}: figures of {row.year_first} in a plan of {years}",
            None,
            row.agency,
            row.plan_key,
        )


def _tell_refused(measures: Sequence[Measure], material: Material) -> Iterator[Remark]:
    if all(measure.name != "cost_per_post" for measure in measures):
        return
    costs = material.rows(FORM)
    agencies, keys = material.documents["agency"].to_numpy(), material.documents["plan_key"].to_numpy()
    refused = sorted(set(costs["doc"]) - find_same_posts(material))
    for doc in refused:
        yield Remark(
            "unlike-counts",
            "warning",
            "ตารางภาระค่าใช้จ่ายกับกรอบอัตรากำลังนับจำนวนอัตราไม่เท่ากัน จึงไม่คำนวณค่าใช้จ่ายต่ออัตรา",
            "the cost table and the staffing frame do not name the same number of posts: no cost per post is given",
            "cost_per_post",
            agencies[doc],
            keys[doc],
        )


def _tell_superseded(long: pd.DataFrame, material: Material) -> Iterator[Remark]:
    lost = long[long["marks"].str.contains("superseded", regex=False)]
    if lost.empty:
        return
    revised = set(material.documents.loc[material.documents["revision"] > 0, "agency"])
    for (agency, plan_key), own in lost.groupby(["agency", "plan_key"], sort=True):
        name, year = own["agency_name"].iat[0], _show(own["plan_year"].iat[0])
        is_revised = agency in revised
        latest = "revision" if is_revised else "announced"
        yield Remark(
            "revised" if is_revised else "two-plans",
            "info" if is_revised else "warning",
            f"{name} มีแผนของปี {year} มากกว่าหนึ่งฉบับ ใช้ฉบับปรับปรุง{'' if is_revised else 'หรือประกาศ'}ล่าสุด",
            f"{name} has more than one plan for {year}: the latest {latest} is taken",
            None,
            str(agency),
            str(plan_key),
        )


def _tell_unnamed(long: pd.DataFrame, material: Material) -> Iterator[Remark]:
    lacking = long[long["marks"].str.contains("no_agency_id", regex=False)]
    for agency, own in lacking.groupby("agency", sort=True):
        yield Remark(
            "no-agency-id",
            "warning",
            f"{own['agency_name'].iat[0]} ไม่พบในบัญชีหน่วยงาน จึงใช้ชื่อตามที่พิมพ์",
            f"{own['agency_name'].iat[0]} is not in the list of agencies and stands by its printed name",
            None,
            str(agency),
        )


def _tell_silent_plans(long: pd.DataFrame, material: Material) -> Iterator[Remark]:
    """Tell of the plans that no figure came of, unless none came of any."""
    if long.empty:
        return
    plans = material.documents.sort_values(["agency_name", "plan_key"], kind="stable").drop_duplicates("plan_key")
    silent: Any = plans[~plans["plan_key"].isin(set(long["plan_key"]))].itertuples(index=False)
    for plan in silent:
        name, year = plan.agency_name, f" {plan.year_first:.0f}" if plan.year_first == plan.year_first else ""
        yield Remark(
            "no-figures",
            "warning",
            f"แผนของ {name}{year} ไม่มีข้อมูลของตัววัดที่เลือกเลย",
            f"the plan of {name}{year} has no records that the chosen measures rest on",
            None,
            str(plan.agency),
            str(plan.plan_key),
        )
