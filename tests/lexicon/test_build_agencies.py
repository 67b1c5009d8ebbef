"""The script that builds agencies.csv from a reference list."""

from __future__ import annotations

import csv
import json
import runpy
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "build_agencies.py"
COLUMNS = (
    "type,full_name_th,short_th,name_th,province_code,province_th,amphoe_code,amphoe_th,entity_geocode,dla_code_2560"
)
ROWS = (
    "PAO,องค์การบริหารส่วนจังหวัดลำพูน,อบจ.ลำพูน,ลำพูน,51,ลำพูน,,,51,2510101",
    "TAO,องค์การบริหารส่วนตำบลก,อบต.ก,ก,51,ลำพูน,5101,เมืองลำพูน,510101,6510101|6510101",
    "TAO,องค์การบริหารส่วนตำบลข,อบต.ข,ข,51,ลำพูน,5101,เมืองลำพูน,510102,6510102",
    "ThesabanMueang,เทศบาลเมืองข,ทม.ข,ข,51,ลำพูน,5101,เมืองลำพูน,5190,6510102",
    "ThesabanTambon,เทศบาลตำบลค,ทต.ค,ค,51,ลำพูน,5101,เมืองลำพูน,5191,",
)


@pytest.fixture
def script() -> dict[str, Any]:
    if not SCRIPT.exists():
        pytest.skip("the script is not part of this distribution")
    return runpy.run_path(str(SCRIPT))


def build(script: dict[str, Any], folder: Path, rows: tuple[str, ...]) -> list[dict[str, str]]:
    (folder / "list.csv").write_text("\n".join((COLUMNS, *rows)) + "\n", encoding="utf-8")
    province = {"provinceCode": 51, "provinceNameTh": "ลำพูน", "provinceNameEn": "Lamphun"}
    district = {"provinceCode": 51, "districtCode": 5101, "districtNameTh": "เมืองลำพูน"}
    (folder / "p.json").write_text(json.dumps([province]), encoding="utf-8")
    (folder / "d.json").write_text(json.dumps([district]), encoding="utf-8")
    script["build_all"](folder / "list.csv", folder / "p.json", folder / "d.json", folder)
    with (folder / "agencies.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_ids_are_prefix_and_code(script: dict[str, Any], tmp_path: Path) -> None:
    rows = build(script, tmp_path, ROWS)
    assert [row["id"] for row in rows] == [
        "pao-lamphun",
        "sao-6510101",
        "sao-g510102",
        "tm-g5190",
        "tt-g5191",
    ]
    assert rows[1]["dla_code"] == "6510101"


def test_an_id_in_use_is_kept_when_its_code_is_corrected(script: dict[str, Any], tmp_path: Path) -> None:
    build(script, tmp_path, ROWS)
    corrected = (*ROWS[:4], ROWS[4] + "5510199")
    rows = build(script, tmp_path, corrected)
    assert (rows[-1]["id"], rows[-1]["dla_code"]) == ("tt-g5191", "5510199")
