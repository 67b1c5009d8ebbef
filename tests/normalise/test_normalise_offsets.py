"""The map from offsets of the normalised text to the source."""

from __future__ import annotations

import random

import pytest

from planparse.normalise import OffsetMap, normalise


def test_text_without_repairs_maps_to_itself() -> None:
    text = "แผนอัตรากำลัง"
    done = normalise(text)
    assert done.text is text
    assert [done.to_source(position) for position in range(4)] == [0, 1, 2, 3]
    assert done.source_span(3, 9) == (3, 9)


@pytest.mark.parametrize(
    ("start", "end", "wording"),
    [
        (0, 1, "ก"),
        (0, 6, "ก าลังค"),
        (1, 2, " า"),
        (1, 3, " าล"),
        (2, 5, "ลัง"),
        (5, 6, "ค"),
        (0, 7, "ก าลังคน"),
        (3, 3, ""),
    ],
)
def test_span_covers_the_whole_repaired_place(start: int, end: int, wording: str) -> None:
    source = "ก าลังคน"
    done = normalise(source)
    assert done.text == "กำลังคน"
    first, last = done.source_span(start, end)
    assert source[first:last] == wording


def test_dropped_characters_at_the_edge_are_not_part_of_a_span() -> None:
    source = "\u200bกา\u200bรบ\u200b"
    done = normalise(source)
    assert done.text == "การบ"
    assert done.source_span(0, 2) == (1, 3)
    assert done.source_span(2, 4) == (4, 6)
    assert done.source_span(0, 4) == (1, 6)


def test_swapped_marks_are_one_place() -> None:
    source = "ท่ีดิน"
    done = normalise(source)
    assert done.text == "ที่ดิน"
    assert done.source_span(1, 2) == (1, 3)
    assert done.source_span(2, 3) == (1, 3)


def test_two_steps_on_one_place_are_one_place() -> None:
    source = "xก\u0e4d\u200bาy"
    done = normalise(source)
    assert done.text == "xกำy"
    assert done.source_span(2, 3) == (2, 5)
    assert [(repair.name, repair.start, repair.end) for repair in done.repairs] == [
        ("split-sara-am", 2, 5),
        ("zero-width", 3, 4),
    ]


def test_one_character_for_one_leaves_offsets_in_step() -> None:
    done = normalise("ว\uf70aา\u00a0ที\uf70a")
    assert done.text == "ว่า ที่"
    assert [done.to_source(position) for position in range(8)] == list(range(8))
    assert done.source_span(1, 2) == (1, 2)


@pytest.mark.parametrize("seed", range(40))
def test_edits_in_several_goes_agree_with_a_list_of_characters(seed: int) -> None:
    """The slow way: every character of the text carries the set of source places that it came from."""
    chooser = random.Random(seed)  # noqa: S311
    length = chooser.randrange(1, 40)
    offsets = OffsetMap(length)
    origins = [(place, place + 1) for place in range(length)]
    for _ in range(4):
        edits = _choose_edits(chooser, len(origins))
        offsets = offsets.apply(edits)
        origins = _apply_slowly(origins, edits)
    for position, (first, last) in enumerate(origins):
        found_first, found_last = offsets.to_source_span(position, position + 1)
        assert found_first <= first
        assert found_last >= last
        assert offsets.to_source(position) == found_first
    places = [offsets.to_source(position) for position in range(len(origins) + 1)]
    assert places == sorted(places)
    assert offsets.to_source(len(origins)) == length


def _choose_edits(chooser: random.Random, length: int) -> list[tuple[int, int, int]]:
    edits = []
    place = 0
    while place < length:
        place += chooser.randrange(0, 6)
        end = place + chooser.randrange(1, 4)
        if end > length:
            break
        edits.append((place, end, chooser.randrange(0, 4)))
        place = end
    return edits


def _apply_slowly(origins: list[tuple[int, int]], edits: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    result = []
    done = 0
    for start, end, length in edits:
        result += origins[done:start]
        result += [(origins[start][0], origins[end - 1][1])] * length
        done = end
    return result + origins[done:]
