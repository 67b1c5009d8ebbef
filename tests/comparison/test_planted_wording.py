"""A passage planted in a plan of the corpus, with the name of the agency that it comes from, is found."""

from __future__ import annotations

from pathlib import Path

import pytest

import planparse
from planparse.comparison.shared_wording import find_shared_wording
from planparse.comparison.wordings import collect_wording

ROOT = Path(__file__).parents[2]
PLAKRAET = ROOT / "corpus" / "12-plakraet-tt-2567.txt"
PHANATNIKHOM = ROOT / "corpus" / "10-phanatnikhom-tm-2567.txt"
PHETCHABUN = ROOT / "corpus" / "13-phetchabun-pao-2567.txt"
KRASANG = ROOT.parent / "shared" / "plans" / "krasang-tm-2567.txt"
OBJECTIVES = 58
"""The last objective of the plan stands in this line; the planted one follows it."""
PASSAGE = "เพื่อให้หัวหน้าฝ่ายของเทศบาลเมืองพนัสนิคมสอนงานผู้ใต้บังคับบัญชาด้วยตนเองอย่างน้อยเดือนละสองครั้งและจดสิ่งที่พบไว้ในสมุดประจำฝ่าย"


def plant(path: Path, line: int, text: str) -> str:
    """Return the text of a plan with a line put in behind that line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join([*lines[:line], text, *lines[line:]])


@pytest.mark.parametrize("is_real", [False, True], ids=["corpus", "real"])
def test_a_planted_passage_and_its_foreign_name_are_found(is_real: bool) -> None:
    if is_real:
        if not KRASANG.exists():
            pytest.skip("the real plan is not here")
        source = KRASANG.read_text(encoding="utf-8")
        planted, name = source.splitlines()[40].lstrip("- ๑)"), "เทศบาลตำบลกระสัง"
    else:
        planted, name = PASSAGE, "เทศบาลเมืองพนัสนิคม"
        source = plant(PHANATNIKHOM, 48, f"\n## วัตถุประสงค์\n\n๑) {planted}")
    texts = {"source": source, "copy": plant(PLAKRAET, OBJECTIVES, f"- {planted}")}
    texts["other"] = PHETCHABUN.read_text(encoding="utf-8")
    plans = [collect_wording(planparse.parse(text), key) for key, text in texts.items()]
    found = find_shared_wording(plans)
    passages = [
        (pair, passage)
        for pair in found.pairs
        if {pair.a, pair.b} == {"source", "copy"}
        for passage in pair.passages
        if passage.wording_b.line_start == OBJECTIVES + 1
    ]
    ((pair, passage),) = passages
    assert (pair.a, pair.b) == ("source", "copy")
    assert name in passage.wording_b.text
    assert [(left.plan, left.of, left.name, left.line_start) for left in passage.left_names] == [
        ("copy", "source", name, OBJECTIVES + 1)
    ]


def test_without_it_nothing_is_shared_there() -> None:
    plans = [collect_wording(planparse.parse(path), path.name) for path in (PHANATNIKHOM, PLAKRAET, PHETCHABUN)]
    found = find_shared_wording(plans)
    assert all(not one.left_names for one in found.plans)
