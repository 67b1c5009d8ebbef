"""The characters of a page, taken one by one from pdfium's text page and given back to the object they belong to."""

from __future__ import annotations

import ctypes
from typing import Any

from planparse.read.pdf_shapes import Box

MAX_CHARACTERS = 400_000
"""Characters read of one page."""
_ALWAYS_SOUND = frozenset(b" ")


class ObjectText:
    """The characters of one text object: codes, edges along the page, whether the font has a map for each."""

    __slots__ = ("boxes", "chars", "first", "inks", "unmapped")

    def __init__(self, first: int) -> None:
        self.first = first
        self.chars: list[str] = []
        self.boxes: list[Box] = []
        self.unmapped: set[int] = set()
        self.inks: dict[int, tuple[float, float]] = {}
        """Width and height of what each tone mark draws."""


def collect_characters(pdfium: Any, text_page: Any) -> tuple[dict[int, ObjectText], int]:
    """Return object address -> its characters, in the order of the object; and how many were left out."""
    get_object, get_code = pdfium.FPDFText_GetTextObject, pdfium.FPDFText_GetUnicode
    get_box, lacks_map = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_HasUnicodeMapError
    is_made_up, get_ink = pdfium.FPDFText_IsGenerated, pdfium.FPDFText_GetCharBox
    ink = [ctypes.c_double() for _ in range(4)]  # left, right, bottom, top
    ink_refs = [ctypes.byref(value) for value in ink]
    rect = pdfium.FS_RECTF()
    rect_ref = ctypes.byref(rect)
    address_of = ctypes.addressof
    texts: dict[int, ObjectText] = {}
    total = pdfium.FPDFText_CountChars(text_page)
    count = min(total, MAX_CHARACTERS)
    last_address, text = 0, ObjectText(0)
    for index in range(count):
        owner = get_object(text_page, index)
        if not owner:
            continue  # a space or line break that pdfium made up
        address = address_of(owner.contents)
        if address != last_address:
            text = texts.get(address) or texts.setdefault(address, ObjectText(index))
            last_address = address
        code = get_code(text_page, index)
        get_box(text_page, index, rect_ref)
        if code == 0x20 and rect.right - rect.left < 0.01 and is_made_up(text_page, index) == 1:
            continue
        if not (0x0E00 < code < 0x0E5C or 0x20 <= code < 0x7F) or code == 0x2D:
            code = _check_code(pdfium, text_page, index, code, text)
        elif 0x20 <= code < 0x7F and code not in _ALWAYS_SOUND and lacks_map(text_page, index) == 1:
            text.unmapped.add(len(text.chars))
        if 0x0E48 <= code <= 0x0E4B:
            get_ink(text_page, index, *ink_refs)
            text.inks[len(text.chars)] = (ink[1].value - ink[0].value, ink[3].value - ink[2].value)
        text.chars.append(chr(code))
        text.boxes.append((rect.left, rect.bottom, rect.right, rect.top))
    return texts, max(total - count, 0)


def _check_code(pdfium: Any, text_page: Any, index: int, code: int, text: ObjectText) -> int:
    """Return the code of a character that is neither Thai nor ASCII, and note whether the font has a meaning for it."""
    if code in (0x02, 0xFFFE, 0x2D) and pdfium.FPDFText_IsHyphen(text_page, index) == 1:
        return 0x2D  # pdfium marks a hyphen at the end of a line so
    if pdfium.FPDFText_HasUnicodeMapError(text_page, index) == 1:
        text.unmapped.add(len(text.chars))
    if 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return 0xFFFD
    return int(code)
