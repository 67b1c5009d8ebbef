"""A form of another package brings its words with it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from planparse.extract import form as forms
from planparse.lexicon import locate
from planparse.lexicon.wording import load_wording

MODULE = """
from planparse.extract.form import Form
from planparse.model.records import Statement

def find(place, words):
    yield from ()

FORM = Form("oaths", yields=(Statement,), find=find)
"""


@pytest.fixture
def oaths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[forms.Form]:
    """The form of a package with its mapping beside the module, as `all_forms` gives it."""
    (tmp_path / "oaths.py").write_text(MODULE, encoding="utf-8")
    (tmp_path / "oaths.toml").write_text('[words]\noath = ["คำสาบาน"]\n', encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    point = EntryPoint("oaths", "oaths:FORM", "planparse.forms")
    monkeypatch.setattr(forms, "entry_points", lambda group: [point] if group == "planparse.forms" else [])
    yield next(form for form in forms.all_forms.__wrapped__() if form.name == "oaths")
    locate._ADDED.pop("forms/oaths.toml", None)
    load_wording.cache_clear()
    sys.modules.pop("oaths", None)


def test_the_words_of_a_plugin_stand_beside_its_module(oaths: forms.Form) -> None:
    assert oaths.wording.words["oath"] == ("คำสาบาน",)


def test_forms_of_planparse_keep_their_own_mapping(oaths: forms.Form) -> None:
    assert locate._ADDED.keys() == {"forms/oaths.toml"}
