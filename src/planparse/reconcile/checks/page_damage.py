"""Pages of a PDF whose text is missing or not to be trusted, and what was repaired on the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from planparse.model import Provenance
from planparse.reconcile.evidence import Check, Evidence, Note

MAX_PLACES = 10
_OCR = "install tesseract with its Thai data (Debian: tesseract-ocr tesseract-ocr-tha) and read it again"
_OCR_TH = "ติดตั้ง tesseract พร้อมข้อมูลภาษาไทย (tesseract-ocr, tesseract-ocr-tha) แล้วอ่านใหม่"
BAD = {
    "picture": ("เป็นภาพ ไม่มีข้อความ", "a picture without text", True),
    "junk-over-picture": ("เป็นภาพ ข้อความที่ซ้อนอยู่ไม่ใช่ภาษาไทย", "a picture under letters that are no Thai", True),
    "drawn": ("วาดตัวอักษรเป็นเส้น ไม่มีข้อความ", "letters drawn as outlines, without text", True),
    "foreign-letters": ("ฟอนต์ให้ตัวอักษรผิด", "a font that gives marks the letters of others", True),
    "unknown-codes": ("รหัสตัวอักษรที่ไม่รู้จักจำนวนมาก", "many codes that its fonts give no meaning", True),
    "broken-page": ("หน้าเสีย เปิดไม่ได้", "damaged, it does not open", False),
    "lost-content": ("ว่าง ในไฟล์ที่เสีย เนื้อหาอาจหายไป", "empty, in a damaged file: its content may be lost", False),
    "cut-off": ("ไฟล์ขาดตอน ข้อความอาจหายไป", "the file breaks off, so that text may be missing", False),
    "too-slow": ("ใช้เวลาอ่านเกินกำหนด", "it takes longer than the options page_seconds and max_seconds allow", False),
    "nothing-recognised": ("OCR ไม่พบข้อความ", "OCR found no text in its picture", False),
    "too-many-pages": (
        "หน้านี้และหน้าต่อจากนี้เกินจำนวนหน้าที่อ่านได้ในครั้งเดียว ให้ระบุหน้าด้วยตัวเลือก pages",
        "this page and those after it are more than are read at once: ask for them with the option pages",
        False,
    ),
    "too-many-objects": ("มีวัตถุมากเกินกว่าจะอ่านทั้งหมด", "more objects than are read", False),
}
KEPT = {
    "foreign-letters": "its text is not to be trusted",
    "unknown-codes": "its text is not to be trusted",
    "lost-content": "nothing was found on it",
    "cut-off": "what was found is kept",
    "too-slow": "what was read of it by then is kept",
    "too-many-objects": "what stands before is kept",
}
STEPS = {
    "nikhahit-as-space": ("นิคหิตของสระอำเป็นช่องว่าง", "the circle of sara am read as a space"),
    "nikhahit-as-tone-mark": ("นิคหิตของสระอำเป็นวรรณยุกต์", "the circle of sara am read as a tone mark"),
    "aa-written-as-am": ("สระอาเขียนเป็นสระอำ", "า written as ำ"),
    "glyph-numbers": ("หมายเลขรูปอักษรแทนรหัสอักษร", "glyph numbers in place of characters"),
    "thai-code-page": ("รหัส TIS-620 ถูกอ่านเป็น Latin-1", "bytes of TIS-620 read as Latin-1"),
    "stamp-layer": ("ตัดตราประทับที่ไม่มีรหัสอักษรออก", "a stamp without characters over the text, left out"),
    "glyphs-spelled-before": ("รูปอักษรที่สะกดไว้แล้ว", "glyphs that were spelled before"),
}


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield an error per kind of bad page, then what was repaired and which codes stay unknown."""
    if evidence.pages:
        yield from _bad_pages(evidence)
        yield from _repaired(evidence)
        yield from _unknown(evidence)


def _bad_pages(evidence: Evidence) -> Iterator[Note]:
    by_reason: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for page in evidence.pages:
        if page.is_bad:
            by_reason[page.reason, page.failure].append(page.number)
    for (reason, failure), numbers in by_reason.items():
        th, en, needs_ocr = BAD.get(reason, (reason, reason, False))
        help_th, help_en = (f"OCR อ่านไม่ได้: {failure}", failure) if failure else (_OCR_TH, _OCR)
        listed = _list_numbers(numbers)
        kept = KEPT.get(reason, "it was not read")
        yield Note(
            code="text-damage",
            severity="error",
            th=f"หน้า {listed}: {th}" + (f"; {help_th}" if needs_ocr else ""),
            en=f"Page {listed}: {en}; {kept}" + (f"; {help_en}" if needs_ocr else ""),
            found=len(numbers),
            provenance=_find_places(evidence, numbers),
        )


def _repaired(evidence: Evidence) -> Iterator[Note]:
    counts: Counter[str] = Counter()
    for page in evidence.pages:
        counts.update(dict(page.repairs))
    for name, count in counts.most_common():
        if name in STEPS:
            th, en = STEPS[name]
            numbers = [page.number for page in evidence.pages if name in dict(page.repairs)]
            yield Note(
                code="text-damage",
                severity="info",
                th=f"ซ่อมอักขระแล้ว {count} แห่ง: {th}",
                en=f"Repaired in {count} place(s): {en}",
                found=count,
                provenance=_find_places(evidence, numbers),
            )


def _unknown(evidence: Evidence) -> Iterator[Note]:
    counts: Counter[str] = Counter()
    for page in evidence.pages:
        counts.update(dict(page.unknown))
    if counts:
        shown = ", ".join(f"{_name(code)} ({count})" for code, count in counts.most_common(8))
        numbers = [page.number for page in evidence.pages if page.unknown]
        yield Note(
            code="text-damage",
            severity="warning",
            th=f"รหัสอักษรที่ฟอนต์ไม่บอกความหมาย {counts.total()} แห่ง: {shown}",
            en=f"{counts.total()} code(s) that the fonts give no meaning: {shown}",
            found=counts.total(),
            provenance=_find_places(evidence, numbers),
        )


def _name(code: str) -> str:
    return f"U+{ord(code):04X}" if len(code) == 1 else code


def _list_numbers(numbers: Sequence[int]) -> str:
    """Write page numbers with ranges: 1-3, 7."""
    parts: list[str] = []
    first = last = numbers[0]
    for number in [*numbers[1:], -1]:
        if number == last + 1:
            last = number
            continue
        parts.append(str(first) if first == last else f"{first}-{last}")
        first = last = number
    return ", ".join(parts)


def _find_places(evidence: Evidence, numbers: Sequence[int]) -> tuple[Provenance, ...]:
    """Return where the first of the pages stand in the text; of a page without text, where it would stand."""
    lines = evidence.layout.lines
    places: list[Provenance] = []
    for number in numbers[:MAX_PLACES]:
        own = [line for line in lines if line.page == number and not line.is_blank]
        if own:
            span = evidence.trace(own[0].start, own[-1].end)
            places.append(span)
            continue
        after = next((line for line in lines if line.page is not None and line.page > number), None)
        at = evidence.trace(after.start, after.start) if after else None
        line_number = at.line_start if at else max(len(lines), 1)
        char = at.char_start if at else 0
        places.append(
            Provenance(page=number, line_start=line_number, line_end=line_number, char_start=char, char_end=char)
        )
    return tuple(places)


CHECK = Check("page_damage", run)
