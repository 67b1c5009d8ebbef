"""The command line: one file per command. They parse arguments, call the API and print."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `planparse` with the arguments (None: those of the process) and return its exit code.

    0: done; 1: findings of severity error under --strict; 2: a file could not be read or written, or wrong
    usage; 130: stopped with Ctrl-C; 141: whoever read the output has gone.
    """
    try:
        from planparse.cli.app import run

        return run(arguments)
    except KeyboardInterrupt:  # before a command runs, or while its output is sent
        return 130
