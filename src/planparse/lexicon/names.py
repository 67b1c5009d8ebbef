"""Comparison keys of Thai names: what is safe to ignore when two spellings are compared.

Four keys, each coarser than the one before: `fold_name` drops what carries no meaning (spaces, punctuation,
order of marks); `blur_marks` also drops tone marks and vowel lengths, which OCR and text layers lose;
`blur_shapes` also joins consonants of like shape, which OCR confuses; `outline_name` also drops every mark above
and below the line, and letters doubled. The coarser keys are for closed lists of names only.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from operator import eq

_DROPPED = " \t\n\r\f\v\u00a0\u200b\u200c\u200d\u2060\ufeffฯ.,;:()[]{}|/\\*_-–—‐‑−\"'“”‘’`~•·…#<>!?+="


def _complete(table: Mapping[int, int | str | None]) -> dict[int, int | str | None]:
    """Return the table with ASCII and Thai letters that stay: a letter that is missing costs `translate` an error."""
    complete: dict[int, int | str | None] = {code: code for code in (*range(0x80), *range(0x0E00, 0x0E80))}
    return complete | dict(table)


_FOLD = _complete(str.maketrans(dict.fromkeys(_DROPPED) | dict(zip("๐๑๒๓๔๕๖๗๘๙", "0123456789", strict=True))))
_MARK_FAULT = re.compile("ํ|เเ|ำ[ัิ-ฺ็-๎ำ]|[่-๋์][ัิ-ฺ็]|([ัิ-ฺ็-๎])\\1")
_MARK_RUN = re.compile("[ัิ-ฺ็-๎ำ]{2,}า?|ํา?")
_TONES = frozenset("่้๊๋์๎")

_MARKS = str.maketrans("ีึืูใำ", "ิิิุไา", "่้๊๋์็ฺ๎")
_BLUR_MARKS = _complete(_MARKS)
_BLUR_SHAPES = _complete({**_MARKS, **str.maketrans("คตฅซฃฏถภฝฟปสฮมฌฬ", "ดดดชขฎกกผพบลอนณพ")})

_OUTLINE_MARKS = _complete(str.maketrans("", "", "ัิุ"))
_DOUBLED = re.compile(r"([ก-ฮา])\1")
_ALIKE = {
    "ษ": "บศล", "บ": "ษน", "ศ": "ษดล", "ล": "ศษ", "ด": "ศ", "ธ": "รช", "ร": "ธ", "ช": "ธข", "ข": "ช", "น": "บณ",
    "ณ": "นญ", "ญ": "ณ", "ท": "ห", "ห": "ท", "ว": "ง", "ง": "ว", "พ": "ผ", "ผ": "พ",
}  # fmt: skip
"""Letters of like shape or sound that `blur_shapes` keeps apart, since joined they would make one of too many."""

_NUMBERING = re.compile(r"^[\s\-–•*#/]{0,4}(?:[(]?[0-9๐-๙]{1,2}(?:[.)][0-9๐-๙]{0,2}){0,3}[.)]?\s{0,3})?(?=[ก-ฮเ-ไ(])")
_CODE = re.compile(r"[(\[]\s?[0-9๐-๙\-]{1,6}\s?[)\]]")
_COUNTED = ("อัตรา", "ตำแหน่ง", "คน", "แห่ง")
_COUNT = re.compile(rf"\s?(?:จำนวน)?\s?[0-9๐-๙]{{1,3}}\s?(?:{'|'.join(_COUNTED)})$")
_TRAILING_WORDS = ("ของ", "ประจำ", "สังกัด", "ใน", "แห่ง")


def _mend_run(run: re.Match[str]) -> str:
    """Return a run of marks in one order, each once, with ํ and า joined to ำ."""
    chars = run[0]
    has_aa = chars.endswith("า")
    vowels = [char for char in chars if char not in _TONES and char not in "ํำา"]
    tones = [char for char in chars if char in _TONES]
    ending = "ำ" if "ำ" in chars or ("ํ" in chars and has_aa) else "ํ" if "ํ" in chars else ""
    if has_aa and not ("ํ" in chars and "ำ" not in chars):
        ending += "า"
    return "".join(dict.fromkeys(vowels)) + "".join(dict.fromkeys(tones)) + ending


def _mend_marks(text: str) -> str:
    return _MARK_RUN.sub(_mend_run, text.replace("ํา", "ำ")).replace("เเ", "แ")


@functools.lru_cache(maxsize=65536)
def fold_name(text: str) -> str:
    """Return the comparison key of a name: no white space, punctuation or ฯ; Arabic digits; lower case.

    Marks are put in one order, doubled marks joined, `ํา` made `ำ` and `เเ` made `แ`: none of these makes two
    different words one.

    >>> fold_name("กองการศึกษา ศาสนา และวัฒนธรรม (ฯ)")
    'กองการศึกษาศาสนาและวัฒนธรรม'
    >>> fold_name("สํานักปลัด อบต.") == fold_name("สำนักปลัดอบต")
    True
    """
    folded = text.translate(_FOLD).lower()
    return _mend_marks(folded) if _MARK_FAULT.search(folded) else folded


def blur_marks(folded: str) -> str:
    """Return a folded name without tone marks, ์ and ็, with short and long vowels as one, ใ as ไ and ำ as า.

    >>> blur_marks(fold_name("องค้การ")) == blur_marks(fold_name("องค์การ"))
    True
    """
    return folded.translate(_BLUR_MARKS)


def blur_shapes(folded: str) -> str:
    """Return a folded name blurred as by `blur_marks`, with consonants of like shape (ค ต ด, ส ล …) as one.

    >>> blur_shapes(fold_name("กองซ่าง")) == blur_shapes(fold_name("กองช่าง"))
    True
    """
    return folded.translate(_BLUR_SHAPES)


def outline_name(blurred: str) -> str:
    """Return a name blurred by `blur_shapes` without the marks above and below that are left, doubled letters once.

    >>> outline_name(blur_shapes(fold_name("กองนิตกาาร"))) == outline_name(blur_shapes(fold_name("กองนิติการ")))
    True
    """
    outline = blurred.translate(_OUTLINE_MARKS)
    return _DOUBLED.sub(r"\1", outline) if any(map(eq, outline, outline[1:])) else outline


@functools.lru_cache(maxsize=65536)
def blur_name(name: str) -> str:
    """Return `blur_shapes` of a name as printed."""
    return blur_shapes(fold_name(name))


@functools.lru_cache(maxsize=65536)
def outline_of(name: str) -> str:
    """Return `outline_name` of a name as printed."""
    return outline_name(blur_name(name))


def vary_letters(outline: str, start: int = 0, stop: int | None = None) -> Iterator[str]:
    """Yield the outlines in which one letter is another of like shape or sound: ษ and บ, ศ and ส, น and บ, ธ and ร.

    Only the letters of [start, stop) vary.

    >>> "ดกษา" in vary_letters("ดกบา"), list(vary_letters("กอ"))
    (True, [])
    """
    for at in range(start, len(outline) if stop is None else stop):
        for other in _ALIKE.get(outline[at], ""):
            yield f"{outline[:at]}{other}{outline[at + 1 :]}"


def clean_label(name: str) -> str:
    """Return a cell's name without its list number, bullet, code in brackets and count of posts.

    >>> clean_label(" ๑.  สำนักปลัดเทศบาล (๐๑) ")
    'สำนักปลัดเทศบาล'
    """
    text = " ".join(name.split())
    if "(" in text or "[" in text:
        text = _CODE.sub(" ", text)
    if not "ก" <= text[:1] <= "ไ":
        text = _NUMBERING.sub("", text)
    if text.endswith(_COUNTED):
        text = _COUNT.sub("", text)
    return text.strip(" .-/")


def cut_trailing_words(text: str) -> str:
    """Return a text without the joining words at its end: `กองคลังของ` -> `กองคลัง`."""
    text = text.rstrip(" -/(")
    for word in _TRAILING_WORDS if text.endswith(_TRAILING_WORDS) else ():
        text = text.removesuffix(word).rstrip()
    return text
