"""Plans made of records, for tests that compare plans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planparse.model import PlanFile
from planparse.model.records import RECORD_LISTS

KRASANG = ("tt-5310301", "เทศบาลตำบลกระสัง", "subdistrict_municipality", "บุรีรัมย์")
PHONTHONG = ("tt-5440502", "เทศบาลตำบลโพนทอง", "subdistrict_municipality", "มหาสารคาม")
LAMPHUN = ("pao-lamphun", "องค์การบริหารส่วนจังหวัดลำพูน", "pao", "ลำพูน")
SINGBURI = ("pao-sing-buri", "องค์การบริหารส่วนจังหวัดสิงห์บุรี", "pao", "สิงห์บุรี")
TRAT = ("pao-trat", "องค์การบริหารส่วนจังหวัดตราด", "pao", "ตราด")
NAN = ("pao-nan", "องค์การบริหารส่วนจังหวัดน่าน", "pao", "น่าน")
PHRAE = ("pao-phrae", "องค์การบริหารส่วนจังหวัดแพร่", "pao", "แพร่")


def place(line: int) -> dict[str, Any]:
    """Return the place of a record: a line, on page 2."""
    return {"page": 2, "line_start": line, "line_end": line, "char_start": 0, "char_end": 1}


def make_plan(
    agency: tuple[str, str, str, str] | None = KRASANG,
    years: Sequence[int] = (2567,),
    kind: str = "development_plan",
    **lists: Sequence[dict[str, Any]],
) -> PlanFile:
    """Return a plan of one instrument; each record is given by its own fields, ids are `list-1`, `list-2` …"""
    named = dict(zip(("canonical_id", "name", "type", "province"), agency, strict=True)) if agency else None
    document = {
        "id": "document-1", "kind": kind, "title": "แผน", "agency": named, "fiscal_years": list(years), "provenance": place(1),
    }  # fmt: skip
    data: dict[str, Any] = {
        "schema_version": "1.0.0",
        "source": {
            "path": None, "sha256": "0" * 64, "media_type": "text/plain", "pages": None, "characters": 1,
            "text_origin": "text", "reader": "test",
        },
        "documents": [document],
        "coverage": {"lines_total": 1, "lines_assigned": 1, "lines_in_records": 1, "unassigned": []},
    }  # fmt: skip
    for name, records in lists.items():
        common = {"document_id": "document-1"} if name in RECORD_LISTS else {}
        data[name] = [
            {"id": f"{name}-{at}", "provenance": place(10 * at), **common, **record}
            if name != "findings"
            else {"id": f"finding-{at}", **record}
            for at, record in enumerate(records, start=1)
        ]
    return PlanFile.model_validate(data)
