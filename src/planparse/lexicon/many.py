"""Many names at once: what a benchmark over hundreds of plans resolves, one answer per name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from planparse.errors import OptionsError
from planparse.lexicon.agency_names import resolve_agency
from planparse.lexicon.departments import department_index, match_department
from planparse.lexicon.lookup import NameIndex, Resolution
from planparse.lexicon.positions import match_position, position_index
from planparse.lexicon.resolve import competency_index, match_competency

NamedList = Literal["agency", "department", "position", "competency"]


@dataclass(frozen=True, slots=True)
class NameContext:
    """What is known besides the name: `kind`, `province` and `district` of an agency, `group` of a competency."""

    kind: str | None = None
    province: str | None = None
    district: str | None = None
    group: str | None = None


NO_CONTEXT = NameContext()


def resolve_many(
    named_list: NamedList, names: Sequence[str], context: NameContext | Sequence[NameContext] = NO_CONTEXT
) -> list[Resolution]:
    """Return what each name of a list means, as `resolve_agency` and its like do, but much faster for many names.

    `context` is one for all names, or one for each. Raises OptionsError where `named_list` is none of the lists,
    ValueError where names and contexts are not as many.

    >>> [found.id for found in resolve_many("department", ["กองคลัง", "กองซ่าง", "กองบิน"])]
    ['finance', 'engineering', None]
    """
    if named_list not in get_args(NamedList):
        raise OptionsError(f"none of {', '.join(get_args(NamedList))}", "named_list", value=named_list)
    contexts = [context] * len(names) if isinstance(context, NameContext) else list(context)
    asked = list(zip(names, contexts, strict=True))
    answers = _ANSWERS[named_list](dict.fromkeys(asked))
    return [answers[one] for one in asked]


_Asked = Iterable[tuple[str, NameContext]]
_Answers = dict[tuple[str, NameContext], Resolution]


def _resolve_agencies(asked: _Asked) -> _Answers:
    return {
        (name, context): resolve_agency(name, kind=context.kind, province=context.province, district=context.district)
        for name, context in asked
    }


def _resolve_departments(asked: _Asked) -> _Answers:
    return _resolve(asked, department_index(), lambda name, _: match_department(name))


def _resolve_positions(asked: _Asked) -> _Answers:
    return _resolve(asked, position_index(), lambda name, _: match_position(name))


def _resolve_competencies(asked: _Asked) -> _Answers:
    by_group: dict[str | None, list[tuple[str, NameContext]]] = {}
    for one in asked:
        by_group.setdefault(one[1].group, []).append(one)
    answers: _Answers = {}
    for group, ones in by_group.items():
        answers |= _resolve(ones, competency_index(group), match_competency)
    return answers


def _resolve(asked: _Asked, index: NameIndex, match: Callable[[str, str | None], Resolution | str]) -> _Answers:
    """Settle what keys can settle name by name, and compare the rest by edits all at once."""
    answers: _Answers = {}
    compared: list[tuple[tuple[str, NameContext], str]] = []
    for one in asked:
        found = match(one[0], one[1].group)
        if isinstance(found, str):
            compared.append((one, found))
        else:
            answers[one] = found
    alike = index.find_all_alike([text for _, text in compared])
    answers.update((one, found) for (one, _), found in zip(compared, alike, strict=True))
    return answers


_ANSWERS: dict[str, Callable[[_Asked], _Answers]] = {
    "agency": _resolve_agencies,
    "department": _resolve_departments,
    "position": _resolve_positions,
    "competency": _resolve_competencies,
}
