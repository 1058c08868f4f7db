"""Offices: in base form, as women and men hold them, with their city or body, and with nobody else's."""

from __future__ import annotations

import pytest

from extraction.extractor import Extractor
from extraction.findings import Findings


def offices(extractor: Extractor, language: str, text: str) -> list[tuple[str, str, str | None]]:
    """Holder, title and place of each office that a text tells of."""
    findings: Findings = extractor.find(text, language=language, published=None)[1]
    return [
        (
            findings.entities[office.person].name,
            office.title,
            None if office.place is None else findings.entities[office.place].name,
        )
        for office in findings.offices
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Die Vorsitzende Anna Kowal und der Vorsitzende Karl Lindner kamen.",
            [("Anna Kowal", "Vorsitzende", None), ("Karl Lindner", "Vorsitzender", None)],
        ),
        (
            "de",
            "Petra Lindner, stellvertretende Vorsitzende des Vereins, sprach.",
            [("Petra Lindner", "stellvertretende Vorsitzende des Vereins", None)],
        ),
        ("pl", "Rozmawiano z konsul generalną Anną Lindner.", [("Anna Lindner", "konsul generalna", None)]),
        ("cs", "Hosté poděkovali primátorce Petře Novákové.", [("Petra Nováková", "primátorka", None)]),
        ("uk", "Діти подякували вчительці Оксані Мельник.", [("Оксана Мельник", "вчителька", None)]),
    ],
)
def test_a_title_stands_in_the_form_of_its_holder(
    extractor: Extractor, language: str, text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert offices(extractor, language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "title", "place"),
    [
        ("de", "Der Oberbürgermeister von Leipzig, Karl Lindner, kam.", "Oberbürgermeister", "Leipzig"),
        ("de", "Die Generalkonsulin der Ukraine in Leipzig, Olha Bondar, kam.", "Generalkonsulin", "Leipzig"),
        ("pl", "Spotkano się z prezydentem Krakowa Janem Wierzbickim.", "prezydent", "Kraków"),
        ("pl", "Przemawiał konsul generalny Niemiec w Krakowie Karl Lindner.", "konsul generalny", "Kraków"),
        ("uk", "Делегація зустрілася з мером Києва Тарасом Мельниченком.", "мер", "Kyiv"),
        ("en", "Leipzig’s deputy mayor for culture, Petra Lindner, came.", "deputy mayor for culture", "Leipzig"),
        ("fr", "Le maire de Lyon, Bernard Chastel, est venu.", "maire", "Lyon"),
        ("cs", "Jednalo se s vrchním starostou Lipska Karlem Lindnerem.", "vrchní starosta", "Leipzig"),
        ("it", "Il sindaco di Bologna, Marco Bellini, è arrivato.", "sindaco", "Bologna"),
        ("es", "La alcaldesa de Valencia, Ana Robles, llegó.", "alcaldesa", "Valencia"),
    ],
)
def test_an_office_is_in_base_form_and_its_city_is_told_apart(
    extractor: Extractor, language: str, text: str, title: str, place: str
) -> None:
    [(_, found, city)] = offices(extractor, language, text)
    assert (found, city) == (title, place)


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("de", "Karl Lindner, Leiter des Jugendamtes, sprach.", "Leiter des Jugendamtes"),
        ("de", "Ulf Berger, Beigeordneter für soziale Fragen, sprach.", "Beigeordneter für soziale Fragen"),
        ("en", "Jane Hollis, head of international affairs, came.", "head of international affairs"),
        ("fr", "L’adjoint à la culture Paul Morel est venu.", "adjoint à la culture"),
        ("uk", "Виступила начальниця відділу міжнародних зв’язків Оксана Мельник.",
         "начальниця відділу міжнародних зв’язків"),
        ("pl", "Wystąpiła Anna Kowal, kierowniczka Referatu Współpracy z Zagranicą.",
         "kierowniczka Referatu Współpracy z Zagranicą"),
    ],
)  # fmt: skip
def test_an_office_tells_the_body_or_field_it_is_of(extractor: Extractor, language: str, text: str, title: str) -> None:
    [(_, found, city)] = offices(extractor, language, text)
    assert (found, city) == (title, None)


