"""What a resolution says besides its id: scores and candidates."""

from __future__ import annotations

import pytest

from planparse.lexicon.resolve import (
    agencies_by_id,
    resolve_agency,
    resolve_competency,
    resolve_department,
    resolve_position,
)
from planparse.lexicon.tables import load_agencies


def test_scores_fall_with_the_distance_from_the_canonical_name() -> None:
    names = ["กองสวัสดิการสังคม", "กอง สวัสดิการ สังคม", "กองสวัสดิการ", "กองสวัสดิการสังด้ม", "งานหนึ่ง กองสวัสดิการสังคม"]
    scores = [resolve_department(name).score for name in names]
    assert scores[0] == 1.0
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)
    assert scores[-1] > resolve_department("กองสวัสดการสังคม").score > 0.5


def test_what_is_unresolved_has_score_nought() -> None:
    assert resolve_position("ผู้ใหญ่บ้าน").score == 0.0
    assert resolve_competency("ความรัก").candidates == ()


def test_namesakes_are_candidates() -> None:
    found = resolve_agency("เทศบาลตำบลโพนทอง")
    assert found.id is None
    assert {candidate.id for candidate in found.candidates} == {"tt-5440502", "tt-5450702", "tt-5460110"}


def test_a_body_of_another_kind_is_a_candidate_only() -> None:
    found = resolve_agency("เทศบาลเมืองกระสัง")
    assert found.id is None
    assert "tt-5310301" in {candidate.id for candidate in found.candidates}


def test_several_departments_are_candidates() -> None:
    found = resolve_department("กองคลัง กองช่าง")
    assert found.id is None
    assert {candidate.id for candidate in found.candidates} == {"finance", "engineering"}


def test_a_resolved_name_leads_its_candidates() -> None:
    found = resolve_position("จพง.ธุรการ")
    assert found.candidates[0].id == found.id == "general_clerk"
    assert found.candidates[0].name == "เจ้าพนักงานธุรการ"


@pytest.mark.parametrize("short", [False, True])
def test_every_agency_is_found_by_its_name_and_place(short: bool) -> None:
    for agency in load_agencies():
        name = agency.short_name if short else agency.name
        found = resolve_agency(name, province=agency.province, district=agency.district or None)
        assert found.id == agency.id


def test_agencies_by_id() -> None:
    assert agencies_by_id()["pao-lamphun"].name == "องค์การบริหารส่วนจังหวัดลำพูน"
