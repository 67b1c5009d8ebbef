"""Passwords and signatures in URLs, kept out of whatever is printed or stored."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import unquote

_USER = re.compile(r"(?P<protocol>[A-Za-z][A-Za-z0-9+.-]{0,30})://(?P<user>[^/?#:@]*)(?::(?P<password>[^/?#]*))?@")
_PARAMETER = re.compile(r"(?P<mark>[?&#;])(?P<name>[^=&#;?]{1,80})=(?P<value>[^&#;]+)")
_PASSWORD = re.compile(r"pass(?:w|$)|^pwd$", re.IGNORECASE)
_SECRET = re.compile(
    r"^(?:sig|key|jwt|auth|code|hash|policy|hmac|session|sid|key-pair-id)$"
    r"|signature|token|secret|credential|accesskey|accessid|api[_.-]?key|auth[_.-]?key|authorization|session[_.-]?id",
    re.IGNORECASE,
)
_MASKED = re.compile(r"\*\*\*(?:[0-9a-f]{8})?")


def mask_secrets(url: str) -> str:
    """Return a URL with `***` for passwords, and `***` with a digest for signatures, keys and tokens.

    The digest (eight hex digits of the SHA-256) keeps two URLs apart that differ in nothing else; a password never
    tells files apart, and has none. Of `user:password@` the user stays, but over HTTP, where it may be a token.

    >>> mask_secrets("sftp://clerk:1234@host/a.pdf")
    'sftp://clerk:***@host/a.pdf'
    >>> mask_secrets("https://host/a.pdf?id=7&sig=Zm9v")
    'https://host/a.pdf?id=7&sig=***a9348e4a'
    """
    return _PARAMETER.sub(_mask_parameter, _USER.sub(_mask_user, url))


def _mask_user(found: re.Match[str]) -> str:
    protocol, user, password = found["protocol"], found["user"], found["password"]
    if protocol.lower().startswith("http"):
        return f"{protocol}://***@"
    return f"{protocol}://{user}@" if password is None else f"{protocol}://{user}:***@"


def _mask_parameter(found: re.Match[str]) -> str:
    name, value = unquote(found["name"]), found["value"]
    if _MASKED.fullmatch(value):
        return found[0]
    if _PASSWORD.search(name):
        return f"{found['mark']}{found['name']}=***"
    if _SECRET.search(name):
        digest = hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        return f"{found['mark']}{found['name']}=***{digest}"
    return found[0]


def is_masked(url: str) -> bool:
    """Tell whether secrets were taken out of a URL, so that it leads nowhere."""
    values = [value for user in _USER.finditer(url) for value in user.group("user", "password")]
    values += [parameter["value"] for parameter in _PARAMETER.finditer(url)]
    return any(value and _MASKED.fullmatch(value) for value in values)
