"""The report: one HTML file that shows a comparison."""

from __future__ import annotations

from planparse.report.rendering import render_html

__all__ = ["render_html"]
