"""Runs of digits in text, and the one value that a well-formed run has.

A *run* is what stands in one piece where a number is printed: digits, separators and the letters that OCR
puts in their place (`o`, `O` for ๐, `l` for ๑, `m` for ๓). Whether a run is a number is decided here, once,
for counts, money and percentages alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from planparse.model.value import value_class
from planparse.quantities.digits import DIGIT, to_arabic

MAX_RUN = 40
"""Longer runs are no quantities (dotted leaders, barcodes); a trillion baht with satang has 20 characters."""

_RUN = re.compile(f"(?<![A-Za-z{DIGIT}])(?:[oOlm]{{1,2}}\\.?)?[{DIGIT}][{DIGIT}oOlm,.]*")
_LOOK_ALIKE = re.compile("[oOlm]")
_LATIN = re.compile("[A-Za-z]")
_PLAIN = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,8})?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,8})?")
_CLEAN = re.compile(
    f"(?P<plain>[{DIGIT}]{{1,15}})|(?P<grouped>[{DIGIT}]{{1,3}}(?:,[{DIGIT}]{{3}}){{1,4}})(?P<fraction>\\.[{DIGIT}]{{1,2}})?"
)
_AS_DIGIT = str.maketrans("oOlm", "0013")


@value_class
class Run:
    """A run of digits as printed: `text[start:end]`, end marks (`.`, `,`) left out.

    `figure` is the run in Arabic digits with look-alike letters read as digits; `is_repaired` says that
    letters were so read; `touches_letter` that a Latin letter follows directly.
    """

    figure: str
    start: int
    end: int
    is_repaired: bool
    touches_letter: bool


def find_runs(text: str) -> Iterator[Run]:
    """Yield the runs of digits in order; runs longer than `MAX_RUN` characters are passed over.

    >>> [run.figure for run in find_runs("ใช้ ๙๙,๘๐๐.- และ 1o,ooo บาท")]
    ['99,800', '10,000']
    """
    for match in _RUN.finditer(text):
        if match.end() - match.start() > MAX_RUN:
            continue
        raw = match.group().rstrip(".,")
        end = match.start() + len(raw)
        touches = _LATIN.match(text, end) is not None
        yield _make_run(raw, match.start(), touches)


def _make_run(raw: str, start: int, touches_letter: bool) -> Run:
    """Read look-alike letters as digits where they clearly are; drop the letter of a unit behind the run."""
    arabic = to_arabic(raw)
    if _LOOK_ALIKE.search(arabic) is None:
        return Run(arabic, start, start + len(raw), False, touches_letter)
    if not touches_letter and _is_number_with_letters(arabic):
        return Run(arabic.translate(_AS_DIGIT), start, start + len(raw), True, False)
    kept = arabic.rstrip("oOlm").rstrip(".,")
    return Run(kept, start, start + len(kept), False, True)


def _is_number_with_letters(arabic: str) -> bool:
    """Tell whether the letters of a run can only be digits.

    So they are in groups of thousands, between digits, and as zeros behind one; `O23` (an item code) and
    `5m` (a measure) are no such numbers.
    """
    figure = arabic.translate(_AS_DIGIT)
    if _GROUPED.fullmatch(figure):
        return True
    if _PLAIN.fullmatch(figure) is None:
        return False
    if arabic[0] in "oO" and arabic[1:2] == ".":
        return "0" <= arabic[-1] <= "9"
    if not "0" <= arabic[0] <= "9":
        return False
    return "0" <= arabic[-1] <= "9" or not ("l" in arabic or "m" in arabic)


def read_figure(figure: str) -> int | float | None:
    """Return the value of a figure in Arabic digits: plain or grouped by thousands, with or without decimals.

    An integral value is an int (`30,000.00` is 30000). None where the separators make no number.

    >>> read_figure("1,324,004.40"), read_figure("30,000.00"), read_figure("10,00"), read_figure("1.1.1")
    (1324004.4, 30000, None, None)
    """
    if _PLAIN.fullmatch(figure) is None and _GROUPED.fullmatch(figure) is None:
        return None
    whole, _, fraction = figure.replace(",", "").partition(".")
    return int(whole) if not fraction.strip("0") else float(f"{whole}.{fraction}")


def read_clean(text: str) -> tuple[int | float, bool] | None:
    """Return the value of a text that is one sound figure, and whether it is grouped; None: look closer.

    Most cells of the forms are such figures, and this is the short way through them.

    >>> read_clean("๑,๓๒๔,๐๐๔.๔๐"), read_clean("12"), read_clean("๑o"), read_clean("๑.๒")
    ((1324004.4, True), (12, False), None, None)
    """
    match = _CLEAN.fullmatch(text)
    if match is None:
        return None
    plain, grouped, fraction = match.groups()
    if plain is not None:
        return int(plain), False
    whole = grouped.replace(",", "")
    return (float(whole + fraction) if fraction and fraction.strip(".0๐") else int(whole)), True


def is_grouped(figure: str) -> bool:
    """Tell whether the figure is well grouped by thousands (`1,200`, `30,000.00`)."""
    return _GROUPED.fullmatch(figure) is not None


def split_list(figure: str) -> list[str]:
    """Return the members of a glued list of small numbers (`1,2,3`), or nothing.

    Members have one or two digits and no leading zero; `10,00` and `1,200` are no lists.

    >>> split_list("1,2,3"), split_list("10,00"), split_list("1,200")
    (['1', '2', '3'], [], [])
    """
    members = figure.split(",")
    if len(members) < 2 or not all(m.isdecimal() and len(m) <= 2 and m[0] != "0" for m in members):
        return []
    return members
