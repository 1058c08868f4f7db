"""Where offices are of by what stands around them: who was sent, whose deputy, where the article is dated from."""

from __future__ import annotations

import pytest

from extraction.extractor import Extractor


def told(extractor: Extractor, language: str, text: str) -> list[tuple[str, str | None]]:
    """Holder and city of each office that a text tells of."""
    findings = extractor.find(text, language=language, published=None)[1]
    return [
        (findings.entities[o.person].name, None if o.place is None else findings.entities[o.place].name)
        for o in findings.offices
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Lyon and Kyiv came. Leipzig sent Mayor Karl Lindner and Jane Hollis, head of sports.",
            [("Karl Lindner", "Leipzig"), ("Jane Hollis", "Leipzig")],
        ),
        (
            "de",
            "Die Oberbürgermeisterin von Köln, Petra Lindner, sprach in Lyon. Ihr Stellvertreter Karl Wolter schwieg.",
            [("Petra Lindner", "Köln"), ("Karl Wolter", "Köln")],
        ),
        (
            "it",
            "Bologna, 3 maggio 2019\n\nLa sindaca Anna Bellini ha accolto gli ospiti di Lipsia e Valencia.",
            [("Anna Bellini", "Bologna")],
        ),
        (
            "en",
            "Houston has a new sister city. Mayor Paul Gardner and the mayor of Leipzig, Karl Lindner, signed.",
            [("Paul Gardner", "Houston"), ("Karl Lindner", "Leipzig")],
        ),
        ("pl", "Przyjechał Jan Wierzbicki, szef krakowskiego biura współpracy.", [("Jan Wierzbicki", "Kraków")]),
        ("de", "Die Kyjiwer Bürgermeisterin Olha Bondar dankte.", [("Olha Bondar", "Kyiv")]),
        ("de", "Leipzig und Köln feierten.\n\nEin Jahr später traf man sich in Weimar. Oberbürgermeister Lindner kam.",
         [("Lindner", "Weimar")]),
    ],
)  # fmt: skip
def test_an_office_is_of_the_city_that_its_setting_tells(
    extractor: Extractor, language: str, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert told(extractor, language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Leipzig, 3. Mai 2019\n\nAm zweiten Abend in Lyon empfing Bürgermeister Bernard Chastel die Gäste."),
        ("de", "Ministerpräsident Karl Lindner kam nach Sömmerda."),
        ("en", "Leipzig sent a letter to all partners. In Lyon and Kyiv it was read by Mayor Paul Gardner."),
    ],
)
def test_the_city_stays_open_where_the_setting_tells_none(extractor: Extractor, language: str, text: str) -> None:
    [(_, city)] = told(extractor, language, text)
    assert city is None


def test_a_city_told_elsewhere_goes_before_the_one_an_article_is_dated_from(extractor: Extractor) -> None:
    text = "Bologna, 3 maggio 2019\n\nIl sindaco Karl Lindner è arrivato. Il sindaco di Lipsia Karl Lindner ha parlato."
    assert ("Karl Lindner", "Bologna") not in told(extractor, "it", text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Niemand weiß, ob Lindners Plan gelingt. Karl Lindner schweigt."),
        ("en", "Paul Gardner was holding the girl’s head, and they waited."),
        ("it", "Anna Bellini è partita per una missione dal presidente del consorzio."),
    ],
)
def test_words_that_only_look_like_offices_are_none(extractor: Extractor, language: str, text: str) -> None:
    assert told(extractor, language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Branddirektor Karl Lindner übergab den Wagen seinem Krakauer Kollegen Jan Wierzbicki.",
            [("Karl Lindner", None), ("Jan Wierzbicki", "Kraków")],
        ),
        (
            "de",
            "Die Oberbürgermeisterin von Jena, Petra Lindner, sprach. Ihr Erlanger Amtskollege Karl Wolter dankte.",
            [("Petra Lindner", "Jena"), ("Karl Wolter", "Erlangen")],
        ),
        (
            "de",
            "Petra Lindner, Leiterin des Goethe-Instituts in Krakau, kam.",
            [("Petra Lindner", "Kraków")],
        ),
        ("uk", "Мер Харкова Ігор Бондаренко подякував.", [("Ігор Бондаренко", "Kharkiv")]),
        ("es", "En Bochum los recibirá el alcalde, Karl Lindner.", [("Karl Lindner", "Bochum")]),
        ("en", "HERZLIYA – Mayor Jane Hollis received guests on Sunday.", [("Jane Hollis", "Herzliya")]),
        ("it", "Tra gli ospiti c'era il console d'Austria Sabrina Strolegher.", [("Sabrina Strolegher", "Austria")]),
    ],
)
def test_a_colleague_a_body_a_host_and_a_dateline_tell_the_city(
    extractor: Extractor, language: str, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert told(extractor, language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Bürgermeisterin Petra Lindner lief mit ihrem Kollegen Paul Morel aus Reims.",
            [("Petra Lindner", None), ("Paul Morel", "Reims")],
        ),
        (
            "de",
            "Eine Delegation aus Lemberg wird erwartet. An der Spitze steht Bürgermeister Andrij Bondar.",
            [("Andrij Bondar", "Lviv")],
        ),
        ("en", "They met Cllr Anna Brook, the Mayor of Sefton.", [("Anna Brook", "Sefton")]),
        ("pl", "Prezydent Łodzi Hanna Wierzbicka podpisała list.", [("Hanna Wierzbicka", "Łódź")]),
        ("cs", "Primátor Olomouce Miroslav Novák přijal hosty.", [("Miroslav Novák", "Olomouc")]),
        ("uk", "Консул Республіки Польща в Луцьку Ігор Бондаренко дякував.", [("Ігор Бондаренко", "Lutsk")]),
    ],
)
def test_a_city_beside_an_office_is_found_in_its_case_and_after_the_name(
    extractor: Extractor, language: str, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert told(extractor, language, text) == expected


def test_a_delegation_is_not_of_the_city_it_stays_in(extractor: Extractor) -> None:
    text = "Delegacja przebywała w Krakowie. W jej skład wchodził radny Karl Lindner."
    assert told(extractor, "pl", text) == [("Karl Lindner", None)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Potsdams Partnerstadt Oppeln schickt Vizepräsident Jan Kowalski.", [("Jan Kowalski", "Opole")]),
        ("pl", "W ratuszu w Kerpen przywitał ich burmistrz Karl Lindner.", [("Karl Lindner", "Kerpen")]),
        ("uk", "Делегація Житомира на чолі з міським головою Ігорем Бондаренком приїхала.",
         [("Ігор Бондаренко", "Zhytomyr")]),
        ("cs", "Liberec hostil sbory. Festival zahájil primátor Jan Novák.", [("Jan Novák", "Liberec")]),
    ],
)  # fmt: skip
def test_who_sends_who_welcomes_and_whose_delegation_it_is(
    extractor: Extractor, language: str, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert told(extractor, language, text) == expected
