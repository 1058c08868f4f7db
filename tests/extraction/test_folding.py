"""Folding: one function for texts, names and queries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.folding import fold, fold_name, fold_tokens, fold_words, spellings

TEXTS = st.text(st.characters(codec="utf-8"), max_size=80) | st.text("aÄß'’ʼ-­ łиї́єгґʹ½ﬁŉ ͅ_1", max_size=40)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Łódź", "lodz"),
        ("Straße", "STRASSE"),
        ("GROẞ", "groß"),
        ("Søren", "soren"),
        ("Đorđe", "dorde"),
        ("Müller", "muller"),
        ("Mu\u0308ller", "müller"),
        ("Żółć", "zolc"),
        ("ţară", "țară"),
        ("Œuvre", "oeuvre"),
        ("Київ", "Киів"),
        ("йод", "иод"),
        ("ґанок", "ганок"),
        ("об’єкт", "об'єкт"),
        ("обʼєкт", "обєкт"),
        ("Ки\u0301їв", "київ"),
        ("Ele\u00adment", "element"),
        ("ﬁnal", "final"),
    ],
)
def test_spellings_that_people_take_for_the_same_fold_to_the_same_word(written: str, typed: str) -> None:
    assert fold_words(written) == fold_words(typed)
    assert len(fold_words(written)) == 1


def test_an_apostrophe_parts_latin_words_and_joins_cyrillic_ones() -> None:
    assert fold_words("l'amitié Jung’s зв'язок") == ["l", "amitie", "jung", "s", "звязок"]


def test_hyphens_part_words_and_a_name_is_keyed_by_its_words() -> None:
    assert fold_name("Caren  Marusch-Krohn") == fold_name("caren marusch krohn") == "caren marusch krohn"


def test_token_spans_point_at_the_words_as_they_stand() -> None:
    text = "Die Straße nach Łódź, зв’язок."
    assert [(word, text[start:end]) for word, start, end in fold_tokens(text)] == [
        ("die", "Die"),
        ("strasse", "Straße"),
        ("nach", "nach"),
        ("lodz", "Łódź"),
        ("звязок", "зв’язок"),
    ]


def test_signs_that_would_fall_apart_into_several_words_stay_one_word() -> None:
    assert fold_words("½ ŉ m² ①") == ["½", "ŉ", "m2", "1"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Müller", {"muller", "mueller"}),
        ("mueller", {"muller", "mueller"}),
        ("Duesseldorf", {"duesseldorf", "dusseldorf"}),
        ("neue", {"neue"}),
        ("Quelle", {"quelle"}),
        ("krakau", {"krakau"}),
    ],
)
def test_umlauts_match_their_two_letter_spelling_and_back(typed: str, expected: set[str]) -> None:
    assert set(spellings(typed)) == expected
    assert spellings(typed)[0] == fold(typed)


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    words = fold_words(text)
    assert fold_words(" ".join(words)) == words


@given(TEXTS)
def test_words_and_tokens_agree_and_spans_are_in_order(text: str) -> None:
    tokens = list(fold_tokens(text))
    assert [word for word, _, _ in tokens] == fold_words(text)
    position = 0
    for word, start, end in tokens:
        assert position <= start < end <= len(text)
        assert fold_words(text[start:end]) == [word]
        position = end


@given(TEXTS)
def test_a_folded_word_has_nothing_that_parts_words(text: str) -> None:
    assert all(word.isalnum() for word in fold_words(text))
