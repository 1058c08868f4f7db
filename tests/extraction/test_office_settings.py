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
        ("de", "Leipzig, 3. Mai 2019\n\nAm zweiten Abend in Lyon sang Bürgermeister Bernard Chastel für die Gäste."),
        ("de", "Ministerpräsident Karl Lindner kam nach Sömmerda."),
        # Where guests go on to is not where their host is from.
        ("de", "Oberbürgermeister Karl Lindner begrüßte Gäste aus Siena. Am Sonntag fahren sie weiter nach Jena."),
        ("pl", "Prezydent miasta Jan Wierzbicki przyjął gości z Lyonu. Jutro pojadą do Gdańska."),
        # Words of the language of an article are said of those who hold such an office in any country.
        ("fr", "Des élèves de Lyon sont partis. Le groupe a été reçu par le maire adjoint Karl Lindner."),
        ("es", "Llegaron jóvenes de Valencia. El concejal Karl Lindner los saludó."),
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
        ("en", "They met Anna Brook, the Mayor of Sefton.", [("Anna Brook", "Sefton")]),
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


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Ihr Amtskollege aus Krakau, Bürgermeister Jan Wierzbicki, kam nach Lyon.",
         ("Jan Wierzbicki", "Kraków")),
        ("en", "LYON – Mayor Anne Morel spoke. Her counterpart in Leipzig, Mayor Karl Lindner, wrote.",
         ("Karl Lindner", "Leipzig")),
        ("fr", "Le maire de Lyon, Paul Morel, a reçu son homologue de Leipzig, le maire Karl Lindner.",
         ("Karl Lindner", "Leipzig")),
        ("pl", "Przemawiał w Krakowie jego odpowiednik z Lipska, burmistrz Karl Lindner.", ("Karl Lindner", "Leipzig")),
        ("it", "Il sindaco di Bologna ha accolto la collega di Lipsia, la sindaca Petra Lindner.",
         ("Petra Lindner", "Leipzig")),
        ("es", "La alcaldesa recibió en Valencia a su homólogo de Biarritz, el alcalde Paul Morel.",
         ("Paul Morel", "Biarritz")),
        ("cs", "Primátor Brna přivítal svého protějška ze Stuttgartu, primátora Jana Lindnera.",
         ("Jan Lindner", "Stuttgart")),
        ("uk", "Мер Києва подякував. Його колега з Кракова, президент міста Анджей Ковальський, написав листа.",
         ("Анджей Ковальський", "Kraków")),
        ("fr", "Le maire de Lyon Paul Morel et ses homologues de Leipzig, Karl Lindner, et de Padoue, Anna Bellini.",
         ("Anna Bellini", "Padova")),
        ("en", "Paul Morel, her counterpart in Lyon, thanked Mayor Jane Hollis of Leeds.", ("Jane Hollis", "Leeds")),
        ("de", "Bürgermeister Paul Morel (Lyon) unterschrieb in Krakau.", ("Paul Morel", "Lyon")),
    ],
)  # fmt: skip
def test_a_colleague_holds_the_office_of_the_city_told_with_the_word(
    extractor: Extractor, language: str, text: str, expected: tuple[str, str | None]
) -> None:
    assert expected in told(extractor, language, text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "HOUSTON – Mayor Jane Hollis and her counterpart, Mayor Karl Lindner, met in Lyon.",
            [("Jane Hollis", "Houston"), ("Karl Lindner", "Lyon")],
        ),
        (
            "en",
            "HOUSTON – Mayor Jane Hollis and her counterpart, Mayor Karl Lindner, flew to Lyon and Leipzig.",
            [("Jane Hollis", "Houston"), ("Karl Lindner", None)],
        ),
    ],
)
def test_a_counterpart_is_never_of_the_city_of_the_other(
    extractor: Extractor, language: str, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert told(extractor, language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Hannover: Gäste aus Lyon\n\nDie Gäste empfing Bürgermeister Karl Lindner.",
         ("Karl Lindner", "Hannover")),
        ("de", "Leipzig, 3. Mai 2019\n\nAm Abend in Lyon empfing Bürgermeister Bernard Chastel die Gäste.",
         ("Bernard Chastel", "Lyon")),
        ("de", "Chor aus Lyon in Kassel\n\nEmpfangen wird er von Stadtrat Karl Lindner.", ("Karl Lindner", "Kassel")),
        ("en", "Jane Hollis will fly to Nice, where Mayor Paul Morel will receive her.", ("Paul Morel", "Nice")),
        ("pl", "Prezydent Krakowa przyjął gości. Mówiła zastępczyni prezydenta Anna Kowal.", ("Anna Kowal", "Kraków")),
        ("pl", "Goście z Lipska byli w Krakowie. Powitał ich prezydent miasta Jan Kowal.", ("Jan Kowal", "Kraków")),
        ("pl", "Dyrektorka Filharmonii Wrocławskiej Iwona Mazur dziękowała.", ("Iwona Mazur", "Wrocław")),
        ("cs", "Ředitel Plzeňské filharmonie Jan Novák slíbil koncert.", ("Jan Novák", "Plzeň")),
        ("it", "Il direttore del Teatro Comunale di Bologna, Marco Bellini, è partito.", ("Marco Bellini", "Bologna")),
        ("fr", "Le recteur de l'université de Rennes, Paul Morel, est venu.", ("Paul Morel", "Rennes")),
        ("fr", "La présidente de l'association des amis de Cracovie, Anne Morel, est venue.", ("Anne Morel", None)),
    ],
)  # fmt: skip
def test_titles_hosts_deputies_and_houses_tell_the_city(
    extractor: Extractor, language: str, text: str, expected: tuple[str, str | None]
) -> None:
    assert expected in told(extractor, language, text)


