"""PDFs cut and with bytes changed, read one after the other in a process of their own, which pdfium may end.

Run as a module with the name of a group it is that process: it says which case it begins, and what came of it.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from planparse import Options, PlanparseError
from planparse.errors import ReadError
from planparse.pipeline import parse
from planparse.read import read_source
from tests.read.pdf.build import Page, build_pdf

ROOT = Path(__file__).parents[2]
PRINTED = sorted((ROOT / "corpus" / "pdf").glob("*/*.pdf"))
WORDINGS = ("วิสัยทัศน์ของเทศบาล", "พันธกิจของเทศบาล", "ยุทธศาสตร์ของเทศบาล")
LIMITS = Options(ocr="never", pages="-3", page_seconds=5, max_seconds=20)
SEED = 2567
FUZZED = 6
"""So many changed copies of each PDF of the corpus."""
CUTS = 100
"""So many cuts of one of them."""
Case = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a case: the error that refused it, or the lines with their pages and the pages that are bad."""

    name: str
    error: str = ""
    message: str = ""
    is_read_error: bool = False
    lines: list[list[int | str | None]] = field(default_factory=list)
    """Page and wording of each."""
    line_count: int = 0
    bad_pages: list[int] = field(default_factory=list)


def build_small() -> bytes:
    """Return a document of three pages, each a line."""
    pages = []
    for wording in WORDINGS:
        page = Page()
        page.write(72, 100, wording)
        pages.append(page)
    return build_pdf(pages)


def cut_small() -> Iterator[Case]:
    """Cut a small document at every byte."""
    data = build_small()
    for cut in range(5, len(data)):
        yield str(cut), data[:cut]


def cut_printed() -> Iterator[Case]:
    """Cut a document that Chromium printed."""
    data = next(path for path in PRINTED if path.parent.name == "chromium" and path.name[:2] == "12").read_bytes()
    chance = random.Random(SEED)  # noqa: S311
    for cut in sorted(chance.randrange(5, len(data)) for _ in range(CUTS)):
        yield str(cut), data[:cut]


def fuzz_printed(count: int = FUZZED, seed: int = SEED) -> Iterator[Case]:
    """Change bytes of every PDF of the corpus."""
    for path in PRINTED:
        data = path.read_bytes()
        chance = random.Random(f"{seed} {path.name}")  # noqa: S311
        for number in range(count):
            yield f"{path.parent.name}/{path.name} #{number}", change(data, chance)


def change(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with some flipped, others left out, written twice or zeroed, or cut at the end."""
    changed = bytearray(data)
    for _ in range(chance.choice((0, 1, 8, 60, 600))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    at, length = chance.randrange(len(changed)), chance.randrange(1, 3_000)
    way = chance.randrange(6)
    if way == 0:
        del changed[at : at + length]
    elif way == 1:
        changed[at:at] = changed[at : at + length]
    elif way == 2:
        changed[at : at + length] = bytes(length)
    elif way == 3:
        del changed[max(at, 5) :]
    elif way == 4:
        swap_digits(changed, chance)
    return bytes(changed)


def swap_digits(changed: bytearray, chance: random.Random) -> None:
    """Put other digits in some places where digits stand: numbers of objects, lengths, places."""
    for _ in range(20):
        at = chance.randrange(len(changed))
        found = next((here for here in range(at, min(at + 2_000, len(changed))) if 0x30 <= changed[here] <= 0x39), None)
        if found is not None:
            changed[found] = chance.randrange(0x30, 0x3A)


GROUPS: dict[str, Callable[[], Iterator[Case]]] = {
    "cut-small": cut_small,
    "cut-printed": cut_printed,
    "fuzz-printed": fuzz_printed,
}


def read_case(name: str, data: bytes, *, is_whole: bool) -> Outcome:
    """Read a case; with `is_whole` through all stages."""
    try:
        if is_whole:
            plan = parse(data, LIMITS)
            plan.to_json()
            return Outcome(name, line_count=plan.coverage.lines_total)
        read = read_source(data, LIMITS)
    except PlanparseError as error:
        return Outcome(name, type(error).__name__, str(error), isinstance(error, ReadError))
    places = read.places
    lines: list[list[int | str | None]] = [
        [places.get_page(number) if places else None, line]
        for number, line in enumerate(read.text.splitlines(), 1)
        if line
    ]
    return Outcome(
        name, lines=lines, line_count=len(lines), bad_pages=[page.number for page in read.pages if page.is_bad]
    )


def run_group(group: str, seconds: float) -> list[Outcome]:
    """Return what came of the cases of a group; fails where the process dies or takes longer."""
    command = [sys.executable, "-m", __name__, group]
    try:
        done = subprocess.run(  # noqa: S603
            command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise AssertionError(f"not done after {seconds} s: {_find_last(late.stdout)}") from None
    assert done.returncode == 0, f"exit code {done.returncode} at {_find_last(done.stdout)}\n{done.stderr[-3000:]}"
    found = [json.loads(line) for line in done.stdout.splitlines()]
    outcomes = [Outcome(**one) for one in found if isinstance(one, dict)]
    assert [outcome.name for outcome in outcomes] == [one for one in found if isinstance(one, str)]
    return outcomes


def _find_last(output: str | bytes | None) -> str:
    text = output.decode("utf-8", "replace") if isinstance(output, bytes) else output or ""
    return text.splitlines()[-1][:300] if text else "the start"


def main() -> None:
    """Read the cases of the group that is named."""
    group = sys.argv[1]
    for name, data in GROUPS[group]():
        print(json.dumps(name), flush=True)
        print(json.dumps(asdict(read_case(name, data, is_whole=group == "fuzz-printed"))), flush=True)


if __name__ == "__main__":
    main()
