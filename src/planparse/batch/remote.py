"""Files behind URLs, by fsspec, which is imported only when there is a URL to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO

from planparse.batch.byte_streams import hash_stream, load_stream
from planparse.batch.folders import ARCHIVE, SUFFIXES, Named, is_plan_name
from planparse.batch.items import Problem
from planparse.batch.names import escape_name
from planparse.batch.url_secrets import is_masked, mask_secrets
from planparse.errors import FileMissing, NoPermission, NotAFile, ReadError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}(?:://|::)")
_MAGIC = re.compile(r"[*?\[]")
_MAX_DEPTH = 100
_PACKAGES = {"http": "aiohttp", "https": "aiohttp", "sftp": "paramiko", "ssh": "paramiko", "smb": "smbprotocol"}


def is_url(source: str) -> bool:
    """Tell a URL from a path.

    >>> is_url("s3://bucket/a.pdf"), is_url("C:/a.pdf"), is_url("zip://a.pdf::s3://bucket/b.zip")
    (True, False, True)
    """
    return _URL.match(source) is not None


def is_archive_url(url: str) -> bool:
    """Tell whether a URL leads to a zip archive by its name.

    >>> is_archive_url("https://host/b.zip?sig=1"), is_archive_url("zip://a.pdf::s3://bucket/b.zip")
    (True, False)
    """
    first = url.split("::")[0].lower()
    return (re.split("[?#]", first)[0] if first.startswith("http") else first).endswith(ARCHIVE)


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file behind a URL that fsspec knows; keys come from the environment, as its file systems have it."""

    url: str = field(repr=False)

    @property
    def id(self) -> str:
        """`url:` and the URL, its secrets masked: no secret is kept, so a retry needs the source given again."""
        return f"url:{self.label}"

    @property
    def label(self) -> str:
        """The URL in one line, its secrets masked."""
        return escape_name(mask_secrets(self.url))

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open the file to read its bytes; what fails while it is open is told as a ReadError, too."""
        if is_masked(self.url):
            raise NoPermission(self.label, "its password or signature is not kept", "give the source again")
        system, path = connect(self.url)
        with _telling(self.label), system.open(path, "rb") as stream:
            yield stream

    def hash_bytes(self, max_bytes: int) -> tuple[str, int]:
        """Return the SHA-256 in hex and the size. Raises ReadError; TooLarge beyond `max_bytes`."""
        with self.open() as stream:
            return hash_stream(stream, self.label, max_bytes)

    def load(self, max_bytes: int) -> bytes:
        """Return the bytes. Raises ReadError; TooLarge beyond `max_bytes`."""
        with self.open() as stream:
            return load_stream(stream, self.label, max_bytes)


def connect(url: str) -> tuple[AbstractFileSystem, str]:
    """Return the file system of a URL and the path in it. Raises ReadError where no driver is there for it."""
    label = escape_name(mask_secrets(url))
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        hint = 'run: pip install "planparse[store]"'
        raise ReadError(label, "a URL, for which fsspec is needed", hint) from None
    try:
        system, path = url_to_fs(url)
    except ImportError as error:
        raise ReadError(label, "the driver of its protocol is not installed", _name_driver(url, error)) from None
    except Exception as error:
        if "Protocol not known" in str(error):
            raise ReadError(label, "a protocol that is not known", "check the URL") from None
        raise _translate(error, label) from None
    return system, str(path)


def _name_driver(url: str, error: ImportError) -> str:
    cause = error.__cause__
    missing = cause.name if isinstance(cause, ImportError) else error.name
    package = _PACKAGES.get(url.split(":")[0].lower()) or (missing or "").split(".")[0]
    return f"run: pip install {package}" if package else "install the package that fsspec names for it"


def _translate(error: Exception, label: str) -> ReadError:
    """Return the error as ours. Its own wording is left out: it may hold keys."""
    if isinstance(error, ReadError):
        return error
    if isinstance(error, FileNotFoundError):
        return FileMissing(label)
    if isinstance(error, PermissionError) or "Credentials" in type(error).__name__:
        return NoPermission(label, hint="set the keys that its protocol takes, or copy it to where you may read it")
    if isinstance(error, IsADirectoryError):
        return NotAFile(label)
    hint = "check the URL, the network, and the keys in the environment"
    return ReadError(label, f"cannot be read ({type(error).__name__})", hint)


@contextmanager
def _telling(label: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # drivers raise whatever they like
        raise _translate(error, label) from None


def search_remote(url: str) -> Iterator[Named | Problem]:
    """Yield the files that a URL leads to, each with its own URL: one file, those in a folder, those of a pattern.

    Within a folder the rules are those of folders on this machine (see `search_folder`); a pattern is what fsspec
    takes for one, but not over HTTP, where `?` begins a query. One folder's names are held at a time; all those
    of a pattern.
    """
    label = escape_name(mask_secrets(url))
    try:
        with _telling(label):
            system, path = connect(url)
            for found in _search(system, path, url):
                if isinstance(found, str):
                    yield Named(escape_name(mask_secrets(found)), found)
                else:
                    yield found
    except ReadError as error:
        yield Problem(label, error.reason, error.hint or "")


def _search(system: AbstractFileSystem, path: str, url: str) -> Iterator[str | Problem]:
    is_pattern = _MAGIC.search(url) and not url.lower().startswith("http")
    if is_pattern and not system.exists(path):
        yield from _expand(system, url)
    elif system.info(path)["type"] == "directory":
        yield from _search_folder(system, path, url)
    else:
        yield url


def _expand(system: AbstractFileSystem, url: str) -> Iterator[str | Problem]:
    first, *rest = url.split("::")
    magic = _MAGIC.search(first)
    begin = first[: first.rfind("/", 0, magic.start() if magic else None) + 1]
    root = _strip(system, begin)
    matches: dict[str, dict[str, Any]] = system.glob(_strip(system, first), detail=True)
    keeps_hidden = "/." in first
    found = False
    for path in sorted(matches):
        below = path[len(root) :].lstrip("/") if path.startswith(root) else path
        if not keeps_hidden and any(part.startswith(".") for part in below.split("/")):
            continue
        found, target = True, "::".join([begin + below, *rest])
        if matches[path]["type"] == "directory":
            yield from _search_folder(system, path, target)
        else:
            yield target
    if not found:
        yield Problem(escape_name(mask_secrets(url)), "no file matches this pattern", "check the pattern")


def _strip(system: AbstractFileSystem, url: str) -> str:
    return str(system._strip_protocol(url))


def _search_folder(system: AbstractFileSystem, path: str, url: str) -> Iterator[str | Problem]:
    stack, is_told = [iter(_list(system, path, url))], False
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
            continue
        if isinstance(entry, tuple) and len(stack) < _MAX_DEPTH:
            stack.append(iter(_list(system, *entry)))
            continue
        is_told = True
        if isinstance(entry, tuple):
            yield Problem(escape_name(mask_secrets(entry[1])), "too many folders in one another", "name this folder")
        else:
            yield entry
    if not is_told:
        kinds = ", ".join(f"*{suffix}" for suffix in (*SUFFIXES, ARCHIVE))
        yield Problem(escape_name(mask_secrets(url)), f"no plans in this directory ({kinds})", "name another")


def _list(system: AbstractFileSystem, path: str, url: str) -> list[str | tuple[str, str] | Problem]:
    """Return what a folder has that is searched for, sorted: files by their URL, folders by path and URL.

    A folder that cannot be listed has its Problem only, so that the others are still searched.
    """
    label = escape_name(mask_secrets(url))
    try:
        with _telling(label):
            infos = system.ls(path, detail=True)
    except ReadError as error:
        return [Problem(label, error.reason, error.hint or "")]
    listed: dict[str, str | tuple[str, str] | Problem] = {}
    for info in infos:
        below, is_folder = info["name"].rstrip("/"), info["type"] == "directory"
        name = below.rsplit("/", 1)[-1]
        if below == path.rstrip("/") or name.startswith("."):
            continue
        if is_folder:
            listed[f"{escape_name(name)}/"] = below, _join(url, name)
        elif is_plan_name(name, (*SUFFIXES, ARCHIVE)):
            end = "/" if name.lower().endswith(ARCHIVE) else ""
            listed.setdefault(escape_name(name) + end, _join(url, name))
    return [listed[name] for name in sorted(listed)]


def _join(url: str, name: str) -> str:
    first, *rest = url.split("::")
    return "::".join([f"{first}{'' if first.endswith('/') else '/'}{name}", *rest])