def test_somebody_beside_a_mayor_is_not_her_deputy(extractor: Extractor) -> None:
    text = "Die Bürgermeisterin von Bologna, Anna Bellini, stand vorn, neben ihr Kulturbürgermeisterin Petra Lindner."
    assert ("Petra Lindner", None) in told(extractor, "de", text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("it", "Il sindaco di Verona ha ricevuto una delegazione di Lione, guidata dalla sindaca Anne Morel.",
         ("Anne Morel", "Lyon")),
        ("it", "VERONA – Il sindaco Marco Bellini ha ricevuto gli ospiti di Lione guidati dalla sindaca Anne Morel.",
         ("Marco Bellini", "Verona")),
        ("fr", "LYON, le 3 mai 2019. Le maire Paul Morel et son homologue allemand Karl Lindner ont dîné à Leipzig.",
         ("Karl Lindner", "Leipzig")),
        ("de", "ERFURT. Am Freitag sprach die Beigeordnete Petra Lindner.", ("Petra Lindner", "Erfurt")),
        ("cs", "Hosty přijala primátorka Olomouce Anna Nováková spolu s náměstkem Janem Kučerou.",
         ("Jan Kučera", "Olomouc")),
        ("cs", "Vedoucí norimberské výpravy, starosta Karl Lindner, poděkoval.", ("Karl Lindner", "Nürnberg")),
        ("cs", "Za Chemnitz promluvila vedoucí kulturního odboru Anke Lindner.", ("Anke Lindner", "Chemnitz")),
        ("en", "Leipzig, whose ties with Kyiv are old, sent Mayor Karl Lindner.", ("Karl Lindner", "Leipzig")),
        ("pl", "Na czele delegacji Lipska stał Jan Kowal. Była w Krakowie. W jej skład wchodził radny Karl Lindner.",
         ("Karl Lindner", "Leipzig")),
        ("es", "La directora del Archivo Municipal de Sevilla, Ana Robles, vino.", ("Ana Robles", "Sevilla")),
        ("uk", "Ректор Вінницького університету Ігор Бондаренко прибув.", ("Ігор Бондаренко", "Vinnytsya")),
        ("uk", "Заступник одеського міського голови Ігор Бондаренко прибув.", ("Ігор Бондаренко", "Odesa")),
        ("uk", "Директор Одеської опери Надія Мельник прибула.", ("Надія Мельник", "Odesa")),
        ("de", "Eine Delegation aus Lyon war in Ulm. Baubürgermeister Karl Lindner führte die Gäste durch die Stadt.",
         ("Karl Lindner", None)),
        ("de", "Lange sprach Leipzigs Oberbürgermeisterin in Lyon. Oberbürgermeisterin Petra Lindner dankte.",
         ("Petra Lindner", "Leipzig")),
        ("en", "Chattanooga was represented by its deputy mayor, Jane Hollis.", ("Jane Hollis", "Chattanooga")),
        ("it", "Sarà il sindaco Marco Bellini ad accogliere sabato a Trento il coro di Lione.",
         ("Marco Bellini", "Trento")),
        ("es", "Vino el presidente del Puerto de Burdeos, Paul Morel.", ("Paul Morel", "Bordeaux")),
        ("de", "In Ulm sprach der Präsident der Handwerkskammer Ulm, Karl Lindner.", ("Karl Lindner", "Ulm")),
        ("it", "Il vicesindaco di Ferrara Nicola Balboni è partito.", ("Nicola Balboni", "Ferrara")),
        ("fr", "Jan Novák, primator de Plzeň, est venu.", ("Jan Novák", "Plzeň")),
        ("pl", "Przemawiał prezydent Torunia Adam Zaleski.", ("Adam Zaleski", "Toruń")),
        ("pl", "Prezydent Szczecina Paweł Maciąg spotkał się z uczniami.", ("Paweł Maciąg", "Szczecin")),
    ],
)  # fmt: skip
def test_companions_leaders_and_those_who_speak_for_a_city_are_of_it(
    extractor: Extractor, language: str, text: str, expected: tuple[str, str | None]
) -> None:
    assert expected in told(extractor, language, text)


def test_a_deputy_holds_no_office_of_the_one_deputised_for(extractor: Extractor) -> None:
    text = "Заступник одеського міського голови Ігор Бондаренко прибув."
    findings = extractor.find(text, language="uk", published=None)[1]
    assert [office.title for office in findings.offices] == ["заступник міського голови"]
