"""Checking the words and patterns of mappings/*.toml and mappings/forms/*.toml against their own examples."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from planparse.lexicon.wording import fold

_EXAMPLE_KEYS = {"column": {"text", "role"}, "pattern": {"text", "hits"}, "word": {"text", "list"}}


def check_wordings(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (file, what is wrong) of the wordings of a folder."""
    for path in sorted([*folder.glob("*.toml"), *folder.glob("forms/*.toml")]):
        file = path.relative_to(folder).as_posix()
        try:
            mapping = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            yield file, f"cannot be read: {error}"
            continue
        yield from ((file, reason) for reason in _check_words(mapping))
        yield from ((file, reason) for reason in _check_patterns(mapping, is_form=path.parent != folder))


def _check_words(mapping: Mapping[str, Any]) -> Iterator[str]:
    for name, words in mapping.get("words", {}).items():
        if any(not fold(word) for word in words):
            yield f"words.{name} holds an empty word"
    for role, column in mapping.get("columns", {}).items():
        if not isinstance(column, Mapping):
            yield f"columns.{role} is not a table"
        elif any(not fold(word) for words in column.values() for word in words):
            yield f"columns.{role} holds an empty word"


def _check_patterns(mapping: Mapping[str, Any], is_form: bool) -> Iterator[str]:
    """Yield what is wrong with patterns: of a form, and where there are examples, each needs one that it hits."""
    examples: list[Mapping[str, str]] = []
    for kind, ones in mapping.get("examples", {}).items():
        keys = _EXAMPLE_KEYS.get(kind)
        if keys is None:
            yield f"examples of {kind}: give column, pattern or word"
        elif not all(keys <= set(one) for one in ones):
            yield f"an example of {kind} must have {' and '.join(sorted(keys))}"
        elif kind == "pattern":
            examples = list(ones)
    patterns = mapping.get("patterns", {})
    for example in examples:
        if example["hits"] not in patterns:
            yield f"the example {example['text']!r} is of no pattern: {example['hits']}"
    for name, source in patterns.items():
        try:
            pattern = re.compile(source)
        except re.error as error:
            yield f"patterns.{name} does not compile: {error}"
            continue
        yield from _try_pattern(name, pattern, [one["text"] for one in examples if one["hits"] == name], is_form)


def _try_pattern(name: str, pattern: re.Pattern[str], texts: list[str], is_form: bool) -> Iterator[str]:
    if is_form and pattern.search(""):
        yield f"patterns.{name} matches the empty string"
    if is_form and not texts:
        yield f"patterns.{name} has no example"
    for text in texts:
        if not pattern.search(text):
            yield f"patterns.{name} does not hit its example {text!r}"
