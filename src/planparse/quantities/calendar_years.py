"""Buddhist-era, common-era and fiscal years, and the days they begin and end on."""

from __future__ import annotations

from datetime import date, timedelta

ERA_OFFSET = 543


def to_ce(year_be: int) -> int:
    """Return the common-era year of a Buddhist-era year (พ.ศ. − 543)."""
    return year_be - ERA_OFFSET


def to_be(year_ce: int) -> int:
    """Return the Buddhist-era year of a common-era year (ค.ศ. + 543)."""
    return year_ce + ERA_OFFSET


def fiscal_year_bounds(year_be: int) -> tuple[date, date]:
    """Return the first and last day of a Thai fiscal year: 1 October of the year before to 30 September.

    >>> [day.isoformat() for day in fiscal_year_bounds(2567)]
    ['2023-10-01', '2024-09-30']
    """
    year = to_ce(year_be)
    return date(year - 1, 10, 1), date(year, 9, 30)


def quarter_bounds(year_be: int, quarter: int) -> tuple[date, date]:
    """Return the first and last day of a quarter (1 to 4) of a fiscal year; ไตรมาสที่ ๑ is October to December.

    Raises ValueError for another quarter.

    >>> [day.isoformat() for day in quarter_bounds(2567, 1)]
    ['2023-10-01', '2023-12-31']
    """
    if quarter not in (1, 2, 3, 4):
        raise ValueError(f"a fiscal year has quarters 1 to 4, not {quarter}")
    year = to_ce(year_be)
    starts = (date(year - 1, 10, 1), date(year, 1, 1), date(year, 4, 1), date(year, 7, 1), date(year, 10, 1))
    return starts[quarter - 1], starts[quarter] - timedelta(days=1)
