"""What two texts share from 25 characters on has a fingerprint in common, wherever it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planparse.comparison.fingerprints import SHINGLE, WINDOW, fingerprint

THAI = st.text(st.sampled_from("กขคงจฉชซญดตถทธนบปผพภมยรลวสหอ"), min_size=0, max_size=60)


@given(THAI, THAI, THAI, THAI, st.text(st.sampled_from("กขคงจฉชซญ"), min_size=SHINGLE + WINDOW - 1, max_size=60))
def test_a_long_enough_common_run_is_found(before: str, after: str, ahead: str, behind: str, common: str) -> None:
    one, _ = fingerprint([before + common + after])
    other, _ = fingerprint([ahead + common + behind])
    assert set(one.tolist()) & set(other.tolist())


def test_no_run_reaches_over_the_end_of_a_text() -> None:
    text = "พัฒนาบุคลากรให้มีความรู้ความสามารถในการปฏิบัติงาน"
    halves, starts = fingerprint([text[:25], text[25:]])
    whole, _ = fingerprint([text])
    assert all(start + SHINGLE <= 25 or start >= 25 for start in starts.tolist())
    assert len(whole) > 0
    assert len(halves) > 0


def test_texts_that_are_too_short_have_none() -> None:
    assert [len(part) for part in fingerprint([])] == [0, 0]
    assert [len(part) for part in fingerprint(["ก" * (SHINGLE - 1)] * 5)] == [0, 0]
    assert len(fingerprint(["ก" * SHINGLE])[0]) == 1
