"""Plans rendered as PDFs by other people's programs, held to the gold of the same plans as text."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import pytest
from gate import ROOT
from parity import Parity, Scores, list_ways, measure_way, print_parities
from score import Score, score_plan

from planparse import Options, parse

CORPUS = ROOT / "corpus"
NATIVE = 0.97
"""The F1 of records that PDFs with text must reach, as a share of that of the texts."""


@functools.cache
def score_text(name: str) -> dict[str, Score]:
    gold = json.loads((CORPUS / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    plan: Any = json.loads(parse(CORPUS / f"{name}.txt", Options(personal_data="keep")).to_json())
    return score_plan(gold, plan)


def test_each_way_is_stored() -> None:
    assert [way.name for way in list_ways(CORPUS / "pdf")] == ["chromium", "libreoffice", "scan"]
    assert [way.name for way in list_ways(CORPUS / "pdf", with_scans=False)] == ["chromium", "libreoffice"]


@pytest.mark.parametrize("way", ["chromium", "libreoffice"])
def test_records_of_pdfs_are_those_of_texts(way: str) -> None:
    folder = CORPUS / "pdf" / way
    texts: dict[str, Scores] = {path.stem: score_text(path.stem) for path in folder.glob("*.pdf")}
    parity = measure_way(folder, CORPUS / "gold", texts)
    assert parity.plans >= 6
    assert parity.f1 >= NATIVE, parity


def test_what_is_lost_in_a_pdf_is_seen(tmp_path: Path) -> None:
    (source,) = (CORPUS / "pdf" / "chromium").glob("12-*.pdf")
    way = tmp_path / "cut"
    way.mkdir()
    (way / source.name).write_bytes((CORPUS / "pdf" / "chromium" / "03-kamphaengsao-sao-2566.pdf").read_bytes())
    parity = measure_way(way, CORPUS / "gold", {source.stem: score_text(source.stem)})
    assert parity.name == "pdf-cut"
    assert parity.f1 < 0.5


def test_shares_have_floors_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    parity = Parity("pdf-fax", 2, (0.8, 0.5), (0.6, 0.25))
    assert parity.rates() == {"pdf-fax.parity.f1": pytest.approx(0.75), "pdf-fax.parity.strict": 0.5}
    print_parities([parity], {"pdf-fax.parity.f1": 0.7}, markdown=True)
    printed = capsys.readouterr().out
    assert "0.750" in printed
    assert "0.700" in printed
