"""Make the pages of docs/ that are made of the code: python scripts/build_pages.py; --check only compares them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import build_api
import build_cli
import build_dictionary
import build_quality

from planparse.comparison.measure_pages import render_measures

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGES: dict[str, Callable[[], str]] = {
    "api.md": build_api.render,
    "cli.md": build_cli.render,
    "dictionary.md": build_dictionary.render,
    "measures.md": render_measures,
    "quality.md": build_quality.render,
}
"""Page -> what makes it."""


def find_stale(folder: Path = DOCS) -> list[str]:
    """Return the pages that are not what they would be made now."""
    paths = {name: folder / name for name in PAGES}
    return [
        name for name, path in paths.items() if not path.exists() or path.read_text(encoding="utf-8") != PAGES[name]()
    ]


def main(arguments: list[str]) -> int:
    """Write the pages that are stale, or with --check name them and return 1."""
    stale = find_stale()
    if "--check" not in arguments:
        for name in stale:
            (DOCS / name).write_text(PAGES[name](), encoding="utf-8")
            print(f"docs/{name} made anew")
        return 0
    for name in stale:
        print(f"docs/{name} is not what the code says; run python scripts/build_pages.py")
    return int(bool(stale))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
