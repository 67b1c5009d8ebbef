"""The site builds without a fault, without a network, and asks none of its readers for one."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.docs.blocks import ROOT, list_commands

LOADING = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src", "video": "src"}
"""Elements that a browser loads something for, by the attribute that names it."""


class Page(HTMLParser):
    """The names that a page has for its parts, what it links to, and what it loads."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.ids.add(attributes.get("id", ""))
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        if LOADING.get(tag) in attributes and attributes.get("rel") != "canonical":
            self.loaded.append(attributes[LOADING[tag]])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built by a process that has no way into the network."""
    folder = tmp_path_factory.mktemp("site") / "site"
    nowhere = "http://127.0.0.1:9"  # nobody listens there
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "http_proxy": nowhere, "https_proxy": nowhere}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr, done.stderr
    return folder


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[Path, Page]:
    """Every page of the site by its path."""
    return {path: Page(path) for path in sorted(site.rglob("*.html"))}


def test_every_page_of_the_folder_is_in_the_site(site: Path) -> None:
    built = {path.stem for path in site.glob("*.html")}
    assert {path.stem for path in (ROOT / "docs").glob("*.md")} <= built


def test_every_link_leads_to_a_page_and_a_place_on_it(pages: dict[Path, Page]) -> None:
    broken = []
    for path, page in pages.items():
        if path.name == "404.html":
            continue  # its links are those of a site at the root of a server
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or link in ("", "."):
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            is_there = target in pages and (not parts.fragment or unquote(parts.fragment) in pages[target].ids)
            if not is_there and not parts.fragment.startswith("__"):
                broken.append((path.name, link))
    assert broken == []


def test_a_reader_needs_no_network(site: Path, pages: dict[Path, Page]) -> None:
    loaded = {link for page in pages.values() for link in page.loaded}
    assert loaded
    assert not [link for link in loaded if urlsplit(link).scheme or link.startswith("//")]
    styles = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.css"))
    assert not re.findall(r"(?:url\(|@import )[\"']?(?:https?:)?//[^)\"']+", styles)


def test_the_search_has_every_page(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    found = {entry["location"].partition("#")[0].removesuffix(".html") for entry in index["docs"]}
    assert {path.stem for path in (ROOT / "docs").glob("*.md")} <= found


def test_the_thai_start_page_runs_what_its_twin_runs() -> None:
    english, thai = (list_commands(ROOT / "docs" / name) for name in ("start.md", "start.th.md"))
    assert thai
    assert {command.replace(" --language th", "") for command in thai} <= {*english}


@pytest.mark.parametrize("name", ["api.md", "cli.md", "dictionary.md", "measures.md", "quality.md"])
def test_a_page_that_is_made_of_the_code_is_made_anew(name: str, made: dict[str, str]) -> None:
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == made[name], "run python scripts/build_pages.py"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages as the code makes them now."""
    code = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[1]); import build_pages\n"
        "for name, render in build_pages.PAGES.items():\n"
        "    (pathlib.Path(sys.argv[2]) / name).write_text(render(), encoding='utf-8')"
    )
    folder = tmp_path_factory.mktemp("made")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", code, str(ROOT / "scripts"), str(folder)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
