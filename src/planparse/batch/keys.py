"""What names a result: the bytes that were read, what reads them, and the options."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import entry_points

from planparse._version import SCHEMA_VERSION, __version__
from planparse.lexicon.locate import digest_mappings
from planparse.options import Options

PLUGIN_GROUPS = ("planparse.forms", "planparse.ocr_engines")


@dataclass(frozen=True, slots=True)
class Contract:
    """What reads the files: a result of another contract is made again."""

    schema_version: str
    program_version: str
    mappings: str
    """SHA-256 of the mapping files, in hex: who edits an alias wants the plans read again."""
    plugins: tuple[str, ...] = ()
    """Name and version of each installed package that adds forms or OCR engines, sorted."""

    @property
    def id(self) -> str:
        """The three in one line, as the ledger keeps them."""
        parts = [f"schema {self.schema_version}", f"planparse {self.program_version}", f"mappings {self.mappings[:12]}"]
        return ", ".join([*parts, *self.plugins])


def find_contract() -> Contract:
    """Return the contract of this planparse and the mappings it reads."""
    return Contract(SCHEMA_VERSION, __version__, digest_mappings(), _list_plugins())


def _list_plugins() -> tuple[str, ...]:
    points = entry_points()  # once: every installed package is looked into
    found = {
        f"{point.dist.name} {point.dist.version}" if point.dist else point.name
        for group in PLUGIN_GROUPS
        for point in points.select(group=group)
    }
    return tuple(sorted(found))


def describe_options(options: Options) -> str:
    """Return the options as JSON in a fixed order, the password as its hash only."""
    chosen = asdict(options)
    if options.password is not None:
        chosen["password"] = hashlib.sha256(
            b"planparse" + options.password.encode("utf-8", "surrogatepass")
        ).hexdigest()
    return json.dumps(chosen, sort_keys=True, ensure_ascii=True, separators=(",", ":"))


def make_key(sha256: str, contract: Contract, options: str) -> str:
    """Return the key of a result, 64 hex digits, from the hash of the bytes, the contract and the described options."""
    parts = (
        sha256,
        contract.schema_version,
        contract.program_version,
        contract.mappings,
        *contract.plugins,
        options,
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
