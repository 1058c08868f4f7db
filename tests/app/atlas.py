"""A gazetteer of a few places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.wording.place_names import GazetteerPlace

TAMPERE = GazetteerPlace(634963, "Tampere", "city", "FI", 61.499, 23.761, 202687)


class Atlas:
    """Knows what some places are called, and where Tampere lies."""

    def __init__(self, names: Mapping[int, Mapping[str, str]] | None = None) -> None:
        self._names = names or {}

    def names(self, geonames_ids: Sequence[int]) -> Mapping[int, Mapping[str, str]]:
        return {number: self._names[number] for number in geonames_ids if number in self._names}

    def called(self, name: str) -> Sequence[GazetteerPlace]:
        return [TAMPERE] if name.casefold() in ("tampere", "tammerfors") else []
