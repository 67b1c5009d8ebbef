"""Posts of the cost table (form 9) against the frame (form 8.2): one line of work of one department, one number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planparse.model.records import Record, Staffing
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.figures import show_number, tidy_number
from planparse.reconcile.post_counts import (
    Heap,
    count_posts,
    find_costs,
    find_frame,
    is_borne_out,
    list_posts,
    name_of,
    pile_up,
    read_vacancies,
)

BORNE_OUT = 0.8
"""From this share of positions that agree on, the two forms count the same thing."""
MIN_PAIRS = 5


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a warning for each position whose posts differ; none where the forms count differently throughout."""
    costs = find_costs(evidence)
    by_department = any(cost.department for cost in costs)
    frame = pile_up(find_frame(evidence), by_department=by_department)
    pairs = [(frame[key], heap) for key, heap in pile_up(costs, by_department=by_department).items() if key in frame]
    held_only = _counts_held_only(pairs)
    wrong = [(rows, paid) for rows, paid in pairs if not _agrees(rows, paid, held_only=held_only)]
    if is_borne_out(len(pairs), len(wrong), BORNE_OUT, MIN_PAIRS):
        for rows, paid in wrong:
            yield _note(rows, paid)


def _agrees(rows: Heap, paid: Heap, *, held_only: bool) -> bool:
    posts = paid.sum(count_posts)
    return posts in list_posts(rows) or (held_only and posts == rows.sum(count_posts) - _count_vacant(rows))


def _count_vacant(rows: Heap) -> float:
    """Return the vacant posts of a heap of the frame, as its own column or remarks tell them, the least of them."""
    spans = [read_vacancies(row) for row in rows.rows if isinstance(row, Staffing)]
    return sum(span[0] for span in spans if span is not None)


def _counts_held_only(pairs: Sequence[tuple[Heap, Heap]]) -> bool:
    """Whether the cost table leaves out vacant posts: of all positions with vacancies none has its full number."""
    open_ = [(rows, paid) for rows, paid in pairs if _count_vacant(rows)]
    full = [paid for rows, paid in open_ if paid.sum(count_posts) in list_posts(rows)]
    return bool(open_) and not full


def _note(rows: Heap, paid: Heap) -> Note:
    expected, found = tidy_number(rows.sum(count_posts)), tidy_number(paid.sum(count_posts))
    posts, framework = show_number(found), show_number(expected)
    name = name_of(paid.rows)
    records: list[Record] = [*paid.rows, *rows.rows]
    return Note(
        code="total-mismatch",
        severity="warning",
        th=f"“{name}” มี {posts} อัตราในตารางภาระค่าใช้จ่าย แต่มี {framework} อัตราในกรอบอัตรากำลัง",
        en=f"“{name}” has {posts} posts in the cost table, but {framework} in the frame",
        expected=expected,
        found=found,
        document_id=records[0].document_id,
        record_ids=tuple(record.id for record in records),
        provenance=tuple(record.provenance for record in records),
    )


CHECK = Check("posts_across_forms", run)
