"""A whole press release in German: every name once, none too many."""

from __future__ import annotations

import pytest

from extraction.extractor import Extractor
from extraction.findings import Findings

TITLE = "Stadtpräsident von Krakau zu Gast in Leipzig"
RELEASE = f"""{TITLE}

Am 14. März 2022 begrüßte die Leipziger Oberbürgermeisterin Henrike Wallrodt ihren Krakauer Amtskollegen, \
Stadtpräsident Zbigniew Tarnowiecki, im Neuen Rathaus. Beide sprachen über Hilfe für Kyjiw und über den Nahverkehr.

Zur Delegation gehörten Dr. Birgit Schlöndorff-Maaß, Leiterin des Protokollreferats, Lukas Ahrendt, Leiter des \
Referats Kultur und Pressesprecher, sowie Tomasz Wiercioch. Auch der Deutsche Generalkonsul Ruprecht Isenhagen \
nahm teil.

Henrike Wallrodt ist seit Mai 2018 Oberbürgermeisterin von Leipzig. Frau Wallrodt dankte Krakau. Stadtpräsident \
Tarnowiecki warb für eine engere Zusammenarbeit bei Themen wie Smart City und Stadtmarketing. Im Essen nach dem \
Treffen sah niemand eine Nebensache: Das Ende kam spät, die Kinder schliefen schon. Am Sonntag fuhren die \
Gäste nach Auschwitz.
"""


@pytest.fixture(scope="module")
def findings(extractor: Extractor) -> Findings:
    _, found = extractor.find(RELEASE, language="de", published=None, title_end=len(TITLE))
    return found


def forms(findings: Findings, name: str) -> list[str]:
    """The words by which an entity is named, in order, each once."""
    index = [entity.name for entity in findings.entities].index(name)
    spans = [mention.span for mention in findings.mentions if mention.entity == index]
    return list(dict.fromkeys(RELEASE[span.start : span.end] for span in spans))


def test_every_place_is_linked_to_geonames_and_named_once(findings: Findings) -> None:
    places = {entity.name: entity.place for entity in findings.entities if entity.kind == "place"}
    assert {name: place.geonames_id for name, place in places.items() if place} == {
        "Kraków": 3094802,
        "Leipzig": 2879139,
        "Kyiv": 703448,
        "Oświęcim": 3089658,
    }
    assert None not in places.values()


def test_adjectives_of_cities_belong_to_the_city(findings: Findings) -> None:
    assert forms(findings, "Kraków") == ["Krakau", "Krakauer"]
    assert forms(findings, "Leipzig") == ["Leipzig", "Leipziger"]


def test_every_person_is_found_once_and_nobody_else(findings: Findings) -> None:
    assert [entity.name for entity in findings.entities if entity.kind == "person"] == [
        "Henrike Wallrodt",
        "Zbigniew Tarnowiecki",
        "Birgit Schlöndorff-Maaß",
        "Lukas Ahrendt",
        "Tomasz Wiercioch",
        "Ruprecht Isenhagen",
    ]


def test_bare_surnames_are_joined_to_the_full_name(findings: Findings) -> None:
    assert forms(findings, "Henrike Wallrodt") == ["Henrike Wallrodt", "Wallrodt"]
    assert forms(findings, "Zbigniew Tarnowiecki") == ["Zbigniew Tarnowiecki", "Tarnowiecki"]


def test_offices_are_found_before_and_after_names_with_place_and_term(findings: Findings) -> None:
    offices = {
        (
            findings.entities[office.person].name,
            office.title,
            None if office.place is None else findings.entities[office.place].name,
            None if office.since is None else findings.dates[office.since].edtf,
        )
        for office in findings.offices
    }
    assert offices == {
        ("Henrike Wallrodt", "Oberbürgermeisterin", "Leipzig", "2018-05/.."),
        ("Zbigniew Tarnowiecki", "Stadtpräsident", "Kraków", None),
        ("Birgit Schlöndorff-Maaß", "Leiterin des Protokollreferats", None, None),
        ("Lukas Ahrendt", "Leiter des Referats Kultur", None, None),
        ("Lukas Ahrendt", "Pressesprecher", None, None),
        ("Ruprecht Isenhagen", "Generalkonsul", None, None),
    }


def test_every_finding_says_why_and_how_sure(findings: Findings) -> None:
    told = [(found.why, found.confidence) for found in findings.mentions]
    told += [(found.why, found.confidence) for found in findings.offices]
    assert told
    for why, confidence in told:
        assert why
        assert 0 < confidence <= 1
