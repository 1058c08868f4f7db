"""Persons, places and organisations that a correction names: known ones, and new ones that people type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from archive.decisions import targets
from archive.records import FacetValue


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something.

    Attributes:
        uid: stable id.
        label: name.
        new: it is made by this.
    """

    uid: str
    label: str
    new: bool = False

    def value(self) -> dict[str, Any]:
        """As a decision names it."""
        return {"entity": self.uid, "label": self.label, "new": True} if self.new else {"entity": self.uid}


def typed_entity(kind: str, typed: str) -> FacetValue | None:
    """Somebody or something of a name that a person typed; None when it says nothing."""
    slug = "-".join(folded(typed).split())
    # A place of the gazetteer has its number for an id; the second hyphen tells that this one has none.
    return FacetValue(f"{kind}-{'-' * (kind == 'place')}{slug}", typed.strip(), 0) if slug else None


def folded(name: str) -> str:
    """A name as the journal compares it."""
    return targets.of_name_everywhere("person", name).fold
