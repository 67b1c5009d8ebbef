"""What the sources given to a batch stand for: files, folders, patterns, archives, lists and URLs."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO
from urllib.parse import unquote

from planparse.batch.folders import ARCHIVE, SUFFIXES, Named, search_folder
from planparse.batch.globs import expand_pattern, is_pattern
from planparse.batch.items import Item, Problem
from planparse.batch.local_files import LocalFile
from planparse.batch.manifests import MANIFESTS, Row, read_manifest
from planparse.batch.names import show_path
from planparse.batch.path_lists import read_paths
from planparse.batch.remote import RemoteFile, is_archive_url, is_url, search_remote
from planparse.batch.zip_archives import list_members

Found = Iterator[Item | Problem]


def find_items(
    sources: Sequence[str | os.PathLike[str]], *, stdin: TextIO | None = None, base: Path | None = None
) -> Found:
    """Yield the files that sources stand for, each once, and a Problem for whatever leads to none.

    A source is a file; a folder, searched for `SUFFIXES` and zip archives; a pattern (`plans/**/*.pdf`; a file
    that is called so wins); a zip archive; a manifest (`.csv`, `.tsv`; see `read_manifest`); `-`, a list of paths
    on stdin; or a URL that fsspec knows. Sources come in their order; the files of a folder, pattern or archive in
    the order of their names, those of a manifest or list as it has them. A file that several sources lead to
    comes once, under the first name, by its real path or its URL. Nothing is held but a hash of each place and
    the names in one folder or archive, and nothing is written.

    Args:
        stdin: what `-` reads; None is `sys.stdin`.
        base: what relative paths start from; None is the working directory.
    """
    if isinstance(sources, str | os.PathLike):  # a str is a sequence of its letters
        sources = [sources]
    seen: set[int] = set()
    finder = _Finder(os.path.abspath(base or "."), stdin)
    for source in sources:
        for found in finder.expand(os.fspath(source)):
            mark = _hash(found)
            if mark not in seen:
                seen.add(mark)
                yield found
            elif isinstance(found, Item) and _has_given(found):
                yield Problem(found.name, "named before; what this row says of it is left out", "name it once", True)


def _hash(found: Item | Problem) -> int:
    """Return 96 bits that stand for a place or a problem: among a million, two meet once in 10^17 runs."""
    text = found.location.id if isinstance(found, Item) else f"!{found}"
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=12).digest(), "big")


def _has_given(item: Item) -> bool:
    return (item.given_id, item.given_agency, item.given_year) != (None, None, None)


class _Finder:
    """Expands one source after another. `base` is absolute."""

    def __init__(self, base: str, stdin: TextIO | None) -> None:
        self.base = base
        self.stdin = stdin
        self.folder = ("", "")
        self.archive: tuple[LocalFile | None, dict[str, Item | Problem]] = (None, {})

    def expand(self, source: str) -> Found:
        """Expand a source of the command line."""
        if source == "-":
            for path in read_paths(self.stdin):
                yield from self.expand_path(path)
        else:
            yield from self.expand_path(source)

    def expand_path(self, source: str, folder: str = "") -> Found:
        """Expand a path, pattern or URL; a relative one starts from `folder`, which is relative to the base."""
        if is_url(source):
            local = _find_local(source)
            yield from self._expand_url(source) if local is None else self._expand_local(local)
        elif not source or "\0" in source:
            yield Problem(show_path(source), "no path", "give a file, a folder or a URL")
        else:
            yield from self._expand_local(os.path.join(folder, source))

    def _expand_local(self, source: str) -> Found:
        path = os.path.join(self.base, source)
        if _may_exist(path):
            yield from self._expand_existing(Named(show_path(source), path))
        elif is_pattern(source):
            for match in expand_pattern(source, self.base):
                if isinstance(match, Problem):
                    yield match
                else:
                    yield from self._expand_existing(match)
        else:
            yield from self._expand_member(source)

    def _expand_existing(self, named: Named) -> Found:
        try:
            mode = os.stat(named.path).st_mode
        except OSError as error:
            reason = error.strerror or type(error).__name__
            yield Problem(named.name, f"cannot be read ({reason})", "check the link and the permissions")
            return
        if stat.S_ISDIR(mode):
            yield from self._expand_folder(named)
        elif not stat.S_ISREG(mode):
            yield Problem(named.name, "a pipe, device or socket, not a file", "give a file")
        elif named.path.lower().endswith(MANIFESTS):
            yield from self._expand_manifest(named)
        else:
            yield from self._take(named)

    def _expand_folder(self, named: Named) -> Found:
        for found in search_folder(named.path, named.name, (*SUFFIXES, ARCHIVE)):
            if isinstance(found, Problem):
                yield found
            else:
                yield from self._take(found)

    def _expand_manifest(self, named: Named) -> Found:
        folder = os.path.dirname(named.path.removeprefix(os.path.join(self.base, "")))
        for row in read_manifest(named):
            if isinstance(row, Problem):
                yield row
            else:
                yield from self._expand_row(row, named, folder)

    def _expand_row(self, row: Row, manifest: Named, folder: str) -> Found:
        if row.path.lower().endswith(MANIFESTS) and not is_url(row.path):
            yield Problem(f"{manifest.name}:{row.line}", "a manifest in a manifest", "give it as a source of its own")
            return
        path = row.path
        if "\\" in path and not _may_exist(os.path.join(self.base, folder, path)):
            path = path.replace("\\", "/")  # written on Windows
        for found in self.expand_path(path, folder):
            if isinstance(found, Item):
                yield replace(found, given_id=row.id, given_agency=row.agency, given_year=row.year)
            else:
                yield replace(found, name=f"{manifest.name}:{row.line}: {found.name}")

    def _expand_member(self, source: str) -> Found:
        """Yield the member that a path through an archive names, such as `plans.zip/ก.pdf`."""
        parts = source.replace(os.sep, "/").split("/")
        for end in range(1, len(parts)):
            archive = os.path.join(self.base, "/".join(parts[:end]))
            if parts[end - 1].lower().endswith(ARCHIVE) and os.path.isfile(archive):
                wanted = show_path(source)
                members = self._list_archive(self._locate(archive), show_path("/".join(parts[:end])))
                yield members.get(wanted) or Problem(wanted, "no plan of this name in the archive", "check the name")
                return
        yield Problem(show_path(source), "no such file", "check the path")

    def _list_archive(self, archive: LocalFile, name: str) -> dict[str, Item | Problem]:
        """Return what is in an archive by name; kept, for the rows of a manifest name one archive many times."""
        if self.archive[0] != archive:
            self.archive = archive, {found.name: found for found in list_members(archive, name)}
        return self.archive[1]

    def _take(self, named: Named) -> Found:
        if named.path.lower().endswith(ARCHIVE):
            yield from list_members(self._locate(named.path), named.name)
        else:
            yield Item(named.name, self._locate(named.path))

    def _locate(self, path: str) -> LocalFile:
        """Return a file by its real path; that of the folder is kept, for its other files."""
        if os.path.islink(path):
            return LocalFile(os.path.realpath(path))
        folder, name = os.path.split(path)
        if folder != self.folder[0]:
            self.folder = folder, os.path.realpath(folder)
        return LocalFile(os.path.join(self.folder[1], name))

    def _expand_url(self, url: str) -> Found:
        for found in search_remote(url):
            if isinstance(found, Problem):
                yield found
            elif is_archive_url(found.path):
                yield from list_members(RemoteFile(found.path), found.name)
            else:
                yield Item(found.name, RemoteFile(found.path))


def _may_exist(path: str) -> bool:
    """Tell whether something has this path, or may have it in a folder that may not be searched."""
    try:
        os.lstat(path)
    except PermissionError:
        return True
    except (OSError, ValueError):  # not there, too long, or a lone surrogate that no file name has
        return False
    return True


def _find_local(url: str) -> str | None:
    """Return the path that a URL of this machine stands for, None for any other URL."""
    for protocol in ("file://", "local://"):
        if url.lower().startswith(protocol) and "::" not in url:
            path = url[len(protocol) :].removeprefix("localhost")
            return path if os.path.lexists(path) else unquote(path, errors="surrogateescape")
    return None
