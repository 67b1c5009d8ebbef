"""The running text of a plan: what belongs to it, how it is folded, and the way back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planparse.comparison.wordings import OWN, collect_wording, fold_wording, list_masks, unfold_span
from tests.comparison.made_plans import KRASANG, make_plan

LONG = "บุคลากรทุกระดับมีความรู้และทักษะที่จำเป็นต่อการปฏิบัติงาน"


def test_a_wording_counts_once_and_short_names_not_at_all() -> None:
    plan = make_plan(
        KRASANG,
        statements=[
            {"kind": "vision", "ordinal": 1, "text": LONG},
            {"kind": "goal", "ordinal": 1, "text": f" {LONG} "},
        ],
        projects=[{"name": "อบรม", "objective": f"เพื่อให้{LONG}"}],
    )
    found = collect_wording(plan, "a")
    assert [(one.table, one.field, one.record_id, one.line_start) for one in found.wordings] == [
        ("statements", "text", "statements-1", 10),
        ("projects", "objective", "projects-1", 10),
    ]


def test_the_agency_and_its_place_are_masked_wherever_they_are_named() -> None:
    masks = list_masks({"id": "tt-5310301", "province": "บุรีรัมย์", "district": "กระสัง"})
    text = "ทต.กระสัง และเทศบาลตำบลกระสัง อำเภอกระสัง จังหวัดบุรีรัมย์"
    assert fold_wording(text, masks) == f"{OWN}และ{OWN}{OWN}{OWN}"


def test_without_an_agency_nothing_is_masked() -> None:
    assert list_masks({}) == ()
    assert list_masks({"name": "", "id": "no-such"}) == ()


@given(st.text(st.sampled_from("กาำิ่์ขค ๑2.-ทตระสัง"), max_size=60), st.data())
def test_the_way_back_stays_inside_the_text(text: str, data: st.DataObject) -> None:
    masks = ("ทตกระสัง",)
    folded = fold_wording(text, masks)
    start = data.draw(st.integers(0, len(folded)))
    end = data.draw(st.integers(start, len(folded)))
    begin, stop = unfold_span(text, masks, start, end)
    assert 0 <= begin <= stop <= len(text)
