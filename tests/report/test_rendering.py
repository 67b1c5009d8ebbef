"""Reports of little, of nothing, of much; and what is in the file."""

from __future__ import annotations

import base64
import gzip
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

import planparse
from planparse.comparing import render_report
from planparse.errors import MissingPackage
from planparse.report import render_html
from planparse.report.building import build_page
from planparse.report.value_charts import MOST_DOTS, draw_values
from tests.comparison.plans import make_plan, make_posts
from tests.report.samples import HOSTILE, MEASURES, make_sample_plans

ROWS = make_posts(("กองคลัง", 5, 1, "item"))


@pytest.fixture(scope="module")
def html() -> str:
    return render_html(planparse.compare(make_sample_plans(), measures=MEASURES))


def read_sources(html: str) -> Any:
    packed = re.search(r'id="sources-data">([^<]*)</script>', html)
    assert packed is not None
    return json.loads(gzip.decompress(base64.b64decode(packed[1])))


def test_no_plans() -> None:
    html = render_html(planparse.compare([]))
    assert "ไม่มีแผนให้เปรียบเทียบ" in html
    assert "There are no plans to compare." in html
    assert "<svg" not in html


def test_plans_without_a_measure() -> None:
    html = render_html(planparse.compare(make_plan(1)))
    assert "No plan has records that the chosen measures rest on." in html


def test_one_agency() -> None:
    html = render_html(planparse.compare(make_plan(1, staffing=ROWS), measures=["posts"]))
    assert "there is one agency only: nothing to rank" in html
    assert "unranked" in html
    assert "one agency on this basis: nothing to compare it with" in html
    assert "<svg" in html


def test_no_common_measure() -> None:
    projects = [{"name": "ก", "budget_status": "none"}]
    plans = [make_plan(1, staffing=ROWS), make_plan(2, kind="development_plan", projects=projects)]
    assert "no measure stands on a like basis in two agencies" in render_html(planparse.compare(plans))


def test_contradictory_years() -> None:
    frame = [{"position": "นิติกร", "framework": 3, "required": {2599: 4, 2600: 5}, "role": "item"}]
    html = render_html(planparse.compare(make_plan(1, staffing=frame), measures=["posts_required"]))
    assert "figures of 2599 in a plan of 2567" in html


def test_a_plan_without_a_year() -> None:
    html = render_html(planparse.compare(make_plan(1, [], staffing=ROWS), measures=["posts"]))
    assert "ไม่ระบุปี" in html
    assert "year not stated" in html


def test_a_thousand_agencies_are_dots_at_either_end() -> None:
    plans = [make_plan(number, staffing=make_posts(("กองคลัง", number, 1, "item"))) for number in range(1000)]
    page = build_page(planparse.compare(plans, measures=["posts"]))
    svg = draw_values(page.parts[0], page.agencies)
    assert svg is not None
    assert svg.count("data-f=") == MOST_DOTS
    assert "1000 แห่ง" in svg
    assert page.parts[0].groups[0].median == 500.5


def test_altair_takes_the_charts_as_valid() -> None:
    """Rendering leaves this check out, which takes longer than the drawing."""
    page = build_page(planparse.compare(make_sample_plans(), measures=["posts_required", "budget_share"]))
    assert all(draw_values(part, page.agencies) for part in page.parts)


def test_figures_are_written_in_full(html: str) -> None:
    """Shortening the places of marks must not shorten what is written."""
    found = re.findall(r">(11\.[0-9]+|10\.[0-9]+|9\.[0-9]+|1[0-9]\.[0-9]+)(?: \*)?</text>", html)
    assert found == []  # a tenth of 20, 30 … posts is vacant everywhere: 10, and 50 where five of ten are
    assert ">10</text>" in html


def test_the_middle_of_six_municipalities_is_in_the_summary(html: str) -> None:
    cards = html[html.index('class="cards"') : html.index('class="pair"')]
    assert "45 " in cards  # the median of 20, 30, 40, 50, 60 and 70 posts
    assert "32.5–57.5" in cards
    assert "6 แห่งที่เทียบกันได้" in cards


def test_records_have_page_lines_and_wording(html: str) -> None:
    sources = read_sources(html)
    assert [record[3:] for record in sources["records"] if record[6] == "นิติกร"] == [[1, 1, 1, "นิติกร"]] * 6


def test_hostile_words_stay_within_their_elements(html: str) -> None:
    assert "<img" not in html
    assert "&lt;/script&gt;&lt;img" in html
    assert "\\u003c/script\\u003e\\u003cimg" in html
    assert "49 &#39;" not in html
    assert html.count("</script>") == 3
    assert any(record[6] == HOSTILE for record in read_sources(html)["records"])


def test_nothing_is_fetched(html: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    assert policy[1].startswith("default-src &#39;none&#39;; script-src &#39;sha256-")
    assert "unsafe" not in policy[1]
    outside = re.findall(r'(?:src|href)="(?!#)[^"]*"|url\((?!data:)[^)]*\)|@import', html)
    assert outside == []


def test_the_same_comparison_gives_the_same_file(html: str) -> None:
    assert render_html(planparse.compare(make_sample_plans(), measures=MEASURES)) == html


def test_the_language_it_opens_in(html: str) -> None:
    assert '<html lang="th">' in html
    assert '<html lang="en">' in render_html(planparse.compare([]), "en")


def test_names_of_files_are_shown_without_the_folders_of_a_machine() -> None:
    plan = make_plan(1, staffing=ROWS)
    plan = plan.model_copy(update={"source": plan.source.model_copy(update={"path": "/home/somchai/plans/a.txt"})})
    html = render_html(planparse.compare(plan, measures=["posts"]))
    assert "plans/a.txt" in html
    assert "somchai" not in html


def test_by_department_the_groups_have_names() -> None:
    html = render_html(
        planparse.compare(
            make_plan(1, staffing=make_posts(("finance", 5, 1, "item"))), by="department", measures=["posts"]
        )
    )
    data = re.search(r'id="figures-data">(.*?)</script>', html, re.S)
    assert data is not None
    assert json.loads(data[1])["labels"]["group"] == {"finance": ["กองคลัง", "กองคลัง"]}


@pytest.mark.parametrize("package", ["altair", "jinja2", "vl_convert"])
def test_a_missing_package_is_named(package: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingPackage, match="report"):
        render_report(planparse.compare([]), tmp_path / "report.html")
    assert list(tmp_path.iterdir()) == []
