"""Names in running text: who and what they mean, and what is no name."""

from __future__ import annotations

import pytest

from extraction.extractor import Extractor
from extraction.findings import Findings


def find(extractor: Extractor, language: str, text: str) -> Findings:
    return extractor.find(text, language=language, published=None)[1]


def persons(findings: Findings) -> list[str]:
    return [entity.name for entity in findings.entities if entity.kind == "person"]


def cities(findings: Findings) -> list[str]:
    places = [entity.place for entity in findings.entities if entity.kind == "place"]
    return [place.name for place in places if place is not None and place.kind == "city"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Essen in der Halle war gut, der Hof voll und das Buch teuer."),
        ("de", "Nach einem Plan von 1990 sollen die Kinder am Ende singen."),
        ("en", "It was a nice reading, and the tours took most of the day."),
        ("pl", "Most był zamknięty, a miasto nie miało pieniędzy."),
        ("cs", "Most se opravuje a pole jsou prázdná."),
    ],
)
def test_ordinary_words_are_no_towns(extractor: Extractor, language: str, text: str) -> None:
    assert cities(find(extractor, language, text)) == []


@pytest.mark.parametrize(
    ("language", "text", "city"),
    [
        ("de", "Die Delegation reiste nach Essen und blieb drei Tage.", "Essen"),
        ("pl", "Delegacja Krakowa przyjechała w poniedziałek.", "Kraków"),
        ("uk", "Делегація зустрілася у Києві з партнерами.", "Kyiv"),
        ("cs", "Delegace přijela do Brna.", "Brno"),
        ("fr", "La délégation est arrivée à Lyon lundi.", "Lyon"),
        ("en", "The delegation arrived in Paris, Texas, on Monday.", "Paris"),
    ],
)
def test_a_town_is_found_in_its_sentence(extractor: Extractor, language: str, text: str, city: str) -> None:
    assert cities(find(extractor, language, text)) == [city]


def test_a_state_beside_a_town_tells_which_town(extractor: Extractor) -> None:
    findings = find(extractor, "en", "The delegation arrived in Paris, Texas, on Monday.")
    [place] = [entity.place for entity in findings.entities if entity.place and entity.place.kind == "city"]
    assert place.country == "US"


def test_a_bare_surname_that_two_persons_share_stays_unresolved(extractor: Extractor) -> None:
    text = "Martin Wolter und Sabine Wolter kamen nach Leipzig. Wolter dankte den Gästen."
    findings = find(extractor, "de", text)
    last = [mention for mention in findings.mentions if mention.kind == "person"][-1]
    assert text[last.span.start : last.span.end] == "Wolter"
    assert last.entity is None
    assert "may be any of" in last.why


def test_a_form_of_address_tells_which_of_two_is_meant(extractor: Extractor) -> None:
    findings = find(
        extractor, "de", "Martin Wolter und Sabine Wolter kamen nach Leipzig. Frau Wolter dankte den Gästen."
    )
    last = [mention for mention in findings.mentions if mention.kind == "person"][-1]
    assert last.entity is not None
    assert findings.entities[last.entity].name == "Sabine Wolter"


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Burkhard Wolter sprach. Wolters Rede war kurz.", "Burkhard Wolter"),
        ("pl", "Rozmawiano z Aleksandrem Wierzbickim. Słowa Wierzbickiego zapisano.", "Aleksander Wierzbicki"),
        ("uk", "Мер Віталій Мельниченко приїхав. Промову Мельниченка слухали всі.", "Віталій Мельниченко"),
        ("cs", "Setkali se s Tomášem Vrbackým. Vrbacký poděkoval.", "Tomáš Vrbacký"),
    ],
)
def test_case_forms_are_joined_to_one_person(extractor: Extractor, language: str, text: str, name: str) -> None:
    assert persons(find(extractor, language, text)) == [name]


@pytest.mark.parametrize(
    ("language", "text", "office", "place"),
    [
        ("de", "Der Krakauer Stadtpräsident Jan Wierzbicki kam.", "Stadtpräsident", "Kraków"),
        ("pl", "Prezydent Krakowa Jan Wierzbicki przyjechał.", "prezydent", "Kraków"),
        ("uk", "Міський голова Києва Тарас Мельниченко приїхав.", "міський голова", "Kyiv"),
        ("en", "The Lord Mayor of Birmingham, Roy Haverstock, came.", "lord mayor", "Birmingham"),
    ],
)
def test_an_office_has_its_place(extractor: Extractor, language: str, text: str, office: str, place: str) -> None:
    findings = find(extractor, language, text)
    [found] = findings.offices
    assert found.title.lower() == office.lower()
    assert found.place is not None
    assert findings.entities[found.place].name == place


