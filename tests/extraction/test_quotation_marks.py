"""Quotation marks: paired in every convention, and where they are mixed, missing or stand off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.quotation_marks import MARK_CHARACTERS, Quoted, outermost, quoted


def inner(text: str) -> list[str]:
    return [text[pair.inner_start : pair.inner_end] for pair in outermost(quoted(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Er sagte: „Ja.“", ["Ja."]),
        ("Powiedział: „Tak”.", ["Tak"]),
        ("»Ja«, sagte er, »nein«.", ["Ja", "nein"]),
        ("«Так», – сказав він.", ["Так"]),
        ("« Oui », dit-il.", ["Oui"]),
        ("Elle répond qu’« il faut du temps ». Puis elle se tait. « Bien », dit-il.", ["il faut du temps", "Bien"]),
        ("Il patto dell’“amicizia”, disse, “vale ancora”.", ["amicizia", "vale ancora"]),
        ("“Yes,” he said.", ["Yes,"]),
        ('"Ja", sagte er, "nein".', ["Ja", "nein"]),
        ("Er sagte: ‚Ja‘.", ["Ja"]),
        ("She said 'quite so' twice.", ["quite so"]),
    ],
)
def test_each_convention(text: str, words: list[str]) -> None:
    assert inner(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("„ Mit Abstand gesetzt “ und weiter", ["Mit Abstand gesetzt"]),
        ("eine „Kirche," + '" und', ["Kirche,"]),
        ("das „güldne Stadtl, " + '"wie er hieß', ["güldne Stadtl,"]),
        ("Er rief „Komm” und ging.", ["Komm"]),
        ("Ich komme“, sagte er.", ["Ich komme"]),
    ],
)
def test_marks_that_are_mixed_missing_or_stand_off(text: str, words: list[str]) -> None:
    assert inner(text) == words


def test_a_nested_quotation_belongs_to_the_outer_one() -> None:
    outer, nested = quoted("„Er sagte ‚nein‘ zu mir“")
    assert (outer.depth, nested.depth) == (0, 1)


@pytest.mark.parametrize("text", ["workers' rights and the '90s", "Ich hab’s gesagt, O'Neill", "Preise: „„„ 12 „„„ 14"])
def test_apostrophes_and_ditto_marks_open_nothing(text: str) -> None:
    assert inner(text) == []


def test_an_unclosed_quotation_goes_on_in_the_next_paragraph() -> None:
    first, second = quoted("„Der erste Absatz.\n\n„Der zweite Absatz.“")
    assert (first.closed, second.continues) == (False, True)


def test_an_unclosed_mark_does_not_swallow_the_quotations_after_it() -> None:
    assert "Ja" in inner("Er las die „Zeitung und ging. Dann sagte er: „Ja“.")


@given(st.text(alphabet=st.sampled_from([*sorted(MARK_CHARACTERS), "a", "B", " ", ".", ",", "\n", "é"]), max_size=60))
def test_pairs_lie_in_the_text_and_hold_their_words(text: str) -> None:
    for pair in quoted(text):
        assert isinstance(pair, Quoted)
        assert 0 <= pair.start <= pair.inner_start <= pair.inner_end <= pair.end <= len(text)


def test_lines_that_each_open_with_a_mark_are_one_quotation() -> None:
    text = 'She said: "We waited long.\n"Then the bridge opened." They left.'
    found = [(text[pair.inner_start : pair.inner_end], pair.continues) for pair in quoted(text)]
    assert found == [("We waited long.", False), ("Then the bridge opened.", True)]
