"""File names as text: valid UTF-8, in one line, and each name its own text.

A name on disk may hold anything but `/` and NUL: line breaks, bytes that are no UTF-8 (which Python keeps as lone
surrogates). What cannot be printed becomes the escape that Python has for it, and a backslash becomes two, so that
no two names give the same text and the name can be had back from it.
"""

from __future__ import annotations

import os
import re

_ESCAPE = re.compile(r"\\(?:\\|n|r|t|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})")
_SHORT = {"\\\\": "\\", "\\n": "\n", "\\r": "\r", "\\t": "\t"}


def escape_name(name: str) -> str:
    r"""Return a name in one line of valid UTF-8; `unescape_name` gives it back.

    >>> escape_name("แผน ๒๕๖๗.txt")
    'แผน ๒๕๖๗.txt'
    >>> print(escape_name("a\nb\udce0"), escape_name("a\\nb"))
    a\nb\udce0 a\\nb
    """
    if name.isprintable() and "\\" not in name:
        return name
    return "".join(char if char.isprintable() and char != "\\" else _escape(char) for char in name)


def _escape(char: str) -> str:
    return char.encode("unicode_escape", "surrogatepass").decode("ascii")


def unescape_name(text: str) -> str:
    r"""Return the name that `escape_name` wrote so.

    >>> unescape_name("a\\nb\\udce0") == "a\nb\udce0"
    True
    """
    return _ESCAPE.sub(lambda found: _SHORT.get(found[0]) or chr(int(found[0][2:], 16)), text)


def show_path(path: str | os.PathLike[str]) -> str:
    r"""Return a path as it is called in the tables: escaped, parted by `/`, without `./` and doubled slashes.

    >>> show_path("./plans//a.txt")
    'plans/a.txt'
    """
    given = os.fspath(path)
    parts = [part for part in given.replace(os.sep, "/").split("/") if part not in ("", ".")]
    return escape_name(("/" if given[:1] in ("/", os.sep) else "") + "/".join(parts)) or "."
