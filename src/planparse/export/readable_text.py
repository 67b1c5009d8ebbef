"""Lists and structures as text that people read in a cell."""

from __future__ import annotations

import datetime as dt
from typing import Any


def describe_value(value: Any) -> str:
    r"""Return a value of a nested column as text: no brackets, no nulls.

    Parts that are lists or structures stand on a line of their own, plain ones behind each other.

    >>> describe_value([2567, 2568]), describe_value({2567: 2.0, 2568: -1.5})
    ('2567; 2568', '2567: 2; 2568: -1.5')
    >>> describe_value([["ที่", "ตำแหน่ง"], ["1", "ครู"]])
    'ที่ | ตำแหน่ง\n1 | ครู'
    """
    if isinstance(value, list) and any(isinstance(part, list | dict) for part in value):
        return "\n".join(_describe_line(part) for part in value if part is not None)
    return _describe_parts(value, "; ")


def _describe_line(value: Any) -> str:
    return _describe_parts(value, " | " if isinstance(value, list) else "; ")


def _describe_parts(value: Any, border: str) -> str:
    if isinstance(value, list):
        return border.join(_describe_parts(part, ", ") for part in value)
    if isinstance(value, dict):
        parts = ((name, _describe_parts(part, ", ")) for name, part in value.items())
        return border.join(f"{name}: {part}" for name, part in parts if part)
    return _describe_plain(value)


def _describe_plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.15g}" if value != int_or_none(value) else f"{value:.0f}"
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def int_or_none(value: float) -> int | None:
    """Return the whole number that a figure is, None where it is none."""
    return int(value) if value.is_integer() and abs(value) < 1e15 else None
