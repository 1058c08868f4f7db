"""The words of dates and of saying are there for every language, and no list goes by a name nobody reads."""

from __future__ import annotations

from dataclasses import fields

import pytest

from extraction import languages
from extraction.dates.lexicon import lexicon as date_words
from extraction.languages import CODES
from extraction.languages.forms import spell_out
from extraction.quotes.lexicon import Lexicon
from extraction.quotes.lexicon import lexicon as quote_words


@pytest.mark.parametrize("code", CODES)
def test_every_list_of_saying_is_one_that_the_engine_reads(code: str) -> None:
    section = languages.load(code)["quotes"]
    lists = {*section, *section["syntax"], *section["not_speech"]} - {"syntax", "not_speech"}
    assert lists <= {field.name for field in fields(Lexicon)}


@pytest.mark.parametrize("code", CODES)
def test_every_language_knows_its_months_and_weekdays(code: str) -> None:
    section = languages.load(code)["dates"]
    assert [len(section[name]) for name in ("months", "weekdays", "seasons")] == [12, 7, 4]
    kinds = {entry.kind for entry in date_words(code).words.values()}
    assert set("mwsxRq&") <= kinds
    assert kinds & {"J", "r"}


@pytest.mark.parametrize("code", CODES)
def test_every_language_knows_who_speaks_and_how(code: str) -> None:
    words = quote_words(code)
    assert words.verbs
    assert words.complementizers
    assert words.roles
    assert {"m", "f", "p"} <= set("".join(words.pronouns.values()))


def test_forms_are_spelled_out() -> None:
    assert spell_out("monat{,s,es}|jahr") == ["monat", "monats", "monates", "jahr"]
    assert spell_out("") == []
