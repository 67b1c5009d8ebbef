"""Names of local governments in text: องค์การบริหารส่วนจังหวัดX, อบต.X, เทศบาลตำบลX, ทม.X, นายกเทศมนตรีนครX.

`heads` finds the words for the kind, `cores` where the name ends. Nothing here decides *which* body is meant:
`resolve.resolve_agency` does.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from planparse.lexicon.cores import find_core
from planparse.lexicon.heads import AgencyKind, Head, MentionForm, cut_body, find_bare_town, find_heads

__all__ = [
    "AgencyKind",
    "AgencyMention",
    "AgencyName",
    "MentionForm",
    "cut_body",
    "find_agency_mentions",
    "parse_agency",
]

_BANGKOK = frozenset(("กรุงเทพมหานคร", "กทม.", "กทม", "กรุงเทพฯ"))
_UNDOTTED = re.compile(r"(?P<head>อบ[จต]\s?|ท[นมต]\s)(?=[ก-ฮเ-ไ])")
"""A short head that opens a name and has lost its dot (อบตไร่ส้ม, ทน นครสวรรค์); it counts before a known name only."""
_LOOSE_CORE = re.compile(r"\s{0,3}(?P<core>[ก-ฮเ-ไ][ก-๎0-9.\-]{1,39})")


@dataclass(frozen=True, slots=True)
class AgencyName:
    """A body's name taken apart; `kind` is None for a bare `เทศบาลX`, `span` is [start, end) in the text."""

    kind: AgencyKind | None
    core: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """A body named in a text, at [start, end); `text` is the wording there.

    `form` is `full`, `short` (อบต.X) or `office` (นายกเทศมนตรีตำบลX, whose text starts at เทศมนตรี); `known`
    tells whether the list of agencies has a body of that core name, of whatever kind.
    """

    kind: AgencyKind
    core: str
    start: int
    end: int
    text: str
    form: MentionForm
    known: bool


def _read_mention(text: str, head: Head) -> AgencyMention | None:
    if head.kind == "special":
        wording = text[head.start : head.end]
        return AgencyMention(head.kind, "พัทยา", head.start, head.end, wording, head.form, True)
    core = find_core(text, head.end, of_province=head.kind == "pao")
    if core is None or (head.weak and not (core.known and _may_be_head(text, head))):
        return None
    wording = text[head.start : core.end]
    return AgencyMention(head.kind, core.name, head.start, core.end, wording, head.form, core.known)


def _may_be_head(text: str, head: Head) -> bool:
    """Whether letters glued to the word before are a head word: in `ปลัดทต.X` yes, in `อดทน. X` no."""
    glued = head.start > 0 and "ก" <= text[head.start - 1] <= "๎"
    return not (glued and text[head.end].isspace())


def _ends_clearly(text: str, end: int) -> bool:
    return end >= len(text) or not "ก" <= text[end] <= "๎"


def _shorten(text: str, mention: AgencyMention, unknown: frozenset[str]) -> AgencyMention:
    """Cut an unknown core to the shortest name that the text also has on its own."""
    sizes = range(2, len(mention.core))
    core = next((mention.core[:size] for size in sizes if mention.core[:size] in unknown), mention.core)
    if core == mention.core:
        return mention
    end = mention.end - (len(mention.core) - len(core))
    return replace(mention, core=core, end=end, text=text[mention.start : end])


def find_agency_mentions(text: str) -> Iterator[AgencyMention]:
    """Yield every local government that a text names, in order.

    Kinds without a name (`เทศบาลตำบล`) are skipped. A name that the list does not have is cut where other
    mentions of the same text, ended by white space or punctuation, show it to end.

    >>> text = "นายกเทศมนตรีตำบลกระสังทราบ และองค้การบริหารส่วนจังหวัดลำพูนมีนโยบาย ส่วน อบต.ต้องการ"
    >>> [(mention.kind, mention.core, mention.form) for mention in find_agency_mentions(text)]
    [('subdistrict_municipality', 'กระสัง', 'office'), ('pao', 'ลำพูน', 'full')]
    """
    read = (_read_mention(text, head) for head in find_heads(text))
    mentions = [mention for mention in read if mention is not None]
    unknown = frozenset(mention.core for mention in mentions if not mention.known and _ends_clearly(text, mention.end))
    for mention in mentions:
        yield mention if mention.known or not unknown else _shorten(text, mention, unknown)


@functools.lru_cache(maxsize=8192)
def parse_agency(text: str) -> AgencyName | None:
    """Return the first body that a short text (a title, a cell) names, or None.

    Unlike in running text, a name after white space counts also if the list does not have it.

    >>> parse_agency("ทต. กระสัง อำเภอกระสัง")
    AgencyName(kind='subdistrict_municipality', core='กระสัง', span=(0, 10))
    >>> parse_agency("เทศบาลโพนทอง").kind is None
    True
    """
    mention = next(find_agency_mentions(text), None)
    if mention is not None:
        return AgencyName(mention.kind, mention.core, (mention.start, mention.end))
    undotted = _UNDOTTED.match(text)
    if undotted is not None:
        return _parse_undotted(text, undotted)
    if text.strip() in _BANGKOK:
        return AgencyName("special", "กรุงเทพมหานคร", (0, len(text)))
    heads = find_heads(text)
    if heads:
        return _parse_unknown(text, heads[0])
    end = find_bare_town(text)
    core = None if end is None else find_core(text, end, of_province=False)
    if end is None or core is None:
        return None
    return AgencyName(None, core.name, (end - len("เทศบาล"), core.end))


def _parse_undotted(text: str, head: re.Match[str]) -> AgencyName | None:
    """Return the known body that a short head without its dot names."""
    dotted = f"{head['head'].rstrip()}."
    mention = next(find_agency_mentions(dotted + text[head.end() :]), None)
    if mention is None or not mention.known or mention.start:
        return None
    return AgencyName(mention.kind, mention.core, (0, mention.end - len(dotted) + head.end()))


def _parse_unknown(text: str, head: Head) -> AgencyName | None:
    if head.weak or head.kind == "pao":
        return None
    loose = _LOOSE_CORE.match(text, head.end)
    return None if loose is None else AgencyName(head.kind, loose["core"], (head.start, loose.end()))
