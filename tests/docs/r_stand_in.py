"""A stand-in for the R package arrow, where it is not installed: R asks Python's Arrow for the same file."""

from __future__ import annotations

import subprocess
from pathlib import Path

CODE = r"""
read_parquet <- function(file, ...) {
  plain <- tempfile(fileext = ".csv")
  script <- paste(
    "import sys, pyarrow as pa, pyarrow.csv as pc, pyarrow.parquet as pq",
    "table = pq.read_table(sys.argv[1])",
    "flat = [name for name in table.schema.names if not pa.types.is_nested(table.schema.field(name).type)]",
    "pc.write_csv(table.select(flat), sys.argv[2])", sep = "; ")
  # R puts its own folders before those of Python
  stopifnot(system2("env", c("-u", "LD_LIBRARY_PATH", "PYTHON", "-c", shQuote(script), shQuote(file), shQuote(plain))) == 0)
  read.csv(plain, encoding = "UTF-8")
}
"""


def install_stand_in(library: Path, python: str) -> Path | None:
    """Install the stand-in into a library of R, which is returned; nothing where R has the real one."""
    has_real = ["Rscript", "--vanilla", "-e", "quit(status = !requireNamespace('arrow', quietly = TRUE))"]
    if subprocess.run(has_real, capture_output=True, check=False).returncode == 0:  # noqa: S603
        return None
    source = library / "source" / "arrow"
    (source / "R").mkdir(parents=True)
    (source / "DESCRIPTION").write_text("Package: arrow\nVersion: 0.0.1\nTitle: Stand-In\nLicense: none\n")
    (source / "NAMESPACE").write_text("export(read_parquet)\nimportFrom(utils, read.csv)\n")
    (source / "R" / "arrow.R").write_text(CODE.replace("PYTHON", python))
    installed = library / "installed"
    installed.mkdir()
    command = ["R", "CMD", "INSTALL", "--no-docs", "--no-test-load", f"--library={installed}", str(source)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr
    return installed
