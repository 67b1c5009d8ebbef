"""What a caller may choose about a run."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Literal, get_args

from planparse.errors import OptionsError

PersonalData = Literal["mask", "keep", "drop"]
"""What becomes of names and pay of living people: masked, kept as printed, or left out."""

MAX_BYTES = 40_000_000
"""The largest text read by default: peak memory is promised at 150 MB + 20 x the file, and 1 GB at most."""


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of one run; checked when made.

    Args:
        encoding: the encoding of a text source, a name that Python knows ("utf-8", "cp874", "tis-620",
            "utf-16"); None (the default) finds it out.
        personal_data: "mask" (the default), "keep" or "drop" names and pay of living people.
        max_bytes: the largest text source that is read, in bytes.

    Raises:
        OptionsError: a value that the option cannot have.

    >>> Options(encoding="cp874").encoding
    'cp874'
    """

    encoding: str | None = None
    personal_data: PersonalData = "mask"
    max_bytes: int = MAX_BYTES

    def __post_init__(self) -> None:
        _check_encoding(self.encoding)
        _check_personal_data(self.personal_data)
        _check_max_bytes(self.max_bytes)


def _check_encoding(encoding: object) -> None:
    if encoding is None:
        return
    try:
        if isinstance(encoding, str) and codecs.lookup(encoding)._is_text_encoding:
            return
    except (LookupError, ValueError):
        pass  # reported below, with the name that was given
    hint = "use a name that Python knows, such as utf-8, cp874, tis-620 or utf-16"
    raise _refuse("encoding", encoding, "no text encoding", hint)


def _check_personal_data(choice: object) -> None:
    if choice not in get_args(PersonalData):
        raise _refuse("personal_data", choice, "not a choice", f"use one of {', '.join(get_args(PersonalData))}")


def _check_max_bytes(limit: object) -> None:
    if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
        raise _refuse("max_bytes", limit, "no number of bytes", "give a whole number above 0")


def _refuse(option: str, value: object, reason: str, hint: str) -> OptionsError:
    shown = repr(value)[:80]
    return OptionsError(f"{shown} is {reason}", option, hint, shown)
