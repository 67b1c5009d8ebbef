"""planparse reads Thai local-government HR plans into structured, traceable records.

>>> import planparse
>>> plan = planparse.parse("วิสัยทัศน์\\n\\nบุคลากรมีสมรรถนะสูง ใส่ใจบริการ\\n")
>>> plan.statements[0].kind
'vision'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planparse._version import __version__

if TYPE_CHECKING:
    from planparse.batch.many import parse_many
    from planparse.batch.store import open_store
    from planparse.comparing import compare
    from planparse.comparison.diff import diff
    from planparse.errors import (
        MappingError,
        MissingPackage,
        OptionsError,
        PlanparseError,
        ReadError,
        SchemaError,
        StoreError,
    )
    from planparse.explanation import explain
    from planparse.model import PlanFile
    from planparse.options import Options
    from planparse.pipeline import parse

__all__ = [
    "MappingError",
    "MissingPackage",
    "Options",
    "OptionsError",
    "PlanFile",
    "PlanparseError",
    "ReadError",
    "SchemaError",
    "StoreError",
    "__version__",
    "compare",
    "diff",
    "explain",
    "open_store",
    "parse",
    "parse_many",
]

_HOMES = {
    "MappingError": "planparse.errors",
    "MissingPackage": "planparse.errors",
    "Options": "planparse.options",
    "OptionsError": "planparse.errors",
    "PlanFile": "planparse.model",
    "PlanparseError": "planparse.errors",
    "ReadError": "planparse.errors",
    "SchemaError": "planparse.errors",
    "StoreError": "planparse.errors",
    "compare": "planparse.comparing",
    "diff": "planparse.comparison.diff",
    "explain": "planparse.explanation",
    "open_store": "planparse.batch.store",
    "parse": "planparse.pipeline",
    "parse_many": "planparse.batch.many",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'planparse' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
