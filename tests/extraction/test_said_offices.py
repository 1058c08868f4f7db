"""The office by which somebody is meant who says something and whom the text does not name."""

from __future__ import annotations

import pytest

from extraction.extractor import Extractor
from extraction.findings import Findings


def of(extractor: Extractor, language: str, text: str) -> Findings:
    return extractor.find(text, language=language, published=None)[1]


@pytest.mark.parametrize(
    ("language", "text", "title", "city", "sex"),
    [
        ("de", "Die Oberbürgermeisterin erklärte: „Wir freuen uns sehr.“", "Oberbürgermeisterin", None, "f"),
        ("de", "„Wir bauen weiter mit“, rief die Baubürgermeisterin.", "Baubürgermeisterin", None, "f"),
        ("de", "Die Vorsitzende sagte: „Wir freuen uns sehr.“", "Vorsitzende", None, "f"),
        ("de", "Der Leipziger Oberbürgermeister sagte, die Lage sei gut.", "Oberbürgermeister", "Leipzig", "m"),
        ("pl", "„Wrócimy tu już za rok” – zapowiedziała prezydent Gdańska.", "prezydent", "Gdańsk", "f"),
        ("pl", "Prezydent miasta powiedział, że współpraca trwa.", "prezydent miasta", None, "m"),
        ("uk", "Міська голова заявила, що обмін триватиме.", "міський голова", None, "f"),
        ("en", "The mayor of the city of Leipzig said that the exchange would go on.", "mayor", "Leipzig", ""),
        ("en", "“We will be back,” said Birmingham’s Lord Mayor.", "lord mayor", "Birmingham", ""),
        ("fr", "La maire de Lyon a déclaré que les échanges continueraient.", "maire", "Lyon", "f"),
        ("cs", "„Vrátíme se za rok,“ řekl vrchní starosta.", "vrchní starosta", None, "m"),
        ("it", "«Torneremo tra un anno», ha detto il sindaco della città.", "sindaco", None, ""),
        ("es", "La alcaldesa de Zaragoza dijo que los intercambios seguirán.", "alcaldesa", "Zaragoza", "f"),
    ],
)
def test_a_speaker_without_a_name_is_kept_as_an_office(
    extractor: Extractor, language: str, text: str, title: str, city: str | None, sex: str
) -> None:
    found = of(extractor, language, text)
    [quote] = found.quotes
    assert quote.said_office is not None
    place = quote.said_office.place
    assert (quote.said_office.title, found.entities[place].name if place is not None else None) == (title, city)
    assert quote.said_office.sex == sex
    assert quote.speaker_entity is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Bürgermeister erklärten, die Zusammenarbeit sei gut."),
        ("en", "The mayors said that the exchange would go on."),
        ("en", "The report said that the exchange would go on."),
    ],
)
def test_several_people_and_things_are_no_holder_of_an_office(extractor: Extractor, language: str, text: str) -> None:
    quotes = of(extractor, language, text).quotes
    assert [quote.said_office for quote in quotes] == [None] * len(quotes)
    assert quotes


@pytest.mark.parametrize(
    "text",
    [
        "Leipzigs Oberbürgermeister Jan Rehfuß kam. „Das ist ein guter Tag“, sagte die Oberbürgermeisterin.",
        "Leipzigs Oberbürgermeister Jan Rehfuß kam. „Das ist ein guter Tag“, sagte der Oberbürgermeister von Hannover.",
    ],
)
def test_an_office_of_the_other_sex_or_another_city_is_not_that_of_who_is_named(
    extractor: Extractor, text: str
) -> None:
    [quote] = of(extractor, "de", text).quotes
    assert (quote.speaker_entity, quote.said_office is not None) == (None, True)


def test_the_holder_whom_the_text_names_is_who_speaks(extractor: Extractor) -> None:
    text = "Leipzigs Oberbürgermeister Jan Rehfuß kam. „Das ist ein guter Tag“, sagte der Leipziger Oberbürgermeister."
    found = of(extractor, "de", text)
    [quote] = found.quotes
    assert quote.speaker_entity is not None
    assert (found.entities[quote.speaker_entity].name, quote.said_office) == ("Jan Rehfuß", None)


def test_a_pronoun_means_who_spoke_before_without_a_name_and_nobody_named_earlier(extractor: Extractor) -> None:
    text = (
        "Anna Werder kam aus Leipzig. Die Oberbürgermeisterin sagte: „Wir freuen uns.“ Sie fügte hinzu, dass es eile."
    )
    *_, last = of(extractor, "de", text).quotes
    assert (last.speaker_entity, last.basis) == (None, "pronoun")
    assert last.said_office is not None
    assert last.said_office.title == "Oberbürgermeisterin"


def test_a_deputy_is_not_who_holds_the_office_itself(extractor: Extractor) -> None:
    text = "Prezydent Gdańska Agata Lewicka złożyła kwiaty. Zastępczyni prezydenta powiedziała: „Bardzo nam przykro”."
    [quote] = of(extractor, "pl", text).quotes
    assert (quote.speaker_entity, quote.said_office is not None) == (None, True)


@pytest.mark.parametrize(
    ("language", "met", "said"),
    [
        (
            "de",
            "Bürgermeisterin Anna Lindner aus Leipzig traf Stadtpräsident Jan Nowak aus Krakau.",
            "„Es war schön bei euch“, sagte der Gast aus Polen.",
        ),
        (
            "cs",
            "Starosta Lipska Karl Lindner a prezident Krakova Jan Nowak se sešli.",
            "„Bylo to u vás krásné,“ řekl host z Krakova.",
        ),
    ],
)
def test_a_guest_from_somewhere_is_who_holds_an_office_there(
    extractor: Extractor, language: str, met: str, said: str
) -> None:
    found = of(extractor, language, f"{met} {said}")
    [quote] = found.quotes
    assert quote.speaker_entity is not None
    assert found.entities[quote.speaker_entity].name == "Jan Nowak"


def test_the_mayor_from_a_country_is_nobody_where_two_mayors_met(extractor: Extractor) -> None:
    met = "Мер Лейпцига Карл Лінднер і мер Кракова Ян Новак зустрілися."
    found = of(extractor, "uk", f"{met} «Було дуже гарно», — сказав польський градоначальник.")
    assert [quote.speaker_entity for quote in found.quotes] == [None]
