"""Many files: what is to be read, workers, a ledger of what was done, and the store."""

from __future__ import annotations
