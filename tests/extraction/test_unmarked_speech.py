"""Speech without quotation marks, as old newspapers print it and new ones sometimes do."""

from __future__ import annotations

import pytest

from tests.extraction.quoting import Text

WERDER = {"Anna Werder": "Anna Werder"}
OLD = "Ein Theil der Gäste wird mit der Eisenbahn erwartet, wie nöthig und sehr werth es auch wäre. "


def test_a_letter_to_an_old_newspaper_runs_to_the_next_piece_of_news() -> None:
    letter = "Der Fluß steigt seit gestern. Die Brücke ist gesperrt."
    text = Text(f"{OLD}Der „Bote“ schreibt man aus Wurzen: {letter} Leipzig, 12. März. Die Messe beginnt morgen.")
    assert [words for words, _ in text.direct()] == [[letter[:-1]]]


def test_a_letter_in_todays_spelling_is_reported_and_ends_with_its_sentence() -> None:
    text = Text("Der Bote schreibt: Der Fluss steigt seit gestern. Die Brücke ist gesperrt.", organisations=("Bote",))
    assert text.indirect() == [(["Der Fluss steigt seit gestern"], "Bote")]


def test_cries_that_follow_one_another_are_one_quote() -> None:
    text = Text("Da rief Anna Werder aus: Leute! Leute! seht doch auf den Fluss! Alle blieben stehen.", persons=WERDER)
    assert text.direct() == [(["Leute! Leute! seht doch auf den Fluss!"], "Anna Werder")]


def test_a_question_ends_where_the_answer_is_told() -> None:
    text = Text("Auf die Frage: Wer kommt? hieß es: Niemand!")
    assert [words for words, _ in text.direct()] == [["Wer kommt?"], ["Niemand!"]]


def test_an_attribution_interrupts_what_is_said_to_somebody() -> None:
    text = Text("Zuerst, sagte Anna Werder, müssen Sie den Fluss überqueren.", persons=WERDER)
    assert text.direct() == [(["Zuerst", "müssen Sie den Fluss überqueren"], "Anna Werder")]


def test_what_somebody_says_of_a_matter_without_marks_is_a_report() -> None:
    text = Text("Die Brücke bleibt im Winter gesperrt, sagte Anna Werder.", persons=WERDER)
    assert text.indirect() == [(["Die Brücke bleibt im Winter gesperrt"], "Anna Werder")]


@pytest.mark.parametrize("words", ["Wir warten schon lange", "Bitte kommen Sie bald wieder"])
def test_the_speaker_s_own_words_without_marks_are_direct_speech(words: str) -> None:
    text = Text(f"{words}, sagte Anna Werder.", persons=WERDER)
    assert [speaker for _, speaker in text.direct()] == ["Anna Werder"]


def test_an_opening_mark_repeated_after_semicolons_opens_one_quote() -> None:
    text = Text("Anna Werder erklärte: „die Stadt baue die Brücke; „der Kreis die Straße; „und der Staat den Damm.“")
    ((words, _),) = text.direct()
    assert (len(words), words[0][:9], words[0][-5:]) == (1, "die Stadt", "Damm.")


def test_a_few_quoted_words_do_not_end_a_quote_that_is_never_closed() -> None:
    text = Text(
        "Anna Werder schrieb: „Wir standen am Ufer. Es rauschte, „als ob Wind aufkäme“, und wurde still.",
        persons=WERDER,
    )
    ((words, speaker),) = text.direct()
    assert (words[0][-12:], speaker) == ("wurde still.", "Anna Werder")


def test_laut_says_how_somebody_speaks_where_a_preposition_follows() -> None:
    text = Text("Anna Werder rief laut in den Saal: „Wir bauen die Brücke!“", persons=WERDER)
    assert text.direct() == [(["Wir bauen die Brücke!"], "Anna Werder")]
