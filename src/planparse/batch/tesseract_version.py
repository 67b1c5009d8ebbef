"""Which tesseract is installed: it is no part of a result's key, but another one may read a scan otherwise."""

from __future__ import annotations

import subprocess
from functools import cache

SECONDS = 20


@cache
def find_tesseract() -> str | None:
    """Return `tesseract` and its version, None where none can be run."""
    try:
        ran = subprocess.run(["tesseract", "--version"], capture_output=True, check=True, timeout=SECONDS)  # noqa: S607
    except (OSError, subprocess.SubprocessError):
        return None
    words = ran.stdout.decode("utf-8", "replace").split("\n")[0].split()
    return f"tesseract {words[1][:40]}" if len(words) > 1 and words[0] == "tesseract" else None
