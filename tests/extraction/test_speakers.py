"""Whose words they are: subjects, agents, sources and what is told of before."""

from __future__ import annotations

import pytest

from tests.extraction.quoting import Text

PERSONS = {"Anna Werder": "Anna Werder", "Karl Lindner": "Karl Lindner", "Lindners": "Karl Lindner"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Seine Bilder werden von Kennern als „große Kunst“ bezeichnet.", "Kennern"),
        ("Die Stadt hatte den Bericht als „falsch“ bezeichnet.", "Die Stadt"),
        ("In einem Brief an den Rat war von einem „offenen Gespräch am Ufer“ die Rede.", "einem Brief"),
        ("Er las einen Brief von Anna Werder. Darin heißt es: „Wir bauen die Brücke.“", "Anna Werder"),
        ("Die Stadt gab eine Erklärung ab. Darin heißt es: „Wir bauen die Brücke.“", "eine Erklärung"),
        (
            "„Wir bauen die Brücke“, heißt es in einer gestern verbreiteten Erklärung.",
            "einer gestern verbreiteten Erklärung",
        ),
        ("Das Haupt des Hauses, Königin Anna Werder, bat Karl Lindner um „etwas mehr Zeit“.", "Königin Anna Werder"),
        ("Mit Karl Lindner und Anna Werder sprach der Lehrer von „einem guten Jahr“.", "der Lehrer"),
        ("Den Bericht Lindners nannte die Lehrerin einen „mutigen Schritt“.", "die Lehrerin"),
        ("Das Fazit von Anna Werder überrascht nicht: „Wir haben viel gelernt.“", "Anna Werder"),
        ("Die Zeitung zitiert Anna Werder mit den Worten: „Wir haben viel gelernt.“", "Anna Werder"),
        ("„Wir haben sehr viel gelernt.“ Das sagte Anna Werder am Abend.", "Anna Werder"),
        ("„Wir haben sehr viel gelernt.“ Mit diesen Worten schloss Anna Werder den Abend.", "Anna Werder"),
        ("Dem Rat teilte dessen Sprecherin mit: „Wir bauen die Brücke.“", "dessen Sprecherin"),
    ],
)
def test_the_speaker_is_who_the_sentence_says(text: str, speaker: str) -> None:
    found = Text(text, persons=PERSONS)
    assert [found.speaker(quote) for quote in found.quotes if quote.type == "direct"] == [speaker]


def test_nobody_speaks_by_being_spoken_of() -> None:
    found = Text("Karl Lindner wurde als „großer Sohn der Stadt“ bezeichnet.", persons=PERSONS)
    assert [found.of(quote) for quote in found.quotes] == [None]


def test_words_quoted_in_a_sentence_that_reports_are_of_whom_the_sentence_before_tells() -> None:
    text = Text("Anna Werder sprach sich gegen den Bau aus. Er habe „mit Verkehr nichts zu tun“.", persons=PERSONS)
    assert text.direct() == [(["mit Verkehr nichts zu tun"], "Anna Werder")]


def test_whom_a_report_tells_of_is_not_who_reports() -> None:
    text = Text(
        "Anna Werder sagte, der Bau dauere. Die Arbeit der Stadt sei schwer. „Aber wir schaffen das bis zum Frühjahr.“",
        persons=PERSONS,
    )
    assert text.direct() == [(["Aber wir schaffen das bis zum Frühjahr."], "Anna Werder")]


