"""Persons, places and organisations that a correction names: known ones, and new ones that people type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from archive.decisions import targets
from archive.records import FacetValue

if TYPE_CHECKING:
    from tui.wording.place_names import GazetteerPlace


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something.

    Attributes:
        uid: stable id.
        label: name.
        new: it is made by this.
        place: what a gazetteer knows of it, when it is a place that is taken from there.
    """

    uid: str
    label: str
    new: bool = False
    place: GazetteerPlace | None = None

    def value(self) -> dict[str, Any]:
        """As a decision names it."""
        if not self.new:
            return {"entity": self.uid}
        value: dict[str, Any] = {"entity": self.uid, "label": self.label, "new": True}
        if self.place is not None:
            parts = self.place._asdict()
            del parts["name"]
            value["place"] = parts
        return value


def of_gazetteer(place: GazetteerPlace) -> Named:
    """A place of the gazetteer that no article names yet; it has the uid that it has when one does."""
    return Named(f"place-{place.geonames_id}", place.name, new=True, place=place)


def typed_entity(kind: str, typed: str) -> FacetValue | None:
    """Somebody or something of a name that a person typed; None when it says nothing."""
    slug = "-".join(folded(typed).split())
    # A place of the gazetteer has its number for an id; the second hyphen tells that this one has none.
    return FacetValue(f"{kind}-{'-' * (kind == 'place')}{slug}", typed.strip(), 0) if slug else None


def folded(name: str) -> str:
    """A name as the journal compares it."""
    return targets.of_name_everywhere("person", name).fold
