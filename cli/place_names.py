"""Places and their names in the languages of the interface, from the gazetteer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from tui.wording import place_names
from tui.wording.translation import language

if TYPE_CHECKING:
    from archive.opening import Archive
    from cli.listing import Form
    from extraction.gazetteer import Gazetteer
    from tui.wording.place_names import GazetteerPlace

_MOST = 6
"""Places of one name that are worth choosing from."""


def learn_names(archive: Archive) -> None:
    """Have places called in the language of the interface, with the help of the gazetteer."""
    place_names.use_gazetteer(GazetteerPlaces())
    place_names.learn(archive, language())


def learn_names_for(archive: Archive, form: Form) -> None:
    """Have places called in the language of the interface where people read them; JSON has the archive's own names."""
    from cli.listing import Form  # noqa: PLC0415 - start-up: the app lists nothing so

    if form in (Form.TABLE, Form.CSV, Form.XLSX):
        learn_names(archive)
    else:
        place_names.use_gazetteer(None)


class GazetteerPlaces:
    """The gazetteer as the app asks it; opened when it is first asked."""

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        from extraction.gazetteer import Gazetteer  # noqa: PLC0415 - start-up: needed after the first screen

        return Gazetteer()

    def names(self, geonames_ids: Sequence[int]) -> Mapping[int, Mapping[str, str]]:
        """The preferred name in each language for some places; ids the gazetteer does not have are left out."""
        found: dict[int, Mapping[str, str]] = {}
        for number in geonames_ids:
            try:
                found[number] = self._gazetteer.entry(number).display
            except KeyError:
                continue
        return found

    def called(self, name: str) -> Sequence[GazetteerPlace]:
        """The places of a name, the most populous first."""
        from tui.wording.place_names import GazetteerPlace  # noqa: PLC0415 - as above

        found = []
        for candidate in self._gazetteer.candidates(name):
            place = self._gazetteer.entry(candidate.number).place()
            if place is not None:
                found.append(
                    GazetteerPlace(place.geonames_id, place.name, place.kind, place.country, place.latitude,
                                   place.longitude, place.population)
                )  # fmt: skip
        return found[:_MOST]
