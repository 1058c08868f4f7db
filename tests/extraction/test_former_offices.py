"""Offices that a text tells of as held no more."""

from __future__ import annotations

import pytest

from extraction.languages import CODES, load
from extraction.offices.former import told_as_former


@pytest.mark.parametrize(
    ("language", "before", "words"),
    [
        ("de", "angereist war der frühere Leipziger ", "Oberbürgermeister Dr. Jan Wolny"),
        ("de", "Es sprach ", "Jan Wolny, ehemaliger Oberbürgermeister"),
        ("de", "Es sprach ", "Oberbürgermeister a. D. Jan Wolny"),
        ("en", "who met ", "former mayor Lionel Doe"),
        ("en", "He met the former lord ", "mayor Lionel Doe"),
        ("fr", "ajourné.\n\nL’ancienne ", "maire Hélène Doe"),
        ("pl", "Przyjechał były ", "prezydent Krakowa Jan Wolny"),
        ("uk", "Виступив ", "екс-мер Іван Вільний"),
        ("cs", "Přijel bývalý ", "primátor Jan Volný"),
        ("it", "È venuto l’ex ", "sindaco Gino Libero"),
        ("es", "Vino el ex ", "alcalde Juan Libre"),
    ],
)
def test_a_former_office_is_told_by_the_words_at_it(language: str, before: str, words: str) -> None:
    assert told_as_former(before, words, language)


@pytest.mark.parametrize(
    ("language", "before", "words"),
    [
        ("de", "Es sprach ", "Oberbürgermeister Jan Wolny"),
        ("de", "In einer früheren Fassung war der Tag falsch. Es sprach ", "Oberbürgermeister Jan Wolny"),
        ("de", "Das frühere Rathaus zeigte am Montag der ", "Oberbürgermeister Jan Wolny"),
        ("pl", "Umowa była pierwszą, jaką podpisał ", "prezydent Jan Wolny"),
        ("en", "Exeter welcomed ", "mayor Jane Doe"),
        ("xx", "the former ", "mayor Jane Doe"),
    ],
)
def test_other_words_before_an_office_do_not_end_it(language: str, before: str, words: str) -> None:
    assert not told_as_former(before, words, language)


def test_every_language_has_words_for_it() -> None:
    assert all(load(code)["names"]["former"] for code in CODES)
