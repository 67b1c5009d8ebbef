"""Teach the network that reads the digits of scans, and write its weights to `src/planparse/read/scan_digits.npz`.

    python scripts/teach_digits.py           # teach with all fonts, write the weights
    python scripts/teach_digits.py --check   # leave out one family after the other, say how many of its digits are read

Needs the fonts of Debian's fonts-thai-tlwg. Each sign is drawn in each font at sizes that a page at 300 dots per
inch has, then blurred, made noisy, turned a little and thinned or thickened, as scanners and copiers do.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from planparse.read.scan_digits import CLASSES, NONE, Network, describe_sign, rate_signs

FONTS = sorted(
    path
    for path in (
        *Path("/usr/share/fonts/truetype/tlwg").glob("*.ttf"),
        *Path("/usr/share/fonts/truetype/dejavu").glob("DejaVuS*.ttf"),
    )
)
OUT = Path(__file__).resolve().parent.parent / "src" / "planparse" / "read" / "scan_digits.npz"
OTHERS = (
    [chr(code) for code in range(0x0E01, 0x0E2F)] * 2
    + list("ะาเแโใไๆฯๆฯๆธรคดตวลถจขฃ")
    + list("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    + list(".,-/():;%+=*\"'<>[]|#@&!?•_–")
    + ["กา", "รา", "นา", "๑๒", "๕๖", "25", "า,", "๐.", "ำ", "เร", "แ"]
)
PER_DIGIT, PER_OTHER = 16, 2
HIDDEN = 80
EPOCHS = 40
INK = 0.35
"""Share of full ink from which on a point belongs to the sign."""


def draw_sign(sign: str, font: Any, unit: float, chance: random.Random) -> Any | None:
    """Return the features of a sign as a scanner may see it, None where the font has none."""
    size = font.size
    picture = Image.new("L", (size * (len(sign) + 2), size * 3), 0)
    ImageDraw.Draw(picture).text((size, 2 * size), sign, fill=255, font=font, anchor="ls")
    if chance.random() < 0.5:
        picture = picture.rotate(chance.uniform(-1.5, 1.5), resample=Image.Resampling.BICUBIC)
    grey = np.asarray(picture.filter(ImageFilter.GaussianBlur(chance.uniform(0.2, 1.6))), dtype=np.float32) / 255
    grey = np.clip(grey * chance.uniform(0.75, 1.8), 0, 1)
    noise = np.random.default_rng(chance.randrange(1 << 30)).normal(0, chance.uniform(0, 0.12), grey.shape)
    grey = np.clip(grey + noise, 0, 1).astype(np.float32)
    smooth = np.asarray(Image.fromarray((grey * 255).astype(np.uint8)).filter(ImageFilter.MedianFilter(3)))
    level = smooth.astype(np.float32) / 255
    rows, columns = np.nonzero(level.max(axis=1) > INK)[0], np.nonzero(level.max(axis=0) > INK)[0]
    if not len(rows) or len(rows) < 3:
        return None
    cut = level[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    wrong = unit * chance.uniform(0.87, 1.15)
    return describe_sign(cut, wrong, rows[-1] + 1 - 2 * size + chance.uniform(-0.12, 0.12) * unit)


def draw_all(paths: Iterable[Path], seed: int) -> tuple[Any, Any]:
    """Return features and classes of all signs in the fonts."""
    chance = random.Random(seed)  # noqa: S311
    rows: list[Any] = []
    classes: list[int] = []
    for path in paths:
        is_thai = "tlwg" in str(path)
        signs = [(sign, at) for at, sign in enumerate(CLASSES) for _ in range(PER_DIGIT)]
        signs += [(sign, NONE) for sign in OTHERS for _ in range(PER_OTHER)]
        for sign, own in signs:
            if not is_thai and any("\u0e00" < char < "\u0e5c" for char in sign):
                continue
            size = chance.randrange(24, 84)
            font = ImageFont.truetype(str(path), size)
            box = font.getbbox("ก" if is_thai else "x", anchor="ls")
            features = draw_sign(sign, font, max(box[3] - box[1], 4), chance)
            if features is not None:
                rows.append(features)
                classes.append(own)
    return np.stack(rows), np.array(classes)


def teach(features: Any, classes: Any) -> Network:
    """Return a network taught by gradient descent (Adam)."""
    random_source = np.random.default_rng(7)
    count = NONE + 1
    weights = [
        random_source.normal(0, (2 / features.shape[1]) ** 0.5, (features.shape[1], HIDDEN)).astype(np.float32),
        np.zeros(HIDDEN, np.float32),
        random_source.normal(0, (2 / HIDDEN) ** 0.5, (HIDDEN, count)).astype(np.float32),
        np.zeros(count, np.float32),
    ]
    moments = [(np.zeros_like(one), np.zeros_like(one)) for one in weights]
    wanted = np.eye(count, dtype=np.float32)[classes]
    step = 0
    for epoch in range(EPOCHS):
        order = random_source.permutation(len(features))
        rate = 0.002 * (1 - epoch / EPOCHS) + 0.0001
        for at in range(0, len(order), 128):
            step += 1
            own = order[at : at + 128]
            hidden = np.maximum(features[own] @ weights[0] + weights[1], 0)
            keep = (random_source.random(hidden.shape) > 0.15) / 0.85
            hidden = (hidden * keep).astype(np.float32)
            scores = hidden @ weights[2] + weights[3]
            scores = np.exp(scores - scores.max(axis=1, keepdims=True))
            off = (scores / scores.sum(axis=1, keepdims=True) - wanted[own]) / len(own)
            back = (off @ weights[2].T) * (hidden > 0) * keep
            slopes = (features[own].T @ back, back.sum(axis=0), hidden.T @ off, off.sum(axis=0))
            for index, slope in enumerate(slopes):
                mean, square = moments[index]
                mean += 0.1 * (slope - mean)
                square += 0.001 * (slope * slope - square)
                fixed = mean / (1 - 0.9**step), square / (1 - 0.999**step)
                weights[index] -= (rate * fixed[0] / (np.sqrt(fixed[1]) + 1e-7) + 1e-5 * weights[index]).astype(
                    np.float32
                )
    return Network(*weights)


def save(network: Network) -> None:
    """Write the weights, as whole numbers of 8 bits and the step they count in."""
    steps = [np.float32(np.abs(one).max() / 127) for one in (network.first, network.second)]
    np.savez_compressed(
        OUT,
        first=np.round(network.first / steps[0]).astype(np.int8),
        first_step=steps[0],
        first_bias=network.first_bias,
        second=np.round(network.second / steps[1]).astype(np.int8),
        second_step=steps[1],
        second_bias=network.second_bias,
    )


def check(families: Sequence[str]) -> None:
    """Leave out each family, and print how well its signs are read."""
    for family in families:
        inside = [path for path in FONTS if not path.name.startswith(family)]
        network = teach(*draw_all(inside, 1))
        features, classes = draw_all([path for path in FONTS if path.name.startswith(family)], 2)
        found = rate_signs(features, network)
        best, sure = found.argmax(axis=1), found.max(axis=1)
        digits = classes < NONE
        right = (best == classes)[digits].mean()
        wrong = (best != classes) & (best < NONE) & (sure > 0.9)
        print(
            f"{family}: digits {right:.4f}, digits taken for another surely {wrong[digits].mean():.4f}, "
            f"others taken for a digit surely {wrong[~digits].mean():.4f}",
            flush=True,
        )
        for own in range(10):
            is_own = classes == own
            missed = [((CLASSES + "-")[one]) for one in best[is_own] if one != own]
            if missed:
                print("   ", CLASSES[own], len(missed), "of", int(is_own.sum()), "".join(missed[:20]))


def main() -> None:
    """Teach or check."""
    parser = argparse.ArgumentParser(description="Teach the network that reads the digits of scans.")
    parser.add_argument("--check", action="append", metavar="FAMILY", help="leave out this family of fonts")
    options = parser.parse_args()
    if options.check:
        check(options.check)
        return
    network = teach(*draw_all(FONTS, 1))
    save(network)
    print(f"{OUT.name}: {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