def test_an_office_is_not_of_another_office(extractor: Extractor) -> None:
    text = "Am Montag wird die Oberbürgermeisterin von Stadtpräsidentin Anna Kowal empfangen."
    assert offices(extractor, "de", text) == [("Anna Kowal", "Stadtpräsidentin", None)]


def test_an_office_between_two_names_is_that_of_the_one_it_fits(extractor: Extractor) -> None:
    text = "Es kamen die Stadträtin Anna Kowal, der Vorsitzende des Vereins, Karl Lindner, und viele Gäste."
    assert offices(extractor, "de", text) == [
        ("Anna Kowal", "Stadträtin", None),
        ("Karl Lindner", "Vorsitzender des Vereins", None),
    ]


def test_companions_and_staff_hold_no_office(extractor: Extractor) -> None:
    assert offices(extractor, "de", "Karl Lindner war mit sieben Begleitern und Mitarbeitern gekommen.") == []


def test_two_offices_of_one_person_are_both_told(extractor: Extractor) -> None:
    text = "Karl Lindner ist seit 2016 Oberbürgermeister von Leipzig und seit 2023 Präsident des Netzwerks."
    assert offices(extractor, "de", text) == [
        ("Karl Lindner", "Oberbürgermeister", "Leipzig"),
        ("Karl Lindner", "Präsident des Netzwerks", None),
    ]


def test_since_when_may_stand_before_the_office(extractor: Extractor) -> None:
    text = "Anna Kowal, seit Juni 2014 Bürgermeisterin von Travnik, sprach."
    _, findings = extractor.find(text, language="de", published=None)
    [office] = findings.offices
    assert office.since is not None
    assert findings.dates[office.since].edtf == "2014-06/.."


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("de", "Krakau und Leipzig feierten. Oberbürgermeister Karl Lindner dankte.", "Leipzig"),
        ("de", "Krakau und Leipzig feierten. Stadtpräsident Jan Wierzbicki dankte.", "Kraków"),
        ("de", "Aus Bologna war Kulturassessor Marco Bellini nach Leipzig gekommen.", "Bologna"),
        ("de", "Die Delegation der Stadt Lyon führte Bürgermeister Bernard Chastel nach Leipzig.", "Lyon"),
        ("pl", "Na czele delegacji Lipska stał w Krakowie radny Karl Lindner.", "Leipzig"),
        ("de", "Die Krakauer Delegation wurde von Bürgermeister Karl Lindner in Lyon empfangen.", "Lyon"),
        ("de", "Die Bürgermeisterin von Travnik kam nach Leipzig. Bürgermeisterin Mirela Begić dankte.", "Travnik"),
    ],
)
def test_the_city_of_an_office_is_inferred_where_the_text_allows_one_only(
    extractor: Extractor, language: str, text: str, place: str
) -> None:
    [(_, _, city)] = offices(extractor, language, text)
    assert city == place


