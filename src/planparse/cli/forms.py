"""`planparse forms`: the forms that planparse reads."""

from __future__ import annotations

import sys

from planparse.cli.tables import Column, TableRow, print_table


def forms() -> None:
    """List the forms that planparse reads: name, record lists, and what each looks like."""
    from planparse.extract import all_forms
    from planparse.model import LIST_OF

    rows = []
    for form in sorted(all_forms(), key=lambda form: form.name):
        lines = (sys.modules[form.find.__module__].__doc__ or "").strip().splitlines()
        yields = ", ".join(LIST_OF[record] for record in form.yields)
        rows.append(TableRow((form.name, yields, lines[0] if lines else "")))
    print_table((Column("form"), Column("yields"), Column("what it is")), rows)
