"""Pages drawn with the boxes of what was read."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from planparse import Options
from planparse.drawing import LINE_COLOURS, DrawnBox, collect_boxes, draw_boxes, find_colour
from planparse.explanation import explain_run
from planparse.pipeline import run_stages

(PLAN,) = (Path(__file__).parents[1] / "corpus" / "pdf" / "chromium").glob("12-*.pdf")


def test_boxes_of_lines_cells_and_records_are_those_of_the_page() -> None:
    run = run_stages(PLAN, Options(pages="5"))
    boxes = collect_boxes(run, explain_run(run), 5)
    lines = {item.kind for item in boxes if not item.is_record}
    assert {"cell", "heading"} <= lines <= LINE_COLOURS.keys()
    assert {"projects", "budget_lines", "indicators"} <= {item.kind for item in boxes if item.is_record}
    for item in boxes:
        x0, top, x1, bottom = item.box
        assert 0 <= x0 < x1 <= 842, item
        assert 0 <= top < bottom <= 595.5, item
    assert collect_boxes(run, explain_run(run), 6) == []


def test_a_box_is_drawn_in_the_colour_of_its_kind() -> None:
    frame, area = DrawnBox("heading", (10, 10, 40, 20), False), DrawnBox("projects", (10, 40, 40, 60), True)
    drawn = draw_boxes(Image.new("RGB", (120, 160), (255, 255, 255)), [frame, area], 2.0)
    assert drawn.getpixel((20, 30)) == LINE_COLOURS["heading"]
    assert drawn.getpixel((50, 30)) == (255, 255, 255)  # within the frame
    inside = drawn.getpixel((50, 100))
    assert inside != (255, 255, 255)
    assert all(paper >= tint for paper, tint in zip((255, 255, 255), inside, strict=True))
    assert find_colour(area) != find_colour(DrawnBox("staffing", area.box, True))
