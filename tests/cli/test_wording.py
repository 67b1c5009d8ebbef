"""`planparse wording`: shares, passages and names left behind."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from planparse.batch.places import json_path
from planparse.batch.publish import SourceRow, publish
from tests.cli.conftest import Run
from tests.comparison.made_plans import KRASANG, LAMPHUN, PHONTHONG, make_plan
from tests.comparison.test_shared_wording import COPIED, OWN, act

PLANS = {
    "source": make_plan(KRASANG, (2566,), actions=act(COPIED.format(name="เทศบาลตำบลกระสัง", times="๒"))),
    "copy": make_plan(PHONTHONG, (2567,), actions=act(COPIED.format(name="เทศบาลตำบลกระสัง", times="๓"))),
    "other": make_plan(LAMPHUN, (2567,), actions=act(OWN["lamphun"])),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The JSON of three plans; the second has a passage of the first, with its name."""
    out = tmp_path / "out"
    out.mkdir()
    for name, plan in PLANS.items():
        (out / f"{name}.json").write_text(plan.to_json(), encoding="utf-8")
    return out


def test_each_plan_has_a_line_with_its_shares(run: Run, folder: Path) -> None:
    ran = run("wording", folder)
    assert ran.code == 0
    lines = {line.split()[0]: line for line in ran.out.splitlines()}
    assert "100.0 %" in lines["copy.json"]
    assert "source.json" in lines["copy.json"]
    assert lines["copy.json"].endswith("เทศบาลตำบลกระสัง")
    assert lines["source.json"].endswith("-")
    assert "0.0 %" in lines["other.json"]
    assert "boilerplate cannot be told from copying with 3 agencies" in ran.err


def test_pairs_side_by_side(run: Run, folder: Path) -> None:
    out = run("wording", folder, "--pairs").out
    assert "source.json is the earlier" in out
    assert "left: เทศบาลตำบลกระสัง" in out
    assert f"a actions p2:10  {COPIED.format(name='เทศบาลตำบลกระสัง', times='๓')}" in out
    assert f"b actions p2:10  {COPIED.format(name='เทศบาลตำบลกระสัง', times='๒')}" in out


def test_only_plans_of_which_much_is_copied(run: Run, folder: Path) -> None:
    out = run("wording", folder, "--min-share", "0.5").out
    assert "other.json" not in out
    assert "copy.json" in out


def test_json_csv_and_markdown(run: Run, folder: Path, tmp_path: Path) -> None:
    data = json.loads(run("wording", folder, "--json").out)
    assert sorted(Path(one["key"]).stem for one in data["plans"]) == ["copy", "other", "source"]
    assert data["pairs"][0]["passages"][0]["wording_a"]["record_id"] == "actions-1"
    run("wording", folder, "--out", tmp_path / "plans.csv")
    rows = list(csv.DictReader((tmp_path / "plans.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [row["left_names"] for row in rows if "copy" in row["key"]] == ["เทศบาลตำบลกระสัง"]
    run("wording", folder, "--pairs", "--out", tmp_path / "pairs.md")
    assert len((tmp_path / "pairs.md").read_text(encoding="utf-8").splitlines()) == 3


def test_a_store_gives_the_same(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "store"
    keys = dict(zip(PLANS, ("aa" + "0" * 62, "bb" + "0" * 62, "cc" + "0" * 62), strict=True))
    for name, plan in PLANS.items():
        path = json_path(store, keys[name])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(plan.to_json(), encoding="utf-8")
    publish(store, keys.values(), [SourceRow(f"{name}.txt", key, key, "done") for name, key in keys.items()])
    data = json.loads(run("wording", store, "--json").out)
    assert {one["key"]: one["copied"] for one in data["plans"]} == {
        keys["source"]: 1,
        keys["copy"]: 1,
        keys["other"]: 0,
    }


def test_what_cannot_be_read_is_told_and_the_rest_is_compared(run: Run, folder: Path) -> None:
    (folder / "bad.json").write_text("{}", encoding="utf-8")
    ran = run("wording", folder)
    assert ran.code == 2
    assert "bad.json" in ran.err
    assert "copy.json" in ran.out


def test_no_plans(run: Run, tmp_path: Path) -> None:
    ran = run("wording", tmp_path)
    assert ran.code == 2
    assert "no plans in this directory" in ran.err


def test_paragraphs_that_no_record_holds_are_compared_when_asked_for(run: Run, tmp_path: Path) -> None:
    for name, body in (("a", "เทศบาลตำบลกระสัง"), ("b", "เทศบาลตำบลโพนทอง")):
        text = f"แผนพัฒนาบุคลากร\n\n{body}\n\nหลักการและเหตุผล\n\n{COPIED.format(name=body, times='๒')}\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert ", 0 pairs with copied passages" in run("wording", tmp_path).out
    ran = run("wording", tmp_path, "--text", "--pairs")
    assert "1 pair with copied passages" in ran.out
    assert "a text 7 " in ran.out
