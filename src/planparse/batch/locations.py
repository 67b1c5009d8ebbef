"""A location from its id, as a ledger holds it."""

from __future__ import annotations

from planparse.batch.items import Location
from planparse.batch.local_files import LocalFile
from planparse.batch.names import unescape_name
from planparse.batch.remote import RemoteFile
from planparse.batch.zip_archives import ZipMember


def restore_location(id: str) -> Location:  # noqa: A002 -- what Location calls it
    r"""Return the location with this id. Nothing is opened; a URL whose secrets were masked can only be named.

    Raises:
        ValueError: it is no id of a location.

    >>> restore_location("zip:0:a.txt!file:/plans/b.zip")
    ZipMember(archive=LocalFile(path='/plans/b.zip'), name=b'a.txt', which=0)
    """
    kind, _, rest = id.partition(":")
    if kind == "zip":
        which, _, member = rest.partition(":")
        name, _, archive = member.partition("!")
        return ZipMember(_restore_file(archive), unescape_name(name).encode("latin-1"), int(which))
    return _restore_file(id)


def _restore_file(id: str) -> LocalFile | RemoteFile:  # noqa: A002
    kind, _, rest = id.partition(":")
    if kind == "file":
        return LocalFile(unescape_name(rest))
    if kind == "url":
        return RemoteFile(unescape_name(rest))
    raise ValueError(f"no id of a location: {id[:80]!r}")
