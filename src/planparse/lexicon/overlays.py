"""What one agency alone calls its departments and posts: mappings/agencies/<agency id>.toml.

An overlay holds a table of departments and one of positions; each line is an id of the list and the names that
this agency has for it:

    [departments]
    engineering = ["กองพัฒนาเมือง"]

    [positions]
    driver = ["พนักงานบริการยานยนต์"]

A name of an overlay wins over the lists, but only where that agency is meant.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planparse.errors import MappingError
from planparse.lexicon.departments import department_index, resolve_department
from planparse.lexicon.locate import mapping_path
from planparse.lexicon.lookup import SCORE_ALIAS, Resolution
from planparse.lexicon.names import clean_label, fold_name
from planparse.lexicon.positions import position_index, resolve_position
from planparse.lexicon.titles import split_position

FOLDER = "agencies"
_LISTS = ("departments", "positions")


@dataclass(frozen=True, slots=True)
class AgencyNames:
    """Resolves names as one agency uses them; without an overlay, as everyone does."""

    agency_id: str | None = None
    departments: Mapping[str, str] = field(default_factory=dict)
    positions: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether there is an overlay with a name in it."""
        return bool(self.departments or self.positions)

    def resolve_department(self, name: str) -> Resolution:
        """Return the department that the name means to this agency."""
        own = self.find_own_department(name)
        return department_index().resolve(own, SCORE_ALIAS) if own is not None else resolve_department(name)

    def find_own_department(self, name: str) -> str | None:
        """Return the department that the overlay has under that name, None where it has none."""
        return self.departments.get(fold_name(clean_label(name))) if self.departments else None

    def find_own_position(self, title: str) -> str | None:
        """Return the line of work or post that the overlay has under that title, with or without its level."""
        if not self.positions:
            return None
        label = clean_label(title)
        found = (self.positions.get(fold_name(text)) for text in (label, split_position(label).title))
        return next((one for one in found if one is not None), None)

    def resolve_position(self, title: str) -> Resolution:
        """Return the line of work or post that the title means to this agency, with or without its level."""
        own = self.find_own_position(title)
        return position_index().resolve(own, SCORE_ALIAS) if own is not None else resolve_position(title)


def with_overlay(agency_id: str | None) -> AgencyNames:
    """Return how an agency's names are resolved; MappingError where its overlay is wrong.

    >>> with_overlay("pao-lamphun").resolve_department("กองคลัง").id
    'finance'
    """
    return _read_overlay(agency_id) if agency_id is not None else AgencyNames()


@functools.lru_cache(maxsize=1024)
def _read_overlay(agency_id: str) -> AgencyNames:
    path = mapping_path(f"{FOLDER}/{agency_id}.toml")
    if not path.is_file():
        return AgencyNames(agency_id)
    known = {"departments": frozenset(department_index().names), "positions": frozenset(position_index().names)}
    try:
        overlay = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise MappingError(f"mappings/{FOLDER}/{path.name}", f"cannot be read: {error}") from error
    for reason in _find_faults(overlay, known):
        raise MappingError(f"mappings/{FOLDER}/{path.name}", reason)
    return AgencyNames(agency_id, *(_by_name(overlay.get(one, {})) for one in _LISTS))


def _by_name(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {fold_name(name): one for one, names in table.items() for name in names}


def _find_faults(overlay: Mapping[str, Any], known: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for unknown in sorted(overlay.keys() - set(_LISTS)):
        yield f"{unknown} is neither of {' and '.join(_LISTS)}"
    for one in _LISTS:
        table = overlay.get(one, {})
        if not isinstance(table, Mapping):
            yield f"{one} is not a table"
            continue
        yield from (f"{one} has no {wrong}" for wrong in table if wrong not in known[one])
        yield from _find_wrong_names(one, table)


def _find_wrong_names(one: str, table: Mapping[str, Any]) -> Iterator[str]:
    owners: dict[str, str] = {}
    for owner, names in table.items():
        if not isinstance(names, list) or not all(isinstance(name, str) and fold_name(name) for name in names):
            yield f"{one}.{owner} is not a list of names"
            continue
        for name in names:
            if owners.setdefault(fold_name(name), owner) != owner:
                yield f"{name!r} means {owners[fold_name(name)]} and {owner}"


def check_overlays(folder: Path, known: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Yield (file, what is wrong) of the overlays of a folder; `known` are the ids of each list, and of agencies."""
    for path in sorted((folder / FOLDER).glob("*.toml")):
        file = f"{FOLDER}/{path.name}"
        if path.stem not in known["agencies"]:
            yield file, "no agency of that id is in agencies.csv"
        try:
            overlay = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            yield file, f"cannot be read: {error}"
            continue
        yield from ((file, reason) for reason in _find_faults(overlay, known))
