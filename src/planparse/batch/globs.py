"""Patterns such as `plans/**/*.pdf`, for shells that do not expand them."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Iterator

from planparse.batch.folders import Folder, Named, list_folder
from planparse.batch.items import Problem
from planparse.batch.names import show_path

_MAGIC = re.compile(r"[*?\[]")
_ANY_FOLDERS = "**"

States = frozenset[int]


def is_pattern(source: str) -> bool:
    """Tell whether a source has one of the signs `*`, `?`, `[`."""
    return _MAGIC.search(source) is not None


class Pattern:
    """A pattern, part by part; a state is how many of its parts are matched."""

    def __init__(self, parts: list[str]) -> None:
        self.only_folders = parts[-1] in ("", _ANY_FOLDERS)
        while parts and parts[-1] in ("", _ANY_FOLDERS):
            parts = parts[:-1]
        self.parts = [part for part in parts if part not in ("", ".")]
        self.tests = [re.compile(fnmatch.translate(part)) for part in self.parts]

    def begin(self) -> States:
        """Return the states before anything is matched."""
        return self._close({0})

    def step(self, states: States, name: str) -> States:
        """Return the states behind an entry of a folder; a hidden one needs a part that begins with a point."""
        after = set()
        for state in states:
            if state == len(self.parts) or (name.startswith(".") and not self.parts[state].startswith(".")):
                continue
            if self.parts[state] == _ANY_FOLDERS:
                after.add(state)
            elif self.tests[state].match(name):
                after.add(state + 1)
        return self._close(after)

    def _close(self, states: set[int]) -> States:
        for state in sorted(states):
            while state < len(self.parts) and self.parts[state] == _ANY_FOLDERS:
                state += 1
                states.add(state)
        return frozenset(states)

    def is_done(self, states: States) -> bool:
        """Tell whether all parts are matched."""
        return len(self.parts) in states

    def goes_on(self, states: States) -> bool:
        """Tell whether something deeper may match."""
        return any(state < len(self.parts) for state in states)


def expand_pattern(source: str, base: str) -> Iterator[Named | Problem]:
    """Yield the files and folders that match, in the order of their names, as a shell would have named them.

    `*`, `?` and `[…]` match within a name, `**` any number of folders (none too; links to folders are not
    followed by it). A hidden entry is matched only by a part that begins with a point. `plans/**` and `plans/*/`
    mean folders. A folder that cannot be listed is a Problem, and so is a pattern without a match.
    """
    parts = source.replace(os.sep, "/").split("/")
    fixed = next(at for at, part in enumerate(parts) if is_pattern(part))
    head = "/".join(parts[:fixed]) or ("/" if fixed else ".")
    pattern = Pattern(parts[fixed:])
    if not pattern.parts:  # `plans/**` is the folder
        yield Named(show_path(head), os.path.join(base, head))
        return
    found = False
    for match in _walk(pattern, list_folder(os.path.join(base, head), show_path(head))):
        found = True
        yield match
    if not found:
        yield Problem(show_path(source), "no file matches this pattern", "check the pattern")


def _walk(pattern: Pattern, top: Folder) -> Iterator[Named | Problem]:
    stack = [(top, iter(top.entries), pattern.begin())]
    while stack:
        folder, entries, states = stack[-1]
        entry = next(entries, None)
        if entry is None:
            stack.pop()
        elif entry == "/":
            yield from _tell(folder, is_top=len(stack) == 1)
        else:
            after = pattern.step(states, entry.rstrip("/"))
            found = folder.join(entry)
            is_folder = os.path.isdir(found.path) if after else False
            if pattern.is_done(after) and (is_folder or not pattern.only_folders):
                yield found
            if is_folder and pattern.goes_on(after) and not (_is_link(found.path) and _is_deep(pattern, after)):
                below = list_folder(found.path, found.name)
                stack.append((below, iter(below.entries), after))


def _tell(folder: Folder, is_top: bool) -> Iterator[Problem]:
    """Yield why a folder cannot be listed; that the first is not there is told by the pattern having no match."""
    reason, hint = folder.troubles["/"]
    if not is_top or os.path.isdir(folder.path):
        yield Problem(folder.name, reason, hint)


def _is_deep(pattern: Pattern, states: States) -> bool:
    return any(pattern.parts[state] == _ANY_FOLDERS for state in states if state < len(pattern.parts))


def _is_link(path: str) -> bool:
    return os.path.islink(path)
