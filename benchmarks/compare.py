"""Measure `planparse.compare` over a store of many plans: the corpus over and over, as other agencies.

    python benchmarks/compare.py [--plans 5000] [--by agency]

Asked of it: at most 10 seconds and 1 GB for 5,000 plans. Always exits 0: a timing is no test.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from planparse import parse
from planparse.batch.places import PACKAGE
from planparse.export.arrow_rows import build_batch, read_rows
from planparse.export.table_models import list_tables
from planparse.export.versions import VERSION

ROOT = Path(__file__).resolve().parent.parent
_CHILD = """
import sys, time
start, busy = time.perf_counter(), time.process_time()
from planparse import compare
found = compare(sys.argv[1], by=sys.argv[2])
seconds, busy = time.perf_counter() - start, time.process_time() - busy
status = open("/proc/self/status").read().splitlines()
peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1_000_000
print(f"by {sys.argv[2]}: {seconds:.1f} s ({busy:.1f} s of work), {peak:.2f} GB, {len(found.long):,} figures, "
      f"{int((found.long['rank'].notna()).sum()):,} ranked, {len(found.wide):,} rows")
"""


def make_store(store: Path, plans: int) -> None:
    """Write the tables of that many plans: each plan of the corpus again and again, as another agency."""
    texts = [parse(path).to_json(indent=None).encode() for path in sorted((ROOT / "corpus").glob("*.txt"))]
    tables = {name: [] for name in ("plans", *list_tables())}  # type: dict[str, list[pa.Table]]
    for number, text in enumerate(texts):
        for name, rows in read_rows(f"{number}", text).items():
            tables[name].append(pa.Table.from_batches([build_batch(name, rows)]))
    for name, made in tables.items():
        folder = store / "tables" / name
        folder.mkdir(parents=True)
        copies = [_rename(made[number % len(made)], number) for number in range(plans) if len(made[number % len(made)])]
        if copies:
            pq.write_table(pa.concat_tables(copies), folder / "part-0.parquet", compression="zstd")
    (store / "tables" / "sources").mkdir()
    (store / PACKAGE).write_text(json.dumps({"version": VERSION}), encoding="utf-8")


def _rename(table: pa.Table, number: int) -> pa.Table:
    """Return the rows as those of another plan: another key and agency."""
    key = hashlib.sha256(str(number).encode()).hexdigest()
    for name, value in (("plan_key", key), ("plan_agency_id", f"made-{number}"), ("plan_agency", f"เทศบาล {number}")):
        at = table.schema.get_field_index(name)
        table = table.set_column(at, table.schema.field(at), pa.array([value] * len(table), pa.string()))
    return table


def main(arguments: list[str] | None = None) -> None:
    """Make the store, compare it in processes of their own, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plans", type=int, default=5000)
    parser.add_argument("--keep", type=Path, help="make the store here, and leave it")
    parser.add_argument("--by", nargs="*", default=["agency", "department", "position", "year", "kind"])
    chosen: Any = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        store = chosen.keep or Path(folder) / "store"
        make_store(store, chosen.plans)
        size = sum(path.stat().st_size for path in store.rglob("*.parquet")) / 1_000_000
        print(f"{chosen.plans:,} plans, {size:.0f} MB of Parquet")
        for by in chosen.by:
            subprocess.run([sys.executable, "-c", _CHILD, str(store), by], check=True)


if __name__ == "__main__":
    main()
