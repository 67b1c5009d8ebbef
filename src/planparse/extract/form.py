"""What a form is: a shape that plans share, as data."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path

from planparse.errors import MappingError
from planparse.extract.place import Place
from planparse.lexicon.locate import add_mapping
from planparse.lexicon.wording import Wording, load_wording
from planparse.model import Record

Find = Callable[[Place, Wording], Iterator[Record]]


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its name (also of its mapping), the records it yields, how it finds them.

    Forms with a lower `rank` run first; what they found is in `place.found` for those that follow.
    """

    name: str
    yields: tuple[type[Record], ...]
    find: Find
    rank: int = 5

    @property
    def wording(self) -> Wording:
        """The form's words: `mappings/forms/<name>.toml`, of a plug-in `<name>.toml` beside its module."""
        return load_wording(f"forms/{self.name}")


@functools.cache
def all_forms() -> tuple[Form, ...]:
    """Return every form of `extract/forms/` and of the entry point `planparse.forms`, in the order of rank."""
    from planparse.extract import forms as package

    found: dict[str, Form] = {}
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda m: m.name):
        loaded = importlib.import_module(f"{package.__name__}.{module.name}")
        form = getattr(loaded, "FORM", None)
        if not isinstance(form, Form) or form.name != module.name:
            raise MappingError(reason=f"extract/forms/{module.name}.py holds no FORM of that name")
        found[form.name] = form
    for entry in entry_points(group="planparse.forms"):
        form = entry.load()
        if not isinstance(form, Form):
            raise MappingError(reason=f"entry point planparse.forms:{entry.name} is no Form")
        if form.name not in found:
            found[form.name] = form
            _add_own_mapping(form, entry.module)
    return tuple(sorted(found.values(), key=lambda form: (form.rank, form.name)))


def _add_own_mapping(form: Form, module: str) -> None:
    """Take the words of a plug-in from the file beside the module that its entry point names, where there is one."""
    home = importlib.import_module(module).__file__
    path = Path(home).with_name(f"{form.name}.toml") if home else None
    if path is not None and path.is_file():
        add_mapping(f"forms/{form.name}.toml", path)
