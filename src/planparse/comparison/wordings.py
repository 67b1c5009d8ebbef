"""The running text of a plan as its records hold it, each wording once, folded so that copies can be found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from planparse.lexicon.agencies import parse_agency
from planparse.lexicon.agency_names import agencies_by_id
from planparse.lexicon.names import fold_name

if TYPE_CHECKING:
    from planparse.model import PlanFile

WORDED: dict[str, tuple[str, ...]] = {
    "statements": ("text",),
    "swot_items": ("text",),
    "strategies": ("title", "goal"),
    "projects": ("name", "objective"),
    "indicators": ("text",),
    "actions": ("text",),
    "org_units": ("name",),
    "competencies": ("definition",),
    "development_needs": ("skills", "goals"),
    "sections": ("title",),
}
"""List -> its fields of running text, each wording in one of them: what the indicator and target cells of a project say
is in `indicators`, without the labels of the form. What is the law's wording (references, limits of cost) or a name is
left out: it is nobody's own."""

LEAST_CHARS = 24
"""A wording with fewer characters (folded) is a name rather than a sentence and is not compared."""

OWN = "\ue000"
"""What stands for the agency's own name, so that a copy with the name exchanged is alike."""
_HEADS = (
    "องค์การบริหารส่วนจังหวัด", "องค์การบริหารส่วนตำบล", "เทศบาลตำบล", "เทศบาลเมือง", "เทศบาลนคร", "เทศบาล", "อบจ",
    "อบต", "ทต", "ทม", "ทน", "จังหวัด", "อำเภอ", "ตำบล", "เมือง", "นคร",
)  # fmt: skip
_DIGITS = re.compile("[0-9]{1,4000}")


class WordingPlace(NamedTuple):
    """Where a wording stands."""

    record_id: str
    document_id: str
    page: int | None
    line_start: int
    line_end: int


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a plan and where it stands first."""

    table: str
    field: str
    record_id: str
    document_id: str
    page: int | None
    line_start: int
    line_end: int
    text: str


@dataclass(frozen=True, slots=True)
class PlanWording:
    """The wordings of a plan, with whose it is. `folded` are the keys of the texts, in the same order.

    `found_foreign` are the names that the plan's own findings (`foreign-agency`) call left behind.
    """

    key: str
    agency_id: str | None
    agency: str | None
    province: str | None
    year: int | None
    wordings: tuple[Wording, ...]
    folded: tuple[str, ...]
    found_foreign: tuple[str, ...] = ()
    core: str = ""
    """The agency's own name without its kind, folded."""
    masks: tuple[str, ...] = field(default=(), repr=False)

    @property
    def owner(self) -> str:
        """What tells agencies apart: the id, else the name as printed, else the plan itself."""
        return self.agency_id or fold_name(self.agency or "") or self.key


class WordingReader:
    """Puts the wordings of one plan together, row by row."""

    def __init__(self, key: str, agency: Mapping[str, Any], found_foreign: Iterable[object] = ()) -> None:
        """Start with the plan's key, its agency and the names that its findings call foreign.

        `agency` has `id`, `name`, `province`, `district` and `year`, each absent or None where it is not told. A
        position number of another body, which is found foreign too, is no name and is not kept.
        """
        self._key = key
        self._agency = agency
        names = (one for one in found_foreign if isinstance(one, str) and not "0" <= fold_name(one)[:1] <= "9")
        self._found_foreign = tuple(dict.fromkeys(names))
        self._core = find_core_name(agency)
        self._masks = list_masks(agency)
        self._wordings: dict[str, Wording] = {}

    def add(self, table: str, column: str, text: str, place: WordingPlace) -> None:
        """Add a wording; one that the plan has already counts once."""
        if len(text) < LEAST_CHARS:
            return
        folded = fold_wording(text, self._masks)
        if len(folded) >= LEAST_CHARS and folded not in self._wordings:
            self._wordings[folded] = Wording(table, column, *place, text=text)

    def finish(self) -> PlanWording:
        """Return the wordings of the plan."""
        one = self._agency
        return PlanWording(
            key=self._key,
            agency_id=one.get("id"),
            agency=one.get("name"),
            province=one.get("province"),
            year=one.get("year"),
            wordings=tuple(self._wordings.values()),
            folded=tuple(self._wordings),
            found_foreign=self._found_foreign,
            core=self._core,
            masks=self._masks,
        )


