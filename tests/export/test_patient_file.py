"""A file that fails only when it is asked."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from planparse.errors import ExportError
from planparse.export.patient_file import PatientFile
from planparse.export.xlsx_book import write_xlsx
from tests.export.streams import make_hostile_projects


def test_what_is_written_is_there(tmp_path: Path) -> None:
    with PatientFile(tmp_path / "a.zip") as file, zipfile.ZipFile(file, "w") as packed:
        packed.writestr("x", b"y" * 100_000)
    assert file.failure is None
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        assert packed.read("x") == b"y" * 100_000


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
def test_a_full_disk_is_kept_until_asked() -> None:
    class Full(PatientFile):
        def __init__(self) -> None:
            io.FileIO.__init__(self, "/dev/full", "w")
            self.failure = None

    with Full() as file:
        assert file.write(b"abc") == 3
        assert file.failure is not None
        assert file.write(b"abc") == 3


def test_a_workbook_on_a_full_disk_is_an_error_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(file: PatientFile, data: bytes) -> int:
        file.failure = OSError(28, "No space left on device")
        return len(data)

    monkeypatch.setattr(PatientFile, "write", fill)
    with pytest.raises(ExportError, match="No space left on device"):
        write_xlsx([make_hostile_projects()], tmp_path / "book.xlsx")
    assert list(tmp_path.iterdir()) == []
