"""The garbage collector is left as it was found."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest

from planparse import ReadError, parse
from planparse.collecting import THRESHOLD, collect_rarely


@pytest.fixture(autouse=True)
def threshold() -> Iterator[tuple[int, int, int]]:
    before = gc.get_threshold()
    gc.set_threshold(701, 11, 12)
    yield (701, 11, 12)
    gc.set_threshold(*before)


def test_the_threshold_is_raised_within_and_put_back(threshold: tuple[int, int, int]) -> None:
    with collect_rarely():
        assert gc.get_threshold() == (THRESHOLD, 11, 12)
        with collect_rarely():
            assert gc.get_threshold()[0] == THRESHOLD
        assert gc.get_threshold()[0] == THRESHOLD
    assert gc.get_threshold() == threshold


def test_it_is_put_back_after_an_error(threshold: tuple[int, int, int]) -> None:
    with pytest.raises(ReadError):
        parse(b"")
    assert gc.get_threshold() == threshold


@pytest.mark.parametrize("own", [0, THRESHOLD * 2])
def test_a_collector_that_searches_less_is_left_alone(own: int) -> None:
    gc.set_threshold(own, 11, 12)
    with collect_rarely():
        assert gc.get_threshold()[0] == own


def test_readers_in_two_threads_put_it_back_once(threshold: tuple[int, int, int]) -> None:
    inside, leave = threading.Event(), threading.Event()

    def read() -> None:
        with collect_rarely():
            inside.set()
            leave.wait(10)

    other = threading.Thread(target=read)
    with collect_rarely():
        other.start()
        assert inside.wait(10)
    assert gc.get_threshold()[0] == THRESHOLD
    leave.set()
    other.join(10)
    assert gc.get_threshold() == threshold
