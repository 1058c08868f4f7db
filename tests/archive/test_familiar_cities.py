"""Which cities an archive often names, as extraction is told when it goes through the archive again."""

from __future__ import annotations

from archive.opening import Archive
from archive.reextraction import familiar_cities
from tests.archive.conftest import put
from tests.archive.material import KRAKOW, LEIPZIG, press


def test_cities_of_three_articles_and_more_are_familiar(archive: Archive) -> None:
    put(
        archive,
        *(press(f"Besuch {number}", "Leipzig empfing Gäste.", source=f"{number}.txt") for number in range(3)),
        press("Gegenbesuch", "Krakau empfing Leipzig.", source="back.txt"),
    )
    assert familiar_cities(archive) == {LEIPZIG.geonames_id: 4}
    assert KRAKOW.geonames_id not in familiar_cities(archive)
