"""A PostgreSQL server of our own: made, started and ended by the tests, on a free port of this machine."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

START_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs; its superuser is `clerk`."""

    port: int
    password: str

    def url(self, database: str) -> str:
        """Return the address of a database."""
        return f"postgresql://clerk:{self.password}@127.0.0.1:{self.port}/{database}"

    def connect(self, database: str = "postgres") -> psycopg.Connection[tuple[Any, ...]]:
        """Connect to a database; every statement stands at once."""
        return psycopg.connect(self.url(database), autocommit=True)


def find_programs() -> Path | None:
    """Return the folder of `initdb` and `postgres`; Debian keeps them off the path."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if found:
        return max(found, key=lambda path: int(path.parent.name) if path.parent.name.isdigit() else 0)
    initdb = shutil.which("initdb")
    return Path(initdb).parent if initdb else None


def choose_user() -> dict[str, Any]:
    """Return how to start the server: it refuses root, so that root lends it another user."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@contextmanager
def run_server(programs: Path) -> Iterator[Server]:
    """Run a server in a folder of its own, which is gone in the end."""
    user = choose_user()
    folder = Path(tempfile.mkdtemp(prefix="planparse-pg-"))
    server = Server(_find_port(), secrets.token_hex(8))
    try:
        (folder / "password").write_text(server.password)
        for path in (folder, folder / "password") if user else ():
            os.chown(path, user["user"], user["group"])
        _make_cluster(programs, folder, user)
        command = [
            programs / "postgres",
            "-D",
            folder / "data",
            "-k",
            folder,
            "-h",
            "127.0.0.1",
            "-p",
            str(server.port),
        ]
        command += ["-c", "fsync=off"]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, cwd="/", **user)  # noqa: S603
        try:
            _wait(server, process, folder / "log")
            yield server
        finally:
            process.send_signal(signal.SIGINT)  # ends connections and stops
            process.wait(60)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _make_cluster(programs: Path, folder: Path, user: dict[str, Any]) -> None:
    command = [programs / "initdb", "-D", folder / "data", "-U", "clerk", "--pwfile", folder / "password"]
    command += ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync"]
    done = subprocess.run(command, capture_output=True, check=False, cwd="/", text=True, **user)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr


def _find_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            server.connect().close()
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > end:
                raise AssertionError(log.read_text(errors="replace")) from None
            time.sleep(0.1)
        else:
            return
