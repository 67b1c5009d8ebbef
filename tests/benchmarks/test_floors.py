"""The gate's floors: pinned with a reason, below them is seen."""

from __future__ import annotations

from pathlib import Path

import gate
import pytest
from floors import Floors, measure_rates
from score import Score


def test_floors_are_rounded_down_and_keep_why(tmp_path: Path) -> None:
    floors = Floors()
    assert floors.pin({"corpus.projects.f1": 0.98765}, " first  ") == 1
    floors.save(tmp_path / "floors.json")
    again = Floors.load(tmp_path / "floors.json")
    assert again.floors == {"corpus.projects.f1": 0.987}
    assert [(entry["reason"], entry["raised"], entry["lowered"]) for entry in again.history] == [("first", 1, 0)]


def test_setting_the_same_floors_again_leaves_no_trace() -> None:
    floors = Floors({"corpus.projects.f1": 0.9})
    assert floors.pin({"corpus.projects.f1": 0.9004}, "again") == 0
    assert floors.history == []


def test_lowering_is_counted_and_other_sets_stay() -> None:
    floors = Floors({"corpus.projects.f1": 0.9, "real.projects.f1": 0.8})
    assert floors.pin({"corpus.projects.f1": 0.7}, "gold mended") == 1
    assert floors.floors == {"corpus.projects.f1": 0.7, "real.projects.f1": 0.8}
    assert floors.history[-1]["lowered"] == 1


def test_shortfalls_are_what_is_below_or_gone() -> None:
    floors = Floors({"corpus.a.f1": 0.9, "corpus.b.f1": 0.9, "corpus.c.f1": 0.5, "real.a.f1": 1.0, "corpus.d.f1": 0.0})
    measured = {"corpus.a.f1": 0.8999, "corpus.b.f1": 0.9}
    assert list(floors.shortfalls(measured, {"corpus"})) == [("corpus.a.f1", 0.8999, 0.9), ("corpus.c.f1", None, 0.5)]


def test_every_rate_of_a_list_has_a_name() -> None:
    score = Score(gold=2, found=2, matched=1, strict=0.5, fields={"ordinal": [1, 2]})
    rates = measure_rates("corpus", {"projects": score})
    assert rates == {"corpus.projects.f1": 0.5, "corpus.projects.strict": 0.25, "corpus.projects.field.ordinal": 0.5}


def test_setting_floors_takes_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        gate.read_options(["--set-floors", "--reason", "  "])
    assert "--reason" in capsys.readouterr().err


def test_gate_fails_below_a_floor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plan.txt").write_text("วิสัยทัศน์\n\nบุคลากรมีสมรรถนะสูง ใส่ใจบริการ\n", encoding="utf-8")
    gold = '{"statements": [{"kind": "vision", "ordinal": 1, "text": "บุคลากรมีสมรรถนะสูง ใส่ใจบริการ"}, {"kind": "goal", "text": "ก"}]}'
    (tmp_path / "plan.json").write_text(gold, encoding="utf-8")
    monkeypatch.setattr(gate, "SETS", {"corpus": (tmp_path, tmp_path)})
    floors = tmp_path / "pinned" / "floors.json"
    floors.parent.mkdir()
    assert gate.main(["--set-floors", "--reason", "first"], floors) == 0
    assert gate.main([], floors) == 0
    raised = floors.read_text(encoding="utf-8").replace(
        '"corpus.statements.f1": 0.666', '"corpus.statements.f1": 0.667'
    )
    floors.write_text(raised, encoding="utf-8")
    assert gate.main([], floors) == 1
    assert "BELOW ITS FLOOR: corpus.statements.f1 0.6667, floor 0.667" in capsys.readouterr().out
