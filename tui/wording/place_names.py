"""What places are called in the language of the interface. Texts keep the spelling of their source.

An archive knows the names that its articles use. Whoever starts the app may add those of a gazetteer, so that a city
is found and shown under a name that no article uses. Learned in a thread, looked up where a label is painted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from archive.on_demand import on_demand

if TYPE_CHECKING:
    from archive import reading
    from archive.opening import Archive
    from archive.reading import Spellings
else:
    reading = on_demand("archive.reading")


class GazetteerPlace(NamedTuple):
    """A place of the gazetteer.

    Attributes:
        geonames_id: its id there.
        name: its main name.
        kind: `city`, `country` or `other`.
        country: ISO 3166-1 code, empty where there is none.
        latitude: degrees north.
        longitude: degrees east.
        population: 0 when not known.
    """

    geonames_id: int
    name: str
    kind: str
    country: str
    latitude: float
    longitude: float
    population: int


class Gazetteer(Protocol):
    """Places of the world, whether the archive names them or not. Read in threads."""

    def names(self, geonames_ids: Sequence[int]) -> Mapping[int, Mapping[str, str]]:
        """The preferred name in each language for some places; without those that it does not have."""

    def called(self, name: str) -> Sequence[GazetteerPlace]:
        """The places of a name in any language, the most populous first."""


class _Known:
    """What has been learned; replaced as a whole, so that a reader in another thread sees one state or the other."""

    labels: Mapping[str, str] = {}
    gazetteer: Gazetteer | None = None


def use_gazetteer(gazetteer: Gazetteer | None) -> None:
    """Take the names of places that no article uses from here; forgets what was learned before."""
    _Known.gazetteer = gazetteer
    _Known.labels = {}


def learn(archive: Archive, language: str) -> bool:
    """Learn what the cities and countries of an archive are called in a language; runs in a thread.

    Returns:
        Whether any is called otherwise than before.
    """
    found = reading.spellings(archive, reading.place_uids(archive))
    ids = [entry.geonames_id for entry in found.values() if entry.geonames_id is not None]
    gazetteer = _Known.gazetteer.names(ids) if _Known.gazetteer is not None else {}
    labels = {uid: _label(entry, language, gazetteer.get(entry.geonames_id or 0, {})) for uid, entry in found.items()}
    known = {uid: label for uid, label in labels.items() if label}
    changed = known != _Known.labels
    _Known.labels = known
    return changed


def shown(uid: str | None, label: str) -> str:
    """The name of a place in the language of the interface; of anything else the label it has."""
    return _Known.labels.get(uid, label) if uid else label


def all_names(archive: Archive, uids: Sequence[str]) -> dict[str, list[str]]:
    """Every name that some entities have in any language; runs in a thread."""
    found = reading.spellings(archive, uids)
    ids = [entry.geonames_id for entry in found.values() if entry.geonames_id is not None]
    gazetteer = _Known.gazetteer.names(ids) if _Known.gazetteer is not None and ids else {}
    return {
        uid: list(dict.fromkeys([*entry.names, *gazetteer.get(entry.geonames_id or 0, {}).values()]))
        for uid, entry in found.items()
    }


def called(name: str) -> Sequence[GazetteerPlace]:
    """The places of the gazetteer that have a name, the most populous first; runs in a thread."""
    return _Known.gazetteer.called(name) if _Known.gazetteer is not None else ()


def _label(entry: Spellings, language: str, gazetteer: Mapping[str, str]) -> str:
    """A name that a person gave stays; else one that the articles and the gazetteer agree on, else that of either."""
    if entry.renamed:
        return ""
    used = entry.by_language.get(language, [])
    preferred = gazetteer.get(language, "")
    return preferred if preferred and (not used or preferred in used) else (used[0] if used else "")
