"""Databases of our own PostgreSQL for the tests of export."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import psycopg
import pytest

from tests.postgresql_server import Server


@pytest.fixture
def database(server: Server) -> str:
    """The address of an empty database."""
    name = f"plans_{secrets.token_hex(4)}"
    with server.connect() as connection:
        connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]
    return server.url(name)


@pytest.fixture
def connection(database: str) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A connection to the empty database, which sees what others committed."""
    with psycopg.connect(database, autocommit=True) as opened:
        yield opened
