"""What an alignment consists of: groups of names, the agencies that have them, and what one lacks or has alone."""

from __future__ import annotations

from dataclasses import asdict, astuple, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from planparse.lexicon.names import fold_name

if TYPE_CHECKING:
    import pandas as pd

AlignKind = Literal["departments", "positions", "strategies"]


@dataclass(frozen=True, slots=True)
class Body:
    """An agency whose plans were aligned."""

    key: str
    name: str
    type: str | None
    province: str | None


@dataclass(frozen=True, slots=True)
class Member:
    """A name as one agency has it: how often, how like the group's name (1 where it is the same), and where first."""

    agency: str
    wording: str
    how: Literal["id", "name", "fuzzy"]
    score: float
    count: int
    plan_key: str
    record_id: str
    page: int | None
    line_start: int
    line_end: int


@dataclass(slots=True)
class NameGroup:
    """Names that mean one thing: `id` is canonical or None, `name` the list's, else that which most agencies write."""

    name: str
    id: str | None
    members: list[Member] = field(default_factory=list)

    @property
    def agencies(self) -> set[str]:
        """The keys of the agencies that have it."""
        return {one.agency for one in self.members}


@dataclass(frozen=True, slots=True)
class Gap:
    """What an agency lacks, or has alone: with how many of its peers have it, of how many."""

    agency: str
    group: str
    id: str | None
    is_lacking: bool
    peers_with: int
    peers: int


@dataclass(slots=True)
class Alignment:
    """The groups, those that most agencies have first, and the agencies that state any of the kind."""

    kind: AlignKind
    threshold: float
    bodies: dict[str, Body] = field(default_factory=dict)
    groups: list[NameGroup] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def list_peers(self, agency: str) -> list[str]:
        """Return the keys of the other agencies of the same type that state any of the kind."""
        own = self.bodies[agency].type
        return [key for key, body in self.bodies.items() if key != agency and body.type == own]

    def find_gaps(self, agency: str, *, most_have: float = 0.5) -> list[Gap]:
        """Return what at least that share of an agency's peers have and it lacks, and what it has and none of them.

        An agency that states none of the kind at all is neither a peer nor lacks anything: what a plan does not tell is
        not absent. Without peers there are no gaps. Raises KeyError where the agency is not among the bodies.
        """
        peers = set(self.list_peers(agency))
        gaps = []
        for group in self.groups if peers else ():
            holders = group.agencies
            having = len(holders & peers)
            if agency not in holders and having and having >= most_have * len(peers):
                gaps.append(Gap(agency, group.name, group.id, True, having, len(peers)))
            elif agency in holders and not having:
                gaps.append(Gap(agency, group.name, group.id, False, 0, len(peers)))
        return sorted(gaps, key=lambda gap: (not gap.is_lacking, -gap.peers_with, gap.group))

    def list_gaps(self) -> list[Gap]:
        """Return the gaps of every agency, by its key."""
        return [gap for agency in sorted(self.bodies) for gap in self.find_gaps(agency)]

    def to_frames(self) -> dict[str, pd.DataFrame]:
        """Return frames, each with the threshold: `names` (a row per group and name of an agency), `groups`, `gaps`."""
        import pandas as pd

        groups = []
        for group in self.groups:
            names = {fold_name(one.wording) for one in group.members}
            least = min(one.score for one in group.members)
            groups.append((group.name, group.id, len(group.agencies), len(names), least))
        gaps = [(self.bodies[gap.agency].name, self.bodies[gap.agency].type, *astuple(gap)) for gap in self.list_gaps()]
        made = {
            "names": self.to_frame(),
            "groups": pd.DataFrame(groups, columns=["group", "group_id", "agencies", "names", "least_score"]),
            "gaps": pd.DataFrame(gaps, columns=["agency_name", "agency_type", *Gap.__dataclass_fields__]),
        }
        return {name: frame.assign(kind=self.kind, threshold=self.threshold) for name, frame in made.items()}

    def to_dict(self) -> dict[str, Any]:
        """Return plain values, fit for JSON."""
        return asdict(self)

    def to_frame(self) -> pd.DataFrame:
        """Return one row per group and agency, as a pandas frame."""
        import pandas as pd

        rows = [
            {"group": group.name, "group_id": group.id, "agencies": len(group.agencies)}
            | {"agency_name": self.bodies[one.agency].name}
            | asdict(one)
            for group in self.groups
            for one in group.members
        ]
        columns = ["group", "group_id", "agencies", "agency_name", *Member.__dataclass_fields__]
        return pd.DataFrame(rows, columns=columns)
