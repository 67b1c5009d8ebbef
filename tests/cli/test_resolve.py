"""planparse resolve and planparse mappings."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import get_args

import pytest

from planparse.cli.resolve import GroupChoice, KindChoice, NamedListChoice
from planparse.lexicon.facts import AGENCY_KINDS, COMPETENCY_GROUPS
from planparse.lexicon.locate import mapping_path
from planparse.lexicon.many import NamedList
from tests.cli.conftest import Run


def test_a_name_with_its_id_score_and_candidates(run: Run) -> None:
    ran = run("resolve", "position", "ผช.จพง.ธุรการ")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0].split() == ["name", "id", "score", "candidates"]
    assert ran.out.splitlines()[1].split()[:3] == ["ผช.จพง.ธุรการ", "assistant_general_clerk", "0.98"]


def test_several_names_one_of_them_unknown(run: Run) -> None:
    ran = run("resolve", "department", "กองคลัง", "กองดนตรี")
    assert [line.split()[:2] for line in ran.out.splitlines()[1:]] == [["กองคลัง", "finance"], ["กองดนตรี", "-"]]


def test_what_is_known_besides_the_name(run: Run) -> None:
    assert "tt-5450702" in run("resolve", "agency", "เทศบาลตำบลโพนทอง", "--province", "ร้อยเอ็ด").out
    found = run("resolve", "agency", "โพนทอง", "--kind", "subdistrict_municipality", "--province", "กาฬสินธุ์")
    assert "tt-5460110" in found.out
    assert " - " in run("resolve", "competency", "การทำงานเป็นทีม", "--group", "functional").out


def test_json_has_every_candidate(run: Run) -> None:
    ran = run("resolve", "agency", "เทศบาลตำบลโพนทอง", "อบจ.ลำพูน", "--json")
    unresolved, resolved = json.loads(ran.out)
    assert unresolved["id"] is None
    assert {one["id"] for one in unresolved["candidates"]} == {"tt-5440502", "tt-5450702", "tt-5460110"}
    assert resolved == {
        "text": "อบจ.ลำพูน",
        "id": "pao-lamphun",
        "score": 1.0,
        "candidates": [{"id": "pao-lamphun", "name": "องค์การบริหารส่วนจังหวัดลำพูน", "score": 1.0}],
    }


def test_as_an_agency_uses_the_names(run: Run) -> None:
    assert "finance" in run("resolve", "department", "กองคลัง", "--agency", "pao-lamphun").out


@pytest.mark.parametrize(
    "arguments",
    [["school", "ก"], ["agency"], ["department", "ก", "--agency", "nowhere"], ["agency", "ก", "--kind", "village"]],
)
def test_wrong_usage(run: Run, arguments: list[str]) -> None:
    ran = run("resolve", *arguments)
    assert ran.code == 2
    assert ran.out == ""


def test_choices_are_those_of_the_lexicon() -> None:
    assert [choice.value for choice in NamedListChoice] == list(get_args(NamedList))
    assert {choice.value for choice in KindChoice} == AGENCY_KINDS
    assert {choice.value for choice in GroupChoice} == COMPETENCY_GROUPS


def test_on_a_terminal_the_table_is_drawn(run_on_terminal: Run) -> None:
    ran = run_on_terminal("resolve", "department", "กองคลัง", "กองดนตรี")
    assert "finance" in ran.out
    assert "─" in ran.out


def test_mappings_in_order(run: Run) -> None:
    ran = run("mappings", "check")
    assert (ran.code, ran.out) == (0, "")
    assert "in order" in ran.err


def test_mappings_with_a_mistake(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mappings"
    shutil.copytree(mapping_path("agencies.csv").parent, folder)
    file = folder / "employment_types.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("teacher,", "Teacher,"), encoding="utf-8")
    ran = run("mappings", "check", "--folder", folder)
    assert ran.code == 1
    assert ran.out == "employment_types.csv:6: 'Teacher' is out of order: sort the rows by id\n"
    assert "1 fault in the mappings" in ran.err


def test_mappings_that_are_not_there(run: Run, tmp_path: Path) -> None:
    ran = run("mappings", "check", "--folder", tmp_path / "nowhere")
    assert ran.code == 2
    assert "no such folder" in ran.err
