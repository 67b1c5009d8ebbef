"""The quarters that a cell of times tells, and of which years."""

from __future__ import annotations

import pytest

from planparse.extract.schedule import _quarters_by_year as quarters_by_year

YEARS = (2568, 2569, 2570)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ไตรมาสที่ ๒ ของปี ๒๕๖๘ และ ๒๕๗๐", {2568: [2], 2570: [2]}),
        ("ไตรมาส ๔/๒๕๖๘", {2568: [4]}),
        ("ไตรมาสที่ ๑ ปี ๒๕๖๘ และไตรมาสที่ ๓ ปี ๒๕๖๙", {2568: [1], 2569: [3]}),
        ("ไตรมาสที่ ๑ และไตรมาสที่ ๓ ปี ๒๕๖๘", {2568: [1, 3]}),
        ("ปี ๒๕๖๘ ไตรมาส ๑ ปี ๒๕๖๙ ไตรมาส ๒", {2568: [1], 2569: [2]}),
        ("ทุกไตรมาส ปี ๒๕๖๙ - ๒๕๗๐", {2569: [1, 2, 3, 4], 2570: [1, 2, 3, 4]}),
        ("ครึ่งปีแรกของปี ๒๕๖๙", {2569: [1, 2]}),
    ],
)
def test_quarters_of_the_years_that_are_named(text: str, expected: dict[int, list[int]]) -> None:
    found: dict[int, list[int]] = {}
    for year, quarters in quarters_by_year(text, YEARS):
        found.setdefault(year, []).extend(quarters)
    assert found == expected


@pytest.mark.parametrize("text", ["ไตรมาสที่ ๓ ทุกปี", "ไตรมาสที่ ๓", "ไตรมาสที่ ๓ (ตามระเบียบ พ.ศ. ๒๕๔๘)"])
def test_quarters_of_every_year_where_none_of_the_plan_is_named(text: str) -> None:
    assert list(quarters_by_year(text, YEARS)) == [(year, [3]) for year in YEARS]