def test_an_organisation_called_with_and_without_its_kind_is_one(extractor: Extractor) -> None:
    text = "Anna Werder ist Präsidentin des Eurocities-Netzwerks. Kassel tritt dem Städtenetzwerk EUROCITIES bei."
    _, findings = extractor.find(text, language="de", published=None)
    names = [entity.name for entity in findings.entities if entity.kind == "organisation"]
    assert names.count("EUROCITIES") == 1
    assert not [name for name in names if "Netzwerk" in name]


def test_an_abbreviation_belongs_to_the_organisation_written_out(extractor: Extractor) -> None:
    findings = find(extractor, "de", "Die European Jewish Association (EJA) tagte in Leipzig.")
    organisations = [entity for entity in findings.entities if entity.kind == "organisation"]
    assert ("European Jewish Association", "EJA") in [(each.name, each.abbreviation) for each in organisations]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Lord Mayor sprach lange mit dem Sindaco."),
        ("en", "The pub in Canal Row was full after Hurricane Ike had passed."),
        ("pl", "Kościół św. Katarzyny stoi otworem, ulica Kopernika jest zamknięta."),
        ("cs", "Ulice Husova byla plná. Kontakt: Husova 12, kancelář 3."),
        ("de", "Im Café Grundmann wurde es eng, und Sturm Kyrill kam näher."),
        ("uk", "На вулиці Шевченка відкрили виставку."),
        ("fr", "La délégation a visité le palais Wielopolski. L’œuvre s’appelle « Montag »."),
        ("pl", "Rozmowy toczyły się w pałacu Wielopolskich."),
        ("pl", "Uczniowie szkoły im. Marii Skłodowskiej przyszli."),
        ("cs", "Do Karlových Varů přijela delegace."),
        ("fr", "Les choristes ont chanté à la cathédrale Saint-Bénigne."),
    ],
)
def test_titles_alone_streets_storms_and_churches_are_no_persons(
    extractor: Extractor, language: str, text: str
) -> None:
    assert persons(find(extractor, language, text)) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("uk", "Автобус прибув із Перемишля.", ["Przemyśl"]),
        ("uk", "Делегації Кракова й Ліона завітали до Львова.", ["Kraków", "Lyon", "Lviv"]),
        ("en", "Edinburgh, 3 May. The council met on Friday.", ["Edinburgh"]),
        ("pl", "Birmingham reprezentowała Anna Kowal.", ["Birmingham"]),
        ("it", "Il sindaco di Bologna Marco Bellini è arrivato.", ["Bologna"]),
        ("en", "Ana Robles, mayor of Lyon, recalled the day.", ["Lyon"]),
    ],
)
def test_cities_are_found_in_whatever_case_and_place(
    extractor: Extractor, language: str, text: str, expected: list[str]
) -> None:
    assert cities(find(extractor, language, text)) == expected


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("it", "La collega greca Eleni Karavangeli era presente.", "Eleni Karavangeli"),
        ("fr", "Odile Mercadier a parlé. Mme Mercadier a remercié tout le monde.", "Odile Mercadier"),
        ("pl", "Rozmawiano z Ruprechtem Halsbeckiem. Halsbeck dziękował.", "Ruprecht Halsbeck"),
        ("pl", "Wczoraj spotkano się z Petrą Lindner.", "Petra Lindner"),
        ("cs", "Hosté přijeli za Janem Novákem. Pozvali Jana Nováka.", "Jan Novák"),
        ("cs", "Přivítali primátora Jana Lindnera.", "Jan Lindner"),
        ("cs", "Hosté přijeli s Margret Novákovou.", "Margret Nováková"),
    ],
)
def test_a_person_is_named_once_in_base_form(extractor: Extractor, language: str, text: str, name: str) -> None:
    assert persons(find(extractor, language, text)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Każdy wagon kosztował Kraków symboliczne 500 euro.",
        "Prezydent Przemyśla przyjechał. Zdaniem gości Przemyśl się zmienił.",
    ],
)
def test_a_city_without_a_preposition_is_no_person(extractor: Extractor, text: str) -> None:
    assert persons(find(extractor, "pl", text)) == []
