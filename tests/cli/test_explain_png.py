"""planparse explain --png."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.cli.conftest import Run

(PLAN,) = (Path(__file__).parents[2] / "corpus" / "pdf" / "chromium").glob("12-*.pdf")


def test_the_command_draws_the_page(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "page.png"
    ran = run("explain", PLAN, "--pages", "5", "--page", "5", "--png", out)
    assert ran.code == 0
    assert f"page 5 drawn to {out}" in ran.err
    with Image.open(out) as picture:
        assert picture.width == 1684
        assert picture.height > 1190  # the page and a legend below it


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--png", "x.png"], "--page"),
        (["--page", "99", "--png", "x.png"], "no page 99"),
    ],
)
def test_what_cannot_be_drawn_is_said(run: Run, arguments: list[str], says: str) -> None:
    ran = run("explain", PLAN, *arguments)
    assert ran.code == 2
    assert says in ran.err


def test_a_text_is_not_drawn(run: Run, plan_file: Path) -> None:
    ran = run("explain", plan_file, "--page", "1", "--png", "x.png")
    assert ran.code == 2
    assert "PDF" in ran.err
