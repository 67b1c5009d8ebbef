"""A batch from end to end: what is read, what is not read again, and what the store holds."""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb
import fsspec
import pytest

import planparse
from planparse.batch.ledger import LedgerError
from planparse.batch.run import EngineChoice, Report, preview_batch, retry_batch, run_batch
from planparse.batch.sources import find_items
from planparse.batch.status import find_sources, read_status
from planparse.batch.work import Outcome, Task, convert
from planparse.options import Options
from tests.batch.conftest import PROCESSES, Quiet, digest_store, write_plan
from tests.batch.engines.here import Here
from tests.batch.zip_samples import make_zip

Make = Callable[..., tuple[Path, Report]]


def test_every_source_is_read_once_and_named(plans: Path, make_store: Make) -> None:
    store, report = make_store(plans, choice=PROCESSES)
    assert report.states == {"done": 12}
    assert report.hows == {"read": 11, "duplicate": 1}
    assert report.whys == {"new": 11}
    sources = find_sources(store)
    names = [*(f"แผน-{number:02}.txt" for number in range(11)), "สำเนา.txt"]
    assert [source.name.split("/")[-1] for source in sources] == sorted(names)
    keys = {source.name.split("/")[-1]: source.key for source in sources}
    assert keys["สำเนา.txt"] == keys["แผน-03.txt"]
    assert len(set(keys.values())) == 11
    assert len(list(store.glob("json/*/*.json"))) == 11


def test_the_json_is_what_parse_returns_but_for_the_path(plans: Path, make_store: Make) -> None:
    store, _ = make_store(plans)
    source = next(source for source in find_sources(store) if source.name.endswith("แผน-04.txt"))
    expected = json.loads(planparse.parse((plans / "แผน-04.txt").read_bytes()).to_json())
    assert source.key is not None
    found = json.loads((store / "json" / source.key[:2] / f"{source.key}.json").read_text(encoding="utf-8"))
    assert found == expected
    assert found["source"]["path"] is None


def test_a_second_run_reads_nothing_and_changes_nothing(plans: Path, make_store: Make) -> None:
    store, _ = make_store(plans)
    before = digest_store(store)
    _, report = make_store(plans)
    assert report.made == 0
    assert report.hows == {"known": 12}
    assert digest_store(store) == before


def test_only_what_is_new_or_changed_is_read(plans: Path, make_store: Make) -> None:
    store, _ = make_store(plans)
    write_plan(plans / "แผน-05.txt", 5, "ฉบับแก้ไข")
    write_plan(plans / "ใหม่.txt", 77)
    _, report = make_store(plans)
    assert report.whys == {"changed": 1, "new": 1}
    assert report.hows == {"known": 11, "read": 2}
    fresh, _ = make_store(plans, store="fresh")
    assert digest_store(store) == digest_store(fresh)


def test_the_store_is_the_same_whatever_the_order_and_the_number_of_processes(plans: Path, make_store: Make) -> None:
    one, _ = make_store(plans, store="one")
    backwards = sorted(plans.iterdir(), reverse=True)
    two, _ = make_store(*backwards, store="two", choice=EngineChoice(jobs=3))
    json_one = {name: digest for name, digest in digest_store(one).items() if not name.startswith("tables/sources")}
    json_two = {name: digest for name, digest in digest_store(two).items() if not name.startswith("tables/sources")}
    assert json_one == json_two
    read = sorted(name.partition("/")[0] for name in json_one)
    assert read.count("json") == 11
    assert read.count("tables") > 3


def test_other_options_are_another_result(plans: Path, make_store: Make) -> None:
    store, _ = make_store(plans)
    ahead = preview_batch(lambda: find_items([plans]), store, Options(personal_data="drop"), Quiet())
    assert ahead.whys == {"options": 11}
    assert ahead.hows == {"duplicate": 1}
    _, report = make_store(plans, options=Options(personal_data="drop"))
    assert report.made == 11
    assert len(list(store.glob("json/*/*.json"))) == 11, "the results of the old options are gone"


