"""Sizes of memory as people write them."""

from __future__ import annotations

import re

import typer

_SIZE = re.compile(r"([0-9]{1,12})(?:\.([0-9]{1,3}))?[ ]?([kmgt]?)i?b?", re.IGNORECASE)
_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}


def read_bytes(text: str, option: str) -> int:
    """Return a size in bytes.

    Raises typer.BadParameter where it is none.

    >>> read_bytes("4GB", "--memory"), read_bytes("1.5g", "--memory"), read_bytes("500 MB", "--memory")
    (4000000000, 1500000000, 500000000)
    """
    found = _SIZE.fullmatch(text.strip())
    size = 0
    if found is not None:
        size = int(float(f"{found[1]}.{found[2] or 0}") * _UNITS[found[3].lower()])
    if size <= 0:
        raise typer.BadParameter(f"{text[:40]!r} is no size: give one such as 4GB or 500MB", param_hint=option)
    return size
