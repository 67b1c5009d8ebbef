from __future__ import annotations

from collections.abc import Iterator

from planparse.reconcile.checking import MAX_NOTES, _run, all_checks
from planparse.reconcile.evidence import Check, Evidence, Note
from tests.reconcile.tables import make_evidence


def test_every_module_holds_the_check_of_its_name() -> None:
    names = [check.name for check in all_checks()]
    assert names == sorted(set(names))
    assert {"totals", "numbering", "years", "agency_names", "foreign_agencies", "text_damage"} <= set(names)


def test_nothing_is_found_in_nothing() -> None:
    evidence = make_evidence()
    assert [note for check in all_checks() for note in check.run(evidence)] == []


def test_endless_findings_are_cut_off_and_it_is_said() -> None:
    def run(_: Evidence) -> Iterator[Note]:
        while True:
            yield Note(code="text-damage", severity="info", th="ก", en="a")

    found = list(_run(Check("endless", run), make_evidence()))
    assert len(found) == MAX_NOTES + 1
    assert "endless" in found[-1].en
