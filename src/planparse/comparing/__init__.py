"""Compare plans of a store or of files, and write what came of it."""

from __future__ import annotations

from planparse.comparing.aligning import ALIGN_SUFFIXES, align, write_alignment
from planparse.comparing.reading import compare, read_plan_file
from planparse.comparing.report import render_report
from planparse.comparing.writing import SUFFIXES, write_comparison

__all__ = [
    "ALIGN_SUFFIXES",
    "SUFFIXES",
    "align",
    "compare",
    "read_plan_file",
    "render_report",
    "write_alignment",
    "write_comparison",
]
