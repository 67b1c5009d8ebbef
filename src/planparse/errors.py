"""Everything that planparse raises.

    PlanparseError
    ├── ReadError               a source cannot be read
    │   ├── FileMissing         there is no such file
    │   ├── NotAFile            a directory, a device, a socket
    │   ├── NoPermission        the file may not be opened
    │   ├── TooLarge            more bytes, lines or cells than the options allow
    │   ├── EmptySource         no bytes, or nothing but white space
    │   ├── BinarySource        not text, and no format that we know
    │   ├── UnknownEncoding     text whose encoding is not known, or that breaks its own
    │   ├── UnsupportedFormat   a known format that is not read (Word, a picture, an archive)
    │   ├── UnreadableArchive   a zip archive, or a member of one, that is damaged
    │   ├── UnreadablePdf       a PDF that is damaged
    │   ├── EncryptedPdf        a PDF behind a password
    │   └── NoTextLayer         a PDF of pictures, which needs OCR
    ├── MappingError            a file under mappings/ is wrong
    ├── OptionsError            an option has a value that it cannot have
    ├── SchemaError             JSON that is not a PlanFile of this version
    ├── StoreError              a folder that is no store, or one of another version
    │   └── ExportError         a store cannot be written as what was asked for, or where
    └── MissingPackage          a package that is not installed by default is needed

An odd *document* never raises: it gives findings. Only what keeps us from reading it at all raises.
Every message is one line, names the thing (file, option, mapping) and says what to do. The parts of the
message are fields. Errors can be pickled, so a worker process can hand them back.
"""

from __future__ import annotations

from typing import Any, ClassVar

# ruff: noqa: N818 -- the names say what happened; the root class says that it is an error

__all__ = [
    "BinarySource",
    "EmptySource",
    "EncryptedPdf",
    "ExportError",
    "FileMissing",
    "MappingError",
    "MissingPackage",
    "NoPermission",
    "NoTextLayer",
    "NotAFile",
    "OptionsError",
    "PlanparseError",
    "ReadError",
    "SchemaError",
    "StoreError",
    "TooLarge",
    "UnknownEncoding",
    "UnreadableArchive",
    "UnreadablePdf",
    "UnsupportedFormat",
]


def print_in_one_line(text: str) -> str:
    r"""Return the text fit for one line of a terminal: control characters and lone surrogates as escapes.

    >>> print_in_one_line("a\nb")
    'a\\nb'
    """
    shown = (
        char if char.isprintable() else char.encode("unicode_escape", "surrogatepass").decode("ascii") for char in text
    )
    return "".join(shown)


class PlanparseError(Exception):
    """The root of all errors that planparse raises.

    `reason` says what is wrong, `subject` what it is about (a path, an option; None where the reason says
    it), `hint` what to do. A class has a default reason and hint.
    """

    default_reason: ClassVar[str] = "something went wrong"
    default_hint: ClassVar[str | None] = None

    def __init__(self, reason: str | None = None, subject: str | None = None, hint: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason or self.default_reason
        self.subject = subject
        self.hint = hint or self.default_hint

    def __str__(self) -> str:
        parts = [
            f"{self.subject}: " if self.subject else "",
            self.reason,
            f"; {self.hint}" if self.hint else "",
        ]
        return print_in_one_line("".join(parts))

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.__dict__)


def _rebuild(kind: type[PlanparseError], fields: dict[str, Any]) -> PlanparseError:
    """Make an error again from its fields, without its constructor: how pickle copies one."""
    error = kind.__new__(kind)
    error.__dict__.update(fields)
    return error


class ReadError(PlanparseError):
    """A source cannot be read. `path` is the file as it was given, None for text or bytes in memory."""

    default_reason = "cannot be read"
    default_hint = "check that the file opens in a text editor"

    def __init__(self, path: str | None = None, reason: str | None = None, hint: str | None = None) -> None:
        super().__init__(reason, path if path is not None else "the source given", hint)
        self.path = path


class FileMissing(ReadError):
    """There is no such file."""

    default_reason = "no such file"
    default_hint = "check the path"


class NotAFile(ReadError):
    """The path leads to a directory, a device or a socket."""

    default_reason = "not a file"
    default_hint = "give a file"


class NoPermission(ReadError):
    """The file is there but may not be opened."""

    default_reason = "no permission to read it"
    default_hint = "change its permissions, or copy it to where you may read it"


