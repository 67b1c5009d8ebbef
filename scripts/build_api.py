"""Print docs/api.md, the public names of planparse: python scripts/build_api.py > docs/api.md"""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator
from typing import Any

import planparse

HEAD = """# In Python

The public names of `planparse`, made of their docstrings by `scripts/build_api.py`; `make lint` fails when they differ.
What is not named here may change without notice. `import planparse` is light: pandas and other large packages are
loaded by what needs them.

[Start](start.md#in-python) has a first example, [Converting an archive](batch.md#from-python) reads many files, the
[recipes](recipes.md) show stores in other tools, and the [data dictionary](dictionary.md) has the fields of a
`PlanFile`.
"""

GROUPS: dict[str, tuple[str, ...]] = {
    "Reading": ("parse", "parse_many", "explain", "Options"),
    "Results": ("PlanFile", "open_store"),
    "Comparing": ("compare", "diff"),
}
"""Heading -> the public names under it; errors have a heading of their own."""

RETURNED = {
    "parse_many": ("planparse.batch.many.Result", "planparse.batch.child.Limits"),
    "explain": ("planparse.explanation.Explanation",),
    "open_store": ("planparse.batch.store.Store",),
    "compare": ("planparse.comparison.comparison.Comparison",),
    "diff": ("planparse.comparison.changes.Difference",),
}
"""Public name -> the classes that it gives or takes, which are told with it."""

INNER = ("find_seconds",)
"""Methods of these classes that are for planparse itself."""

_BLOCKS = re.compile(r"\n{2,}")
_LISTS = ("Args", "Raises", "Returns")


def render() -> str:
    """Return docs/api.md. Raises ValueError where a public name has no place on it."""
    public = [name for name in planparse.__all__ if not name.startswith("__")]
    errors = [name for name in public if is_error(getattr(planparse, name))]
    errors.sort(key=lambda name: (name != "PlanparseError", name))
    left = {*public} - {*errors} - {name for names in GROUPS.values() for name in names}
    if left:
        raise ValueError(f"put into a group of scripts/build_api.py: {', '.join(sorted(left))}")
    lines = [HEAD.rstrip()]
    for heading, names in GROUPS.items():
        lines += ["", f"## {heading}"]
        for name in names:
            lines += describe(name, getattr(planparse, name), "###")
            for path in RETURNED.get(name, ()):
                home, _, own_name = path.rpartition(".")
                lines += describe(own_name, getattr(importlib.import_module(home), own_name), "####")
    lines += ["", "## Errors", "", "Each message is one line that names the thing and says what to do."]
    lines += ["", "| error | is a | what it means |", "|---|---|---|"]
    lines += [describe_error(name, getattr(planparse, name)) for name in errors]
    return "\n".join(lines) + "\n"


def is_error(thing: Any) -> bool:
    """Whether a public name is an error."""
    return isinstance(thing, type) and issubclass(thing, Exception)


def describe_error(name: str, error: type[Exception]) -> str:
    """Return the row of an error."""
    text = re.sub(r"\s+", " ", inspect.getdoc(error) or "")
    return f"| `{name}` | `{error.__mro__[1].__name__}` | {text} |"


def describe(name: str, thing: Any, level: str) -> Iterator[str]:
    """Yield the section of a function or a class, of a class with its public methods."""
    yield from ("", f"{level} {name}", "")
    is_model = hasattr(thing, "model_fields")
    if not is_model and level == "###":
        yield from ("```text", show_signature(name, thing), "```", "")
    yield from render_docstring(thing)
    methods = list(public_methods(thing)) if isinstance(thing, type) else []
    if methods:
        yield from ("", "| | |", "|---|---|")
        for method, value in methods:
            shown = show_signature(method, value, width=1000).replace("|", "\\|")
            yield f"| `{shown}` | {in_one_line(value)} |"


def public_methods(owner: type) -> Iterator[tuple[str, Any]]:
    """Yield the methods and properties of a class that are public, in its order."""
    for name, value in vars(owner).items():
        plain = value.__func__ if isinstance(value, classmethod) else value
        if (
            not name.startswith("_")
            and name not in INNER
            and (inspect.isfunction(plain) or isinstance(plain, property))
        ):
            yield name, plain


def show_signature(name: str, thing: Any, width: int = 100) -> str:
    """Return the name with its parameters, a line each where one line would be wider; a property is its name alone."""
    if isinstance(thing, property):
        return name
    signature = inspect.signature(thing)
    wanted = [one for one in signature.parameters.values() if one.name not in ("self", "cls")]
    kinds = [one.kind for one in wanted]
    shown = [show_parameter(one) for one in wanted]
    if inspect.Parameter.KEYWORD_ONLY in kinds and inspect.Parameter.VAR_POSITIONAL not in kinds:
        shown.insert(kinds.index(inspect.Parameter.KEYWORD_ONLY), "*")
    back = signature.return_annotation
    returns = "" if isinstance(thing, type) or back in (None, "None", inspect.Signature.empty) else f" -> {back}"
    in_one = f"{name}({', '.join(shown)}){returns}"
    return in_one if len(in_one) <= width else f"{name}(\n" + "".join(f"    {one},\n" for one in shown) + f"){returns}"


def show_parameter(parameter: inspect.Parameter) -> str:
    """Return a parameter as it is written; annotations are strings already, as modules import them from the future."""
    star = "*" if parameter.kind is inspect.Parameter.VAR_POSITIONAL else ""
    default = "" if parameter.default is inspect.Parameter.empty else f" = {parameter.default!r}"
    return f"{star}{parameter.name}: {parameter.annotation}{default}"


def in_one_line(thing: Any) -> str:
    """Return the docstring as a cell of a table."""
    return re.sub(r"\s+", " ", inspect.getdoc(thing) or "").replace("|", "\\|")


def render_docstring(thing: Any) -> Iterator[str]:
    """Yield the docstring as Markdown: lists of arguments as lists, examples as code."""
    for index, block in enumerate(_BLOCKS.split(inspect.getdoc(thing) or "")):
        if index:
            yield ""
        heading, _, rest = block.partition(":\n")
        if block.startswith(">>>"):
            yield from ("```pycon", block, "```")
        elif heading in _LISTS:
            entries = re.split(r"^[ ]{4}(?=\S)", rest, flags=re.MULTILINE)[1:]
            yield from (f"**{heading}**", "")
            yield from (f"- {name_entry(entry)}" for entry in entries)
        else:
            yield block


def name_entry(entry: str) -> str:
    """Return an entry of a list of arguments, its names as code."""
    names, _, meaning = re.sub(r"\s+", " ", entry.strip()).partition(": ")
    return f"{', '.join(f'`{name}`' for name in names.split(', '))}: {meaning}"


if __name__ == "__main__":
    print(render(), end="")
