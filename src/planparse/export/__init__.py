"""Export: a PlanFile to files. Every file appears whole or not at all."""

from __future__ import annotations

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
