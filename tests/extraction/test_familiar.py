"""Cities that an archive often names are likelier than others of their name, and than persons who are called so."""

from __future__ import annotations

from extraction.extractor import Extractor

PRESTON = 2639912
LYON = 2996944
FRANKFURT_ON_THE_ODER = 2925535
FRANKFURT_ON_THE_MAIN = 2925533


def cities(extractor: Extractor, text: str) -> list[int]:
    _, findings = extractor.find(text, language="de", published=None)
    return [entity.place.geonames_id for entity in findings.entities if entity.place]


def test_of_two_cities_the_familiar_one_is_meant(extractor: Extractor) -> None:
    familiar = Extractor.load(familiar={FRANKFURT_ON_THE_ODER: 200})
    text = "Am Montag reiste die Gruppe nach Frankfurt weiter."
    assert cities(extractor, text) == [FRANKFURT_ON_THE_MAIN]
    assert cities(familiar, text) == [FRANKFURT_ON_THE_ODER]


def test_a_familiar_city_is_no_person(extractor: Extractor) -> None:
    text = "Den Anfang macht Preston."
    assert cities(extractor, text) == []
    assert cities(Extractor.load(familiar={PRESTON: 40}), text) == [PRESTON]


def test_a_person_with_a_full_name_stays_a_person() -> None:
    familiar = Extractor.load(familiar={LYON: 40})
    assert cities(familiar, "Es sprach Sue Lyon. Später dankte Lyon den Gästen.") == []
