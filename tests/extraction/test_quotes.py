"""Quotes: what is speech and what is not, where it begins and ends, and who says it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.languages import CODES
from tests.extraction.quoting import Text

RELEASE = (
    "Anna Werder ist seit Juni 2021 Oberbürgermeisterin von Leipzig und dankte der Partnerstadt für ihre Hilfe. "
    "Sie wies darauf hin, dass die meisten Transporte über Krakau gefahren seien.\n\n"
    "Nach dem Treffen sagte sie: „ Wir haben uns sofort verstanden, was auch daran lag, dass Herr Zaremba gut deutsch "
    "spricht. Zudem habe ich Grüße von Karl Lindner übermittelt, der beide Städte kennt “\n\n"
    "Stadtpräsident Zaremba bemerkte dazu: „Ich freue mich über den Besuch aus Leipzig. Wir können viel lernen.“"
)
PERSONS = {"Anna Werder": "Anna Werder", "Zaremba": "Piotr Zaremba", "Karl Lindner": "Karl Lindner"}
OFFICES = {"Anna Werder": "Oberbürgermeisterin", "Piotr Zaremba": "Stadtpräsident"}


def test_a_release_with_careless_marks_has_two_whole_direct_quotes_each_with_its_speaker() -> None:
    text = Text(RELEASE, persons=PERSONS, offices=OFFICES)
    (first, first_speaker), (second, second_speaker) = text.direct()
    assert first[0].startswith("Wir haben uns sofort")
    assert first[0].endswith("der beide Städte kennt")
    assert second == ["Ich freue mich über den Besuch aus Leipzig. Wir können viel lernen."]
    assert (first_speaker, second_speaker) == ("Anna Werder", "Piotr Zaremba")


def test_a_speaker_by_pronoun_is_the_person_told_of_before_with_the_office_held() -> None:
    text = Text(RELEASE, persons=PERSONS, offices=OFFICES)
    quote = next(quote for quote in text.quotes if quote.type == "direct")
    assert (text.speaker(quote), quote.basis, quote.office) == ("sie", "pronoun", 0)
    assert quote.cue is not None
    assert text.text[quote.cue.start : quote.cue.end] == "sagte"


def test_reported_speech_is_marked_as_indirect() -> None:
    text = Text(RELEASE, persons=PERSONS, offices=OFFICES)
    assert text.indirect() == [(["dass die meisten Transporte über Krakau gefahren seien"], "Anna Werder")]


WERDER = {"Anna Werder": "Anna Werder", "Werder": "Anna Werder"}


@pytest.mark.parametrize(
    "text",
    [
        "Am Abend zeigte das Kino den Film „Zwei Städte am Fluss“.",
        "Das Projekt „Brücken bauen“ (BB) läuft seit 2012.",
        "Die sogenannte „Friedensglocke“ läutete dreimal.",
        "Die Gruppe nennt sich „Freunde der Oder“.",
        "Gastgeber war das Restaurant „Zur alten Mühle“.",
        "Die „Leipziger Abendpost“ berichtete über den Besuch.",
    ],
)
def test_titles_names_and_words_at_arms_length_are_no_speech(text: str) -> None:
    assert Text(text).direct() == []


def test_a_few_words_of_judgement_are_speech() -> None:
    text = Text("Anna Werder nannte den Vertrag einen „mutigen Schritt“.", persons=WERDER)
    assert text.direct() == [(["mutigen Schritt"], "Anna Werder")]


def test_words_quoted_inside_a_report_are_a_quote_of_the_same_speaker() -> None:
    text = Text("Anna Werder sagte, der Tag sei „ganz und gar gelungen“ gewesen.", persons=WERDER)
    assert text.direct() == [(["ganz und gar gelungen"], "Anna Werder")]
    assert text.indirect()[0][1] == "Anna Werder"


def test_an_attribution_that_ends_with_a_comma_interrupts_one_quote() -> None:
    text = Text("„Wir bleiben“, sagte Anna Werder, „und wir kommen wieder.“", persons=WERDER)
    assert text.direct() == [(["Wir bleiben", "und wir kommen wieder."], "Anna Werder")]


def test_a_short_beginning_that_stops_with_a_comma_is_speech_however_it_is_written() -> None:
    text = Text("„Verlässt nun der Chor,“ sagte Anna Werder, „die Stadt, so singt niemand mehr.“", persons=WERDER)
    assert text.direct() == [(["Verlässt nun der Chor,", "die Stadt, so singt niemand mehr."], "Anna Werder")]


def test_a_cry_without_marks_keeps_its_exclamation_mark() -> None:
    text = Text("Anna Werder rief: Wir wollen singen!", persons=WERDER)
    assert text.direct() == [(["Wir wollen singen!"], "Anna Werder")]


def test_an_attribution_that_ends_with_a_full_stop_closes_the_quote() -> None:
    text = Text("„Wir bleiben“, sagte Anna Werder. „Und wir kommen wieder.“", persons=WERDER)
    assert text.direct() == [(["Wir bleiben"], "Anna Werder"), (["Und wir kommen wieder."], "Anna Werder")]


def test_a_short_sentence_after_an_attributed_one_goes_on_with_it() -> None:
    text = Text("„Das ist kein kurzer Lauf“, sagte Anna Werder. „Ein langer“.", persons=WERDER)
    assert text.direct() == [(["Das ist kein kurzer Lauf"], "Anna Werder"), (["Ein langer"], "Anna Werder")]


def test_a_relative_clause_is_no_question() -> None:
    text = Text(
        "Jan Nowak powiedział to pani, która od roku kieruje biurem.", language="pl", persons={"Jan Nowak": "X Y"}
    )
    assert text.quotes == ()


def test_a_quote_over_two_paragraphs_is_one() -> None:
    text = Text("Anna Werder sagte: „Wir haben lange geredet.\n\n„Und wir haben zugehört.“", persons=WERDER)
    assert text.direct() == [(["Wir haben lange geredet.", "Und wir haben zugehört."], "Anna Werder")]


def test_the_office_stands_for_its_holder_in_the_text() -> None:
    text = Text(
        "Oberbürgermeisterin Anna Werder kam zu Besuch. „Wir bleiben Freunde“, sagte die Oberbürgermeisterin.",
        persons=WERDER,
        offices={"Anna Werder": "Oberbürgermeisterin"},
    )
    (quote,) = text.quotes
    assert (text.of(quote), quote.basis, quote.office) == ("Anna Werder", "office", 0)


def test_several_speakers_are_a_group_and_nobody_in_particular() -> None:
    text = Text("„Wir kommen gern wieder“, sagten beide Stadtoberhäupter.", persons=WERDER)
    (quote,) = text.quotes
    assert (quote.basis, quote.speaker_entity) == ("group", None)


@pytest.mark.parametrize(
    ("language", "text", "pronoun"),
    [
        ("de", "Anna Werder zog Bilanz. Nach ihren Angaben reisten 40 Gäste an.", "ihren"),
        ("de", "Anna Werder zog Bilanz. Ihrer Einschätzung nach reisten mehr Gäste an.", "Ihrer"),
        ("de", "Anna Werder zog Bilanz. Laut ihrer Aussage reisten 40 Gäste an.", "ihrer"),
        ("fr", "Anna Werder a dressé un bilan. D’après elle, quarante invités sont venus.", "elle"),
        ("uk", "Anna Werder підбила підсумки. На її думку, приїхало сорок гостей.", "її"),
        ("pl", "Anna Werder podsumowała rok. Jej zdaniem przyjechało czterdziestu gości.", "Jej"),
    ],
)
def test_the_pronoun_in_a_phrase_of_account_is_the_speaker(language: str, text: str, pronoun: str) -> None:
    found = Text(text, language=language, persons=WERDER)
    (quote,) = found.quotes
    assert (found.speaker(quote), found.of(quote)) == (pronoun, "Anna Werder")


def test_by_own_account_means_the_subject() -> None:
    text = Text("Anna Werder rechnet nach eigenen Worten mit vielen Gästen aus Krakau.", persons=WERDER)
    (quote,) = text.quotes
    assert (text.speaker(quote), text.of(quote)) == ("Anna Werder", "Anna Werder")


def test_the_words_for_an_account_are_no_part_of_the_speaker() -> None:
    text = Text("Nach den Worten von Anna Werder bleibt die Brücke gesperrt.", persons=WERDER)
    (quote,) = text.quotes
    assert text.speaker(quote) == "Anna Werder"


@pytest.mark.parametrize(
    "text",
    [
        "Aus dem Streit werde nun eine Freundschaft, hieß es am Dienstag im Rathaus.",
        "Man könne damit, hieß es, drei Jahre lang Schüler reisen lassen.",
    ],
)
def test_neither_a_weekday_nor_it_speaks(text: str) -> None:
    (quote,) = Text(text).quotes
    assert (quote.basis, quote.speaker) == ("unknown", None)


def test_somebody_called_by_age_is_the_person_told_of_before() -> None:
    text = Text("Anna Werder kam im Bus. „Wir haben lange gewartet“, sagte die heute 77-Jährige.", persons=WERDER)
    (quote,) = text.quotes
    assert (text.speaker(quote), text.of(quote)) == ("77-Jährige", "Anna Werder")


@pytest.mark.parametrize(
    "text",
    [
        "Führungen nach Anmeldung unter 0341 555-0190.",
        "Der Chor bittet um Spenden: Konto 555 019 001, Stichwort „Orgel“.",
    ],
)
def test_a_number_to_call_or_pay_to_is_nothing_said(text: str) -> None:
    assert Text(text, organisations=("Chor",)).quotes == ()


def test_the_mark_that_opens_the_next_quote_is_no_part_of_a_report() -> None:
    text = Text(
        "Anna Werder a rappelé que le pont reste fermé. « Nous attendons tous la réouverture », a-t-elle ajouté.",
        language="fr",
        persons=WERDER,
    )
    assert text.indirect() == [(["que le pont reste fermé"], "Anna Werder")]


def test_a_headline_that_repeats_a_quote_is_no_second_quote() -> None:
    body = "„Wir bauen die Brücke wieder auf“, sagte Anna Werder im Rathaus."
    text = Text(f"„Wir bauen die Brücke wieder auf“\n\n{body}", persons=WERDER)
    assert text.direct() == [(["Wir bauen die Brücke wieder auf"], "Anna Werder")]


def test_a_headline_that_quotes_what_the_body_does_not_is_a_quote() -> None:
    text = Text("„Wir bauen die Brücke wieder auf“\n\nAnna Werder sprach im Rathaus.", persons=WERDER)
    assert [words for words, _ in text.direct()] == [["Wir bauen die Brücke wieder auf"]]


def test_an_unknown_speaker_stays_unknown() -> None:
    text = Text("„Man darf die Hoffnung nie aufgeben, auch nach einem langen Winter.“", persons=WERDER)
    (quote,) = text.quotes
    assert (quote.basis, quote.speaker, quote.speaker_entity) == ("unknown", None, None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Anna Werder, Harbour Aid UK’s chief executive, said: “The winter is hard, and we will stay.”"),
        (
            "de",
            "Anna Werder, Leiterin der Schule am Hafen sagte am Vormittag: „Der Winter ist hart, aber wir bleiben.“",
        ),
    ],
)
def test_who_speaks_is_the_name_and_not_what_explains_it(language: str, text: str) -> None:
    (quote,) = Text(text, language=language, persons=WERDER, organisations=("Harbour Aid UK",)).quotes
    assert quote.speaker is not None
    assert (quote.basis, text[quote.speaker.start : quote.speaker.end]) == ("name", "Anna Werder")


def test_whose_spokesman_speaks_is_not_who_speaks() -> None:
    text = Text(
        "„Der Winter ist hart, aber wir bleiben“, lästerte Werders Sprecher Karl Lindner.",
        persons={"Werders": "Anna Werder", "Karl Lindner": "Karl Lindner"},
    )
    assert text.direct() == [(["Der Winter ist hart, aber wir bleiben"], "Karl Lindner")]


def test_who_has_something_explained_does_not_say_it() -> None:
    text = "Anna Werder ließ sich von den Jugendlichen erklären, was sie sich von den Städten wünschen."
    assert all(
        "Werder" not in text[quote.speaker.start : quote.speaker.end]
        for quote in Text(text, persons=WERDER).quotes
        if quote.speaker
    )


def test_an_adverb_after_a_verb_of_saying_is_nobody() -> None:
    text = "Ha detto chiaramente: «La città resta accanto ai suoi amici di Cracovia.»"
    (quote,) = Text(text, language="it", persons=WERDER).quotes
    assert (quote.basis, quote.speaker) == ("unknown", None)


def test_a_pronoun_means_a_person_of_its_gender() -> None:
    text = Text(
        "Anna Werder traf Karl Lindner im Rathaus. „Es war ein guter Tag für uns“, sagte er.",
        persons={"Anna Werder": "Anna Werder", "Karl Lindner": "Karl Lindner"},
    )
    assert text.direct() == [(["Es war ein guter Tag für uns"], "Karl Lindner")]


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("Anna Werder sagte, dass die Brücke fertig ist.", ["dass die Brücke fertig ist"]),
        ("Anna Werder sagte, die Brücke sei fertig.", ["die Brücke sei fertig"]),
        ("Laut Anna Werder ist die Brücke fertig.", ["ist die Brücke fertig"]),
        ("Die Brücke ist nach Angaben von Anna Werder fertig gebaut.", ["Die Brücke ist", "fertig gebaut"]),
        ("Anna Werder zufolge ist die Brücke fertig.", ["ist die Brücke fertig"]),
        ("Die Brücke sei fertig, so Anna Werder.", ["Die Brücke sei fertig"]),
        ("Sie warte gern, sagte Anna Werder, auch wenn sie Eis habe.", ["Sie warte gern", "auch wenn sie Eis habe"]),
        (
            "Sie sei müde, erzählte Anna Werder beim Empfang, und habe Hunger.",
            ["Sie sei müde", "und habe Hunger"],
        ),
        ("Wie Anna Werder mitteilte, ist die Brücke fertig.", ["ist die Brücke fertig"]),
        ("Anna Werder fragte, warum die Brücke fehlt.", ["warum die Brücke fehlt"]),
    ],
)
def test_german_reports(text: str, report: list[str]) -> None:
    assert Text(text, persons=WERDER).indirect() == [(report, "Anna Werder")]


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        ("pl", "„Cieszymy się z tej wizyty” – powiedział Jan Nowak.", ["Cieszymy się z tej wizyty"]),
        ("pl", "„Cieszymy się – mówił Jan Nowak. – To był dobry rok”.", ["Cieszymy się", "To był dobry rok"]),
        ("uk", "«Ми чекали на цю зустріч», – сказав Jan Nowak.", ["Ми чекали на цю зустріч"]),
        ("en", "“We are very happy today,” said Jan Nowak.", ["We are very happy today,"]),
        ("en", "Jan Nowak said: “We are very happy today.”", ["We are very happy today."]),
        ("fr", "« Nous sommes très heureux », a déclaré Jan Nowak.", ["Nous sommes très heureux"]),
        ("fr", "« Avant, dit Jan Nowak, nous avions du pain. »", ["Avant", "nous avions du pain."]),
        ("cs", "„Máme velkou radost,“ řekl Jan Nowak.", ["Máme velkou radost,"]),
        ("it", "«Siamo molto contenti», ha detto Jan Nowak.", ["Siamo molto contenti"]),
        ("es", "«Estamos muy contentos», dijo Jan Nowak.", ["Estamos muy contentos"]),
    ],
)
def test_direct_speech_in_other_languages(language: str, text: str, quote: list[str]) -> None:
    assert Text(text, language=language, persons={"Jan Nowak": "Jan Nowak"}).direct() == [(quote, "Jan Nowak")]


def test_a_dialogue_opened_by_a_dash_is_speech() -> None:
    text = Text(
        "– Przywieźliśmy wszystko – mówiła na otwarciu Ewa Nowak, kierowniczka biura. – Tylko smok został w domu.",
        language="pl",
        persons={"Ewa Nowak": "Ewa Nowak"},
    )
    assert text.direct() == [(["Przywieźliśmy wszystko"], "Ewa Nowak"), (["Tylko smok został w domu."], "Ewa Nowak")]


@pytest.mark.parametrize(
    ("language", "text", "report"),
    [
        ("pl", "Jan Nowak dodał, że most jest gotowy.", ["że most jest gotowy"]),
        ("pl", "Zdaniem Jan Nowak most jest gotowy.", ["most jest gotowy"]),
        ("uk", "Jan Nowak додав, що міст готовий.", ["що міст готовий"]),
        ("uk", "За словами Jan Nowak, міст уже готовий.", ["міст уже готовий"]),
        ("en", "Jan Nowak said that the bridge was ready.", ["that the bridge was ready"]),
        ("en", "According to Jan Nowak, the bridge is ready.", ["the bridge is ready"]),
        ("en", "Jan Nowak said the bridge was ready.", ["the bridge was ready"]),
        ("fr", "Selon Jan Nowak, le pont est prêt.", ["le pont est prêt"]),
        ("fr", "Jan Nowak estime que le pont est prêt.", ["que le pont est prêt"]),
        ("cs", "Jan Nowak připomněl, že most je hotový.", ["že most je hotový"]),
        ("cs", "Podle Jan Nowak je most hotový.", ["je most hotový"]),
        ("it", "Secondo Jan Nowak il ponte è pronto.", ["il ponte è pronto"]),
        ("es", "Según Jan Nowak, el puente está listo.", ["el puente está listo"]),
    ],
)
def test_reports_in_other_languages(language: str, text: str, report: list[str]) -> None:
    assert Text(text, language=language, persons={"Jan Nowak": "Jan Nowak"}).indirect() == [(report, "Jan Nowak")]


def test_a_verb_without_subject_means_the_person_of_its_gender_before() -> None:
    text = Text(
        "Prezydent Piotr Nowak powitał dyrektorkę Ewa Lis. Dodała, że most jest gotowy.",
        language="pl",
        persons={"Piotr Nowak": "Piotr Nowak", "Ewa Lis": "Ewa Lis"},
    )
    (quote,) = text.quotes
    assert (text.of(quote), quote.basis, quote.speaker) == ("Ewa Lis", "pronoun", None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Anna Werder przyjechała. Wyraziła nadzieję, że most będzie gotowy."),
        ("uk", "Anna Werder приїхала. Висловила надію, що міст буде готовий."),
        ("cs", "Anna Werder přijela. Vyslovila naději, že most bude hotový."),
    ],
)
def test_what_somebody_voices_is_not_who_speaks(language: str, text: str) -> None:
    found = Text(text, language=language, persons=WERDER)
    assert [found.of(quote) for quote in found.quotes] == ["Anna Werder"]


def test_two_reports_of_one_sentence_are_two_quotes() -> None:
    text = Text(
        "Jan Nowak připomněl, že most je hotový, a slíbil, že přijede příště.",
        language="cs",
        persons={"Jan Nowak": "Jan Nowak"},
    )
    assert text.indirect() == [(["že most je hotový"], "Jan Nowak"), (["že přijede příště"], "Jan Nowak")]


def test_a_language_without_data_has_quotes_by_their_form_alone() -> None:
    text = Text("”Detta är en mycket lång mening som någon har sagt till oss.”", language="sv")
    assert all(quote.basis == "unknown" for quote in text.quotes)


def test_a_mark_with_nothing_after_it_is_no_quote() -> None:
    text = Text("Anna Werder sagte: „Wir haben lange geredet.\n\n„", persons=WERDER)
    assert text.direct() == [(["Wir haben lange geredet."], "Anna Werder")]
    assert Text("„").quotes == ()


@given(st.sampled_from(CODES), st.text(max_size=120))
def test_any_text_can_be_read(language: str, text: str) -> None:
    for quote in Text(text, language=language).quotes:
        assert quote.segments
        assert all(0 <= segment.start < segment.end <= len(text) for segment in quote.segments)
        assert 0.0 <= quote.confidence <= 1.0


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Jan Nowak, president of the Houston–Leipzig association, announced that the bridge was ready."),
        ("fr", "Jan Nowak, adjoint aux relations internationales, a rappelé que le pont était prêt."),
        ("de", "Jan Nowak, der Präsident des Vereins, sagte, dass die Brücke fertig ist."),
    ],
)
def test_an_apposition_between_subject_and_verb_hides_nobody(language: str, text: str) -> None:
    ((_, speaker),) = Text(text, language=language, persons={"Jan Nowak": "Jan Nowak"}).indirect()
    assert speaker == "Jan Nowak"
