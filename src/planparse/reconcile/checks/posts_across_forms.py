"""Posts of the cost table (form 9) against the frame (form 8.2): one position of one department, one number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from planparse.lexicon.wording import fold
from planparse.model.records import PersonnelCost, Staffing
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.figures import show_number

BORNE_OUT = 0.8
"""From this share of positions that agree on, the two forms count the same thing."""
MIN_PAIRS = 5

_Key = tuple[str, ...]


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a warning for each position whose posts differ; none where the forms count differently throughout."""
    frame: defaultdict[_Key, list[Staffing]] = defaultdict(list)
    for row in evidence.of(Staffing, "staffing"):
        if row.role == "item" and row.position and row.framework is not None:
            frame[_key(row)].append(row)
    costs: defaultdict[_Key, list[PersonnelCost]] = defaultdict(list)
    for cost in evidence.of(PersonnelCost, "personnel_costs"):
        if cost.role == "item" and cost.position and cost.posts is not None:
            costs[_key(cost)].append(cost)
    pairs = [(frame[key][0], same[0]) for key, same in costs.items() if len(same) == 1 == len(frame.get(key, ()))]
    wrong = [(row, cost) for row, cost in pairs if not _agree(row, cost)]
    if len(pairs) < MIN_PAIRS or len(wrong) > (1 - BORNE_OUT) * len(pairs):
        return
    for row, cost in wrong:
        yield _note(row, cost)


def _key(record: Staffing | PersonnelCost) -> _Key:
    return record.document_id, *(fold(part or "") for part in (record.department, record.position, record.level))


def _agree(row: Staffing, cost: PersonnelCost) -> bool:
    """Whether the cost table counts the posts of the frame as it is, or as it will be in one of the years."""
    return cost.posts in {row.framework, row.total, *(row.required or {}).values()}


def _note(row: Staffing, cost: PersonnelCost) -> Note:
    posts, framework = show_number(cost.posts or 0), show_number(row.framework or 0)
    name = " ".join(part for part in (cost.position, cost.level, cost.department) if part)
    return Note(
        code="total-mismatch",
        severity="warning",
        th=f"“{name}” มี {posts} อัตราในตารางภาระค่าใช้จ่าย แต่มี {framework} อัตราในกรอบอัตรากำลัง",
        en=f"“{name}” has {posts} posts in the cost table, but {framework} in the frame",
        expected=row.framework,
        found=cost.posts,
        document_id=cost.document_id,
        record_ids=(cost.id, row.id),
        provenance=(cost.provenance, row.provenance),
    )


CHECK = Check("posts_across_forms", run)
