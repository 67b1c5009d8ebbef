"""Boxes of stretches of the text, by page."""

from __future__ import annotations

from planparse.read import Places


def make_places() -> Places:
    places = Places()
    for start, page in ((0, 1), (10, 1), (20, 3), (30, 3)):
        places.add_line(start, page)
        places.add_box(start, start + 8, page, (float(start), 0.0, start + 5.0, 9.0))
    return places


def test_boxes_of_a_page_come_in_the_order_of_the_text() -> None:
    found = list(make_places().list_boxes(3))
    assert found == [(20, 28, (20.0, 0.0, 25.0, 9.0)), (30, 38, (30.0, 0.0, 35.0, 9.0))]


def test_a_page_without_text_has_no_boxes() -> None:
    assert list(make_places().list_boxes(2)) == []
    assert list(make_places().list_boxes(4)) == []
