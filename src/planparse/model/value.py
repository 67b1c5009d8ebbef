"""Values that a plan holds by the ten thousand: cells, figures, lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def value_class(cls: type[T]) -> type[T]:
    """Make a slotted dataclass that is frozen for the type checker alone.

    Python freezes an instance by setting each field through `object.__setattr__`, which takes six times as
    long as plain setting and was a tenth of the time of a plan. Use it for what is made in every cell or line;
    everything else is `@dataclass(frozen=True, slots=True)`.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