def test_an_office_is_its_noun_and_not_its_article() -> None:
    text = Text(
        "Karl Lindner ist Sprecher der Bank. Der Gerichtshof nannte das eine „grobe Verschwendung von Geld“.",
        persons=PERSONS,
        offices={"Karl Lindner": "Sprecher der Bank"},
    )
    assert [(text.speaker(quote), text.of(quote)) for quote in text.quotes] == [("Der Gerichtshof", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Wie „fluss online“ berichtet, steigt das Wasser.",
        "Die Gruppe „gens du fleuve“ („Leute vom Fluss am Meer“) sagte ab.",
        "Die Zeitung wirft der Stadt vor, dass die Wochenzeitung „Am Fluss entlang“ fehlt.",
        "Da stellt sich die Frage: Warum ist die Brücke gesperrt?",
    ],
)
def test_who_says_it_and_what_explains_it_is_not_what_is_said(text: str) -> None:
    assert Text(text).direct() == []


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("„Die Brücke bleibt“ laut Anna Werder „auch weiter gesperrt“.", ["Die Brücke bleibt", "auch weiter gesperrt"]),
        ("„Wir warten nun sehr lange.“ „Wir bauen“, so Anna Werder.", ["Wir warten nun sehr lange.", "Wir bauen"]),
    ],
)
def test_one_quote_may_stand_in_two_pairs_of_marks(text: str, segments: list[str]) -> None:
    assert Text(text, persons=PERSONS).direct() == [(segments, "Anna Werder")]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "„Der Fluss war sehr kalt“, sagte einer der Läufer.", "einer der Läufer"),
        ("uk", "«Річка була дуже холодна», – зізналася одна з учениць.", "одна з учениць"),
        ("cs", "„Řeka byla opravdu studená,“ svěřila se jedna ze žákyň.", "jedna ze žákyň"),
        ("en", "“The river was very cold,” said one of the pupils.", "one of the pupils"),
        ("en", "“The river was very cold,” says our archivist, Anna Werder, who left.", "Anna Werder"),
        ("pl", "„Rzeka była bardzo zimna” – powiedział jeden z biegaczy.", "jeden z biegaczy"),
        ("fr", "Anna Werder est venue. « Le fleuve était très froid », a-t-elle résumé.", "a-t-elle"),
        ("fr", "Un élève tient un journal. On y lit : « Le fleuve était très froid. »", "un journal"),
    ],
)
def test_the_speaker_in_other_languages_is_who_the_sentence_says(language: str, text: str, speaker: str) -> None:
    found = Text(text, language=language, persons=PERSONS)
    assert [found.speaker(quote) for quote in found.quotes] == [speaker]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "„Der Fluss war sehr kalt“, sagte jemand."),
        ("it", "«Il fiume era molto freddo», ha gridato qualcuno dalla piazza."),
        ("pl", "„Rzeka była bardzo zimna”, napisał ktoś na tablicy."),
    ],
)
def test_somebody_is_unknown(language: str, text: str) -> None:
    (quote,) = Text(text, language=language).quotes
    assert (quote.basis, quote.speaker) == ("unknown", None)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Nobody asked whether the bridge was open."), ("de", "Niemand fragte, ob die Brücke offen sei.")],
)
def test_what_nobody_says_is_no_quote(language: str, text: str) -> None:
    assert Text(text, language=language).quotes == ()


def test_a_second_verb_may_have_a_subject_of_its_own() -> None:
    text = Text("Die Menge rief Parolen und Anna Werder sagte: „Wir bauen die Brücke.“", persons=PERSONS)
    assert text.direct() == [(["Wir bauen die Brücke."], "Anna Werder")]


def test_a_thing_told_of_before_reports_nothing() -> None:
    (quote,) = Text("Die Brücke steht am Ufer. Der Bau sei schwierig gewesen.").quotes
    assert (quote.type, quote.basis, quote.speaker) == ("indirect", "unknown", None)


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("pl", "Jak zapowiedziała prezydent miasta, Ewa Lis, obchody potrwają tydzień.", "obchody potrwają tydzień"),
        ("pl", "Zdaniem Ewy Lis, prezydent Lublina, wymiana jest potrzebna.", "wymiana jest potrzebna"),
        ("de", "Laut Ewa Lis, Leiterin des Referats, sind die Züge voll.", "sind die Züge voll"),
        ("fr", "Selon la directrice aux relations extérieures, une date sera fixée.", "une date sera fixée"),
    ],
)
def test_what_explains_the_speaker_is_no_part_of_the_report(language: str, text: str, said: str) -> None:
    told = Text(text, language=language, persons={"Ewa Lis": "Ewa Lis", "Ewy Lis": "Ewa Lis"})
    (quote,) = told.quotes
    assert [text[slice(*segment)] for segment in quote.segments] == [said]
    assert told.of(quote) == ("Ewa Lis" if "Lis" in text else None)


@pytest.mark.parametrize(
    "text",
    [
        "“We are proud of it,” said Doreen Ashcombe, noting that the tram was late.",
        "“We are proud of it,” Doreen Ashcombe told guests, and announced that the tram would run.",
        "“We are proud of it,” said Doreen Ashcombe, and pointed out that the tram would run.",
        "Doreen Ashcombe said that “friends are like trams” and promised nothing.",
    ],
)
def test_both_parts_of_a_sentence_that_quotes_and_reports_have_its_speaker(text: str) -> None:
    told = Text(text, language="en", persons={"Doreen Ashcombe": "Doreen Ashcombe"})
    assert {quote.type for quote in told.quotes} == {"direct", "indirect"}
    assert [told.of(quote) for quote in told.quotes] == ["Doreen Ashcombe"] * len(told.quotes)


