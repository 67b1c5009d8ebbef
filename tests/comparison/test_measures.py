"""The measures as data: whole, and the same as the page that describes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.comparison import Measure, all_measures
from planparse.comparison.columns import COLUMNS
from planparse.comparison.measure_pages import render_measures
from planparse.comparison.measures import ORDER

PAGE = Path(__file__).parents[2] / "docs" / "measures.md"


def test_the_page_is_made_of_the_measures() -> None:
    assert PAGE.read_text(encoding="utf-8") == render_measures()


def test_every_measure_has_its_place() -> None:
    assert tuple(all_measures()) == ORDER


@pytest.mark.parametrize("measure", all_measures().values(), ids=lambda measure: measure.name)
def test_a_measure_is_described(measure: Measure) -> None:
    assert measure.definition.endswith(".")
    assert measure.title_th
    assert measure.formula
    assert set(measure.lists) <= set(COLUMNS)
    assert measure.forms
