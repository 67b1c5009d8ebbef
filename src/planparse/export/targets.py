"""What a store can be exported to: formats, the names of what they write, and what must not be overwritten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from planparse.errors import ExportError
from planparse.export.csv_tables import write_csv_tables
from planparse.export.duckdb_tables import write_duckdb
from planparse.export.packages import need_packages
from planparse.export.parquet_files import write_parquet_files
from planparse.export.sqlite_tables import write_sqlite
from planparse.export.table_streams import Exported, TableStream
from planparse.export.xlsx_book import write_xlsx


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format of files: what is added to the name of the store, the packages it needs, and what writes it."""

    ending: str
    packages: tuple[str, ...]
    write: Callable[[Sequence[TableStream], Path], Exported]

    @property
    def is_folder(self) -> bool:
        """Whether a folder of files is written, not one file."""
        return not self.ending.startswith(".")


FILE_FORMATS = {
    "csv": FileFormat("-csv", ("pyarrow",), write_csv_tables),
    "xlsx": FileFormat(".xlsx", ("pyarrow", "xlsxwriter"), write_xlsx),
    "parquet": FileFormat("-parquet", ("pyarrow",), write_parquet_files),
    "duckdb": FileFormat(".duckdb", ("pyarrow", "duckdb"), write_duckdb),
    "sqlite": FileFormat(".sqlite", ("pyarrow",), write_sqlite),
}


def find_format(name: str) -> FileFormat:
    """Return the format of that name; its packages are installed.

    Raises ExportError where there is none, MissingPackage where a package is not installed.
    """
    if name not in FILE_FORMATS:
        shown = name.partition("://")[0]  # not the password of an address
        raise ExportError(reason=f"no format {shown!r}", hint=f"give {', '.join(FILE_FORMATS)} or postgresql://…")
    need_packages(f"export to {name}", *FILE_FORMATS[name].packages)
    return FILE_FORMATS[name]


def choose_target(store: Path, out: Path | None, chosen: FileFormat, *, is_forced: bool) -> Path:
    """Return where to write: `out`, or in the current folder a name made from that of the store.

    Raises ExportError where something is there already and `is_forced` is false, where it is a folder and a file is to
    be written (or the reverse), where it lies in the store, or where the folder it is to stand in is missing.
    """
    target = out if out is not None else Path(f"{store.resolve().name}{chosen.ending}")
    home, place = store.resolve(), target.resolve()
    if home == place or home in place.parents:
        raise ExportError(str(target), "lies in the store itself", "give another --out")
    if not place.parent.is_dir():
        raise ExportError(str(target), "there is no such folder to write it into", "make it first")
    if target.exists() and target.is_dir() is not chosen.is_folder:
        kind = "a folder" if target.is_dir() else "a file"
        raise ExportError(str(target), f"is {kind}", "give another --out")
    if target.exists() and not is_forced and not _is_empty_folder(target):
        raise ExportError(str(target), "is there already", "give another --out, or --force to replace it")
    return target


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and next(path.iterdir(), None) is None
