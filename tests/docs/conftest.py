"""A store of the plans of the corpus, made once for all pages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT


def make_environment(source: Path = ROOT / "src") -> dict[str, str]:
    """Return the environment of a reader who has installed planparse; `source` is the planparse that runs."""
    paths = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    wanted = {"PATH": paths, "PYTHONPATH": str(source), "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "COLUMNS": "80"}
    return {**os.environ, **wanted}


@pytest.fixture(scope="session")
def text_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store that `planparse batch corpus/*.txt` makes; pages get a copy, so that they need not read all again."""
    folder = tmp_path_factory.mktemp("text_store")
    (folder / "corpus").symlink_to(ROOT / "corpus")
    command = "planparse batch corpus/*.txt --ocr never --out store"
    done = subprocess.run(  # noqa: S603
        ["bash", "-euc", command],  # noqa: S607
        cwd=folder,
        env=make_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "store"
