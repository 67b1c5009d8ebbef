"""What a batch shows while it runs: a bar on a terminal, a line now and then elsewhere, or JSON lines."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from planparse.cli.streams import count, is_terminal, report

if TYPE_CHECKING:
    from planparse.batch.conductor import How, Report
    from planparse.batch.items import Problem
    from planparse.batch.work import Outcome

LINE_SECONDS = 30
"""How often a line is printed where nobody watches a bar."""


class Progress(Protocol):
    """A listener of the batch that also learns how many sources there are."""

    def on_total(self, total: int) -> None:
        """All sources are listed, `total` of them."""

    def on_step(self, step: str, done: int, total: int) -> None:
        """A step after the reading, and how much of it is done."""

    def on_file(self, name: str, state: str, reason: str | None, how: How, outcome: Outcome | None) -> None:
        """A source is dealt with."""

    def on_problem(self, problem: Problem) -> None:
        """A source led to no file."""

    def on_stop(self) -> None:
        """The run was stopped by who started it."""

    def on_finish(self, result: Report) -> None:
        """The run is done."""


class _Tally:
    """Counts what was dealt with, and says it in one line."""

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.total: int | None = None
        self.states: Counter[str] = Counter()
        self.read = 0
        self.pages = 0

    @property
    def done(self) -> int:
        return self.states.total()

    def add(self, state: str, outcome: Outcome | None) -> None:
        self.states[state] += 1
        if outcome is not None:
            self.read += 1
            self.pages += outcome.counts.pages

    @property
    def rate(self) -> float:
        """Files read per second."""
        return self.read / max(time.monotonic() - self.begun, 0.001)

    @property
    def page_rate(self) -> float:
        return self.pages / max(time.monotonic() - self.begun, 0.001)

    def find_seconds_left(self) -> float | None:
        """Return about how long it will take; None where it cannot be told."""
        if self.total is None or not self.done:
            return None
        return (self.total - self.done) * (time.monotonic() - self.begun) / self.done

    def describe(self) -> str:
        of = f" of {self.total:,}" if self.total is not None else ""
        parts = [f"{self.done:,}{of} sources", f"{self.rate:.1f} files/s", f"{self.page_rate:.1f} pages/s"]
        left = self.find_seconds_left()
        parts += [f"{_show_span(left)} left"] if left is not None else []
        parts += [f"{self.states[state]:,} {state}" for state in ("partial", "failed") if self.states[state]]
        return ", ".join(parts)


def _show_span(seconds: float) -> str:
    """Return a span of time as h:mm:ss.

    >>> _show_span(3725)
    '1:02:05'
    """
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


class _Silence:
    """Shows nothing but what led to no file, and what was done when it is stopped."""

    def __init__(self) -> None:
        self._tally = _Tally()

    def on_total(self, total: int) -> None:
        self._tally.total = total

    def on_step(self, step: str, done: int, total: int) -> None:
        pass

    def on_file(self, name: str, state: str, reason: str | None, how: How, outcome: Outcome | None) -> None:
        self._tally.add(state, outcome)

    def on_problem(self, problem: Problem) -> None:
        if not problem.is_note:
            report(str(problem))

    def on_stop(self) -> None:
        counts = describe_counts(self._tally.states) if self._tally.done else "nothing done"
        of = f" of {self._tally.total:,}" if self._tally.total is not None else ""
        report(f"stopped: {counts}{of}; what was read is in the store, and the same command goes on from there")

    def on_finish(self, result: Report) -> None:
        pass


class _Lines(_Silence):
    """Prints a line every half minute, also while nothing gets done, and one for every source that failed."""

    def on_step(self, step: str, done: int, total: int) -> None:
        if step == "partitions" and not done and self._tally.done:
            report(f"{self._tally.describe()}; now the tables")

    def on_file(self, name: str, state: str, reason: str | None, how: How, outcome: Outcome | None) -> None:
        super().on_file(name, state, reason, how, outcome)
        if state == "failed" and how != "known":
            report(_describe_failure(name, reason, outcome))

    def on_problem(self, problem: Problem) -> None:
        report(str(problem))

    @contextmanager
    def print_regularly(self) -> Iterator[None]:
        """Print the line in time for as long as the block lasts."""
        is_over = threading.Event()

        def print_lines() -> None:
            while not is_over.wait(LINE_SECONDS):
                report(self._tally.describe())

        printer = threading.Thread(target=print_lines, daemon=True)
        printer.start()
        try:
            yield
        finally:
            is_over.set()
            printer.join()


def _describe_failure(name: str, reason: str | None, outcome: Outcome | None) -> str:
    message = f", {outcome.message}" if outcome is not None and outcome.message else ""
    return f"{name}: {reason}{message}"


class _JsonLines(_Silence):
    """Prints an event a line to standard error, for programs that watch."""

    def on_total(self, total: int) -> None:
        super().on_total(total)
        self._print("total", sources=total)

    def on_step(self, step: str, done: int, total: int) -> None:
        self._print("step", step=step, done=done, total=total)

    def on_file(self, name: str, state: str, reason: str | None, how: How, outcome: Outcome | None) -> None:
        super().on_file(name, state, reason, how, outcome)
        facts: dict[str, Any] = {"source": name, "state": state, "reason": reason, "how": how}
        if outcome is not None:
            facts |= {
                "key": outcome.key,
                "message": outcome.message,
                "seconds": round(outcome.seconds, 3),
                "pages": outcome.counts.pages,
            }
        self._print("source", **facts)

    def on_problem(self, problem: Problem) -> None:
        self._print("problem", source=problem.name, reason=problem.reason, hint=problem.hint, is_note=problem.is_note)

    def on_stop(self) -> None:
        self._print("stopped", states=self._tally.states)

    def on_finish(self, result: Report) -> None:
        facts = {"hows": result.hows, "whys": result.whys, "states": result.states, "reasons": result.reasons}
        self._print("finished", **facts, problems=result.problems, pages=result.pages)

    def _print(self, event: str, **facts: Any) -> None:
        print(json.dumps({"event": event, **facts}, ensure_ascii=False), file=sys.stderr, flush=True)


class _Bar(_Silence):
    """A bar with rate, time left, failures and pages a second; failures are printed above it."""

    def __init__(self, bar: Any) -> None:
        super().__init__()
        self._bar = bar
        self._task = bar.add_task("", total=None, facts="")

    def on_total(self, total: int) -> None:
        super().on_total(total)
        self._bar.update(self._task, total=total)

    def on_step(self, step: str, done: int, total: int) -> None:
        self._bar.update(self._task, completed=done, total=total, facts=f"tables: {step}")

    def on_file(self, name: str, state: str, reason: str | None, how: How, outcome: Outcome | None) -> None:
        super().on_file(name, state, reason, how, outcome)
        if state == "failed" and how != "known":
            self._print(_describe_failure(name, reason, outcome))
        tally = self._tally
        facts = f"{tally.rate:.1f} files/s  {tally.page_rate:.1f} pages/s  {tally.states['failed']:,} failed"
        self._bar.update(self._task, completed=tally.done, facts=facts)

    def on_problem(self, problem: Problem) -> None:
        self._print(str(problem))

    def _print(self, line: str) -> None:
        from rich.markup import escape

        from planparse.errors import print_in_one_line

        self._bar.console.print(escape(print_in_one_line(line)), highlight=False, soft_wrap=True)


@contextmanager
def watch_batch(*, is_json: bool, is_quiet: bool) -> Iterator[Progress]:
    """Yield what shows the batch: JSON lines, nothing, a bar for a person, or lines."""
    if is_json:
        yield _JsonLines()
    elif is_quiet:
        yield _Silence()
    elif not is_terminal(sys.stderr):
        lines = _Lines()
        with lines.print_regularly():
            yield lines
    else:
        with _open_bar() as bar:
            yield _Bar(bar)


@contextmanager
def _open_bar() -> Iterator[Any]:
    from rich import progress
    from rich.console import Console

    columns = (
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TimeElapsedColumn(),
        progress.TimeRemainingColumn(),
        progress.TextColumn("{task.fields[facts]}"),
    )
    with progress.Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        yield bar


def describe_counts(counts: Counter[str], noun: str = "source") -> str:
    """Return counts in one line, the largest first.

    >>> describe_counts(Counter(done=3, failed=1))
    '3 sources done, 1 failed'
    """
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    rest = [f"{number:,} {name}" for name, number in ordered[1:]]
    return ", ".join([f"{count(number, noun)} {name}" for name, number in ordered[:1]] + rest)
