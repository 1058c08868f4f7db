"""Groups called after their city, demonyms of smaller cities, names with small words in them."""

from __future__ import annotations

import pytest

from extraction.extractor import Extractor


def names(extractor: Extractor, language: str, text: str) -> list[tuple[str, str]]:
    """Kind and name of all that a text names."""
    findings = extractor.find(text, language=language, published=None)[1]
    return [(entity.kind, entity.name) for entity in findings.entities]


@pytest.mark.parametrize(
    ("language", "text", "cities"),
    [
        ("de", "Die Krakauer Delegation traf die Leipziger Gäste.", ["Kraków", "Leipzig"]),
        ("de", "Die Berliner Delegation wurde begrüßt, die Brünner Schüler kamen später.", ["Berlin", "Brno"]),
        ("en", "The Kraków Delegation met the Lyon Choir.", ["Kraków", "Lyon"]),
        ("pl", "Delegacja Lipska spotkała się z delegacją krakowską.", ["Leipzig", "Kraków"]),
        ("uk", "Київська делегація відвідала Лейпциг.", ["Kyiv", "Leipzig"]),
        ("fr", "La Délégation de Leipzig a visité Lyon.", ["Leipzig", "Lyon"]),
    ],
)
def test_a_group_tells_its_city(extractor: Extractor, language: str, text: str, cities: list[str]) -> None:
    assert names(extractor, language, text) == [("place", city) for city in cities]


def test_a_body_with_a_name_of_its_own_stays_one(extractor: Extractor) -> None:
    assert ("organisation", "Krakauer Philharmonie") in names(extractor, "de", "Die Krakauer Philharmonie spielte.")


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Der Weimarer Stadtrat tagt.", "Weimar"),
        ("Der Zwickauer Bürgermeister kam.", "Zwickau"),
        ("Der Frankfurter Magistrat tagt.", "Frankfurt am Main"),
        ("Der Bologneser Stadtrat tagt.", "Bologna"),
    ],
)
def test_a_city_that_a_dictionary_has_as_nothing_else_lends_its_name(
    extractor: Extractor, text: str, city: str
) -> None:
    assert names(extractor, "de", text) == [("place", city)]


@pytest.mark.parametrize("text", ["Er half den Sendern.", "Das Lager und der Hammer lagen im Hof."])
def test_a_noun_in_another_case_is_no_inhabitant(extractor: Extractor, text: str) -> None:
    assert names(extractor, "de", text) == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Gestern sprach Ursula von der Leyen in Leipzig.", "Ursula von der Leyen"),
        ("de", "Der Konsul Jan van der Berg kam.", "Jan van der Berg"),
        ("en", "The guests met Luiz Inácio Lula da Silva there.", "Luiz Inácio Lula da Silva"),
        ("fr", "Hier Ursula von der Leyen a parlé.", "Ursula von der Leyen"),
    ],
)
def test_small_words_belong_to_a_name(extractor: Extractor, language: str, text: str, name: str) -> None:
    assert ("person", name) in names(extractor, language, text)


@pytest.mark.parametrize("text", ["Anna von der Grundschule kam.", "Wir hörten Anna von der Stadt reden."])
def test_small_words_before_a_noun_belong_to_no_name(extractor: Extractor, text: str) -> None:
    assert ("person", "Anna") in names(extractor, "de", text)


@pytest.mark.parametrize(
    ("language", "text", "city"),
    [
        ("fr", "Le conseil municipal de Besançon a voté une aide.", "Besançon"),
        ("it", "Il Comune di Bologna invita tutti.", "Bologna"),
        ("es", "El Ayuntamiento de Zaragoza invita a todos.", "Zaragoza"),
        ("it", "Trieste e Graz rinnovano il gemellaggio.", "Trieste"),
        ("cs", "Hostitelkou byla starostka Řezna Gertruda Lindnerová.", "Regensburg"),
    ],
)
def test_a_town_is_found_in_what_governs_it_and_where_its_language_is_spoken(
    extractor: Extractor, language: str, text: str, city: str
) -> None:
    assert ("place", city) in names(extractor, language, text)


def test_a_hall_is_no_town_and_a_painter_no_town_abroad(extractor: Extractor) -> None:
    assert names(extractor, "en", "They met in the Guildhall.") == []
    assert names(extractor, "es", "Entregó un grabado de Goya.") == [("person", "Goya")]
