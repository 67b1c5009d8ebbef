"""The report as a reader has it: opened in Chromium, wide and narrow, in Thai and in English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import planparse
from planparse.comparing import write_comparison
from tests.report.samples import MEASURES, make_sample_plans

WIDTHS = (1280, 390)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    write_comparison(planparse.compare(make_sample_plans(), measures=MEASURES), path)
    return path


@pytest.fixture(scope="module", params=[(width, language) for width in WIDTHS for language in ("th", "en")], ids=str)
def opened(request: pytest.FixtureRequest, browser: Any, report: Path) -> Iterator[tuple[Any, list[str], int, str]]:
    width, language = request.param
    page = browser.new_page(viewport={"width": width, "height": 900})
    trouble: list[str] = []
    page.set_default_timeout(8000)
    page.on("console", lambda message: trouble.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda sent: None if sent.url.startswith(report.as_uri()) else trouble.append(sent.url[:80]))
    page.goto(f"{report.as_uri()}#lang={language}")
    page.wait_for_selector("html[data-ready]")
    yield page, trouble, width, language
    page.close()


@pytest.fixture
def page(opened: tuple[Any, list[str], int, str]) -> Iterator[Any]:
    """The page as it was opened, filters and tables as at first; what went wrong meanwhile fails the test."""
    held, trouble, _, language = opened
    held.evaluate("document.querySelector('.filters').reset()")
    settle(held)
    yield held
    assert [text for text in trouble if not text.startswith("data:font")] == []
    assert held.evaluate("document.documentElement.lang") == language


def settle(page: Any) -> None:
    """Wait until what was asked for is drawn."""
    page.wait_for_timeout(200)
    page.wait_for_selector("html[data-drawn=yes]")


def read_cells(page: Any, measure: str, column: int) -> list[str]:
    return page.eval_on_selector_all(
        f"#{measure} .figures tbody tr", f"rows => rows.map(row => row.children[{column}].textContent)"
    )


def test_charts_are_drawn(page: Any) -> None:
    assert page.locator("#posts svg [data-f]").count() == 8
    assert page.locator("#posts_required figure").count() == 2
    assert page.locator("#posts_required figure:nth-of-type(2) svg [data-f]").count() == 18
    assert page.locator("#posts svg text", has_text="ทต.ที่ ฉ").count() == 1
    box = page.locator("#posts svg").first.bounding_box()
    assert box["width"] > 250
    assert box["height"] > 100


def test_the_page_does_not_scroll_sideways(page: Any) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_fonts_are_those_of_the_file(page: Any) -> None:
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px Sarabun', 'ก'))")
    assert page.evaluate("[...document.fonts].filter(font => font.status === 'loaded').length") >= 2


def test_the_filter_by_text_narrows_tables_and_charts(page: Any) -> None:
    page.locator("input[name=text]").fill("ที่ ค")
    settle(page)
    assert read_cells(page, "posts", 0) == ["เทศบาลตำบลที่ ค"]
    assert page.locator("#posts .chart.narrowed .hit").count() == 1
    told = page.locator("#told").inner_text()
    assert "8" in told  # posts, vacancy rate, three years of posts required and three of the share
    assert page.locator("#posts .pager p").inner_text().split()[-2] == "1"


@pytest.mark.parametrize(
    ("field", "value", "count"),
    [("kind", "sao", 1), ("province", "แพร่", 1), ("year", "2569", 0), ("mark", "no_agency_id", 1)],
)
def test_the_filters_by_choice(page: Any, field: str, value: str, count: int) -> None:
    page.locator(f"select[name={field}]").select_option(value)
    settle(page)
    assert page.locator("#posts .figures tbody tr[id]").count() == count


def test_sorting_by_keyboard(page: Any) -> None:
    head = page.locator("#posts .figures [data-column=value]")
    assert page.locator("#posts [aria-sort=descending]").count() == 1
    assert read_cells(page, "posts", 4)[:2] == ["70", "60"]
    head.focus()
    page.keyboard.press("Enter")
    assert page.locator("#posts th[aria-sort=ascending] [data-column=value]").count() == 1
    assert read_cells(page, "posts", 4)[:2] == ["5", "10"]
    assert page.evaluate("document.activeElement.dataset.column") == "value"
    page.keyboard.press("Enter")


def test_rank_and_median(page: Any) -> None:
    assert read_cells(page, "posts", 5)[0] in ("1 จาก 6", "1 of 6")
    assert read_cells(page, "posts", 6)[0] == "45"
    assert read_cells(page, "posts", 7)[0] == "+25"


def test_a_figure_leads_to_its_records(page: Any) -> None:
    row = page.locator("#posts .figures tbody tr").first
    row.locator(".source").click()
    records = page.locator("#posts .records tbody tr")
    records.first.wait_for()
    assert records.count() == 1
    assert "นิติกร" in records.first.inner_text()
    link = records.first.locator("a")
    target = link.get_attribute("href")
    link.click()
    assert page.locator(target).is_visible()
    page.locator("#posts .source[aria-expanded=true]").click()
    assert page.locator("#posts .records").count() == 0


def test_a_figure_can_be_quoted_by_its_address(page: Any, opened: tuple[Any, list[str], int, str]) -> None:
    number = page.locator("#vacancy_rate .figures tbody tr").first.get_attribute("id")
    page.evaluate(f"location.hash = '{number}&lang={opened[3]}'")
    page.locator("#vacancy_rate .records").wait_for()
    page.locator("#vacancy_rate .source[aria-expanded=true]").click()


def test_hostile_words_are_words(page: Any) -> None:
    assert page.evaluate("window.hacked") is None
    assert page.locator("img").count() == 0
    assert any(cell.startswith("</script><img") and "{{ 7*7 }}" in cell for cell in read_cells(page, "posts", 0))
    assert page.locator("#sources td", has_text="49 '").count() == 0


def test_over_the_limit_stands_out(page: Any) -> None:
    summary = page.locator("#summary").inner_text()
    assert "41" in summary
    assert "เกินเพดาน 40" in summary or "over the limit of 40" in summary


def test_words_are_of_the_language(page: Any, opened: tuple[Any, list[str], int, str]) -> None:
    text = page.locator("#summary h2").inner_text()
    assert text == {"th": "สรุป", "en": "Summary"}[opened[3]]
    assert page.locator("#posts .figures caption").inner_text() == {
        "th": "ตัวเลขของ: จำนวนอัตรา", "en": "Figures of: Posts"
    }[opened[3]]  # fmt: skip
    assert page.title().startswith({"th": "รายงาน", "en": "Comparison"}[opened[3]])


def test_the_switch_of_languages_keeps_the_place(page: Any, opened: tuple[Any, list[str], int, str]) -> None:
    other = {"th": "en", "en": "th"}[opened[3]]
    page.locator(f"[data-language={other}]").click()
    assert page.evaluate("document.documentElement.lang") == other
    assert f"lang={other}" in page.evaluate("location.hash")
    settle(page)
    page.locator(f"[data-language={opened[3]}]").click()


def test_axe_finds_nothing_serious(page: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.locator("#posts .source").first.click()
    page.locator("#posts .records").wait_for()
    # The policy of the page lets no script in; the test's own is evaluated beside it.
    found = Axe().run(page).response["violations"]
    assert [
        (one["id"], one["nodes"][0]["html"][:200]) for one in found if one["impact"] in ("serious", "critical")
    ] == []
    page.locator("#posts .source[aria-expanded=true]").click()


def test_it_prints(page: Any) -> None:
    printed = page.pdf(format="A4", print_background=True)
    assert printed.startswith(b"%PDF")
    assert 3 <= printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") <= 40
