"""Medians and quartiles stand beside the figures that they are made of, whatever other bases there are."""

from __future__ import annotations

import planparse
from tests.comparison.plans import make_plan, make_posts


def test_each_basis_has_its_own_median_whatever_the_order_of_the_plans() -> None:
    later = [make_plan(number, [2568], staffing=make_posts(("กองคลัง", 90 + number, 10, "item"))) for number in range(5)]
    earlier = [
        make_plan(10 + number, [2566], staffing=make_posts(("กองคลัง", number, 10, "item"))) for number in range(5)
    ]
    sao = {"type": "sao"}
    other = [
        make_plan(20 + number, [2568], agency=sao, staffing=make_posts(("กองคลัง", 10 * number, 0, "item")))
        for number in range(5)
    ]
    found = planparse.compare([*later, *earlier, *other], measures=["posts", "occupied"]).long
    found = found[found["measure"] == "posts"]
    middles = found.groupby(["agency_type", "year_first"])[["lower_quartile", "median", "upper_quartile"]].first()
    assert middles.loc[("subdistrict_municipality", 2568)].tolist() == [101, 102, 103]
    assert middles.loc[("subdistrict_municipality", 2566)].tolist() == [11, 12, 13]
    assert middles.loc[("sao", 2568)].tolist() == [10, 20, 30]
