"""Provinces and districts as clerks write them."""

from __future__ import annotations

import pytest

from planparse.lexicon.places import Place, find_district, find_province, parse_place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("บุรีรัมย์", "บุรีรัมย์"),
        ("จังหวัดบุรีรัมย์", "บุรีรัมย์"),
        ("จ. ลำพูน", "ลำพูน"),
        ("ลําพูน", "ลำพูน"),
        ("ลาพูน", "ลำพูน"),
        ("สิงหบุรี", "สิงห์บุรี"),
        ("อยุธยา", "พระนครศรีอยุธยา"),
        ("กทม.", "กรุงเทพมหานคร"),
        ("นครศรีฯ", "นครศรีธรรมราช"),
        ("บุรี", None),
        ("นคร", None),
        ("", None),
        ("จังหวัด", None),
    ],
)
def test_province(text: str, expected: str | None) -> None:
    assert find_province(text) == expected


@pytest.mark.parametrize(
    ("text", "province", "expected"),
    [
        ("อำเภอกระสัง", None, "กระสัง"),
        ("อ.กระสัง", "บุรีรัมย์", "กระสัง"),
        ("เมือง", "ลำพูน", "เมืองลำพูน"),
        ("อำเภอเมืองลำพูน", None, "เมืองลำพูน"),
        ("อำเภอเมือง", None, None),
        ("กระสัง", "ลำพูน", None),
        ("เฉลิมพระเกียรติ", None, "เฉลิมพระเกียรติ"),
        ("", None, None),
    ],
)
def test_district(text: str, province: str | None, expected: str | None) -> None:
    assert find_district(text, province) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("เทศบาลตำบลกระสัง อำเภอกระสัง จังหวัดบุรีรัมย์", Place("บุรีรัมย์", "กระสัง")),
        ("อ.เมือง จ.ลำพูน", Place("ลำพูน", "เมืองลำพูน")),
        ("จังหวัดลำพูนได้จัดทำ", Place("ลำพูน", None)),
        ("อำเภอ จังหวัด", Place(None, None)),
        ("กองคลัง", Place(None, None)),
    ],
)
def test_place(text: str, expected: Place) -> None:
    assert parse_place(text) == expected
