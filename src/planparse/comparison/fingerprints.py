"""Fingerprints of texts: hashes of runs of characters, thinned so that every longer run keeps one (winnowing)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHINGLE = 20
"""Characters (folded) of a run that is hashed: four to five Thai words. With 16, runs such as the name of a training
course are found in half of all plans; with 32, copies with a figure or a name exchanged fall apart."""
WINDOW = 6
"""Of so many runs one after the other one is kept, so that what two texts share is found from
SHINGLE + WINDOW - 1 = 25 characters on, wherever it stands."""

_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 1 << 64)
_MIX = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)


def fingerprint(texts: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the hashes that are kept, and where each begins in the texts put one after the other.

    No run reaches over the end of a text; its first and its last run are kept always. Equal texts give equal hashes, in
    every run of the program (no random seed). After Schleimer, Wilkerson and Aiken, Winnowing (SIGMOD 2003): the least
    hash of each window, the last one of several. Time and memory are linear.
    """
    import numpy as np

    whole = "".join(texts)
    codes = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    if len(codes) < SHINGLE:
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    hashes = _hash_runs(codes)
    ends = np.cumsum([len(text) for text in texts])
    hashes[_crossing(ends, len(codes))] = np.iinfo(np.uint64).max
    is_kept = _thin(hashes)
    whole_texts = np.array([len(text) >= SHINGLE for text in texts], bool)
    is_kept[ends[whole_texts] - SHINGLE] = True
    is_kept[np.concatenate([[0], ends[:-1]])[whole_texts]] = True
    kept = np.nonzero(is_kept & (hashes != np.iinfo(np.uint64).max))[0]
    return hashes[kept], kept


def _hash_runs(codes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return a hash of each run: a polynomial modulo 2^64 by differences of its sums, mixed by a bijection."""
    import numpy as np

    size = len(codes)
    powers = np.full(size, _BASE, np.uint64)
    powers[0] = 1
    np.cumprod(powers, out=powers)
    sums = np.zeros(size + 1, np.uint64)
    np.cumsum((codes + np.uint64(1)) * np.uint64(_MIX[0]) * powers, out=sums[1:])
    back = np.full(size - SHINGLE + 1, _INVERSE, np.uint64)
    back[0] = 1
    np.cumprod(back, out=back)
    hashes = (sums[SHINGLE:] - sums[:-SHINGLE]) * back
    for shift, factor in ((30, _MIX[0]), (27, _MIX[1])):
        hashes = (hashes ^ (hashes >> np.uint64(shift))) * np.uint64(factor)
    mixed: NDArray[np.uint64] = hashes ^ (hashes >> np.uint64(31))
    return mixed


def _crossing(ends: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """Return where runs begin that would reach over the end of a text."""
    import numpy as np

    starts = (ends[:, None] - np.arange(1, SHINGLE)[None, :]).ravel()
    return starts[(starts >= 0) & (starts <= size - SHINGLE)]


def _thin(hashes: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Return which are the least hash of a window."""
    import numpy as np

    is_least = np.zeros(len(hashes), bool)
    if len(hashes) <= WINDOW:
        is_least[hashes.argmin()] = True
        return is_least
    windows = np.lib.stride_tricks.sliding_window_view(hashes, WINDOW)
    is_least[np.arange(len(windows)) + (WINDOW - 1 - windows[:, ::-1].argmin(axis=1))] = True
    return is_least
