"""Run the notebooks and keep what they show: python scripts/run_notebooks.py [NAME...]

A notebook is written as Markdown in notebooks/source/: a block of ```python is a cell of code, what stands between two
such blocks is a cell of text. This makes notebooks/NAME.ipynb of it, runs it in a copy of the folder, and keeps the
outputs without counts, times and places of this machine. It needs `pip install 'planparse[notebooks]'`.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

import planparse

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "notebooks"
SECONDS = 120
_CODE = re.compile(r"^```python\n(.*?)^```$\n?", re.MULTILINE | re.DOTALL)
_STYLE = re.compile(r"<style scoped>.*?</style>\n?", re.DOTALL)


class OwnKernel(AsyncKernelManager):
    """A kernel of this interpreter, whatever kernels the user has."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{**settings, "kernel_spec_manager": KernelSpecManager(kernel_dirs=[])})


def list_sources() -> list[Path]:
    """Return the Markdown of the notebooks, in order."""
    return sorted((FOLDER / "source").glob("*.md"))


def read_source(path: Path) -> NotebookNode:
    """Return the notebook that a Markdown file describes, without outputs."""
    parts = _CODE.split(path.read_text(encoding="utf-8"))
    cells = []
    for at, part in enumerate(parts):
        text = part.strip("\n")
        if text:
            made = (new_code_cell if at % 2 else new_markdown_cell)(text, id=f"{path.stem}-{len(cells) + 1}")
            cells.append(made)
    metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return new_notebook(cells=cells, metadata=metadata)


def run_notebook(notebook: NotebookNode) -> NotebookNode:
    """Run a notebook in a copy of its folder, with the corpus beside it; return it with its outputs, cleaned.

    Raises nbclient.exceptions.CellExecutionError where a cell fails.
    """
    run = nbformat.from_dict(notebook)
    with TemporaryDirectory() as place:
        shutil.copytree(FOLDER, Path(place, FOLDER.name), ignore=shutil.ignore_patterns("*.ipynb", "source", "store"))
        Path(place, "corpus").symlink_to(ROOT / "corpus", target_is_directory=True)
        client = NotebookClient(
            run,
            kernel_name="python3",
            kernel_manager_class=OwnKernel,
            extra_arguments=["--HistoryManager.enabled=False", "--log-level=ERROR"],
            timeout=SECONDS,
            record_timing=False,
            resources={"metadata": {"path": str(Path(place, FOLDER.name))}},
        )
        client.execute(env=_make_environment(place))
    run.metadata["language_info"] = {"name": "python"}  # without the version of this machine
    for cell in run.cells:
        if cell.cell_type == "code":
            cell.execution_count, cell.metadata = None, {}
            cell.outputs = list(_clean(cell.outputs))
    return run


def list_texts(notebook: NotebookNode) -> list[tuple[str, dict[str, str]]]:
    """Return each cell of code with what it shows, kind by kind, pictures left out."""
    return [(cell.source, dict(_list_shown(cell))) for cell in notebook.cells if cell.cell_type == "code"]


def write_notebook(notebook: NotebookNode, path: Path) -> None:
    """Write a notebook, its parts always in one order."""
    path.write_text(nbformat.writes(notebook, version=4) + "\n", encoding="utf-8")


def _make_environment(place: str) -> dict[str, str]:
    code = str(Path(planparse.__file__).parents[1])
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, (code, os.environ.get("PYTHONPATH")))),
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath))),
        "IPYTHONDIR": str(Path(place, "ipython")),
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        "PYTHONWARNINGS": "default",
    }


def _clean(outputs: list[NotebookNode]) -> Iterator[NotebookNode]:
    """Yield the outputs without counts and styles, the pieces of a stream as one."""
    last: Any = None
    for output in outputs:
        if output.output_type == "stream" and last is not None and output.name == last.get("name"):
            last.text += output.text
            continue
        if "execution_count" in output:
            output.execution_count = None
        if "data" in output and "text/html" in output.data:
            output.data["text/html"] = _STYLE.sub("", output.data["text/html"])
        output.pop("transient", None)
        last = output
        yield output


def _list_shown(cell: NotebookNode) -> Iterator[tuple[str, str]]:
    for at, output in enumerate(cell.outputs):
        if output.output_type == "stream":
            yield f"{at} {output.name}", output.text
        for kind, shown in output.get("data", {}).items():
            yield f"{at} {kind}", "" if kind.startswith("image/") else shown


def main(names: list[str]) -> None:
    """Run the notebooks of those names (`01-read`), all of them without any."""
    for source in list_sources():
        if not names or source.stem in names:
            write_notebook(run_notebook(read_source(source)), FOLDER / f"{source.stem}.ipynb")
            print(source.stem)


if __name__ == "__main__":
    main(sys.argv[1:])