def test_who_is_remembered_on_an_occasion_does_not_say_the_sentence() -> None:
    text = "Pour cet anniversaire, la maire de Rennes, Solène Kerbrat, a reçu mercredi ses amis."
    assert Text(text, language="fr", persons={"Solène Kerbrat": "Solène Kerbrat"}).quotes == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le maire a fait savoir que sa ville enverrait des musiciens."),
        ("it", "Il sindaco ha fatto sapere che la città pagherà tutto."),
        ("es", "El alcalde hizo saber que la ciudad pagará todo."),
    ],
)
def test_to_make_known_is_to_say(language: str, text: str) -> None:
    (quote,) = Text(text, language=language).quotes
    assert quote.basis == "office"


@pytest.mark.parametrize(
    ("language", "sentence", "after"),
    [
        ("de", "Die Brücke wird im Mai gesperrt", "Das teilte die Leiterin Anna Werder mit."),
        ("pl", "Most będzie zamknięty od maja", "Poinformowała o tym w środę Anna Werder."),
        ("uk", "Міст закриють у травні", "Про це повідомила Anna Werder."),
        ("en", "The bridge will be closed in May", "This was announced by Anna Werder."),
        ("fr", "Le pont sera fermé en mai", "C’est ce qu’a annoncé hier Anna Werder."),
        ("cs", "Most bude v květnu uzavřen", "Uvedla to mluvčí Anna Werder."),
        ("it", "Il ponte chiuderà a maggio", "Lo ha annunciato ieri Anna Werder."),
        ("es", "El puente cerrará en mayo", "Así lo anunció ayer Anna Werder."),
    ],
)
def test_a_sentence_that_says_who_told_the_one_before_makes_it_a_report(
    language: str, sentence: str, after: str
) -> None:
    assert Text(f"{sentence}. {after}", language=language, persons=PERSONS).indirect() == [([sentence], "Anna Werder")]


@pytest.mark.parametrize(
    "after", ["Das Amt teilte mit, dass Anna Werder komme.", "So sagte Anna Werder, dass alle kommen."]
)
def test_a_sentence_that_reports_something_itself_says_nothing_of_the_one_before(after: str) -> None:
    quotes = Text(f"Die Brücke wird im Mai gesperrt. {after}", persons=PERSONS).indirect()
    assert not [words for words, _ in quotes if "Die Brücke wird im Mai gesperrt" in words]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "In her reply Anna Werder said that all is well.", "Anna Werder"),
        ("it", "Secondo il portavoce del Comune, Anna Werder, il ponte chiuderà a maggio.", "Anna Werder"),
        ("it", "Il ponte resta chiuso fino a maggio, ha spiegato Anna Werder.", "Anna Werder"),
        ("fr", "Anna Werder était là. Le pont restera fermé en mai, a-t-elle précisé.", "Anna Werder"),
        ("de", "Die Brücke bleibe zu, betonte Anna Werder, Vorsitzende des Vereins.", "Anna Werder"),
    ],
)
def test_words_around_a_speaker_are_no_part_of_the_report(language: str, text: str, speaker: str) -> None:
    ((words, found),) = Text(text, language=language, persons=PERSONS).indirect()
    assert found == speaker
    assert not any("Werder" in part or "Vorsitzende" in part or "Comune" in part for part in words)


def test_a_conjunction_of_two_words_opens_no_report() -> None:
    text = "Anna Werder lo calificó de «gesto vacío», mientras que la ciudad paga todo."
    assert Text(text, language="es", persons=PERSONS).indirect() == []


def test_another_word_for_the_same_office_means_who_holds_it() -> None:
    text = Text(
        "Anna Werder è la sindaca. «Sarà una festa per tutta la città», ha aggiunto la prima cittadina.",
        language="it",
        persons=PERSONS,
        offices={"Anna Werder": "sindaca"},
    )
    assert text.direct() == [(["Sarà una festa per tutta la città"], "Anna Werder")]


def test_words_that_take_up_a_quotation_may_stand_in_its_sentence() -> None:
    text = Text(
        '"Every bridge begins on both banks": with these words Anna Werder opened it.', language="en", persons=PERSONS
    )
    assert text.direct() == [(["Every bridge begins on both banks"], "Anna Werder")]


def test_a_pronoun_that_no_name_fits_means_the_office_told_of_before() -> None:
    text = Text("Głos zabrał także burmistrz Bielefeldu. „Jestem tu po raz piąty”, mówił.", language="pl")
    ((said, basis),) = [(quote.said_office, quote.basis) for quote in text.quotes]
    assert said is not None
    assert (said.title, basis) == ("burmistrz", "pronoun")
