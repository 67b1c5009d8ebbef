"""Digits of a scan read again from their picture: the Thai model of tesseract knows only ๐ ๑ ๒ ๓ ๕.

It has no ๔ ๖ ๗ ๘ ๙ (its list of characters, tesseract-ocr-tha 4.1), gives ๒ ๓ or ๕ for them and is sure of it. So
every sign that may be a digit is looked at again by a small network that was taught the digits, and letters and
signs as what is none, in the Thai fonts of Debian (`scripts/teach_digits.py`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

CLASSES = "๐๑๒๓๔๕๖๗๘๙0123456789"
"""What the network tells apart; one more class is everything else."""
NONE = len(CLASSES)
SIDE = 20
"""Side of the square, in points, to which a sign is brought."""
_WEIGHTS = Path(__file__).with_name("scan_digits.npz")


class Network(NamedTuple):
    """Weights of two layers, and what each feature is divided by."""

    first: Any
    first_bias: Any
    second: Any
    second_bias: Any


@cache
def load_network() -> Network:
    """Return the network that comes with planparse."""
    import numpy as np

    with np.load(_WEIGHTS) as held:
        first = held["first"].astype(np.float32) * held["first_step"]
        second = held["second"].astype(np.float32) * held["second_step"]
        return Network(first, held["first_bias"], second, held["second_bias"])


def describe_sign(ink: Any, unit: float, foot: float) -> Any:
    """Return the features of one sign: its picture brought to a square, its size, how it stands on the line.

    `ink` is from 0 (paper) to 1, cut to the sign; `unit` is the height of ก in points, `foot` by how many the sign
    goes below the line.
    """
    import numpy as np
    from PIL import Image

    height, width = ink.shape
    scale = (SIDE - 2) / max(height, width)
    size = (max(round(width * scale), 1), max(round(height * scale), 1))
    small = Image.fromarray((ink * 255).astype(np.uint8)).resize(size, Image.Resampling.BOX)
    square = np.zeros((SIDE, SIDE), dtype=np.float32)
    top, left = (SIDE - size[1]) // 2, (SIDE - size[0]) // 2
    square[top : top + size[1], left : left + size[0]] = np.asarray(small, dtype=np.float32) / 255
    measures = (width / unit, height / unit, foot / unit, float(ink.mean()))
    return np.concatenate([square.ravel(), np.clip(np.array(measures, dtype=np.float32), -1, 3)])


def rate_signs(features: Any, network: Network | None = None) -> Any:
    """Return the probability of each class for each row of features."""
    import numpy as np

    net = network or load_network()
    hidden = np.maximum(features @ net.first + net.first_bias, 0)
    scores = hidden @ net.second + net.second_bias
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    return scores / scores.sum(axis=1, keepdims=True)
