"""Thai labels in figures: Altair shows each chart as a small picture, drawn with the font that lies beside this file.

A picture shows the same in every viewer; a drawing (SVG) would need the font there too.
"""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path
from typing import Any

import altair
import vl_convert
from PIL import Image

FONT = "Sarabun"
SCALE = 2  # dots per point, so that tone marks are clear on any screen
COLOURS = 64  # of a picture: enough for smooth edges, and a third of the bytes

# A vowel of two parts (ำ), with the tone mark before it. The library that draws gives the next letter too little room
# after it, so that it is written as its parts: the ring, the tone mark above it, and the arm.
_SARA_AM = re.compile("([่-๋]?)ำ")


def use_thai() -> None:
    """Let Altair draw with the Thai font, and show pictures."""
    vl_convert.register_font_directory(str(Path(__file__).parent / "fonts"))
    altair.renderers.register("thai", _show)
    altair.renderers.enable("thai")


def draw(spec: dict[str, Any]) -> bytes:
    """Return the PNG of a Vega-Lite chart."""
    ours = {"font": FONT, "padding": 10, "view": {"stroke": None}, "title": {"anchor": "start"}}
    config = {**ours, **spec.get("config", {})}
    svg = vl_convert.vegalite_to_svg({**spec, "config": config, "background": "white"})
    return _shrink(vl_convert.svg_to_png(_SARA_AM.sub("ํ\\1า", svg), scale=SCALE))


def _shrink(png: bytes) -> bytes:
    with Image.open(io.BytesIO(png)) as picture, io.BytesIO() as out:
        picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        return out.getvalue()


def _show(spec: dict[str, Any], **_: Any) -> dict[str, str]:
    return {
        "image/png": base64.b64encode(draw(spec)).decode("ascii"),
        "text/plain": f"[figure] {spec['description']}",
    }
