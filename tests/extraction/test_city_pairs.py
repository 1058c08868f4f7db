"""Words that name two cities: each is found by itself, and nothing else is torn apart."""

from __future__ import annotations

import pytest

from extraction.extractor import Extractor


def named(extractor: Extractor, language: str, text: str) -> list[tuple[str, str]]:
    """What each mention says and the city it is linked to."""
    _, findings = extractor.find(text, language=language, published=None)
    return [
        (text[mention.span.start : mention.span.end], findings.entities[mention.entity].name)
        for mention in findings.mentions
        if mention.kind == "place" and mention.entity is not None
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die Achse Lyon-Leipzig lebt.", [("Lyon", "Lyon"), ("Leipzig", "Leipzig")]),
        ("de", "Man traf sich abwechselnd in Leipzig/Krakau.", [("Leipzig", "Leipzig"), ("Krakau", "Kraków")]),
        ("de", "Die Verbindung Leipzig–Travnik besteht.", [("Leipzig", "Leipzig"), ("Travnik", "Travnik")]),
        (
            "de",
            "Das Dreieck Krakau-Kyjiw-Leipzig trägt.",
            [("Krakau", "Kraków"), ("Kyjiw", "Kyiv"), ("Leipzig", "Leipzig")],
        ),
        ("en", "The Birmingham-Leipzig link is old.", [("Birmingham", "Birmingham"), ("Leipzig", "Leipzig")]),
        ("uk", "Партнерство Київ-Лейпциг триває.", [("Київ", "Kyiv"), ("Лейпциг", "Leipzig")]),
        ("cs", "Partnerství Brno-Lipsko trvá.", [("Brno", "Brno"), ("Lipsko", "Leipzig")]),
    ],
)
def test_both_cities_of_a_pair_are_found(
    extractor: Extractor, language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert named(extractor, language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die deutsch-polnische Gruppe kam an.", []),
        ("de", "Anna Posen-Lemberg sprach.", []),
        ("de", "Sie fuhren nach Baden-Baden.", [("Baden-Baden", "Baden-Baden")]),
        ("pl", "Bielsko-Biała zaprasza gości.", [("Bielsko-Biała", "Bielsko-Biała")]),
        ("fr", "Ils sont allés à Clermont-Ferrand.", [("Clermont-Ferrand", "Clermont-Ferrand")]),
    ],
)
def test_what_is_one_name_stays_whole(
    extractor: Extractor, language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert named(extractor, language, text) == expected


def test_a_body_named_after_two_towns_is_whole(extractor: Extractor) -> None:
    text = "Das sagte die Vorsitzende des Vereins Leipzig–Travnik e. V., der am 3. Dezember 1996 gegründet wurde."
    findings = extractor.find(text, language="de", published=None)[1]
    bodies = [text[slice(*mention.span)] for mention in findings.mentions if mention.kind == "organisation"]
    assert bodies == ["Vereins Leipzig–Travnik"]
