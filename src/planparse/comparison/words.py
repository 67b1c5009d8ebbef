"""Columns of words as categories: each word is held once, and what is asked of the words is asked once of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd


def fold_words(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with its words as categories: a fraction of the memory and of the time where many are equal."""
    import pandas as pd

    words = [name for name, column in frame.items() if isinstance(column.dtype, pd.StringDtype)]
    return frame.assign(**{str(name): make_category(frame[name]) for name in words}) if words else frame


def spell_words(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with its categories as words: Python objects, None where absent."""
    import numpy as np
    import pandas as pd

    spelt = {}
    for name, column in frame.items():
        if isinstance(column.dtype, pd.CategoricalDtype):
            words = np.array([*column.cat.categories, None], dtype=object)
            spelt[str(name)] = pd.Series(words[column.cat.codes], index=frame.index, dtype="object")
    return frame.assign(**spelt) if spelt else frame


def make_category(column: pd.Series[Any]) -> pd.Series[Any]:
    """Return a column of words as categories; what is one stays as it is."""
    import pandas as pd

    if isinstance(column.dtype, pd.CategoricalDtype):
        return column
    codes, words = pd.factorize(column)
    return _build(codes, words, column)


def rename_words(column: pd.Series[Any], rename: Callable[[str], str | None]) -> pd.Series[Any]:
    """Return the column with every word as `rename` has it; None is absent.

    >>> import pandas as pd
    >>> rename_words(pd.Series(["ก", "ข", "ก"]), {"ก": "ค"}.get).tolist()
    ['ค', nan, 'ค']
    """
    import numpy as np
    import pandas as pd

    words = make_category(column)
    renamed = np.array([*(rename(word) for word in words.cat.categories), None], dtype=object)
    codes, kept = pd.factorize(renamed)
    return _build(codes[words.cat.codes], kept, column)


def coalesce_words(first: pd.Series[Any], *others: pd.Series[Any] | str) -> pd.Series[Any]:
    """Return the first word that stands: of the column, else of the next one; a plain word stands everywhere.

    >>> import pandas as pd
    >>> coalesce_words(pd.Series(["ก", None, None]), pd.Series(["ข", "ค", None]), "-").tolist()
    ['ก', 'ค', '-']
    """
    import numpy as np
    import pandas as pd

    made = make_category(first)
    codes: Any = made.cat.codes.to_numpy(np.int64)
    words = list(made.cat.categories)
    for other in others:
        if isinstance(other, str):
            other = pd.Series(pd.Categorical([other])).take([0] * len(first))
        category = make_category(other)
        more, added = category.cat.codes.to_numpy(np.int64), list(category.cat.categories)
        codes = np.where((codes < 0) & (more >= 0), more + len(words), codes)
        words += added
    numbers, kept = pd.factorize(np.array([*words, None], dtype=object))
    return _build(numbers[codes], kept, first)


def join_words(columns: Sequence[pd.Series[Any]]) -> pd.Categorical:
    """Return columns of words, one below the other, as one whose words are in order."""
    import numpy as np
    import pandas as pd

    categories = [make_category(column).cat for column in columns]
    order = sorted({word for one in categories for word in one.categories})
    places = {word: at for at, word in enumerate(order)}
    codes = [np.array([*map(places.get, one.categories), -1], dtype=np.int64)[one.codes] for one in categories]
    joined = np.concatenate(codes) if codes else np.zeros(0, dtype=np.int64)
    return pd.Categorical.from_codes(joined, pd.Index(order, dtype="object"))


def _build(codes: npt.NDArray[np.int64], words: Any, like: pd.Series[Any]) -> pd.Series[Any]:
    import pandas as pd

    return pd.Series(pd.Categorical.from_codes(codes, pd.Index(words, dtype="object")), index=like.index)
