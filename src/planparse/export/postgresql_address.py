"""The address of a PostgreSQL database, which never shows its password."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

from planparse.errors import ExportError

if TYPE_CHECKING:
    import sqlalchemy as sa

_SECRETS = ("password", "sslpassword", "passfile", "oauth_client_secret")
"""What may stand behind the `?` of an address and is nobody's business."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is; `shown` is the address without its password and settings."""

    url: sa.URL = field(repr=False)
    shown: str

    def hide_secrets(self, text: str) -> str:
        """Return text, such as that of an error, without the password, however it was written in the address."""
        query = (self.url.query.get(name, "") for name in _SECRETS)
        plain = [value for given in query for value in ([given] if isinstance(given, str) else given)]
        plain += [str(self.url.password or "")]
        for secret in sorted((one for one in plain if one), key=len, reverse=True):
            for written in (secret, quote(secret, safe=""), quote_plus(secret)):
                text = text.replace(written, "***")
        return text


def parse_address(text: str) -> Address:
    """Return the address that `postgresql://user:password@host:port/database?settings` names.

    What is left out is taken from the environment (`PGHOST`, `PGPASSWORD` …) and `~/.pgpass`, as `psql` does.

    Raises ExportError, which does not repeat the address, where it is none.
    """
    import sqlalchemy as sa

    _, _, rest = text.partition("://")
    try:
        url = sa.make_url(f"postgresql+psycopg://{rest}")
    except (sa.exc.ArgumentError, ValueError):
        raise ExportError(reason="not the address of a database", hint="postgresql://user@host:port/database") from None
    bare = sa.URL.create("postgresql", url.username, None, url.host, url.port, url.database)
    return Address(url, bare.render_as_string())
