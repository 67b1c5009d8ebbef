"""Which files a folder holds."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from planparse.batch.items import Problem
from planparse.batch.names import escape_name

SUFFIXES = (".txt", ".md", ".html", ".pdf")
"""What a folder or an archive is searched for, in any case; a file that is named is read whatever its suffix."""
ARCHIVE = ".zip"
"""Archives that are opened."""


class Named(NamedTuple):
    """A file that was found: how it is called (escaped, from the name of the folder on), and its path."""

    name: str
    path: str


@dataclass(slots=True)
class Folder:
    """What matters of a folder: the names in order, those of folders with `/` at the end, and why not to read some."""

    path: str
    name: str
    entries: list[str] = field(default_factory=list)
    troubles: dict[str, tuple[str, str]] = field(default_factory=dict)

    def join(self, entry: str) -> Named:
        """Return an entry of the folder with its name and path."""
        entry = entry.rstrip("/")
        prefix = "" if self.name == "." else f"{self.name.rstrip('/')}/"
        return Named(prefix + escape_name(entry), os.path.join(self.path, entry))


def is_plan_name(name: str, suffixes: tuple[str, ...] = SUFFIXES) -> bool:
    """Tell whether a file is searched for by its name: the suffix of a plan, not hidden, no README."""
    lower = name.lower()
    return lower.endswith(suffixes) and not lower.startswith((".", "readme."))


def search_folder(path: str, name: str, suffixes: tuple[str, ...] = SUFFIXES) -> Iterator[Named | Problem]:
    """Yield the plans under a folder, by their names, and a Problem for what cannot be searched or read.

    Hidden folders and files are left out, and so is a README. A link to a file is the file. A link to a folder
    is not followed; it is a Problem unless it leads to a folder that is searched anyway. Pipes, devices and
    sockets with the suffix of a plan are Problems; none is opened. One folder's names are held at a time, and
    those of the folders above it.
    """
    is_told, root = False, os.path.realpath(path)
    stack = [_begin(path, name, suffixes, root)]
    while stack:
        folder, entries = stack[-1]
        entry = next(entries, None)
        if entry is None:
            stack.pop()
        elif entry in folder.troubles:
            is_told = True
            reason, hint = folder.troubles[entry]
            yield Problem(folder.name if entry == "/" else folder.join(entry).name, reason, hint)
        elif entry.endswith("/"):
            below = folder.join(entry)
            stack.append(_begin(below.path, below.name, suffixes, root))
        else:
            is_told = True
            yield folder.join(entry)
    if not is_told:
        kinds = ", ".join(f"*{suffix}" for suffix in suffixes)
        yield Problem(name, f"no plans in this directory ({kinds})", "name the files, or another directory")


def _begin(path: str, name: str, suffixes: tuple[str, ...], root: str) -> tuple[Folder, Iterator[str]]:
    folder = list_folder(path, name)
    folder.entries = [entry for entry in folder.entries if _is_searched_for(entry, folder, suffixes, root)]
    return folder, iter(folder.entries)


def _is_searched_for(entry: str, folder: Folder, suffixes: tuple[str, ...], root: str) -> bool:
    if entry == "/":
        return True
    if entry.startswith("."):
        return False
    if folder.troubles.get(entry) is LINK_TO_FOLDER:
        return not _lies_within(os.path.realpath(folder.join(entry).path), root)
    return entry.endswith("/") or is_plan_name(entry, suffixes)


def _lies_within(target: str, root: str) -> bool:
    """Tell whether the search of the root comes by the target: no part of the way to it is hidden."""
    way = target.removeprefix(root.rstrip(os.sep) + os.sep)
    return target == root or (way != target and not any(part.startswith(".") for part in way.split(os.sep)))


LINK_TO_FOLDER = ("a link to a folder, which is not followed", "name the folder itself")
_LINK_TO_NOTHING = ("a link that leads nowhere", "mend or remove the link")
_NO_FILE = ("a pipe, device or socket, not a file", "give a file")


def list_folder(path: str, name: str) -> Folder:
    """Return what a folder holds, in the order of the names; an entry `/` with its trouble where it cannot be listed.

    A folder sorts as its name with `/`, and so does an archive, so that what lies in them comes in the order of the
    whole names.
    """
    folder = Folder(path, name)
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                _note(entry, folder)
    except OSError as error:
        folder.troubles["/"] = (error.strerror or type(error).__name__, "change its permissions to have it searched")
        folder.entries.append("/")
    folder.entries.sort(key=_order)
    return folder


def _order(entry: str) -> str:
    return escape_name(entry) + ("/" if entry.lower().endswith(ARCHIVE) else "")


def _note(entry: os.DirEntry[str], folder: Folder) -> None:
    name = entry.name
    if entry.is_dir(follow_symlinks=False):
        name += "/"
    elif not _is(entry, os.DirEntry.is_file):
        folder.troubles[name] = _find_trouble(entry)
    folder.entries.append(name)


def _find_trouble(entry: os.DirEntry[str]) -> tuple[str, str]:
    if not entry.is_symlink():
        return _NO_FILE
    if _is(entry, os.DirEntry.is_dir):
        return LINK_TO_FOLDER
    return _NO_FILE if os.path.exists(entry.path) else _LINK_TO_NOTHING


def _is(entry: os.DirEntry[str], question: Callable[[os.DirEntry[str]], bool]) -> bool:
    try:
        return question(entry)
    except OSError:  # a loop of links
        return False
