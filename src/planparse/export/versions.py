"""The versions that a store is made with, for who must know them before anything heavy is imported."""

from __future__ import annotations

from planparse._version import SCHEMA_VERSION

TABLES_VERSION = "1"
"""Version of what `export` makes of a PlanFile in tables: raised when the same plan gives other rows."""

VERSION = f"{SCHEMA_VERSION}/{TABLES_VERSION}"
"""What a table must say of itself to be used again."""
