"""Where the mapping files lie: inside the installed package, or in the source tree of an editable install."""

from __future__ import annotations

import functools
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


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
    return _mappings_folder() / name
