"""PostgreSQL: the tables of a store in a database, brought up to date by their keys.

A database holds one store: what the store has no more is removed. All happens in one transaction, so that readers see
the tables as they were or as they are to be, and after an error nothing has changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from planparse.errors import ExportError
from planparse.export.postgresql_address import Address
from planparse.export.postgresql_columns import build_table, list_copy_rows
from planparse.export.table_streams import Exported, TableStream

if TYPE_CHECKING:
    import sqlalchemy as sa

_LOCK = 0x706C616E70617273
"""Names the lock that two exports into one database take turns by: `planpars` as a number."""
_STAGE_PREFIX = "planparse_new_"


def write_postgresql(tables: Sequence[TableStream], address: Address, *, is_forced: bool = False) -> Exported:
    """Make the tables of a database hold these rows: add and change by key, remove what is not among them.

    Tables that are missing are made, with comments. One that is there with other columns is made anew where `is_forced`
    says so. Other tables of the database are left alone.

    Raises ExportError, which never holds the password, where the database refuses.
    """
    import psycopg
    import sqlalchemy as sa

    done = Exported()
    try:
        engine = sa.create_engine(address.url, poolclass=sa.NullPool)
        with engine.begin() as connection:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
            made = _make_tables(connection, tables, address, is_forced)
            for table, target in zip(tables, made, strict=True):
                done.rows[table.name] = _bring_up_to_date(connection, table, target)
    except sa.exc.DBAPIError as error:
        _refuse(address, error.orig)
    except (sa.exc.SQLAlchemyError, psycopg.Error) as error:
        _refuse(address, error)
    return done


def _refuse(address: Address, error: BaseException | None) -> NoReturn:
    lines = [line for line in str(error).splitlines() if line.strip()]
    reason = address.hide_secrets(lines[0].strip() if lines else type(error).__name__)
    raise ExportError(address.shown, reason, "check the address, the password and your rights there") from None


def _make_tables(
    connection: sa.Connection, tables: Sequence[TableStream], address: Address, is_forced: bool
) -> list[sa.Table]:
    """Return the tables of the database, made where they were missing or are to be made anew."""
    import sqlalchemy as sa

    metadata = sa.MetaData()
    targets = [build_table(table, metadata) for table in tables]
    inspector = sa.inspect(connection)
    present = set(inspector.get_table_names())
    for target in targets:
        if target.name in present and not _is_alike(inspector, target, connection.dialect):
            if not is_forced:
                reason = f"its table {target.name} has other columns than this store"
                raise ExportError(address.shown, reason, "give another database, or --force to make it anew")
            target.drop(connection)
    metadata.create_all(connection)
    return targets


def _is_alike(inspector: sa.Inspector, target: sa.Table, dialect: sa.Dialect) -> bool:
    found = {column["name"]: column["type"].compile(dialect) for column in inspector.get_columns(target.name)}
    wanted = {column.name: column.type.compile(dialect) for column in target.columns}
    key = inspector.get_pk_constraint(target.name)["constrained_columns"]
    return found == wanted and set(key) == {column.name for column in target.primary_key}


def _bring_up_to_date(connection: sa.Connection, table: TableStream, target: sa.Table) -> int:
    """Copy the rows beside the table, then change it to match; return how many rows it holds."""
    import sqlalchemy as sa
    from sqlalchemy.dialects.postgresql import insert

    stage = target.to_metadata(sa.MetaData(), name=f"{_STAGE_PREFIX}{target.name}")
    rows = _copy_rows(connection, table, target, stage)
    same = sa.and_(*(stage.c[column.name] == column for column in target.primary_key))
    connection.execute(sa.delete(target).where(~sa.exists().where(same)))
    statement = insert(target).from_select(table.schema.names, sa.select(stage))
    values = {column.name: statement.excluded[column.name] for column in target.columns if not column.primary_key}
    changed = sa.or_(sa.false(), *(target.c[name].is_distinct_from(value) for name, value in values.items()))
    keys = [column.name for column in target.primary_key]
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=values, where=changed))
    connection.execute(sa.schema.DropTable(stage))
    return rows


def _copy_rows(connection: sa.Connection, table: TableStream, target: sa.Table, stage: sa.Table) -> int:
    """Copy the rows into a temporary table with the columns of the target; return how many they are."""
    import sqlalchemy as sa

    quote = connection.dialect.identifier_preparer.format_table
    connection.execute(sa.text(f"CREATE TEMPORARY TABLE {quote(stage)} (LIKE {quote(target)}) ON COMMIT DROP"))
    rows = 0
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {quote(stage)} FROM STDIN") as copy:
        for batch in table.read():
            for row in list_copy_rows(batch):
                copy.write_row(row)
            rows += batch.num_rows
    connection.execute(sa.text(f"ANALYZE {quote(stage)}"))
    return rows
