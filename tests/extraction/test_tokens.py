"""Tokens lose nothing; sentences end where readers end them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction import languages
from extraction.passage import read
from extraction.tokens import sentences, tokenize


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


def cut(text: str, language: str = "de") -> list[str]:
    abbreviations = frozenset(languages.load(language)["text"]["abbreviations"])
    return [text[span.start : span.end] for span in sentences(text, tokenize(text), abbreviations)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Marusch-Krohn kam.", ["Dr", ".", "Marusch-Krohn", "kam", "."]),
        ("z.B. 1.500 Gäste um 18:30", ["z.B.", "1.500", "Gäste", "um", "18:30"]),
        ("l'Allemagne et d’Orléans", ["l'", "Allemagne", "et", "d’", "Orléans"]),
        ("Leipzig's mayor O'Neill", ["Leipzig", "'s", "mayor", "O'Neill"]),
        ("об'єкт п’ять", ["об'єкт", "п’ять"]),
        ("„Ja“, sagte er …", ["„", "Ja", "“", ",", "sagte", "er", "…"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text())
def test_tokens_and_the_space_between_them_are_the_whole_text(text: str) -> None:
    at = 0
    for token in tokenize(text):
        assert text[at : token.start].strip() == ""
        assert text[token.start : token.end] == token.text
        assert token.end > token.start
        at = token.end
    assert text[at:].strip() == ""


@given(st.text(alphabet="aB. \n“”!?«»1"))
def test_every_token_is_in_exactly_one_sentence(text: str) -> None:
    tokens = tokenize(text)
    spans = sentences(text, tokens)
    for token in tokens:
        assert sum(span.start <= token.start and token.end <= span.end for span in spans) == 1


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    assert cut("Er traf Dr. Weber. Sie auch.") == ["Er traf Dr. Weber.", "Sie auch."]
    assert cut("Viele kamen, z. B. Weber. Sie auch.") == ["Viele kamen, z. B. Weber.", "Sie auch."]


def test_an_ordinal_or_an_initial_does_not_end_a_sentence() -> None:
    assert cut("Am 3. Mai kam J. Novák an. Gut.") == ["Am 3. Mai kam J. Novák an.", "Gut."]


def test_a_closing_quotation_mark_belongs_to_the_sentence_it_closes() -> None:
    assert cut("Er sagte: „Gut.“ Dann ging er.") == ["Er sagte: „Gut.“", "Dann ging er."]


def test_a_question_inside_a_quotation_goes_on_when_a_small_letter_follows() -> None:
    assert cut("„Warum?“, fragte sie. Stille.") == ["„Warum?“, fragte sie.", "Stille."]


def test_a_blank_line_ends_a_sentence_and_a_single_line_break_does_not() -> None:
    assert cut("Besuch in\nKrakau\n\nLeipzig") == ["Besuch in\nKrakau", "Leipzig"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pl", "W tym roku młodych będzie 60. Tak mówi szef.", 2),
        ("pl", "Umowę podpisano w maju 2025 r. Gospodarz był zadowolony.", 2),
        ("pl", "W 1943 r. Kraków był innym miastem.", 1),
        ("pl", "Miasto zapłaci około 4 tys. zł. Reszta przyjdzie później.", 2),
        ("pl", "Dostali książki, mapy itp. Kraków dołożył zdjęcia.", 2),
        ("de", "Sie feierten im Rathaus das 50. Jubiläum der Stadt.", 1),
    ],
)
def test_a_capital_after_a_number_or_a_unit_starts_a_sentence_where_nouns_have_none(
    language: str, text: str, expected: int
) -> None:
    assert len(read(text, language).sentences) == expected


def test_a_sentence_may_end_with_a_currency() -> None:
    text = "Město zaplatilo 50 tisíc Kč. Brno přidalo totéž."
    passage = read(text, "cs")
    assert [text[span.start : span.end] for span in passage.sentences] == [
        "Město zaplatilo 50 tisíc Kč.",
        "Brno přidalo totéž.",
    ]
