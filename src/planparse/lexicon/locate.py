"""Where the mapping files lie: inside the installed package, or in the source tree of an editable install."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_ADDED: dict[str, Path] = {}
"""Name of a mapping file -> the file of a plug-in that bears it."""


@functools.cache
def _mappings_folder() -> Path:
    packaged = _PACKAGE / "_mappings"
    return packaged if packaged.is_dir() else _PACKAGE.parent.parent / "mappings"


def mapping_path(name: str) -> Path:
    """Return the path of a mapping file, such as `agencies.csv` or `forms/projects.toml`.

    A built wheel holds the files as `planparse/_mappings`; an editable install reads `mappings/` at the top
    of the source tree. The file need not exist: whoever reads it reports that.

    >>> mapping_path("agencies.csv").name
    'agencies.csv'
    """
    return _ADDED.get(name) or _mappings_folder() / name


def add_mapping(name: str, path: Path) -> None:
    """Let a mapping file of that name, such as `forms/pledges.toml`, be the one of a plug-in."""
    _ADDED[name] = path


@functools.cache
def digest_mappings() -> str:
    """Return the SHA-256 of the mapping files that plans are read with, names and bytes, in hex.

    It changes when one of them is edited. Those under `export/` only name what was read: they are left out.
    """
    digest = hashlib.sha256()
    folder = _mappings_folder()
    shown = folder / "export"
    paths = (path for path in folder.rglob("*") if path.suffix in {".csv", ".toml"} and path.parent != shown)
    for path in sorted(paths):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\n{len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()
