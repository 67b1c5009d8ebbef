"""An archive made from the corpus: as many files as asked for, each other in agency, years, figures and noise."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_YEAR = re.compile("(?:๒๕|25)[๖6][๐-๙0-9]")
_FIGURE = re.compile("[๑-๙][๐-๙]{2},[๐-๙]{3}")
_NOISE = ("\u200b", " ", "ํา", "เเ")
"""What damages texts: a space of no width, a second space, a split sara am, two sara e for one sara ae."""
SMALL_LINES = 40
"""Lines of a small plan: a page or two."""


def write_archive(folder: Path, count: int, *, small: bool = False, seed: int = 1) -> int:
    """Write `count` plans into the folder and return how many bytes they have; `small` ones are two pages of a plan."""
    plans = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus").glob("[0-9]*.txt"))]
    size = 0
    for number, text in enumerate(_vary(plans, count, small, seed)):
        path = folder / f"{number % 100:02}" / f"แผน-{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        data = text.encode()
        path.write_bytes(data)
        size += len(data)
    return size


def _vary(plans: list[str], count: int, small: bool, seed: int) -> Iterator[str]:
    chance = random.Random(seed)  # noqa: S311 -- no secrets
    for number in range(count):
        text = plans[number % len(plans)]
        if small:
            lines = text.split("\n")
            start = chance.randrange(max(1, len(lines) - SMALL_LINES))
            text = "\n".join(lines[start : start + SMALL_LINES])
        shift = chance.randrange(-3, 4)
        text = _YEAR.sub(lambda year, shift=shift: _add(year.group(), shift), text)  # type: ignore[misc]
        text = _FIGURE.sub(lambda figure: f"{chance.randrange(100, 1000)},{chance.randrange(100, 1000)}", text)
        noise = _NOISE[chance.randrange(len(_NOISE))]
        places = sorted(chance.randrange(len(text) + 1) for _ in range(3))
        pieces = [text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True)]
        yield noise.join(pieces) + f"\n\nสำเนาที่ {number}\n"


def _add(year: str, shift: int) -> str:
    """Return a printed year moved by some years, in the digits it was printed in."""
    thai = "๐๑๒๓๔๕๖๗๘๙"
    plain = year.translate({ord(digit): str(value) for value, digit in enumerate(thai)})
    moved = str(int(plain) + shift)
    return "".join(thai[int(new)] if old in thai else new for old, new in zip(year, moved, strict=True))
