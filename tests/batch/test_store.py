"""A store opened for reading."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pandas as pd
import pytest

import planparse
from planparse.batch.publish import publish
from planparse.batch.store import Store
from planparse.errors import MissingPackage, SchemaError, StoreError
from planparse.export.arrow_schema import table_schema
from planparse.export.table_models import list_tables, table_models
from planparse.model import PlanFile
from tests.batch.stores import list_sources, make_store, read_bytes
from tests.export.plan_samples import make_key, make_many, read_corpus

FULL = make_key("full")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = make_store(tmp_path_factory.mktemp("store, of 'all' [plans]*"))
    publish(store, make_many(), list_sources())
    return store


@pytest.fixture
def store(folder: Path) -> Store:
    return planparse.open_store(folder)


def test_it_names_its_tables(store: Store) -> None:
    assert store.tables == ("sources", "plans", *list_tables())
    assert store.schema("projects").names == table_schema("projects").names


def test_frames_have_the_columns_and_dtypes_of_a_plan_s_frames(store: Store) -> None:
    frames = store.frames()
    assert list(frames) == list(store.tables)
    for name, frame in read_corpus()["full"].to_frames().items():
        assert frames[name].columns.tolist()[7:] == frame.columns.tolist(), name
        assert frames[name].dtypes.tolist()[7:] == frame.dtypes.tolist(), name


@pytest.mark.parametrize("name", list_tables())
@pytest.mark.parametrize("sample", ["full", "02-takuapa-tm-2567"])
def test_the_rows_of_a_plan_are_those_of_its_frame(store: Store, sample: str, name: str) -> None:
    frame = store.frame(name)
    own = frame[frame["plan_key"] == make_key(sample)].iloc[:, 7:].reset_index(drop=True)
    expected = read_corpus()[sample].to_frames()[name]
    if "bbox" in expected:  # a list where Python has a tuple
        expected["bbox"] = pd.Series([box and list(box) for box in expected["bbox"]], dtype="object")
    assert [list(map(_show, row)) for row in own.to_numpy()] == [list(map(_show, row)) for row in expected.to_numpy()]


def _show(value: object) -> object:
    """Return a value that can be compared: absent is None, a place is as JSON has it, a date its wording."""
    if isinstance(value, list | dict):
        return json.loads(json.dumps(value, default=str))
    return None if pd.isna(value) else value  # type: ignore[call-overload]


def test_sources_and_plans_are_frames(store: Store) -> None:
    sources = store.frame("sources")
    assert sources["source"].tolist() == sorted(row.source for row in list_sources())
    assert sources["given_year"].dtype == "Int64"
    assert store.frame("plans")["plan_key"].tolist() == list(make_many())


def test_batches_are_small_and_in_order(store: Store) -> None:
    batches = list(store.batches("statements", ["ordinal", "plan_key"], size=5))
    assert all(0 < batch.num_rows <= 5 for batch in batches)
    assert batches[0].schema.names == ["ordinal", "plan_key"]
    keys = [key for batch in batches for key in batch.column("plan_key").to_pylist()]
    assert keys == sorted(keys)
    assert len(keys) == len(store.frame("statements"))


def test_batches_keep_the_descriptions(store: Store) -> None:
    batch = next(store.batches("plans", ["plan_year"]))
    assert batch.schema.field("plan_year").metadata == table_schema("plans").field("plan_year").metadata


def test_sql_sees_every_table(store: Store) -> None:
    for name in store.tables:
        assert len(store.sql(f'FROM "{name}"')) == len(store.frame(name)), name


def test_sql_joins_sums_and_reads_mappings(store: Store) -> None:
    found = store.sql(
        "SELECT source, required[2568] AS posts FROM sources JOIN staffing USING (plan_key) "
        "WHERE plan_agency = 'อบต.ตัวอย่าง' AND required[2567] = 2"
    )
    position = list(make_many()).index(FULL)
    assert f"แผน {position:02}.txt" in found["source"].tolist()
    assert set(found["posts"]) == {3.0}


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM '{0}/README.md'",
        "SELECT * FROM read_text('{0}/README.md')",
        "SELECT * FROM read_parquet('{0}/tables/plans/*.parquet')",
        "SELECT * FROM glob('{0}/*')",
        "COPY plans TO '{0}/stolen.csv'",
        "EXPORT DATABASE '{0}/stolen'",
        "ATTACH '{0}/plans.duckdb' AS other",
        "ATTACH '{0}/stolen.duckdb' AS other",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SET threads = 1",
        "SELECT * FROM secret_frame",
        "DELETE FROM plans",
        "INSERT INTO plans SELECT * FROM plans",
        "SELECT * FROM no_such_table",
        "SELECT",
        "",
        " ;",
    ],
)
def test_sql_can_do_nothing_else(store: Store, folder: Path, query: str) -> None:
    secret_frame = pd.DataFrame({"secret": [1]})
    before = read_bytes(folder)
    with pytest.raises(StoreError, match="the query cannot be run") as raised:
        store.sql(query.format(str(folder).replace("'", "''")))
    assert "\n" not in str(raised.value)
    assert read_bytes(folder) == before
    assert secret_frame.size == 1


def test_what_a_query_makes_is_gone_with_it(store: Store) -> None:
    store.sql("CREATE TABLE mine AS SELECT * FROM plans")
    with pytest.raises(StoreError, match="mine"):
        store.sql("SELECT * FROM mine")


def test_a_plan_comes_back(store: Store) -> None:
    assert store.plan(FULL) == read_corpus()["full"]
    plans = list(store.plans())
    assert all(isinstance(plan, PlanFile) for plan in plans)
    assert len(plans) == len(make_many())


@pytest.mark.parametrize("key", ["", "../../README", "a" * 64, FULL.upper()])
def test_a_plan_that_is_not_there_is_said(store: Store, key: str) -> None:
    with pytest.raises(StoreError, match="there is no plan"):
        store.plan(key)


def test_a_table_that_is_not_there_is_said(store: Store) -> None:
    for ask in (store.schema, store.frame, store.batches):
        with pytest.raises(StoreError, match="there is no table 'plan'"):
            ask("plan")
    with pytest.raises(StoreError, match="the table plans has no column 'province'"):
        store.batches("plans", ["province"])


def test_a_store_may_be_moved(tmp_path: Path) -> None:
    publish(make_store(tmp_path / "old"), make_many(), list_sources())
    (tmp_path / "old").rename(tmp_path / "new")
    store = planparse.open_store(tmp_path / "new")
    assert len(store.sql("FROM plans")) == len(make_many())


def test_a_store_published_again_shows_its_new_rows(tmp_path: Path) -> None:
    folder = make_store(tmp_path)
    keys = list(make_many())
    publish(folder, keys[:1], list_sources())
    store = planparse.open_store(str(folder))
    assert len(store.frame("plans")) == len(store.sql("FROM plans")) == 1
    publish(folder, keys, list_sources())
    assert len(store.frame("plans")) == len(store.sql("FROM plans")) == len(keys)


def test_an_empty_store_is_a_store(tmp_path: Path) -> None:
    publish(tmp_path, [], [])
    store = planparse.open_store(tmp_path)
    assert {name: len(frame) for name, frame in store.frames().items()} == dict.fromkeys(table_models(), 0)
    assert store.sql("SELECT sum(budget_total) AS baht FROM projects")["baht"].isna().all()
    assert list(store.plans()) == []


def test_a_folder_that_is_no_store_is_said(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(StoreError, match="there is no published store; give the folder that planparse batch wrote"):
            planparse.open_store(folder)


@pytest.mark.parametrize("text", ["", "[]", "{}", "\0"])
def test_a_description_that_is_damaged_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "datapackage.json").write_text(text)
    with pytest.raises(StoreError, match="cannot be read as the description of a store"):
        planparse.open_store(tmp_path)


def test_a_store_of_another_version_is_said(tmp_path: Path) -> None:
    publish(tmp_path, [], [])
    described = tmp_path / "datapackage.json"
    described.write_text(json.dumps({**json.loads(described.read_text(encoding="utf-8")), "version": "0.9.0/1"}))
    with pytest.raises(StoreError, match=r"a store of version 0\.9\.0/1, and this planparse reads"):
        planparse.open_store(tmp_path)


def test_damage_is_said_with_the_file(tmp_path: Path) -> None:
    folder = make_store(tmp_path)
    publish(folder, make_many(), list_sources())
    part = next((folder / "tables/plans").iterdir())
    part.write_bytes(part.read_bytes()[:-9])
    store = planparse.open_store(folder)
    with pytest.raises(StoreError, match=rf"{part.name}: cannot be read"):
        store.frame("plans")
    with pytest.raises(StoreError):
        store.sql("FROM plans")
    key = next(iter(make_many()))
    (folder / "json" / key[:2] / f"{key}.json").write_text("{}")
    with pytest.raises(SchemaError):
        store.plan(key)


@pytest.mark.parametrize("package", ["pyarrow", "duckdb"])
def test_what_is_not_installed_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingPackage, match=rf"needs {package}: pip install 'planparse\[store\]'"):
        planparse.open_store(folder).sql("FROM plans")
    with pytest.raises(MissingPackage, match=package):
        publish(folder, [], [])
