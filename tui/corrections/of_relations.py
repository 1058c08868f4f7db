"""Decisions about which articles belong together, and how that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.decisions import targets
from archive.decisions.proposal import Proposal
from tui.corrections.correction import Correction, quoted
from tui.wording.kind_names import kind_name
from tui.wording.translation import tr

if TYPE_CHECKING:
    from archive.records import RelationRecord


def related(record: RelationRecord, *, really: bool) -> Correction:
    """Two articles belong together as it was suggested, or do not."""
    target, value = targets.of_pair(record.article, record.other)
    answer = {"field": record.kind, "value": "confirmed" if really else "rejected"}
    said = tr("{kind}: {one} – {other}") if really else tr("not {kind}: {one} – {other}")
    one, other = quoted(record.title), quoted(record.other_title)
    return Correction(
        (Proposal("set", target, answer | value),),
        said.format(one=one, other=other, kind=kind_name("relation", record.kind)),
    )
