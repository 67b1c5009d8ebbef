"""Parts of tables: the same bytes however they came about, and made anew when anything is wrong with them."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from planparse.errors import SchemaError
from planparse.export import parquet_part, parquet_tables
from planparse.export.parquet_tables import Partition, merge_partition
from tests.export.plan_samples import make_json, make_key, make_many, read_corpus
from tests.model.build import make_plan, make_record

DIGIT = "a"


@pytest.fixture(autouse=True)
def _small_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """Row groups so small that these plans fill several."""
    monkeypatch.setattr(parquet_part, "GROUP_ROWS", 16)
    monkeypatch.setattr(parquet_part, "WIDE_GROUP_ROWS", 3)


def merge(folder: Path, keys: Iterable[str]) -> Partition:
    return merge_partition(folder, DIGIT, sorted(keys), make_many(DIGIT).__getitem__)


def read_bytes(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refuse(key: str) -> bytes:
    raise AssertionError(f"the JSON of {key} was read")


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    folder = tmp_path / "whole"
    assert merge(folder, make_many(DIGIT)).outcome == "built"
    return folder


def test_rows_are_those_of_the_plans_by_key_and_in_their_order(whole: Path) -> None:
    table = pq.read_table(whole / "sections" / "part-a.parquet", columns=["plan_key", "id"])
    named = {make_key(name, DIGIT): plan for name, plan in read_corpus().items()}
    expected = [(key, item.id) for key in sorted(named) for item in named[key].sections]
    assert list(zip(table["plan_key"].to_pylist(), table["id"].to_pylist(), strict=True)) == expected


def test_plans_has_a_row_per_plan_also_for_an_empty_one(whole: Path) -> None:
    keys = pq.read_table(whole / "plans" / "part-a.parquet")["plan_key"].to_pylist()
    assert keys == sorted(make_many(DIGIT))


def test_row_groups_are_full_but_for_the_last(whole: Path) -> None:
    for path in whole.rglob("*.parquet"):
        footer = pq.read_metadata(path)
        sizes = [footer.row_group(at).num_rows for at in range(footer.num_row_groups)]
        full = 3 if path.parent.name == "tables" else 16
        assert all(size == full for size in sizes[:-1]), path
        assert 0 < sizes[-1] <= full, path


@pytest.mark.parametrize("seed", range(5))
def test_the_bytes_are_the_same_after_many_merges(tmp_path: Path, whole: Path, seed: int) -> None:
    keys = list(make_many(DIGIT))
    random.Random(seed).shuffle(keys)  # noqa: S311
    folder = tmp_path / "merged"
    steps = [keys[:2], keys[:7], keys[3:9], keys[5:], keys[5:6], keys]
    assert [merge(folder, step).outcome for step in steps] == ["built", *["merged"] * 5]
    assert read_bytes(folder) == read_bytes(whole)


def test_a_merge_reads_no_json_of_a_plan_that_is_there(whole: Path) -> None:
    keys = sorted(make_many(DIGIT))[::2]
    assert merge_partition(whole, DIGIT, keys, refuse).outcome == "merged"


def test_the_same_keys_leave_the_parts_alone(whole: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in whole.rglob("*.parquet")}
    done = merge_partition(whole, DIGIT, sorted(make_many(DIGIT)), refuse)
    assert done.outcome == "kept"
    assert done.rows["plans"] == len(make_many(DIGIT))
    assert {path: path.stat().st_mtime_ns for path in whole.rglob("*.parquet")} == before


def test_no_rows_no_file(tmp_path: Path) -> None:
    (key,) = [make_key("small 3", DIGIT)]
    assert merge(tmp_path, [key]).rows == {"statements": 3, "plans": 1}
    assert set(read_bytes(tmp_path)) == {"statements/part-a.parquet", "plans/part-a.parquet"}


def test_no_plans_no_files(whole: Path) -> None:
    assert merge(whole, []) == Partition(DIGIT, "empty")
    assert read_bytes(whole) == {}


def break_footer(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def break_page(path: Path) -> None:
    data = bytearray(path.read_bytes())
    chunk = pq.read_metadata(path).row_group(0).column(0)
    data[chunk.dictionary_page_offset + chunk.total_compressed_size - 1] ^= 0x01  # the last byte of its last page
    path.write_bytes(bytes(data))


def change_version(path: Path) -> None:
    table = pq.read_table(path)
    pq.write_table(table.replace_schema_metadata({**table.schema.metadata, b"version": b"0"}), path)


def change_columns(path: Path) -> None:
    table = pq.read_table(path)
    pq.write_table(pa.table({"plan_key": table["plan_key"]}).replace_schema_metadata(table.schema.metadata), path)


@pytest.mark.parametrize("damage", [Path.unlink, break_footer, change_version, lambda path: path.write_bytes(b"")])
@pytest.mark.parametrize("name", ["projects", "plans"])
def test_a_part_that_is_missing_damaged_or_old_is_made_anew(whole: Path, name: str, damage: object) -> None:
    before = read_bytes(whole)
    damage(whole / name / "part-a.parquet")  # type: ignore[operator]
    assert merge(whole, make_many(DIGIT)).outcome == "built"
    assert read_bytes(whole) == before


@pytest.mark.parametrize("damage", [break_page, change_columns])
@pytest.mark.parametrize("name", ["sections", "plans"])
def test_damage_inside_a_part_is_found_when_it_is_merged(
    tmp_path: Path, whole: Path, name: str, damage: object
) -> None:
    folder = tmp_path / "merged"
    merge(folder, list(make_many(DIGIT))[:-1])
    damage(folder / name / "part-a.parquet")  # type: ignore[operator]
    assert merge(folder, make_many(DIGIT)).outcome == "built"
    assert read_bytes(folder) == read_bytes(whole)


def test_a_part_that_should_not_be_there_goes(tmp_path: Path) -> None:
    key = make_key("small 3", DIGIT)
    merge(tmp_path / "other", make_many(DIGIT))
    merge(tmp_path / "store", [key])
    before = read_bytes(tmp_path / "store")
    (tmp_path / "store" / "projects").mkdir(exist_ok=True)
    (tmp_path / "other/projects/part-a.parquet").rename(tmp_path / "store/projects/part-a.parquet")
    assert merge(tmp_path / "store", [key]).outcome == "built"
    assert read_bytes(tmp_path / "store") == before


@pytest.mark.parametrize("stop", range(1, 25, 4))
def test_a_run_cut_off_while_files_take_their_places_is_put_right(
    tmp_path: Path, whole: Path, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    folder = tmp_path / "merged"
    merge(folder, list(make_many(DIGIT))[:9])
    placed = iter(range(100))
    take_place = parquet_part.PartWriter.take_place

    def take_place_or_die(writer: parquet_part.PartWriter) -> None:
        if next(placed) == stop:
            raise KeyboardInterrupt
        take_place(writer)

    with monkeypatch.context() as patch:
        patch.setattr(parquet_part.PartWriter, "take_place", take_place_or_die)
        if stop < len(parquet_tables.TABLES):
            with pytest.raises(KeyboardInterrupt):
                merge(folder, make_many(DIGIT))
    merge(folder, make_many(DIGIT))
    assert read_bytes(folder) == read_bytes(whole)


def test_damaged_json_leaves_the_parts_as_they_were(tmp_path: Path) -> None:
    merge(tmp_path, list(make_many(DIGIT))[:3])
    before = read_bytes(tmp_path)
    with pytest.raises(SchemaError):
        merge_partition(tmp_path, DIGIT, sorted(make_many(DIGIT)), lambda _: b"{}")
    assert read_bytes(tmp_path) == before


def test_hostile_texts_come_back_through_a_merge(tmp_path: Path) -> None:
    texts = ["ก\0ข", "ก\ud800ข", "๑" * 400_000, "<b>&\x1b[0m"]
    plan = make_plan(path=None, statements=[make_record("statements", text=text) for text in texts])
    plans = {make_key("hostile", DIGIT): make_json(plan), **make_many(DIGIT)}
    merge_partition(tmp_path, DIGIT, [make_key("hostile", DIGIT)], plans.__getitem__)
    assert merge_partition(tmp_path, DIGIT, sorted(plans), plans.__getitem__).outcome == "merged"
    table = pq.read_table(tmp_path / "statements" / "part-a.parquet")
    kept = [row["text"] for row in table.to_pylist() if row["plan_key"] == make_key("hostile", DIGIT)]
    assert kept == ["ก\0ข", "ก\\ud800ข", "๑" * 400_000, "<b>&\x1b[0m"]
