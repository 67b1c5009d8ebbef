"""`planparse export`: a store as files and databases that other tools open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planparse.cli.streams import count, report

if TYPE_CHECKING:
    from planparse.export.table_streams import Exported, TableStream

DATABASES = ("postgresql://", "postgres://", "postgresql+psycopg://")
"""How the address of a database begins."""


def export(
    store: Annotated[Path, typer.Argument(metavar="STORE", help="The folder of the store.", show_default=False)],
    to: Annotated[
        str,
        typer.Option(
            metavar="FORMAT",
            help="csv, xlsx, parquet, duckdb, sqlite, or the address of a database: postgresql://user@host/name. "
            "Keep its password in PGPASSWORD or ~/.pgpass: others may see what stands in a command.",
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="The file, or the folder of csv and parquet; without it, named after STORE."),
    ] = None,
    tables: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only these tables: projects,staffing or the option again; without it, all."),
    ] = None,
    force: Annotated[
        bool,
        typer.Option("--force", help="Replace what is there. In a database: tables that were made with other columns."),
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Do not say what was written.")] = False,
) -> None:
    """Write the tables of a store as CSV, Excel, Parquet, DuckDB or SQLite, or into PostgreSQL.

    Each row has a key: plan_key in plans, source in sources, plan_key and id in all others. A database is brought up to
    date by it: rows are added or changed, and those that the store has no more are removed.
    """
    if to.startswith(DATABASES):
        if out is not None:
            raise typer.BadParameter("a database has an address, not a path", param_hint="--out")
        done, place = _fill_database(store, to, tables, force)
    else:
        done, place = _write_files(store, to, out, tables, force)
    if not quiet:
        rows = count(sum(done.rows.values()), "row")
        report(f"{count(len(done.rows), 'table')} with {rows} written to {place}")
        for note in done.notes:
            report(note)


def _write_files(store: Path, to: str, out: Path | None, names: list[str] | None, force: bool) -> tuple[Exported, str]:
    from planparse.export.targets import choose_target, find_format

    chosen = find_format(to)
    streams = open_streams(store, names)
    target = choose_target(store, out, chosen, is_forced=force)
    return chosen.write(streams, target), str(target)


def _fill_database(store: Path, to: str, names: list[str] | None, force: bool) -> tuple[Exported, str]:
    from planparse.export.packages import need_packages

    need_packages("export to PostgreSQL", "sqlalchemy", "psycopg", extra="postgresql")
    from planparse.export.postgresql_address import parse_address
    from planparse.export.postgresql_tables import write_postgresql

    address = parse_address(to)
    return write_postgresql(open_streams(store, names), address, is_forced=force), address.shown


def open_streams(store: Path, names: list[str] | None) -> list[TableStream]:
    """Return the tables of a store as streams, in the order of the store; all of them without names.

    Raises StoreError where there is no store, or no such table in it.
    """
    from planparse.batch.store import open_store
    from planparse.export.table_models import describe_tables
    from planparse.export.table_streams import TableStream, batch_rows

    opened = open_store(store)
    wanted = {name.strip() for given in names or () for name in given.split(",")} - {""}
    for name in sorted(wanted):
        opened.schema(name)  # raises where there is none
    return [
        TableStream(
            name,
            describe_tables()[name],
            opened.schema(name),
            lambda name=name: opened.batches(name, size=batch_rows(name)),  # type: ignore[misc]
        )
        for name in opened.tables
        if not wanted or name in wanted
    ]
