"""Who does the work: processes of this machine, or Dask. Whichever it is, the outcomes are the same."""

from __future__ import annotations

from planparse.batch.engines.engine import Engine
from planparse.batch.engines.processes import ProcessEngine, count_cores

__all__ = ["Engine", "ProcessEngine", "count_cores"]
