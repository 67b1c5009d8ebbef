"""The unit of work: the bytes of one file and the options become an outcome, whoever runs it and wherever."""

from __future__ import annotations

import hashlib
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from planparse.batch.tesseract_version import find_tesseract
from planparse.errors import PlanparseError, ReadError, print_in_one_line
from planparse.options import MAX_PDF_BYTES, Options

if TYPE_CHECKING:
    from planparse.batch.items import Location
    from planparse.model import PlanFile

State = Literal["done", "partial", "failed"]
"""done: read whole; partial: read, but for pages that could not be; failed: nothing was read."""

UNREAD_PAGES = "unread-pages"
CHANGED = "changed-while-read"
INTERNAL = "internal-error"
MEMORY = "memory-limit"
TIME = "time-limit"
CRASHED = "crashed"
KILLED = "killed"
"""Reasons besides the names of the errors of `planparse.errors`."""

OTHER_OCR = "other-ocr"
"""Not a reason of a result: what `retry` calls those that another tesseract recognised than the one installed."""
TESSERACT = "tesseract"
LONGEST_MESSAGE = 500
"""Characters of a message that are kept."""


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read.

    `data` is None for a large file, which the worker loads from its location itself. With a `path` the file is read as
    `parse` reads one that is named: its suffix tells its kind, and the plan tells its path.
    """

    key: str
    sha256: str
    options: Options
    location: Location | None = None
    data: bytes | None = None
    path: str | None = None


class FindingRow(NamedTuple):
    """A finding as the ledger keeps it."""

    code: str
    severity: str
    page: int | None
    line: int | None
    message_th: str
    message_en: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was read. `pages` is 1 for a text without page marks; `records` counts every list of records."""

    pages: int = 0
    characters: int = 0
    records: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task: the JSON of the plan, or the reason why there is none."""

    key: str
    sha256: str
    state: State
    reason: str | None = None
    """A code: the name of an error, or one of the reasons above; None for done."""
    message: str | None = None
    """The reason in one line."""
    json: bytes | None = field(default=None, repr=False)
    counts: Counts = Counts()
    findings: tuple[FindingRow, ...] = ()
    seconds: float = 0.0
    attempts: int = 1
    ocr: str | None = None
    """The tesseract that recognised pages of it, with its version; None where none did."""


def convert(task: Task) -> Outcome:
    """Read one file. Never raises: what goes wrong is the outcome.

    The plan does not tell where the file lay (`source.path` is null): files of the same bytes share one result.
    """
    begun = time.perf_counter()
    try:
        outcome = _convert(task)
    except ReadError as error:
        outcome = fail(task, type(error).__name__, _describe(error))
    except MemoryError:
        outcome = fail(task, MEMORY, "needs more memory than the limit allows; raise the limit, or split the file")
    except Exception as error:  # a fault of ours or of a plug-in: the batch goes on, and tells
        outcome = fail(task, INTERNAL, _describe_fault(error))
    return replace(outcome, seconds=time.perf_counter() - begun)


def fail(task: Task, reason: str, message: str) -> Outcome:
    """Return the outcome of a task that gave no plan."""
    return Outcome(task.key, task.sha256, "failed", reason, print_in_one_line(message)[:LONGEST_MESSAGE])


def _convert(task: Task) -> Outcome:
    from planparse.pipeline import parse

    source: Path | bytes | None = Path(task.path) if task.path is not None else task.data
    if source is None:
        assert task.location is not None  # noqa: S101 -- one of the three is given
        source = task.location.load(max(task.options.max_bytes, task.options.max_pdf_bytes, MAX_PDF_BYTES))
        if hashlib.sha256(source).hexdigest() != task.sha256:
            return fail(task, CHANGED, "the file changed while it was read; run the batch again")
    plan = parse(source, task.options)
    unread = [finding for finding in plan.findings if (finding.code, finding.severity) == ("text-damage", "error")]
    severities = Counter(finding.severity for finding in plan.findings)
    return Outcome(
        task.key,
        task.sha256,
        "partial" if unread else "done",
        UNREAD_PAGES if unread else None,
        print_in_one_line(unread[0].message.en)[:LONGEST_MESSAGE] if unread else None,
        plan.to_json(indent=None).encode("utf-8", "backslashreplace") + b"\n",
        Counts(
            plan.source.pages or 1,
            plan.source.characters,
            _count_records(plan),
            severities["error"],
            severities["warning"],
            severities["info"],
        ),
        tuple(_list_findings(plan)),
        ocr=find_tesseract() if plan.source.text_origin == "ocr" and task.options.ocr_engine == TESSERACT else None,
    )


def _count_records(plan: PlanFile) -> int:
    from planparse.model.records import RECORD_LISTS

    return sum(len(getattr(plan, name)) for name in RECORD_LISTS)


def _list_findings(plan: PlanFile) -> list[FindingRow]:
    rows = []
    for finding in plan.findings:
        page, line = None, None
        if finding.provenance:
            page, line = finding.provenance[0].page, finding.provenance[0].line_start
        words = (_clean(finding.message.th), _clean(finding.message.en))
        rows.append(FindingRow(finding.code, finding.severity, page, line, *words))
    return rows


def _clean(text: str) -> str:
    """Return a text that SQLite takes: a lone surrogate as its escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _describe(error: PlanparseError) -> str:
    return f"{error.reason}; {error.hint}" if error.hint else error.reason


def _describe_fault(error: Exception) -> str:
    """Return the kind of error and where it arose, without the wording: it may hold names of people."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {frames[-1].name}, line {frames[-1].lineno}" if frames else ""
    return f"a fault of the program: {type(error).__name__}{place}; please report it with the file"
