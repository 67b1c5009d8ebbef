"""Plans side by side: measures, each figure with its basis, its marks and its records; differences; shared wording."""

from __future__ import annotations

from planparse.comparison.columns import ALWAYS, COLUMNS
from planparse.comparison.comparing_frames import By, choose_measures, compare_frames
from planparse.comparison.comparison import Comparison
from planparse.comparison.figure import MARKS, Basis, Figure, Mark, SourceRecord
from planparse.comparison.measure import Measure
from planparse.comparison.measures import all_measures
from planparse.comparison.peers import MIN_PEERS, PeerRule

__all__ = [
    "ALWAYS",
    "COLUMNS",
    "MARKS",
    "MIN_PEERS",
    "Basis",
    "By",
    "Comparison",
    "Figure",
    "Mark",
    "Measure",
    "PeerRule",
    "SourceRecord",
    "all_measures",
    "choose_measures",
    "compare_frames",
]
