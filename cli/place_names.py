"""Names of places in the languages of the interface, from the gazetteer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extraction.gazetteer import Gazetteer


@lru_cache(1)
def _gazetteer() -> Gazetteer:
    from extraction.gazetteer import Gazetteer  # noqa: PLC0415 - start-up: needed after the first screen

    return Gazetteer()


def gazetteer_names(geonames_ids: Sequence[int]) -> Mapping[int, Mapping[str, str]]:
    """The preferred name in each language for some places; ids the gazetteer does not have are left out."""
    gazetteer = _gazetteer()
    found: dict[int, Mapping[str, str]] = {}
    for number in geonames_ids:
        try:
            found[number] = gazetteer.entry(number).display
        except KeyError:
            continue
    return found
