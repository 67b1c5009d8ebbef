"""Lead-ins: the words that open a list (`โดยมีแนวทางปฏิบัติ ดังนี้`), and the paragraphs that close a matter."""

from __future__ import annotations

from planparse.lexicon.lead_ins import opens_list
from planparse.lexicon.wording import fold, load_wording

_MAPPING = "leads"


def strip_lead(text: str) -> str:
    """Return a wording without the lead-in at its end.

    >>> strip_lead("การเลื่อนขั้นเงินเดือน โดยมีการดำเนินการดังนี้")
    'การเลื่อนขั้นเงินเดือน'
    """
    if not opens_list(text):
        return text
    return load_wording(_MAPPING).patterns["lead"].sub("", text).rstrip(" :–-")


def closes_matter(text: str) -> bool:
    """Whether a paragraph opens with the words that end what was said before (`ทั้งนี้ ตั้งแต่บัดนี้`, `ประกาศ ณ`)."""
    return fold(text[:40]).startswith(load_wording(_MAPPING).words["closes"])
