"""The tables of a store brought up to date after a run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planparse.batch.ledger import Ledger

if TYPE_CHECKING:
    from planparse.batch.run import EngineChoice


def publish_store(store: Path, ledger: Ledger, listener: object, choice: EngineChoice) -> None:
    """Stub."""
