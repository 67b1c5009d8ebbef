"""Pages that lean on the glass of the scanner."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from planparse.read.pdf_shapes import PageShapes
from planparse.read.scan_skew import find_skew, set_straight


def draw_lines() -> Image.Image:
    picture = Image.new("L", (1240, 900), 255)
    draw = ImageDraw.Draw(picture)
    for row in range(120, 800, 50):
        for x in range(150, 1050, 22):
            draw.rectangle((x, row, x + 12, row + 18), fill=20)
    return picture


@pytest.mark.parametrize("degrees", [-2.0, -1.0, 0.5, 3.0])
def test_the_angle_is_found(degrees: float) -> None:
    leaning = draw_lines().rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
    assert find_skew(leaning) == pytest.approx(-degrees, abs=0.1)


def test_a_straight_page_is_left_alone() -> None:
    picture = draw_lines()
    straight, angle = set_straight(picture)
    assert angle == 0.0
    assert straight is picture


def test_an_empty_page_is_left_alone() -> None:
    assert find_skew(Image.new("L", (600, 800), 255)) == 0.0


def test_boxes_lead_back_to_the_page_as_it_leans() -> None:
    shapes = PageShapes(1, 600, 800, 0, 600, 800, tilt=1.0)
    x0, top, x1, bottom = shapes.show_box((0, 400, 600, 400))  # a level line through the middle of the page
    assert (x0, x1) == pytest.approx((0, 600), abs=0.1)
    assert (top, bottom) == pytest.approx((400 - 5.24, 400 + 5.24), abs=0.1)
