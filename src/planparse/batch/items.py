"""What a batch is to read: items, where they lie, and the sources that lead to none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Location(Protocol):
    """Where a file lies: on this machine, in an archive, or behind a URL. Frozen, hashable, and can be pickled."""

    @property
    def id(self) -> str:
        """What tells this place from every other, as valid UTF-8; `restore_location` makes the location from it."""

    @property
    def label(self) -> str:
        """How the place is called in messages: one line, without passwords."""

    def hash_bytes(self, max_bytes: int) -> tuple[str, int]:
        """Return the SHA-256 of the bytes, in hex, and how many there are; read in pieces.

        Raises:
            ReadError: it cannot be read; `TooLarge` where there are more than `max_bytes`.
        """

    def load(self, max_bytes: int) -> bytes:
        """Return the bytes. Raises as `hash_bytes` does."""


@dataclass(frozen=True, slots=True)
class Item:
    """One file to read.

    `name` is how the tables call it: valid UTF-8 in one line, such as `plans/a.txt`, `archive.zip/ก.pdf` or
    `s3://bucket/x.pdf`; passwords and signatures in URLs are masked. `given_id`, `given_agency` and `given_year`
    are what a manifest says of it (the year as it stands there, Buddhist or not).
    """

    name: str
    location: Location
    given_id: str | None = None
    given_agency: str | None = None
    given_year: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A source that leads to no file, or a part of it that does not: what it is called, why, and what to do.

    `is_note` marks what only tells: no plan is missing for it (files of other kinds in an archive, say).
    """

    name: str
    reason: str
    hint: str
    is_note: bool = False

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}; {self.hint}"
