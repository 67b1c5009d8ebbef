"""The wordings of a store are those of its plans."""

from __future__ import annotations

from pathlib import Path

import planparse
from planparse.batch.publish import publish
from planparse.batch.store_wording import read_wordings
from planparse.comparison.wordings import collect_wording
from tests.batch.stores import list_sources, make_store
from tests.export.plan_samples import make_many


def test_a_store_has_the_wordings_of_its_plans(tmp_path: Path) -> None:
    publish(make_store(tmp_path), make_many(), list_sources())
    store = planparse.open_store(tmp_path)
    found = {one.key: one for one in read_wordings(store)}
    keys = [key for batch in store.batches("plans", ["plan_key"]) for key in batch.column("plan_key").to_pylist()]
    assert list(found) == keys
    assert any(one.wordings for one in found.values())
    for key in keys:
        assert found[key] == collect_wording(store.plan(key), key)
