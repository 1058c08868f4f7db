"""Demonyms and adjectives of cities, and the words that only look like them."""

from __future__ import annotations

from datetime import date

import pytest

from extraction.extractor import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def places(extractor: Extractor, text: str, language: str) -> list[str]:
    _, found = extractor.find(text, language=language, published=date(2024, 5, 2))
    return [found.entities[at.entity].name for at in found.mentions if at.kind == "place" and at.entity is not None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Tanker und der Konzern zeigen plastisch ein politisches System."),
        (
            "de",
            "Ein Berater trank im Container einen frischen Becher Kaffee unter dem Banner, der Maler aß vom Teller.",
        ),
        ("pl", "W regionie o niskiej zabudowie mieszka morski ptak."),
        ("cs", "Lidský hlas a mužský sbor."),
    ],
)
def test_a_known_word_with_a_rare_name_for_its_stem_is_no_demonym(
    extractor: Extractor, language: str, text: str
) -> None:
    assert places(extractor, text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "city"),
    [
        ("de", "Der Breslauer Stadtrat tagt.", "Wrocław"),
        ("de", "Der Pressburger Bürgermeister spricht.", "Bratislava"),
        ("de", "Der Travniker Bürgermeister spricht.", "Travnik"),
        ("de", "Der Drohobytscher Bürgermeister spricht.", "Drohobych"),
        ("de", "Der Berliner Bürgermeister spricht.", "Berlin"),
        ("pl", "Warszawski urząd i drezdeński teatr.", "Warszawa"),
        ("cs", "Plzeňský primátor mluví.", "Plzeň"),
        ("uk", "Луцький мер говорить.", "Lutsk"),
    ],
)
def test_a_city_lends_its_name_to_what_is_of_it(extractor: Extractor, language: str, text: str, city: str) -> None:
    assert city in places(extractor, text, language)