def collect_wording(plan: PlanFile, key: str, paragraphs: Iterable[tuple[str, WordingPlace]] = ()) -> PlanWording:
    """Return the wordings of a plan, in the order of its lists; `key` is what the plan is called.

    `paragraphs` are those of its source, where it is at hand: records hold a quarter to a half of the running text. A
    record that was read from one of them is not added again.
    """
    agency = next((one.agency for one in plan.documents if one.agency is not None), None)
    facts = {
        "id": agency.canonical_id if agency else None,
        "name": agency.name if agency else None,
        "province": agency.province if agency else None,
        "district": agency.district if agency else None,
        "year": next((min(one.fiscal_years) for one in plan.documents if one.fiscal_years), None),
    }
    foreign = (one.found for one in plan.findings if one.code == "foreign-agency")
    reader = WordingReader(key, facts, foreign)
    lines: set[int] = set()
    for text, place in paragraphs:
        reader.add("text", "paragraph", text, place)
        lines.update(range(place.line_start, place.line_end + 1))
    for table, columns in WORDED.items():
        for record in getattr(plan, table):
            at = record.provenance
            if at.line_start in lines and at.line_end in lines:
                continue
            place = WordingPlace(record.id, record.document_id, at.page, at.line_start, at.line_end)
            for column in columns:
                for text in list_texts(getattr(record, column)):
                    reader.add(table, column, text, place)
    return reader.finish()


def list_texts(value: object) -> Iterator[str]:
    """Yield the texts of a field: one, several or none."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        yield from (one for one in value if isinstance(one, str))


def find_core_name(agency: Mapping[str, Any]) -> str:
    """Return the agency's own name without its kind, folded; empty where it is not told."""
    known = agencies_by_id().get(agency.get("id") or "")
    parsed = parse_agency(agency.get("name") or "") if known is None else None
    return fold_name(known.core_name if known else parsed.core if parsed else "")


def list_masks(agency: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the folded words that name an agency with its kind, or its place: the longest first.

    >>> "เทศบาลตำบลกระสัง" in list_masks({"name": "เทศบาลตำบลกระสัง", "district": "กระสัง"})
    True
    """
    places = (fold_name(agency.get(part) or "") for part in ("province", "district"))
    names = {name for name in (find_core_name(agency), *places) if name}
    return tuple(sorted((head + name for name in names for head in _HEADS), key=len, reverse=True))


def fold_wording(text: str, masks: tuple[str, ...]) -> str:
    """Return the key of a wording: as `fold_name`, runs of digits as one 0, the agency's own names as one character.

    >>> fold_wording("ทต.กระสัง ร้อยละ ๘๐", ("ทตกระสัง",))
    '\\ue000ร้อยละ0'
    """
    folded = _DIGITS.sub("0", fold_name(text))
    for mask in masks:
        if mask in folded:
            folded = folded.replace(mask, OWN)
    return folded


def unfold_span(text: str, masks: tuple[str, ...], start: int, end: int) -> tuple[int, int]:
    """Return where [start, end) of the folded wording stands in the text.

    >>> text = "ของ ทต.กระสัง นั้น"
    >>> start, end = unfold_span(text, ("ทตกระสัง",), 3, 4)
    >>> text[start:end]
    'ทต.กระสัง'
    """
    folds = {char: fold_name(char) for char in set(text)}
    whole = "".join(map(folds.__getitem__, text))
    places = [at for at, char in enumerate(text) for _ in folds[char]]
    for run in reversed(list(_DIGITS.finditer(whole))):
        del places[run.start() + 1 : run.end()]
    folded = _DIGITS.sub("0", whole)
    for mask in masks:
        if mask in folded:
            folded, places = _mask_places(folded, places, mask)
    if not places or start >= len(places):
        return 0, len(text)
    stop = places[end] if end < len(places) else len(text)
    while stop > places[start] + 1 and not fold_name(text[stop - 1]):
        stop -= 1
    return places[start], stop


def _mask_places(folded: str, places: list[int], mask: str) -> tuple[str, list[int]]:
    parts = folded.split(mask)
    kept: list[int] = []
    at = 0
    for part in parts:
        kept += places[at : at + len(part)]
        at += len(part)
        kept += places[at : at + 1]
        at += len(mask)
    return folded.replace(mask, OWN), kept
