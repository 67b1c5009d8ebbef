"""A real PostgreSQL for every test that asks for one."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.postgresql_server import Server, find_programs, run_server

MISSING = "no PostgreSQL server here: make test installs one on Debian and Ubuntu (as root)"


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server of our own; where none is installed CI fails, and others skip."""
    programs = find_programs()
    if programs is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)
    with run_server(programs) as started:
        yield started
