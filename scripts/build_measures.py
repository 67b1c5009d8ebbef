"""Print docs/measures.md: python scripts/build_measures.py > docs/measures.md"""

from __future__ import annotations

from planparse.comparison.measure_pages import render_measures

if __name__ == "__main__":
    print(render_measures(), end="")
