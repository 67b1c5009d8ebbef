"""The notebooks: what they show is what they show when they are run, and it is small and names no machine."""

from __future__ import annotations

import base64
import io
import re
import runpy
from pathlib import Path
from typing import Any

import nbformat
import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "notebooks"
SCRIPT = ROOT / "scripts" / "run_notebooks.py"
NAMES = ("01-read", "02-tables-and-frames", "03-strategies-and-budgets", "04-staffing", "05-archive", "06-compare")
WITH_FIGURES = NAMES[1:]
MOST_OF_A_FIGURE = 60_000
MOST_OF_ALL = 1_000_000

pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the notebooks are not part of this distribution")


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(SCRIPT))


def read(name: str) -> nbformat.NotebookNode:
    return nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)


def list_pictures(notebook: nbformat.NotebookNode) -> list[bytes]:
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return [base64.b64decode(one.data["image/png"]) for one in outputs if "image/png" in one.get("data", {})]


def test_there_are_six_with_a_source_each(script: dict[str, Any]) -> None:
    assert [source.stem for source in script["list_sources"]()] == list(NAMES)
    assert sorted(path.stem for path in FOLDER.glob("*.ipynb")) == list(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_shows_what_running_it_shows(script: dict[str, Any], name: str) -> None:
    made = script["run_notebook"](script["read_source"](FOLDER / "source" / f"{name}.md"))
    kept = read(name)
    assert [cell.source for cell in kept.cells] == [cell.source for cell in made.cells]
    for (source, shown), (_, now) in zip(script["list_texts"](kept), script["list_texts"](made), strict=True):
        assert now == shown, f"run scripts/run_notebooks.py {name} and look at what changed under:\n{source}"
    assert len(list_pictures(made)) == len(list_pictures(kept))


@pytest.mark.parametrize("name", NAMES)
def test_no_machine_is_named_and_nothing_is_noise(name: str) -> None:
    text = (FOLDER / f"{name}.ipynb").read_text(encoding="utf-8")
    words = re.sub(r'"image/png": "[^"]*"', "", text)
    assert not re.findall(r"/(?:tmp|home|root|usr|Users|work)/|[A-Z]:\\\\|site-packages|0x[0-9a-f]{6}|ipykernel", words)
    assert not re.findall(r"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d", words)
    assert '"execution_count": null' in text
    assert not re.findall(r'"execution_count": \d|"name": "stderr"|"output_type": "error"|<style', words)


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_asks_and_answers(name: str) -> None:
    cells = read(name).cells
    assert "**Who asks:**" in cells[0].source
    assert "**The question:**" in cells[0].source
    answer = next(at for at, cell in enumerate(cells) if cell.source.startswith("## The answer"))
    assert cells[answer + 1].outputs[0].text.strip()


@pytest.mark.parametrize("name", WITH_FIGURES)
def test_figures_are_small_and_drawn(name: str) -> None:
    pictures = list_pictures(read(name))
    assert pictures
    for picture in pictures:
        assert len(picture) <= MOST_OF_A_FIGURE
        with Image.open(io.BytesIO(picture)) as image:
            assert image.width > 400
            assert len(image.convert("RGB").getcolors(1 << 16) or ()) > 4


def test_the_folder_is_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) <= MOST_OF_ALL


def test_thai_labels_are_drawn_and_sara_am_has_its_room() -> None:
    figures = runpy.run_path(str(FOLDER / "thai_figures.py"))
    figures["use_thai"]()

    def measure(text: str) -> int:
        """Return how wide the ink of a text is."""
        mark = {"type": "text", "align": "left", "fontSize": 40, "dx": -140}
        spec = {"width": 300, "height": 60, "data": {"values": [{"t": text}]}, "mark": mark}
        png = figures["draw"]({**spec, "encoding": {"text": {"field": "t"}}, "config": {"view": {"stroke": None}}})
        with Image.open(io.BytesIO(png)) as image:
            box = image.convert("L").point(lambda shade: 255 if shade < 128 else 0).getbbox()
            assert box is not None
            return box[2] - box[0]

    assert measure("สำนักน้ำ") == pytest.approx(measure("สานักนา"), abs=4)
    assert measure("สำนัก") > measure("สนัก") + 15
