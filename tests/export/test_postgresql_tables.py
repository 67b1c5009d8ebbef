"""A store in a real PostgreSQL."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg
import pyarrow as pa
import pytest

from planparse.batch.places import json_path
from planparse.batch.publish import SourceRow, publish
from planparse.cli import main
from planparse.errors import ExportError
from planparse.export.arrow_rows import build_batch
from planparse.export.postgresql_address import parse_address
from planparse.export.postgresql_tables import write_postgresql
from planparse.export.table_models import describe_tables, table_models
from planparse.export.table_streams import Exported, TableStream
from tests.export.streams import HOSTILE, KEY, make_hostile_projects, make_stream
from tests.model.build import make_full_plan

Connection = psycopg.Connection[tuple[Any, ...]]
OTHER = "cd" + "0" * 62


def write(database: str, *streams: TableStream, is_forced: bool = False) -> Exported:
    return write_postgresql(streams, parse_address(database), is_forced=is_forced)


def ask(connection: Connection, query: str) -> list[tuple[Any, ...]]:
    return connection.execute(query).fetchall()  # type: ignore[arg-type]


def test_hostile_text_comes_back_and_does_nothing(database: str, connection: Connection) -> None:
    done = write(database, make_hostile_projects(), make_stream("staffing"))
    assert done.rows == {"projects": len(HOSTILE), "staffing": 0}
    assert {row[0] for row in ask(connection, "SELECT name FROM projects")} == set(HOSTILE)
    found = ask(connection, "SELECT also_at -> 0 -> 'bbox' -> 1, budget_total, plan_year FROM projects LIMIT 1")
    assert found == [(-2.0, Decimal(-5), 2567)]


def test_types(database: str, connection: Connection) -> None:
    skills = [*HOSTILE, "NULL", "", "ก\0ข"]
    write(
        database,
        make_stream("development_needs", {"plan_key": KEY, "id": "n", "skills": skills, "goals": []}),
        make_stream("staffing", {"plan_key": KEY, "id": "s", "change": {2567: -1.5}, "total": 0.1}),
        make_stream("tables", {"plan_key": KEY, "id": "t", "rows": [["ก"], ["ข", 'ค"\\'], ["\0"]], "columns": []}),
        make_stream("documents", {"plan_key": KEY, "id": "d", "fiscal_years": [2567, 2568], "bbox": [1.5, 2.0]}),
    )
    (row,) = ask(connection, "SELECT skills, goals, methods FROM development_needs")
    assert row == ([*skills[:-1], "ก\\x00ข"], [], None)
    assert ask(connection, "SELECT change ->> '2567', total FROM staffing") == [("-1.5", Decimal("0.1"))]
    assert ask(connection, "SELECT rows FROM tables") == [([["ก"], ["ข", 'ค"\\'], ["\\x00"]],)]
    assert ask(connection, "SELECT fiscal_years, bbox FROM documents") == [([2567, 2568], [1.5, 2.0])]
    kinds = "SELECT data_type, udt_name FROM information_schema.columns WHERE table_name = '{}' AND column_name = '{}'"
    for table, column, kind in (
        ("documents", "fiscal_years", ("ARRAY", "_int8")),
        ("development_needs", "skills", ("ARRAY", "_text")),
        ("staffing", "total", ("numeric", "numeric")),
        ("staffing", "change", ("jsonb", "jsonb")),
        ("documents", "announced_on", ("date", "date")),
    ):
        assert ask(connection, kinds.format(table, column)) == [kind]


def test_a_lone_surrogate_and_a_nul_of_a_plan(database: str, connection: Connection) -> None:
    head = (KEY, None, None, None, None, None, None)
    item = {field.name: None for field in make_stream("sources").schema} | {"source": "ก\ud800\0", "state": "done"}
    batch = build_batch("sources", [(head, item)])
    write(database, replace(make_stream("sources"), read=lambda: iter([batch])))
    assert ask(connection, "SELECT source FROM sources") == [("ก\\ud800\\x00",)]


def test_tables_and_columns_are_described_and_have_their_keys(database: str, connection: Connection) -> None:
    write(database, *(make_stream(name) for name in table_models()))
    described = dict(ask(connection, "SELECT relname::text, obj_description(oid) FROM pg_class WHERE relkind = 'r'"))
    for name, text in describe_tables().items():
        assert described[name].startswith(f"{text}; key: ")
    assert described["projects"].endswith("; key: plan_key, id")
    assert described["plans"].endswith("; key: plan_key")
    assert described["sources"].endswith("; key: source")
    (row,) = ask(connection, "SELECT col_description('projects'::regclass, 1)")
    assert str(row[0]).startswith("the plan: ")
    keys = ask(
        connection,
        "SELECT count(*) FROM pg_index JOIN pg_class ON indrelid = pg_class.oid "
        "WHERE indisprimary AND relnamespace = 'public'::regnamespace",
    )
    assert keys == [(len(table_models()),)]


def test_rows_are_added_changed_and_removed_by_key(database: str, connection: Connection) -> None:
    first = [{"plan_key": KEY, "id": "p1", "name": "ก"}, {"plan_key": KEY, "id": "p2"}, {"plan_key": OTHER, "id": "p1"}]
    write(database, make_stream("projects", *first), make_stream("staffing", {"plan_key": OTHER, "id": "s"}))
    before = dict(ask(connection, "SELECT id || plan_key, xmin::text FROM projects"))
    second = [{"plan_key": KEY, "id": "p1", "name": "ข"}, {"plan_key": KEY, "id": "p2"}, {"plan_key": KEY, "id": "p3"}]
    done = write(database, make_stream("projects", *second))
    assert done.rows == {"projects": 3}
    assert ask(connection, "SELECT plan_key, id, name FROM projects ORDER BY id") == [
        (KEY, "p1", "ข"),
        (KEY, "p2", None),
        (KEY, "p3", None),
    ]
    after = dict(ask(connection, "SELECT id || plan_key, xmin::text FROM projects"))
    assert after[f"p2{KEY}"] == before[f"p2{KEY}"], "a row without changes is not written again"
    assert ask(connection, "SELECT count(*) FROM staffing") == [(1,)], "a table that was not asked for stays"


def test_an_error_half_way_changes_nothing(database: str, connection: Connection) -> None:
    write(database, make_stream("projects", {"plan_key": KEY, "id": "p1"}))

    def fail() -> Iterator[pa.RecordBatch]:
        yield from make_stream("staffing", {"plan_key": KEY, "id": "s1"}).read()
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        write(database, make_stream("projects"), replace(make_stream("staffing"), read=fail))
    assert ask(connection, "SELECT id FROM projects") == [("p1",)]
    assert ask(connection, "SELECT count(*) FROM pg_class WHERE relname = 'staffing'") == [(0,)]


def test_two_rows_of_one_key_are_an_error_in_one_line(database: str) -> None:
    with pytest.raises(ExportError) as caught:
        write(database, make_stream("projects", {"plan_key": KEY, "id": "p1"}, {"plan_key": KEY, "id": "p1"}))
    assert "\n" not in str(caught.value)


def test_a_table_of_another_is_left_alone(database: str, connection: Connection) -> None:
    connection.execute("CREATE TABLE projects (id int PRIMARY KEY, secret text)")
    connection.execute("INSERT INTO projects VALUES (1, 'mine')")
    with pytest.raises(ExportError, match=r"its table projects has other columns.*--force"):
        write(database, make_stream("projects", {"plan_key": KEY, "id": "p1"}))
    assert ask(connection, "SELECT secret FROM projects") == [("mine",)]
    write(database, make_stream("projects", {"plan_key": KEY, "id": "p1"}), is_forced=True)
    assert ask(connection, "SELECT id FROM projects") == [("p1",)]


def test_two_exports_at_once_take_turns(database: str, connection: Connection) -> None:
    rows = [{"plan_key": KEY, "id": f"p{at}"} for at in range(200)]
    failures: list[BaseException] = []

    def run() -> None:
        try:
            write(database, make_stream("projects", *rows), make_stream("staffing"))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    assert ask(connection, "SELECT count(*) FROM projects") == [(200,)]


@pytest.mark.parametrize("secret", ["geheim", "p%40ss%2Fw+ord", "a%27b%22c"])
def test_a_wrong_password_is_not_shown(database: str, secret: str) -> None:
    start, _, rest = database.partition("clerk:")
    wrong = f"{start}clerk:{secret}@{rest.partition('@')[2]}"
    for address in (wrong, f"{start}clerk@{rest.partition('@')[2]}?password={secret}"):
        with pytest.raises(ExportError) as caught:
            write(address, make_stream("projects"))
        shown = f"{caught.value} {caught.value!r} {caught.value.__cause__}"
        assert "password authentication failed" in shown
        for written in (secret, psycopg_unquote(secret)):
            assert written not in shown
        assert "\n" not in str(caught.value)


def psycopg_unquote(secret: str) -> str:
    from urllib.parse import unquote

    return unquote(secret)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://me:geheim@127.0.0.1:1/plans",
        "postgresql://me:geheim@127.0.0.1:port/plans",
        "postgresql://me:geheim@[::1/plans",
        "postgresql://me:geheim@nowhere.invalid/plans",
        "postgresql://me:geheim@127.0.0.1:1/plans?no_such_setting=1",
        "postgresql://me:geheim@127.0.0.1:1/plans?connect_timeout=geheim",
    ],
)
def test_an_address_that_leads_nowhere_is_one_line_without_the_password(address: str) -> None:
    with pytest.raises(ExportError) as caught:
        write(address, make_stream("projects"))
    assert "geheim" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_address_does_not_show_its_password() -> None:
    address = parse_address("postgres://me:geheim@host/plans?sslpassword=geheim2")
    assert address.shown == "postgresql://me@host/plans"
    assert "geheim" not in repr(address)


def test_the_command_never_prints_the_password(
    database: str, connection: Connection, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    json_path(tmp_path, KEY).parent.mkdir(parents=True)
    json_path(tmp_path, KEY).write_text(make_full_plan().to_json(), encoding="utf-8")
    publish(tmp_path, [KEY], [SourceRow("plan.txt", KEY, "0" * 64, "done")])
    assert main(["export", str(tmp_path), "--to", database]) == 0
    assert main(["export", str(tmp_path), "--to", database.replace("/plans_", "/no_plans_")]) == 2
    shown = "".join(capsys.readouterr())
    assert "does not exist" in shown
    assert shown.count("\n") == 2
    assert database.split(":")[2].split("@")[0] not in shown
    assert ask(connection, "SELECT source, state FROM sources") == [("plan.txt", "done")]
    assert ask(connection, "SELECT name, starts_on, schedule FROM projects") == [
        ("อบรมปฐมนิเทศ", dt.date(2023, 10, 1), [{"fiscal_year": 2567, "quarters": [1, 2]}])
    ]
