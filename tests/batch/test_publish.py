"""Publishing a store: the same bytes however it came about, safe to be cut off, nothing left behind."""

from __future__ import annotations

import dataclasses
import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from planparse.batch import publish as publishing
from planparse.batch.places import json_path
from planparse.batch.publish import Published, SourceRow, build_partition, publish
from planparse.errors import SchemaError, StoreError
from planparse.export import parquet_tables
from planparse.export.table_models import SourceEntry, table_models
from tests.batch.stores import list_sources, make_store, read_bytes
from tests.export.plan_samples import make_key, make_many


@pytest.fixture(autouse=True)
def _all_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many parts as a large store has, though these have few plans."""
    divide(monkeypatch, 0, 0)


def divide(monkeypatch: pytest.MonkeyPatch, few: int, some: int) -> None:
    """Have tables of up to `few` plans in one part, up to `some` in four, and larger ones in sixteen."""
    monkeypatch.setattr(parquet_tables, "FEW_PLANS", few)
    monkeypatch.setattr(parquet_tables, "SOME_PLANS", some)


def publish_all(store: Path, **options: Any) -> Published:
    return publish(store, make_many(), list_sources(), **options)


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    store = make_store(tmp_path / "whole")
    publish_all(store)
    return store


def test_what_lies_in_a_store(whole: Path) -> None:
    assert {path.name for path in whole.iterdir()} == {
        "README.md",
        "datapackage.json",
        "json",
        "plans.duckdb",
        "tables",
    }
    assert {path.name for path in (whole / "tables").iterdir()} <= set(table_models())


def test_it_says_what_it_holds(tmp_path: Path) -> None:
    done = publish_all(make_store(tmp_path))
    assert list(done.rows) == list(table_models())
    assert (done.rows["plans"], done.rows["sources"]) == (len(make_many()), len(make_many()) + 2)
    assert [partition.digit for partition in done.partitions] == list("0123456789abcdef")
    assert {partition.outcome for partition in done.partitions} == {"built", "empty"}
    assert done.removed == 0


def test_parts_go_by_the_first_digit_of_the_key(whole: Path) -> None:
    found = {path.name: pq.read_table(path)["plan_key"].to_pylist() for path in (whole / "tables/plans").iterdir()}
    assert found == {
        f"part-{digit}.parquet": [key for key in make_many() if key[0] == digit]
        for digit in {key[0] for key in make_many()}
    }


def list_keys(store: Path) -> list[str]:
    """Return the keys in the parts of the table `plans`, part by part."""
    parts = sorted((store / "tables/plans").glob("part-*.parquet"))
    return [key for part in parts for key in pq.read_table(part)["plan_key"].to_pylist()]


@pytest.mark.parametrize(("few", "some", "names"), [(99, 99, "0"), (0, 99, "0123"), (0, 0, "0123456789abcdef")])
def test_few_plans_have_few_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int, some: int, names: str
) -> None:
    divide(monkeypatch, few, some)
    store = make_store(tmp_path)
    done = publish_all(store)
    assert {partition.digit for partition in done.partitions if partition.outcome == "built"} <= set(names)
    assert {path.stem[-1] for path in (store / "tables/plans").iterdir()} <= set(names)
    assert list_keys(store) == sorted(make_many())


@pytest.mark.parametrize("before", [(99, 99), (0, 99), (0, 0)])
@pytest.mark.parametrize("after", [(99, 99), (0, 99), (0, 0)])
def test_the_number_of_parts_may_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: tuple[int, int], after: tuple[int, int]
) -> None:
    changed, fresh = make_store(tmp_path / "changed"), make_store(tmp_path / "fresh")
    divide(monkeypatch, *before)
    publish_all(changed)
    divide(monkeypatch, *after)
    outcomes = {partition.outcome for partition in publish_all(changed).partitions}
    assert outcomes <= ({"kept", "empty"} if before == after else {"built", "empty"})
    publish_all(fresh)
    assert read_bytes(changed) == read_bytes(fresh)


@pytest.mark.parametrize("done", range(5))
def test_no_row_is_in_two_parts_while_their_number_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, done: int
) -> None:
    store = make_store(tmp_path)
    publish_all(store)

    def stop(function: Any, *lists: Any) -> Any:
        for number, arguments in enumerate(zip(*lists, strict=True)):
            if number == done:
                raise KeyboardInterrupt
            yield function(*arguments)

    divide(monkeypatch, 0, 99)
    with pytest.raises(KeyboardInterrupt):
        publish_all(store, map=stop)
    keys = list_keys(store)
    assert len(keys) == len(set(keys))
    publish_all(store)
    assert list_keys(store) == sorted(make_many())


def test_sources_are_rows_by_name(whole: Path) -> None:
    rows = pq.read_table(whole / "tables/sources/part-0.parquet").to_pylist()
    assert [row["source"] for row in rows] == sorted(row.source for row in list_sources())
    assert rows == [dataclasses.asdict(row) for row in sorted(list_sources(), key=lambda row: row.source)]


def test_a_source_row_has_the_columns_of_the_table() -> None:
    assert [field.name for field in dataclasses.fields(SourceRow)] == list(SourceEntry.model_fields)


def test_without_sources_there_is_no_table_of_them(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    publish_all(store)
    assert publish(store, [], []).rows == dict.fromkeys(table_models(), 0)
    assert not list(store.rglob("*.parquet"))
    assert not list(store.rglob("*.json")) or list(store.rglob("*.json")) == [store / "datapackage.json"]


def test_the_bytes_do_not_depend_on_order_or_steps(tmp_path: Path, whole: Path) -> None:
    store = make_store(tmp_path / "steps")
    keys = list(reversed(make_many()))
    for count in (1, 5, 11):
        publish(store, keys[:count], [SourceRow("a.txt", key, None, "done") for key in keys])
    publish(store, keys, reversed(list_sources()))
    assert read_bytes(store) == read_bytes(whole)


def test_publishing_again_changes_nothing(whole: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in whole.rglob("*") if path.suffix != ".duckdb" and path.is_file()}
    done = publish_all(whole)
    assert {partition.outcome for partition in done.partitions} == {"kept", "empty"}
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_parts_can_be_built_by_other_processes(tmp_path: Path, whole: Path) -> None:
    store = make_store(tmp_path / "processes")
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        publish_all(store, map=pool.map)
    assert read_bytes(store) == read_bytes(whole)


def test_a_part_is_built_by_a_function_that_can_be_sent() -> None:
    assert pickle.loads(pickle.dumps(build_partition)) is build_partition  # noqa: S301


def test_every_step_is_told(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    publish_all(make_store(tmp_path), on_step=lambda *step: told.append(step))
    assert list(dict.fromkeys(step for step, _, _ in told)) == ["partitions", "sources", "views", "cleaning"]
    for name in ("partitions", "sources", "views", "cleaning"):
        counts = [(done, total) for step, done, total in told if step == name]
        assert counts == [(done, counts[0][1]) for done in range(counts[0][1] + 1)]


def test_json_of_no_source_goes_and_other_files_stay(whole: Path) -> None:
    other = make_key("gone")
    json_path(whole, other).parent.mkdir(parents=True, exist_ok=True)
    json_path(whole, other).write_text("{}")
    note = whole / "json" / "notes.json"
    note.write_text("mine")
    assert publish_all(whole).removed == 1
    assert not json_path(whole, other).exists()
    assert note.read_text() == "mine"
    assert all(json_path(whole, key).exists() for key in make_many())


def test_json_that_a_source_has_stays_though_it_is_not_published(whole: Path) -> None:
    keys = list(make_many())
    assert publish(whole, keys[1:], list_sources()).removed == 0
    assert json_path(whole, keys[0]).exists()


def test_leftovers_go(whole: Path) -> None:
    before = read_bytes(whole)
    key = next(iter(make_many()))
    for folder in (whole, json_path(whole, key).parent, whole / "tables" / "plans"):
        (folder / ".planparse-0123456789ab.tmp").write_text("half")
    (whole / ".planparse-0123456789ab.tmp.wal").write_text("half")
    publish_all(whole)
    assert read_bytes(whole) == before


@pytest.mark.parametrize("stop", range(0, 24, 3))
def test_a_run_that_is_cut_off_is_put_right_by_the_next(tmp_path: Path, whole: Path, stop: int) -> None:
    store = make_store(tmp_path / "cut")
    publish(store, list(make_many())[:4], list_sources()[:4])
    for key, text in make_many().items():  # what had no source yet was removed
        json_path(store, key).parent.mkdir(parents=True, exist_ok=True)
        json_path(store, key).write_bytes(text)
    steps = iter(range(100))

    def stop_there(*_: object) -> None:
        if next(steps) == stop:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish_all(store, on_step=stop_there)
    publish_all(store)
    assert read_bytes(store) == read_bytes(whole)


def test_a_key_without_json_is_named(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    key = make_key("none")
    with pytest.raises(StoreError, match=rf"{key}\.json: the JSON of a plan is missing"):
        publish(store, [*make_many(), key], [])


def test_damaged_json_is_named(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    key = next(iter(make_many()))
    json_path(store, key).write_text("{")
    with pytest.raises(SchemaError, match=key):
        publish_all(store)


@pytest.mark.parametrize("key", ["", "abc", "../" + "a" * 61, "A" * 64, "a" * 64 + "\n"])
def test_what_is_no_key_is_refused(tmp_path: Path, key: str) -> None:
    with pytest.raises(StoreError, match="is no key"):
        publish(tmp_path, [key], [])
    assert list(tmp_path.iterdir()) == []


def test_the_readme_says_it_in_both_languages_and_names_every_table(whole: Path) -> None:
    text = (whole / "README.md").read_text(encoding="utf-8")
    assert "# A store of planparse" in text
    assert "# คลังข้อมูลของ planparse" in text
    assert all(f"`{name}`" in text for name in table_models())


def test_layout_names_are_the_ones_used() -> None:
    assert publishing.list_parts(Path("nowhere")) == {name: [] for name in table_models()}
