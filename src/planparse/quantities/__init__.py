"""Quantities: text in, typed value out. Pure functions; spans are half-open offsets in the given text.

Texts come with their characters repaired (split sara am, private-use marks); digits may be Thai, Arabic or
mixed.
"""

from __future__ import annotations

from planparse.quantities.comparators import Comparator
from planparse.quantities.dates import (
    BadDate,
    DateMention,
    DateRange,
    find_bad_dates,
    find_date_ranges,
    find_dates,
    read_date,
)
from planparse.quantities.money import Amount, MoneyCell, MoneyStatus, find_amounts, read_money_cell
from planparse.quantities.number_words import read_baht_words, read_number_words
from planparse.quantities.numerals import (
    Number,
    find_numbers,
    read_change,
    read_count,
    read_int,
    read_number,
    read_ordinal,
    to_arabic,
)
from planparse.quantities.percent import Percent, find_percents, read_percent_cell
from planparse.quantities.periods import Period, read_period
from planparse.quantities.schedule import is_mark, quarter_of_month, read_months, read_quarters
from planparse.quantities.targets import Target, Unit, read_target
from planparse.quantities.years import (
    Year,
    find_years,
    fiscal_year_bounds,
    quarter_bounds,
    read_fiscal_years,
    read_heading_year,
    to_be,
    to_ce,
)

__all__ = [
    "Amount",
    "BadDate",
    "Comparator",
    "DateMention",
    "DateRange",
    "MoneyCell",
    "MoneyStatus",
    "Number",
    "Percent",
    "Period",
    "Target",
    "Unit",
    "Year",
    "find_amounts",
    "find_bad_dates",
    "find_date_ranges",
    "find_dates",
    "find_numbers",
    "find_percents",
    "find_years",
    "fiscal_year_bounds",
    "is_mark",
    "quarter_bounds",
    "quarter_of_month",
    "read_baht_words",
    "read_change",
    "read_count",
    "read_date",
    "read_fiscal_years",
    "read_heading_year",
    "read_int",
    "read_money_cell",
    "read_months",
    "read_number",
    "read_number_words",
    "read_ordinal",
    "read_percent_cell",
    "read_period",
    "read_quarters",
    "read_target",
    "to_arabic",
    "to_be",
    "to_ce",
]
