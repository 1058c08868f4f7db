"""Quotes: what is speech and what is not, where it begins and ends, and who says it."""

from __future__ import annotations

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
