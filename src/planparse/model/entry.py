"""What every model at the border has in common."""

from __future__ import annotations

import functools
from typing import Any

from pydantic import BaseModel, ConfigDict


class Entry(BaseModel):
    """A part of the contract: no fields but its own, and all of them in the JSON, set or not.

    pydantic keeps, beside each instance, a set of the fields that were given. Nothing here asks for it, and it
    is larger than most records, so that all instances of a class share one that names every field.
    """

    model_config = ConfigDict(extra="forbid")

    def model_post_init(self, _context: Any, /) -> None:
        """Let go of the instance's own set of fields."""
        object.__setattr__(self, "__pydantic_fields_set__", _name_fields(type(self)))


@functools.cache
def _name_fields(entry: type[Entry]) -> set[str]:
    return set(entry.model_fields)
