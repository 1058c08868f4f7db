"""Names in the cases of Polish and Ukrainian, and what stands around names without being a part of them."""

from __future__ import annotations

import pytest

from extraction.extractor import Extractor
from extraction.findings import Findings
from extraction.languages.morphology import Endings


def find(extractor: Extractor, language: str, text: str) -> Findings:
    return extractor.find(text, language=language, published=None)[1]


def names(findings: Findings, kind: str) -> list[str]:
    return [entity.name for entity in findings.entities if entity.kind == kind]


def cities(findings: Findings) -> list[str]:
    return [entity.place.name for entity in findings.entities if entity.place and entity.place.kind == "city"]


def test_an_ending_that_closes_leaves_no_shorter_one() -> None:
    assert Endings.parse(["kiem!:k", "kiem:ek", "em:"]).undo("Halbkiem") == ["Halbk", "Halbek"]
    assert Endings.parse(["kiem!:k", "em:"]).undo("Halbachem") == ["Halbach"]
    assert Endings.parse(["kiem!:k", "em:"]).undo("HALBKIEM") == ["HALBK"]


@pytest.mark.parametrize(
    ("language", "text", "person"),
    [
        ("pl", "Spotkanie z konsulem generalnym Ruprechtem Halsbeckiem odbyło się w Gdańsku.", "Ruprecht Halsbeck"),
        ("pl", "Burmistrz przekazał list od Ernsta Halsbecka.", "Ernst Halsbeck"),
        ("pl", "Rozmawiano z Janem Dudkiem o szkole.", "Jan Dudek"),
        ("pl", "Rada podziękowała Hansowi Brückemu za pomoc.", "Hans Brücke"),
        ("pl", "Delegacja spotkała się z Kacprem Jeleniewskim.", "Kacper Jeleniewski"),
        ("uk", "Мер зустрівся з Клаусом-Дітером Веннерлінгом у Львові.", "Клаус-Дітер Веннерлінг"),
        ("uk", "Мер зустрівся з Ганс-Юргеном Таллером у Львові.", "Ганс-Юрген Таллер"),
    ],
)
def test_a_foreign_name_in_a_case_is_told_in_its_base_form(
    extractor: Extractor, language: str, text: str, person: str
) -> None:
    assert names(find(extractor, language, text), "person") == [person]


def test_a_double_given_name_in_a_case_and_the_surname_alone_are_one_person(extractor: Extractor) -> None:
    text = "Мер зустрівся з Клаусом-Дітером Веннерлінгом у Львові. Веннерлінг подякував місту."
    assert names(find(extractor, "uk", text), "person") == ["Клаус-Дітер Веннерлінг"]


def test_office_town_and_person_all_in_the_genitive_are_three_things(extractor: Extractor) -> None:
    text = "Na zaproszenie burmistrza Rzeszowa Kacpra Jeleniewskiego przyjechała delegacja z Lublina."
    findings = find(extractor, "pl", text)
    [office] = findings.offices
    assert office.title == "burmistrz"
    assert office.place is not None
    assert findings.entities[office.place].name == "Rzeszów"
    assert findings.entities[office.person].name == "Kacper Jeleniewski"


def test_a_case_of_a_towns_name_beside_another_town_is_nobody(extractor: Extractor) -> None:
    findings = find(extractor, "uk", "Ліки для лікарень Чугуєва й Ізюма передали з Лейпцига.")
    assert names(findings, "person") == []
    assert cities(findings) == ["Chuhuyiv", "Izium", "Leipzig"]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Koncert odbył się w sali Lea przy ulicy Zamkowej.", []),
        ("W sali Anna Kotarska powitała gości.", ["Anna Kotarska"]),
    ],
)
def test_a_room_called_after_somebody_is_nobody(extractor: Extractor, text: str, persons: list[str]) -> None:
    assert names(find(extractor, "pl", text), "person") == persons


def test_a_town_at_home_is_known_without_a_word_that_says_so(extractor: Extractor) -> None:
    assert cities(find(extractor, "de", "Weimar begrüßt Gäste aus Siena")) == ["Weimar", "Siena"]
    assert cities(find(extractor, "de", "Die Bilder von Kurt Weimar hängen hier.")) == []


def test_a_conjunction_at_the_beginning_of_a_sentence_is_no_part_of_a_name(extractor: Extractor) -> None:
    text = "„Auf den Tafeln stehen alle. Und Weimar, wie man auf ihnen liest.“"
    findings = find(extractor, "de", text)
    assert [text[m.span.start : m.span.end] for m in findings.mentions] == ["Weimar"]


def test_a_house_called_after_a_saint_is_no_town(extractor: Extractor) -> None:
    assert cities(find(extractor, "en", "The dinner was held in St Mary's Guildhall on Friday.")) == []


def test_a_street_without_a_name_is_no_place_and_the_town_it_is_in_is_one(extractor: Extractor) -> None:
    text = "Une plaque a été dévoilée dans une rue de Mayence, puis le cortège a suivi la rue de Lyon."
    found = [(text[m.span.start : m.span.end], m.usage) for m in find(extractor, "fr", text).mentions]
    assert ("Mayence", "name") in found
    assert "rue de Mayence" not in {words for words, _ in found}
    assert ("Lyon", "name") not in found
