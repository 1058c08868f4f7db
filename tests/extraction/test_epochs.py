"""Stretches of history that have a name are dates, as coarse as historians draw them."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf

from extraction import languages
from extraction.dates import find_dates
from extraction.dates.values import epoch
from extraction.languages import CODES
from extraction.languages.forms import spell_out

PUBLISHED = date(2017, 9, 20)


def found(text: str, language: str, published: date = PUBLISHED) -> list[tuple[str, str]]:
    return [(text[at.span.start : at.span.end], at.edtf) for at in find_dates(text, language, published, [])]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die Villa wurde in der Zwischenkriegszeit gebaut.", ("Zwischenkriegszeit", "1918/1939")),
        ("de", "Zu DDR-Zeiten schrieb man sich Briefe.", ("DDR-Zeiten", "1949/1990")),
        ("pl", "Most powstał w okresie międzywojennym.", ("okresie międzywojennym", "1918/1939")),
        ("uk", "За радянських часів вулиця мала іншу назву.", ("радянських часів", "1922/1991")),
        ("en", "The halls date from the Victorian era.", ("Victorian era", "1837/1901")),
        ("fr", "Le théâtre fut fermé sous la Restauration.", ("Restauration", "1814/1830")),
        ("cs", "Za první republiky sem jezdil vlak.", ("první republiky", "1918/1938")),
        ("it", "Nel dopoguerra arrivarono i primi aiuti.", ("dopoguerra", "1945/..")),
        ("es", "Los lazos nacieron durante la Transición.", ("Transición", "1975/1982~")),
    ],
)
def test_an_epoch_is_a_date_in_every_language(language: str, text: str, expected: tuple[str, str]) -> None:
    assert found(text, language) == [expected]


def test_an_epoch_can_begin_or_end_a_stretch() -> None:
    assert found("von der Zwischenkriegszeit bis 1950", "de") == [("Zwischenkriegszeit bis 1950", "1918/1950")]
    assert found("von 1930 bis in die Nachkriegszeit", "de") == [("von 1930 bis in die Nachkriegszeit", "1930/..")]
    assert found("bis in die Nachkriegszeit", "de") == [("bis in die Nachkriegszeit", "1945/..")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La restauration de la cathédrale commence."),
        ("fr", "Rendez-vous au théâtre de la Renaissance."),
        ("en", "The Renaissance hotel opens."),
        ("es", "La transición energética une a las ciudades."),
    ],
)
def test_a_word_that_means_an_epoch_only_at_times_is_none_by_itself(language: str, text: str) -> None:
    assert found(text, language) == []


def test_an_epoch_that_had_not_begun_is_not_meant() -> None:
    assert found("in der Nachkriegszeit", "de", date(1921, 3, 1)) == []


def test_an_epoch_gives_its_year_to_no_date_after_it() -> None:
    assert found("In der Zwischenkriegszeit gebaut, am 3. Mai geweiht.", "de")[1] == ("3. Mai", "2017-05-03")


@pytest.mark.parametrize("code", CODES)
def test_every_epoch_is_valid_edtf_and_has_names(code: str) -> None:
    section = languages.load(code)["dates"]
    epochs = {**section["epochs"], **section.get("epochs_in_phrases", {})}
    for years, names in epochs.items():
        assert parse_edtf(epoch(years).edtf)
        assert epoch(years).edtf == years
        assert spell_out(names)
