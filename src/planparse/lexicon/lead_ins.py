"""Lead-ins: the words at the end of a wording that open a list (`ประกอบด้วย`, `ดังนี้`)."""

from __future__ import annotations

from planparse.lexicon.wording import fold, load_wording

_TAIL = 24


def opens_list(text: str) -> bool:
    """Whether a wording ends with the words that open a list.

    >>> opens_list("โดยมีแนวทางปฏิบัติ ดังนี้"), opens_list("ดังนี้จึงเห็นควร")
    (True, False)
    """
    return fold(text[-_TAIL:]).endswith(load_wording("leads").words["opens_list"])
