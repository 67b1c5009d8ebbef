"""Laws of normalising, on text made of everything that can be damaged."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from planparse.normalise import NormalisedText, normalise

LINE_BREAK = re.compile(r"\r\n|\n|\r")
SOUND = [*"กงนมรทคาำะเแไๆฯ๐๑1a(|-", "ที่", "การ", "กำ", "น้ำ", "หน่วย"]
MARKS = list("\u0e31\u0e34\u0e35\u0e38\u0e3a\u0e47\u0e48\u0e49\u0e4c\u0e4d\u0e4e")
DAMAGE = [" า", " ำ", "\u0e4dา", "เเ", "ำำ", "กำร", "งำน", "ค ำ", "\\", "\\*", "(cid:201)"]
ODD = list(
    "\u200b\ufeff\u00ad\u00a0\u2028\x00\x07\x0b\x17\x85\f\uf70a\uf711\uf88b\uf0b7ÉÊÃ§¾·Þ´‹ϔΪΕυ\ud800\udfff\ufffd😀"
)
BREAKS = ["\n", "\r", "\r\n", "\t", " ", "  "]
PIECES = st.sampled_from(SOUND + MARKS + DAMAGE + ODD + BREAKS)
DAMAGED = st.lists(PIECES, max_size=40).map("".join)
MARKED = st.text(alphabet="".join(["กนา ำเ", *MARKS, "\n"]), max_size=30)
ANYTHING = st.text(alphabet=st.characters(categories=None), max_size=60) | st.text(
    alphabet="\ud800\udc00ก\n", max_size=9
)
TEXTS = DAMAGED | MARKED | ANYTHING
SPANS = st.tuples(st.integers(-3, 130), st.integers(-3, 130)).map(sorted).map(tuple)


@given(TEXTS)
@example("ก ่ี")
@example("ก ี ่ม")
@example("\r\x00\u200b\n")
@example("ค ำกำรงำนมำ")
@settings(max_examples=600)
def test_idempotent(text: str) -> None:
    once = normalise(text)
    again = normalise(once.text)
    assert again.text == once.text
    assert not again.repairs


@given(TEXTS)
@settings(max_examples=300)
def test_offsets_are_monotone_and_in_bounds(text: str) -> None:
    done = normalise(text)
    places = [done.to_source(position) for position in range(-2, len(done.text) + 3)]
    assert places == sorted(places)
    assert places[0] >= 0
    assert places[-1] == len(text)


@given(TEXTS, SPANS)
@settings(max_examples=300)
def test_spans_are_in_bounds_and_nest(text: str, span: tuple[int, int]) -> None:
    done = normalise(text)
    first, last = done.source_span(*span)
    assert 0 <= first <= last <= len(text)
    if first == last:
        return
    outer_first, outer_last = done.source_span(span[0] - 1, span[1] + 1)
    assert outer_first <= first
    assert outer_last >= last


@given(TEXTS)
@settings(max_examples=300)
def test_span_of_one_character_is_not_empty_and_covers_what_was_repaired(text: str) -> None:
    done = normalise(text)
    for position, char in enumerate(done.text):
        first, last = done.source_span(position, position + 1)
        assert first < last
        if not any(repair.start < last and first < repair.end for repair in done.repairs):
            assert text[first:last] == char


@given(TEXTS)
@settings(max_examples=300)
def test_line_breaks_are_kept(text: str) -> None:
    done = normalise(text)
    assert LINE_BREAK.findall(done.text) == LINE_BREAK.findall(text)
    assert done.text.count("\f") == text.count("\f")
    assert done.text.count("\t") == text.count("\t")
    for found, source in zip(LINE_BREAK.finditer(done.text), LINE_BREAK.finditer(text), strict=True):
        assert done.source_span(*found.span()) == source.span()


@given(TEXTS)
@settings(max_examples=300)
def test_repairs_quote_the_source_in_order(text: str) -> None:
    done = normalise(text)
    starts = [repair.start for repair in done.repairs]
    assert starts == sorted(starts)
    for repair in done.repairs:
        assert repair.before == text[repair.start : repair.end]
        assert repair.before
        assert not LINE_BREAK.search(repair.before)
    assert bool(starts) == (done.text != text)


@given(TEXTS)
@settings(max_examples=300)
def test_pieces_put_together_give_the_text(text: str) -> None:
    """Walking the text span by span meets every character of the source that was not dropped, in order."""
    done = normalise(text)
    walked = 0
    for first, last in _walk(done):
        assert first >= walked
        assert all(_is_repaired(done, place) for place in range(walked, first))
        walked = last
    assert all(_is_repaired(done, place) for place in range(walked, len(text)))


def _walk(done: NormalisedText) -> list[tuple[int, int]]:
    spans = [done.source_span(position, position + 1) for position in range(len(done.text))]
    return [span for index, span in enumerate(spans) if index == 0 or span != spans[index - 1]]


def _is_repaired(done: NormalisedText, place: int) -> bool:
    return any(repair.start <= place < repair.end for repair in done.repairs)
