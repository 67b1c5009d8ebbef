"""Reconcile: records to links, checks and the finished file."""

from __future__ import annotations

from planparse.reconcile.assembly import assemble
from planparse.reconcile.checking import reconcile

__all__ = ["assemble", "reconcile"]