@pytest.mark.parametrize(
    "text",
    [
        "Leipzig und Dresden feierten. Oberbürgermeister Karl Lindner dankte.",
        "Lyon und Leipzig feierten. Bürgermeister Karl Lindner dankte.",
    ],
)
def test_the_city_of_an_office_stays_open_where_it_could_be_another(extractor: Extractor, text: str) -> None:
    [(_, _, city)] = offices(extractor, "de", text)
    assert city is None


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Die Oberbürgermeisterin von Köln, Petra Lindner, sprach. Ihr Vorgänger Karl Wolter blieb fern.",
            [("Petra Lindner", "Oberbürgermeisterin", "Köln"), ("Karl Wolter", "Oberbürgermeister", "Köln")],
        ),
        (
            "en",
            "The Lord Mayor of Birmingham, Anna Brook, came. Her successor, Paul Gardner, stayed at home.",
            [("Anna Brook", "lord mayor", "Birmingham"), ("Paul Gardner", "lord mayor", "Birmingham")],
        ),
        (
            "cs",
            "Primátorka Brna Petra Nováková přivítala hosty. Její předchůdce Jan Dvořák nepřijel.",
            [("Petra Nováková", "primátorka", "Brno"), ("Jan Dvořák", "primátor", "Brno")],
        ),
    ],
)
def test_who_held_an_office_before_or_after_is_said_to_hold_it(
    extractor: Extractor, language: str, text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert offices(extractor, language, text) == expected


def test_the_predecessor_of_nobody_holds_no_office(extractor: Extractor) -> None:
    assert offices(extractor, "de", "Das Modell löste seinen Vorgänger ab. Karl Wolter lobte es.") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("it", "Il sindaco torinese Stefano Rinaldi parla.", ("Stefano Rinaldi", "sindaco", "Torino")),
        ("it", "La sindaca uscente di Modena, Giulia Rossi, parla.", ("Giulia Rossi", "sindaca", "Modena")),
        (
            "it",
            "Giulia Rossi, assessora alle relazioni internazionali del Comune di Verona, parla.",
            ("Giulia Rossi", "assessora alle relazioni internazionali del Comune di Verona", "Verona"),
        ),
        (
            "de",
            "Karl Lindner, Beigeordneter für internationale Beziehungen der Stadt Leipzig, kam.",
            ("Karl Lindner", "Beigeordneter für internationale Beziehungen der Stadt Leipzig", "Leipzig"),
        ),
        ("cs", "Starosta Litoměřic Radim Novák přijel.", ("Radim Novák", "starosta", "Litoměřice")),
        ("en", "Charlotte Mayor Vernon Hughes came.", ("Vernon Hughes", "mayor", "Charlotte")),
        ("it", "Il sindaco salisburghese Thomas Huber parla.", ("Thomas Huber", "sindaco", "Salzburg")),
        ("it", "Il sindaco di Lecce, Stefano Rinaldi, parla.", ("Stefano Rinaldi", "sindaco", "Lecce")),
        ("en", "Mayor Vernon Hughes of San Francisco came.", ("Vernon Hughes", "mayor", "San Francisco")),
        ("es", "La alcaldesa burgalesa, Elena Ortega, habla.", ("Elena Ortega", "alcaldesa", "Burgos")),
        (
            "fr",
            "Le maire Jean Perrin a accueilli ses amis devant l'hôtel de ville d'Angers.",
            ("Jean Perrin", "maire", "Angers"),
        ),
    ],
)
def test_the_city_of_an_office_is_told_by_what_stands_around_its_title(
    extractor: Extractor, language: str, text: str, expected: tuple[str, str, str | None]
) -> None:
    assert offices(extractor, language, text) == [expected]


def test_two_offices_before_two_names_are_each_of_its_own(extractor: Extractor) -> None:
    text = "Die Leipziger Bürgermeisterin und der Krakauer Stadtpräsident, Anna Lindner und Jan Kowalski, kamen."
    assert offices(extractor, "de", text) == [
        ("Anna Lindner", "Bürgermeisterin", "Leipzig"),
        ("Jan Kowalski", "Stadtpräsident", "Kraków"),
    ]


def test_one_office_of_two_cities_before_two_names_is_each_of_its_own(extractor: Extractor) -> None:
    text = "Die Bürgermeister von Görlitz und Zgorzelec, Karl Lindner und Jan Kowalski, trafen sich."
    assert offices(extractor, "de", text) == [
        ("Karl Lindner", "Bürgermeister", "Görlitz"),
        ("Jan Kowalski", "Bürgermeister", "Zgorzelec"),
    ]


def test_whose_deputy_somebody_is_stays_open_after_two_mayors(extractor: Extractor) -> None:
    met = "Le maire de Lille, Gilles Vasseur, a reçu jeudi la maire de Kharkiv, Olha Tkatchenko."
    text = f"{met} Son adjointe à l'international, Nadia Cherif, partira en mai."
    assert [city for name, _, city in offices(extractor, "fr", text) if name == "Nadia Cherif"] == [None]


def test_an_unknown_city_beside_a_title_is_not_replaced_by_another(extractor: Extractor) -> None:
    text = "Hosty přivítali v Pardubicích. Primátor partnerského Skellefteå Lars Nordin poděkoval."
    assert [city for name, _, city in offices(extractor, "cs", text) if name == "Lars Nordin"] == [None]


def test_who_governs_a_region_is_not_of_the_city_that_a_mayor_goes_to_as_well(extractor: Extractor) -> None:
    text = "Hejtman Petr Novák a primátor Olomouce Martin Dvořák odjeli do Krakova."
    assert [city for name, _, city in offices(extractor, "cs", text) if name == "Petr Novák"] == [None]
