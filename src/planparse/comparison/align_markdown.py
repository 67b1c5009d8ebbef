"""An alignment as Markdown: the groups, what agencies lack or have alone, and the rule by which names are one."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.comparison.aligned_names import Alignment, NameGroup
from planparse.comparison.markdown import escape_cell

_KINDS = {
    "departments": "ส่วนราชการ (departments)",
    "positions": "ตำแหน่ง (positions)",
    "strategies": "ยุทธศาสตร์ (strategies)",
}
_SHOWN = 200
"""Rows of a table; the files have all of them."""


def render_alignment(alignment: Alignment) -> str:
    """Return the groups that most agencies have first, then what each agency lacks or has alone."""
    agencies = len(alignment.bodies)
    lines = [
        f"# {_KINDS[alignment.kind]}",
        "",
        f"{agencies:,} agencies, {len(alignment.groups):,} groups. Names of one canonical id are one; without an id, "
        f"names that differ by slips of spelling and are alike enough (threshold {alignment.threshold:g}). "
        "What a plan does not tell is not lacking: agencies that state none are left out.",
        "",
        *(f"- warning: {warning}" for warning in alignment.warnings),
        *_show_groups(alignment),
        *_show_gaps(alignment),
    ]
    return "\n".join(lines) + "\n"


def _show_groups(alignment: Alignment) -> Iterator[str]:
    yield "| name | id | agencies | other writings |"
    yield "|---|---|---:|---|"
    for group in alignment.groups[:_SHOWN]:
        cells = (escape_cell(group.name), escape_cell(group.id), f"{len(group.agencies):,}", _tell_writings(group))
        yield f"| {' | '.join(cells)} |"
    if len(alignment.groups) > _SHOWN:
        yield f"\n… {len(alignment.groups) - _SHOWN:,} more groups"
    yield ""


def _tell_writings(group: NameGroup) -> str:
    """Return the names that are not that of the group, the fuzzy ones with their likeness."""
    writings = {one.wording: one for one in group.members if one.wording != group.name}
    told = [f"{word} ({one.score:.2f})" if one.how == "fuzzy" else word for word, one in sorted(writings.items())]
    return escape_cell("; ".join(told[:6]) + (f"; … {len(told) - 6} more" if len(told) > 6 else ""))


def _show_gaps(alignment: Alignment) -> Iterator[str]:
    gaps = alignment.list_gaps()
    yield "## มีและไม่มีเมื่อเทียบกับหน่วยงานประเภทเดียวกัน (against peers of its kind)"
    yield ""
    if not gaps:
        yield "ไม่มีข้อแตกต่าง หรือไม่มีหน่วยงานให้เทียบ (no differences, or no peers)."
        return
    yield "| agency | name | | peers that have it |"
    yield "|---|---|---|---:|"
    for gap in gaps[:_SHOWN]:
        what = "ไม่มี (lacks)" if gap.is_lacking else "มีแห่งเดียว (has alone)"
        cells = (escape_cell(alignment.bodies[gap.agency].name), escape_cell(gap.group), what)
        yield f"| {' | '.join(cells)} | {gap.peers_with} of {gap.peers} |"
    if len(gaps) > _SHOWN:
        yield f"\n… {len(gaps) - _SHOWN:,} more"
