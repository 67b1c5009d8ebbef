"""Standard output and standard error: who reads them, how they are encoded, what goes there."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TextIO

from planparse.errors import PlanparseError, print_in_one_line

EXIT_STRICT = 1
EXIT_UNREADABLE = 2
EXIT_UNREAD_PAGES = 3
EXIT_INTERRUPTED = 130
EXIT_BROKEN_PIPE = 141


class _ClosedOutput(io.TextIOBase):
    """A standard output that was closed before we came: what should go there is an error, and never lost in silence."""

    def write(self, text: str) -> int:
        raise OSError(errno.EBADF, "standard output is closed")


def set_up_streams() -> None:
    """Write UTF-8 into pipes and files, whatever the locale; on a terminal show what it cannot as escapes."""
    if sys.stdout is None:
        sys.stdout = _ClosedOutput()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open until the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def drop_output() -> None:
    """Send what is still to be written nowhere, so that the interpreter does not complain when it ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        pass  # no real file behind the stream: nothing that could complain


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person reads the stream; None is a stream that was closed before we came."""
    return stream is not None and stream.isatty()


def report(message: str) -> None:
    """Print one line to standard error."""
    print(f"planparse: {print_in_one_line(message)}", file=sys.stderr)


def report_error(error: PlanparseError | OSError) -> None:
    """Print an error in one line to standard error: the thing, what is wrong, what to do."""
    if isinstance(error, PlanparseError):
        report(str(error))
        return
    subject = f"{error.filename2 or error.filename}: " if error.filename else ""
    report(f"{subject}{error.strerror or str(error) or type(error).__name__}; check the place and its permissions")


def count(number: int, noun: str) -> str:
    """Return the number with its noun, in the plural unless it is one.

    >>> count(1, "plan"), count(2, "plan")
    ('1 plan', '2 plans')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