class TooLarge(ReadError):
    """The source has more bytes, lines or cells than an option allows; `option` is its name, `limit` its value."""

    default_reason = "too large"
    default_hint = "split it, or raise the limit"

    def __init__(
        self,
        path: str | None = None,
        reason: str | None = None,
        hint: str | None = None,
        option: str | None = None,
        limit: int | None = None,
    ) -> None:
        super().__init__(path, reason, hint or (option and f"split it, or raise the option {option}"))
        self.option = option
        self.limit = limit


class EmptySource(ReadError):
    """The source holds no bytes, or nothing but white space."""

    default_reason = "holds no text"
    default_hint = "give a file with the text of a plan"


class BinarySource(ReadError):
    """The source is not text, and no format that we know."""

    default_reason = "not text (binary data)"
    default_hint = "give a text file (.txt, .md or .html)"


class UnknownEncoding(ReadError):
    """The bytes are text in an encoding that we do not know, or break the encoding they are in."""

    default_reason = "its encoding is not known"
    default_hint = "save it as UTF-8, or name its encoding with the option encoding"


class UnsupportedFormat(ReadError):
    """The source is of a known format that is not read: a Word file, a picture. `format_name` names it."""

    default_reason = "a format that is not read"
    default_hint = "save its text as a UTF-8 text file"

    def __init__(
        self,
        path: str | None = None,
        reason: str | None = None,
        hint: str | None = None,
        format_name: str = "",
    ) -> None:
        super().__init__(path, reason, hint)
        self.format_name = format_name


class UnreadableArchive(ReadError):
    """The zip archive, or the member of it, is damaged, encrypted, or packed in a way that is not read."""

    default_reason = "a damaged archive"
    default_hint = "pack or fetch it again, or unpack it and give the folder"


class UnreadablePdf(ReadError):
    """The PDF is damaged."""

    default_reason = "a damaged PDF"
    default_hint = "open it in a PDF viewer and save it again"


class EncryptedPdf(ReadError):
    """The PDF is behind a password."""

    default_reason = "a PDF with a password"
    default_hint = "save a copy without the password"


class NoTextLayer(ReadError):
    """The PDF is made of pictures and has no text."""

    default_reason = "a PDF of pictures, without text"
    default_hint = "run OCR over it first"


class MappingError(PlanparseError):
    """A file under mappings/ is wrong. `path` is that file, None where the reason names it."""

    default_reason = "a mapping that cannot be used"
    default_hint = "correct the file"

    def __init__(self, path: str | None = None, reason: str | None = None, hint: str | None = None) -> None:
        super().__init__(reason, path, hint)
        self.path = path


class OptionsError(PlanparseError):
    """An option has a value that it cannot have. `option` is its name, `value` what was given, as shown."""

    default_reason = "not a value that this option takes"

    def __init__(
        self,
        reason: str | None = None,
        option: str | None = None,
        hint: str | None = None,
        value: str | None = None,
    ) -> None:
        super().__init__(reason, option and f"option {option}", hint)
        self.option = option
        self.value = value


class SchemaError(PlanparseError):
    """JSON that is not a PlanFile of this schema version. `path` is the file, None for a string."""

    default_reason = "not the JSON of a PlanFile"
    default_hint = "write it again with this version of planparse"

    def __init__(self, reason: str | None = None, path: str | None = None, hint: str | None = None) -> None:
        super().__init__(reason, path, hint)
        self.path = path


class StoreError(PlanparseError):
    """A folder that is not the store of a batch, or one of another version. `path` is that folder or file."""

    default_reason = "not the store of a batch"
    default_hint = "give the folder that planparse batch wrote"

    def __init__(self, path: str | None = None, reason: str | None = None, hint: str | None = None) -> None:
        super().__init__(reason, path, hint)
        self.path = path


class ExportError(StoreError):
    """A store cannot be written as what was asked for, or where. `path` is the target, None for none."""

    default_reason = "cannot be exported"
    default_hint = "see planparse export --help"


class MissingPackage(PlanparseError):
    """A package is needed that is not installed by default. `package` is its name, `extra` the extra that brings it."""

    def __init__(
        self, what: str = "this", package: str = "an optional package", extra: str = "store", hint: str | None = None
    ) -> None:
        super().__init__(f"{what} needs {package}: pip install 'planparse[{extra}]'", hint=hint)
        self.package = package
        self.extra = extra
