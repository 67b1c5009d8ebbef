"""One file per check. A module holds `CHECK`, whose `run` yields findings; it is found by its name."""
