"""Plans for reports: six municipalities of 20 to 70 posts, one body of another kind, and one that is hostile in every word."""

from __future__ import annotations

from typing import Any

from planparse.model import PlanFile
from tests.comparison.plans import make_plan, make_posts

HOSTILE = '</script><img src=x onerror="window.hacked=1">{{ 7*7 }} \' " & \u2028'
MEASURES = ["posts", "vacancy_rate", "posts_required", "budget_share", "projects"]


def make_frame(first: int, last: int) -> list[dict[str, Any]]:
    """Return a frame over three years of one row, a tenth of it vacant."""
    years = {2567: first, 2568: (first + last) // 2, 2569: last}
    vacant = first // 10
    held = {"framework": first, "occupied": first - vacant, "vacant": vacant, "required": years}
    return [{"position": "นิติกร", "role": "item", **held}]


def make_costs(percent: float) -> list[dict[str, Any]]:
    """Return a cost table: posts, other benefits and the budget, of which both make that many percent."""
    years = (2567, 2568, 2569)
    return [
        {"position": "ปลัด", "posts": 1, "cost": dict.fromkeys(years, percent * 10000 - 1000), "role": "item"},
        {"position": "ประโยชน์ตอบแทนอื่น", "cost": dict.fromkeys(years, 1000), "role": "benefits"},
        {"position": "งบประมาณ", "cost": dict.fromkeys(years, 1_000_000), "role": "budget"},
    ]


def make_sample_plans() -> list[PlanFile]:
    names = [f"เทศบาลตำบลที่ {letter}" for letter in "กขคงจฉ"]
    plans = [
        make_plan(
            at, [2567, 2568, 2569], agency={"name": name}, staffing=make_frame(10 * at + 20, 10 * at + 22),
            personnel_costs=make_costs(36 + at),
        )
        for at, name in enumerate(names)
    ]  # fmt: skip
    other = {"name": "องค์การบริหารส่วนตำบลอื่น", "type": "sao", "province": "แพร่"}
    plans.append(make_plan(20, agency=other, staffing=make_posts(("กองช่าง", 5, 5, "item"))))
    hostile = {"name": HOSTILE, "canonical_id": None, "province": HOSTILE}
    projects = [{"name": HOSTILE, "budget_status": "none"}]
    posts = make_posts((HOSTILE, 4, 1, "item"))
    plans.append(make_plan(21, agency=hostile, staffing=posts, projects=projects, kind="development_plan"))
    return plans
