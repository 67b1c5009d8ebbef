"""Packages that are not installed by default: asked for by name, with what to install when they are missing."""

from __future__ import annotations

from importlib.util import find_spec

from planparse.errors import MissingPackage


def need_packages(what: str, *packages: str, extra: str = "store") -> None:
    """Raise MissingPackage where one of the packages, which that extra brings, is not installed."""
    for package in packages:
        try:
            found = find_spec(package) is not None
        except (ImportError, ValueError):  # None in sys.modules: taken out on purpose
            found = False
        if not found:
            raise MissingPackage(what, package, extra)