def test_an_upgrade_says_what_it_would_read_again(
    plans: Path, make_store: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, _ = make_store(plans)
    monkeypatch.setattr("planparse.batch.keys.__version__", "99.0")
    ahead = preview_batch(lambda: find_items([plans]), store, Options(), Quiet())
    assert ahead.whys == {"contract": 11}


def test_a_preview_of_no_store_makes_none(plans: Path, tmp_path: Path) -> None:
    ahead = preview_batch(lambda: find_items([plans]), tmp_path / "store", Options(), Quiet())
    assert ahead.whys == {"new": 11}
    assert not (tmp_path / "store").exists()


def test_a_result_whose_json_is_gone_is_read_again(plans: Path, make_store: Make) -> None:
    store, _ = make_store(plans)
    before = digest_store(store)
    for gone in sorted(store.glob("json/*/*.json"))[:2]:
        gone.unlink()
    sorted(store.glob("json/*/*.json"))[0].write_bytes(b"")
    _, report = make_store(plans)
    assert report.whys == {"lost": 3}
    assert digest_store(store) == before


def test_json_that_is_gone_without_its_source_waits_and_is_told(plans: Path, make_store: Make) -> None:
    store, _ = make_store(plans)
    name, key = next((source.name, source.key) for source in find_sources(store) if source.name.endswith("แผน-07.txt"))
    assert key is not None
    (store / "json" / key[:2] / f"{key}.json").unlink()
    make_store(plans / "แผน-01.txt")
    assert [(source.name, source.state) for source in find_sources(store) if source.state != "done"] == [
        (name, "waiting")
    ]
    assert len(planparse.open_store(store).frame("plans")) == 10


def test_what_cannot_be_read_is_kept_with_its_reason(plans: Path, make_store: Make) -> None:
    (plans / "ว่าง.txt").write_bytes(b"")
    (plans / "เสีย.pdf").write_bytes(b"%PDF-1.7\nbroken")
    listener = Quiet()
    store, report = make_store(plans, plans.parent / "nowhere", listener=listener)
    assert report.states == {"done": 12, "failed": 2}
    assert report.reasons == {"EmptySource": 1, "UnreadablePdf": 1}
    assert report.problems == 1
    status = read_status(store)
    assert status.reasons == {("failed", "EmptySource"): 1, ("failed", "UnreadablePdf"): 1}
    assert [name for name, _ in status.problems] == [listener.problems[0].name]
    frame = planparse.open_store(store).frame("sources")
    failed = frame[frame.state == "failed"]
    assert sorted(failed.reason) == ["EmptySource", "UnreadablePdf"]
    assert failed.plan_key.isna().all()


def test_a_failure_is_not_tried_again_but_by_retry(plans: Path, make_store: Make) -> None:
    (plans / "ว่าง.txt").write_bytes(b"")
    store, _ = make_store(plans)
    _, again = make_store(plans)
    assert again.made == 0
    assert again.states == {"done": 12, "failed": 1}
    (plans / "ว่าง.txt").write_text("วิสัยทัศน์\n\nบุคลากรดี\n", encoding="utf-8")
    report = retry_batch(store, Quiet(), Here())
    assert report.states == {"done": 1}
    assert read_status(store).states == {"done": 13}


def test_retry_takes_other_limits_and_only_the_reason_asked_for(plans: Path, make_store: Make) -> None:
    (plans / "ว่าง.txt").write_bytes(b"")
    store, report = make_store(plans, options=Options(max_bytes=250))
    refused = report.reasons["TooLarge"]
    assert refused == 12, "the plans are longer than the limit"
    report = retry_batch(store, Quiet(), Here(), reasons=["TooLarge"], change=lambda options: Options())
    assert report.states == {"done": 12}
    assert read_status(store).states == {"done": 12, "failed": 1}


def test_what_retry_reads_better_is_in_the_tables_too(plans: Path, make_store: Make) -> None:
    def read_without_projects(task: Task) -> Outcome:
        plan = planparse.parse(task.data or b"")
        plan.projects.clear()
        return replace(convert(task), state="partial", reason="unread-pages", json=plan.to_json().encode() + b"\n")

    store, _ = make_store(plans, choice=Here(read=read_without_projects))
    assert len(planparse.open_store(store).frame("projects")) == 0
    assert retry_batch(store, Quiet(), Here(), reasons=["unread-pages"]).states == {"done": 12}
    assert len(planparse.open_store(store).frame("projects")) == 11
    whole, _ = make_store(plans, store="whole")
    assert digest_store(store) == digest_store(whole)


def test_what_another_tesseract_read_is_told_and_read_again_when_asked(
    plans: Path, make_store: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_scan(task: Task) -> Outcome:
        return replace(convert(task), ocr="tesseract 4.1.1" if "๐๓".encode() in (task.data or b"") else None)

    (plans / "แผน-03.txt").write_text("แผนพัฒนาบุคลากร ๐๓\n", encoding="utf-8")
    store, _ = make_store(plans, choice=Here(read=read_scan))
    for module in ("conductor", "run"):
        monkeypatch.setattr(f"planparse.batch.{module}.find_tesseract", lambda: "tesseract 5.3.0")
    ahead = preview_batch(lambda: find_items([plans]), store, Options(), Quiet())
    assert ahead.others_ocr == {"tesseract 4.1.1": 1}
    _, again = make_store(plans)
    assert again.made == 0, "only who asks for it has hours of recognition done again"
    assert retry_batch(store, Quiet(), Here(), reasons=["other-ocr"]).states == {"done": 1}
    assert not preview_batch(lambda: find_items([plans]), store, Options(), Quiet()).others_ocr


def test_nothing_is_imported_for_a_run_with_nothing_new(plans: Path, make_store: Make) -> None:
    store, _ = make_store(plans)
    program = (
        "import sys; from planparse.cli import main; main(sys.argv[1:]); "
        "print(sorted({'duckdb', 'pandas', 'planparse.model', 'pyarrow'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program, "batch", str(plans), "--out", str(store), "--jobs", "1"]
    assert subprocess.run(command, capture_output=True, check=True, text=True).stdout == "[]\n"  # noqa: S603


def test_the_views_are_written_only_where_others_are_needed(plans: Path, make_store: Make) -> None:
    store, _ = make_store(plans)
    database = store / "plans.duckdb"
    before = database.stat()
    write_plan(plans / "ใหม่.txt", 77)
    make_store(plans)
    assert database.stat().st_ino == before.st_ino
    (plans / "ผู้ลงนาม.txt").write_text("แผนอัตรากำลัง ๓ ปี\n\nพันธกิจ\n\n๑. พัฒนาคน\n๒. พัฒนางาน\n", encoding="utf-8")
    filled = {path.name for path in (store / "tables").iterdir()}
    make_store(plans)
    changed = {path.name for path in (store / "tables").iterdir()} != filled
    assert (database.stat().st_ino != before.st_ino) is changed
    database.unlink()
    make_store(plans)
    assert database.exists()


@pytest.mark.parametrize("file", ["datapackage.json", "README.md", "plans.duckdb", "tables/plans"])
def test_what_was_damaged_or_removed_is_made_again_though_nothing_is_new(
    plans: Path, make_store: Make, file: str
) -> None:
    store, _ = make_store(plans)
    before = digest_store(store)
    path = store / file
    path = next(path.iterdir()) if path.is_dir() else path
    path.write_bytes(path.read_bytes()[:-9])
    make_store(plans)
    assert digest_store(store) == before
    assert duckdb.connect(str(store / "plans.duckdb"), read_only=True).execute("SELECT 1").fetchall() == [(1,)]


def test_json_that_was_cut_off_by_a_crash_of_the_machine_is_read_again(plans: Path, make_store: Make) -> None:
    store, _ = make_store(plans)
    before = digest_store(store)
    cut = sorted(store.glob("json/*/*.json"))[4]
    cut.write_bytes(cut.read_bytes()[:100])
    shutil.rmtree(store / "tables")
    _, report = make_store(plans)
    assert report.whys == {"lost": 1}
    assert digest_store(store) == before


def test_every_kind_of_source_comes_to_the_table_of_sources(tmp_path: Path, make_store: Make) -> None:
    """A folder with odd names, an archive, a manifest, a list on standard input, and a URL, in one run."""
    folder = tmp_path / "แผน ทั้งหมด"
    long_name = "ก" * 83 + "aa.txt"
    assert len(long_name.encode()) == 255
    for number, name in enumerate([long_name, "มี ช่องว่าง.txt", "บรรทัด\nใหม่.txt"]):
        write_plan(folder / name, number)
    if sys.platform == "linux":
        write_plan(folder / os.fsdecode(b"\xe0\xb8.txt"), 3)
    (tmp_path / "z.zip").write_bytes(make_zip({"../ใน.txt": write_plan(tmp_path / "x.txt", 4).read_bytes()}))
    write_plan(tmp_path / "ต้นทาง" / "nan-67.txt", 5)
    manifest = tmp_path / "ต้นทาง" / "รายการ.csv"
    manifest.write_text("รหัส,หน่วยงาน,ปีงบประมาณ\nnan-67,อบจ.น่าน,๒๕๖๗\n", encoding="cp874")
    write_plan(tmp_path / "listed.txt", 6)
    fsspec.filesystem("memory").pipe("/plans/จำ.txt", write_plan(tmp_path / "y.txt", 7).read_bytes())
    sources = [folder, tmp_path / "z.zip", manifest, "-", "memory://plans/"]

    store = tmp_path / "store"
    listed = io.StringIO(f"{tmp_path / 'listed.txt'}\n")
    report = run_batch(lambda: find_items(sources, stdin=listed), store, Options(), Quiet(), Here())
    count = 8 if sys.platform == "linux" else 7
    assert report.states == {"done": count}
    assert report.problems == 0
    frame = planparse.open_store(store).frame("sources")
    assert len(frame) == count
    names = {name.rsplit("/", 1)[-1] for name in frame["source"]}
    assert {long_name, "มี ช่องว่าง.txt", "บรรทัด\\nใหม่.txt", "ใน.txt", "nan-67.txt", "listed.txt", "จำ.txt"} <= names
    (given,) = frame[frame["given_id"].notna()].to_dict("records")
    assert (given["given_id"], given["given_agency"], given["given_year"]) == ("nan-67", "อบจ.น่าน", 2567)
    assert "memory://plans/จำ.txt" in set(frame["source"])


def test_retry_needs_a_store(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no store"):
        retry_batch(tmp_path, Quiet())


def test_the_password_stands_nowhere_in_the_store(plans: Path, make_store: Make) -> None:
    store, _ = make_store(plans, options=Options(password="ลับมาก-7731"))  # noqa: S106
    for path in store.rglob("*"):
        if path.is_file():
            assert "ลับมาก-7731".encode() not in path.read_bytes(), path


def test_the_ledger_holds_the_findings(plans: Path, make_store: Make) -> None:
    (plans / "ผิด.txt").write_text(
        "แผนพัฒนาบุคลากร\n\nโครงการ\tงบประมาณ\n๑. อบรม\t๑,๐๐๐\n๒. สัมมนา\t๒,๐๐๐\nรวม\t๔,๐๐๐\n", encoding="utf-8"
    )
    store, _ = make_store(plans / "ผิด.txt")
    database = sqlite3.connect(store / "ledger.sqlite")
    rows = database.execute("SELECT code, severity, line FROM findings").fetchall()
    database.close()
    assert ("total-mismatch", "error", 6) in rows


def test_a_ledger_that_is_none_is_refused(plans: Path, make_store: Make, tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "ledger.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(LedgerError):
        make_store(plans)


def test_a_ledger_of_another_version_is_refused(plans: Path, make_store: Make) -> None:
    store, _ = make_store(plans)
    database = sqlite3.connect(store / "ledger.sqlite")
    database.execute("PRAGMA user_version = 99")
    database.commit()
    database.close()
    with pytest.raises(LedgerError, match="version 99"):
        make_store(plans)
