"""Export: a PlanFile to files. Every file appears whole or not at all.

What is named here is imported when it is asked for: who only writes a file whole needs no models.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planparse.export.csv_folder import write_csv_folder
    from planparse.export.json_schema import build_schema, render_schema
    from planparse.export.json_text import put_json, put_json_line, write_json, write_json_lines
    from planparse.export.whole_file import open_whole

__all__ = [
    "build_schema",
    "open_whole",
    "put_json",
    "put_json_line",
    "render_schema",
    "write_csv_folder",
    "write_json",
    "write_json_lines",
]

_HOMES = {
    "build_schema": "json_schema",
    "open_whole": "whole_file",
    "put_json": "json_text",
    "put_json_line": "json_text",
    "render_schema": "json_schema",
    "write_csv_folder": "csv_folder",
    "write_json": "json_text",
    "write_json_lines": "json_text",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
