"""Small PDFs, written byte by byte: text objects in any order, fonts with any map, rulings, turned pages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")
PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


@dataclass
class Font:
    """A font that draws a box for each character: a large one, a small one over it for marks, none for a space.

    `means` says what its map gives for a character (absent: the character, None: nothing), `wide` the width of a
    character in thousandths (absent: 500, marks 0). Without `draws` the font is not in the document, and a
    character has its code point for a code.
    """

    name: str = "AAAAAA+Sarabun"
    means: Mapping[str, str | None] = field(default_factory=dict)
    wide: Mapping[str, int] = field(default_factory=dict)
    draws: bool = True

    def measure(self, char: str) -> int:
        return self.wide.get(char, 0 if char in MARKS else 500)


@dataclass
class Page:
    """The content of a page, in points from its top left corner."""

    width: float = 595
    height: float = 842
    rotation: int = 0
    operators: list[str] = field(default_factory=list)
    packed: bytes | None = None
    """Content that is packed already, in place of the operators."""
    texts: list[tuple[str, int, str]] = field(default_factory=list)
    """Operator with a place for the codes, font and text; each stands in `operators` by its index, as `@n`."""

    def write(self, x: float, y: float, text: str, size: float = 16, font: int = 0, turn: int = 0) -> None:
        """One text object whose baseline starts at (x, y); `turn` is in quarter turns clockwise."""
        a, b, c, d = ((1, 0, 0, 1), (0, -1, 1, 0), (-1, 0, 0, -1), (0, 1, -1, 0))[turn]
        place = f"{a} {b} {c} {d} {x:.2f} {self.height - y:.2f} Tm"
        self.operators.append(f"@{len(self.texts)}")
        self.texts.append((f"BT /F{font} {size} Tf {place} <%s> Tj ET", font, text))

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.operators.append(f"0.5 w {x0:.2f} {self.height - y0:.2f} m {x1:.2f} {self.height - y1:.2f} l S")

    def fill(self, x: float, y: float, width: float, height: float) -> None:
        """A filled rectangle, as some writers draw rulings."""
        self.operators.append(f"{x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re f")

    def grid(self, xs: Iterable[float], ys: Iterable[float]) -> None:
        xs, ys = list(xs), list(ys)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)


def build_pdf(
    pages: Iterable[Page],
    fonts: Iterable[Font] = (Font(),),
    password: str | None = None,
    extra: Mapping[int, bytes] | None = None,
    resources: str = "",
) -> bytes:
    """Return the bytes of the document, encrypted (RC4, 40 bits) where it has a password.

    `extra` are more objects by their number (3 to 9 are free), `resources` names them for the pages.
    """
    objects: dict[int, bytes] = dict(extra or {})
    fonts, pages = list(fonts), list(pages)
    names = []
    chars = [
        sorted({char for page in pages for _, own, text in page.texts if own == at for char in text})
        for at in range(len(fonts))
    ]
    for index, font in enumerate(fonts):
        first = 10 + 4 * index
        names.append(f"/F{index} {first} 0 R")
        add = _add_drawn_font if font.draws else _add_font
        add(objects, first, font, chars[index])
    kids = []
    for index, page in enumerate(pages):
        number = 100 + 2 * index
        kids.append(f"{number} 0 R")
        objects[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page.width} {page.height}]/Rotate {page.rotation}"
            f"/Resources<</Font<<{' '.join(names)}>>{resources}>>/Contents {number + 1} 0 R>>"
        ).encode()
        objects[number + 1] = _stream(_write_content(page, fonts, chars).encode())
        if page.packed is not None:
            head = f"<</Filter/FlateDecode/Length {len(page.packed)}>>\nstream\n".encode()
            objects[number + 1] = head + page.packed + b"\nendstream"
    objects[1] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[2] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    return _write(objects, password)


def _write_content(page: Page, fonts: list[Font], chars: list[list[str]]) -> str:
    lines = []
    for operator in page.operators:
        if not operator.startswith("@"):
            lines.append(operator)
            continue
        shown, font, text = page.texts[int(operator[1:])]
        if fonts[font].draws:
            codes = "".join(f"{chars[font].index(char) + 33:02X}" for char in text)
        else:
            codes = "".join(f"{ord(char):04X}" for char in text)
        lines.append(shown % codes)
    return "\n".join(lines)


def _add_drawn_font(objects: dict[int, bytes], first: int, font: Font, chars: list[str]) -> None:
    base = 1000 * first
    names = []
    for at, char in enumerate(chars):
        wide = font.measure(char)
        box = "" if char == " " else "-350 560 250 160 re f" if char in MARKS else f"40 0 {max(wide - 80, 20)} 500 re f"
        objects[base + at] = _stream(f"{wide} 0 d0 {box}".encode())
        names.append(f"/g{at} {base + at} 0 R")
    last = 33 + len(chars) - 1
    widths = " ".join(str(font.measure(char)) for char in chars)
    objects[first] = (
        f"<</Type/Font/Subtype/Type3/Name/{font.name}/FontBBox[-400 -250 1000 900]/FontMatrix[.001 0 0 .001 0 0]"
        f"/FirstChar 33/LastChar {last}/Widths[{widths}]/CharProcs<<{' '.join(names)}>>/Resources<<>>"
        f"/Encoding<</Type/Encoding/Differences[33 {' '.join(f'/g{at}' for at in range(len(chars)))}]>>"
        f"/FontDescriptor {first + 2} 0 R/ToUnicode {first + 3} 0 R>>"
    ).encode()
    _add_map(objects, first, font, {f"{33 + at:02X}": char for at, char in enumerate(chars)}, "<00> <FF>")


def _add_font(objects: dict[int, bytes], first: int, font: Font, chars: list[str]) -> None:
    widths = " ".join(f"{ord(char)} [{font.measure(char)}]" for char in chars)
    _add_map(objects, first, font, {f"{ord(char):04X}": char for char in chars}, "<0000> <FFFF>")
    objects[first] = (
        f"<</Type/Font/Subtype/Type0/BaseFont/{font.name}/Encoding/Identity-H"
        f"/DescendantFonts[{first + 1} 0 R]/ToUnicode {first + 3} 0 R>>"
    ).encode()
    objects[first + 1] = (
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{font.name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        f"/Supplement 0>>/FontDescriptor {first + 2} 0 R/DW 500/W[{widths}]>>"
    ).encode()


def _add_map(objects: dict[int, bytes], first: int, font: Font, codes: dict[str, str], space: str) -> None:
    """Add what the font says its codes mean, and its descriptor."""
    lines = []
    for code, char in codes.items():
        meaning = font.means.get(char, char)
        if meaning is not None:
            lines.append(f"<{code}> <{meaning.encode('utf-16-be').hex().upper()}>")
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange {space} endcodespacerange\n{body}\nendcmap end end"
    )
    objects[first + 2] = (
        f"<</Type/FontDescriptor/FontName/{font.name}/Flags 4/FontBBox[0 -250 1000 900]/ItalicAngle 0/Ascent 900"
        "/Descent -250/CapHeight 700/StemV 80>>"
    ).encode()
    objects[first + 3] = _stream(cmap.encode())


def _stream(data: bytes) -> bytes:
    return f"<</Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream"


def _write(objects: dict[int, bytes], password: str | None) -> bytes:
    trailer = ""
    if password is not None:
        key, owner, user = _make_keys(password)
        for number, body in objects.items():
            head, sign, rest = body.partition(b"\nstream\n")
            if sign:
                data = rest.removesuffix(b"\nendstream")
                secret = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0", usedforsecurity=False).digest()[:10]
                objects[number] = head + sign + _rc4(secret, data) + b"\nendstream"
        objects[5] = f"<</Filter/Standard/V 1/R 2/O<{owner.hex()}>/U<{user.hex()}>/P -4>>".encode()
        trailer = "/Encrypt 5 0 R/ID[<00112233445566778899AABBCCDDEEFF><00112233445566778899AABBCCDDEEFF>]"
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, int] = {}
    for number in sorted(objects):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + objects[number] + b"\nendobj\n"
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for section in _cut_sections(sorted(places)):
        out += f"{section[0]} {len(section)}\n".encode()
        out += b"".join(f"{places[number]:010d} 00000 n \n".encode() for number in section)
    out += f"trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _cut_sections(numbers: list[int]) -> list[list[int]]:
    """Return the runs of numbers that follow each other: a section of the table of objects each."""
    sections: list[list[int]] = []
    for number in numbers:
        if sections and sections[-1][-1] == number - 1:
            sections[-1].append(number)
        else:
            sections.append([number])
    return sections


def _make_keys(password: str) -> tuple[bytes, bytes, bytes]:
    padded = (password.encode("latin-1") + PADDING)[:32]
    owner = _rc4(hashlib.md5(padded, usedforsecurity=False).digest()[:5], padded)
    identity = bytes.fromhex("00112233445566778899AABBCCDDEEFF")
    seed = padded + owner + (0xFFFFFFFC).to_bytes(4, "little") + identity
    key = hashlib.md5(seed, usedforsecurity=False).digest()[:5]
    return key, owner, _rc4(key, PADDING)


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
