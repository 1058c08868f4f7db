"""The interface in four languages: nothing left out, placeholders in their places, plurals and names right."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui
from resources import translations
from tests.app.atlas import Atlas
from tests.app.desk import LARGE, at_desk
from tests.archive.material import KRAKOW
from tui.settings import Settings
from tui.wording import formats
from tui.wording.translation import preferred_language, tr, trn, use_language

LANGUAGES = translations.TRANSLATED
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
INTERCHANGEABLE = {"ordinal", "number", "roman"}
"""A century is written in one of three ways."""


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    use_language("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_left_untranslated(language: str) -> None:
    assert translations.untranslated(language) == [], "translate these in locale/, see CONTRIBUTING.md"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shipped_is_what_was_translated(language: str) -> None:
    assert translations.path_of(language, "mo").read_bytes() == translations.compiled(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_agree(language: str) -> None:
    for message in translations.updated(language):
        ids = [message.id] if isinstance(message.id, str) else [*message.id]
        strings = [message.string] if isinstance(message.string, str) else [*(message.string or ())]
        wanted = {name for text in ids for name in _PLACEHOLDER.findall(text)}
        for text in strings:
            found = set(_PLACEHOLDER.findall(text))
            assert found == wanted or (found | wanted) <= INTERCHANGEABLE, (ids, text)


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("de", {1: "1 Jahr", 2: "2 Jahre"}),
        ("pl", {1: "1 rok", 2: "2 lata", 5: "5 lat", 12: "12 lat", 22: "22 lata"}),
        ("uk", {1: "1 рік", 2: "2 роки", 5: "5 років", 11: "11 років", 21: "21 рік", 23: "23 роки"}),
    ],
)
def test_numbers_choose_the_right_plural(language: str, numbers: dict[int, str]) -> None:
    use_language(language)
    for number, words in numbers.items():
        assert trn("{number} year", "{number} years", number).format(number=number) == words


@pytest.mark.parametrize(
    ("language", "edtf", "words"),
    [
        ("de", "2013-12-06", "06.12.2013"),
        ("pl", "2013-12-06", "6 gru 2013"), ("uk", "2013-12-06", "6 груд. 2013\u202fр."),
        ("de", "2013-24", "Winter 2013/14"), ("pl", "1961/..", "od: 1961"), ("de", "15XX", "16. Jahrhundert"),
        ("pl", "18XX", "XIX wiek"), ("uk", "18XX", "XIX століття"), ("de", "199X", "1990er Jahre"),
    ],
)  # fmt: skip
def test_dates_are_written_as_the_language_writes_them(language: str, edtf: str, words: str) -> None:
    use_language(language)
    assert formats.edtf(edtf) == words


@pytest.mark.parametrize(
    ("environment", "language"),
    [({"LANG": "de_AT.UTF-8"}, "de"), ({"LANG": "pl_PL"}, "pl"), ({"LC_ALL": "uk_UA.UTF-8", "LANG": "de_DE"}, "uk"),
     ({"LANGUAGE": "fr:pl", "LANG": "de_DE"}, "pl"), ({"LANG": "C.UTF-8"}, "en"), ({}, "en")],
)  # fmt: skip
def test_the_language_is_that_of_the_environment(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert preferred_language() == language


@pytest.mark.parametrize(
    ("language", "city", "heading", "articles"),
    [("de", "Krakau", "Städte", "135 Artikel"), ("pl", "Kraków", "Miasta", "135 artykułów"),
     ("uk", "Краків", "Міста", "135 статей")],
)  # fmt: skip
async def test_the_app_speaks_and_names_cities_in_the_language_and_leaves_texts_alone(
    archive_path: Path, language: str, city: str, heading: str, articles: str
) -> None:
    names = {KRAKOW.geonames_id: {"uk": "Краків"}}
    async with at_desk(archive_path, LARGE, settings=Settings(language=language), gazetteer=Atlas(names)) as desk:
        assert desk.count == articles
        assert desk.facets[0][1:].startswith(heading)
        assert any(line.strip().startswith(city) for line in desk.facets)
        await desk.search("Delegation")
        assert any("Besuch in Krakau" in line for line in desk.text)


LABELLED = {"say", "prompt", "plain", "Content", "Line", "section", "heading", "notify", "PromptScreen"}


def unmarked(source: str) -> list[str]:
    """Sentences that are shown as they stand in the source."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in LABELLED:
                texts = [part.value for part in node.args[:1] if isinstance(part, ast.Constant)]
                found += [text for text in texts if isinstance(text, str) and re.search(r"[^\W\d_]{2}", text)]
    return found


@pytest.mark.parametrize("path", sorted(Path(tui.__file__).parent.rglob("*.py")), ids=lambda path: path.name)
def test_nothing_is_shown_that_is_not_marked_for_translation(path: Path) -> None:
    assert unmarked(path.read_text(encoding="utf-8")) == []


def test_the_check_for_unmarked_sentences_finds_them() -> None:
    assert unmarked("self.say('Nothing here')") == ["Nothing here"]
    assert unmarked("self.say(tr('Nothing here'))") == []


def test_a_sentence_without_a_translation_is_said_in_english() -> None:
    use_language("de")
    assert tr("A sentence that nobody has translated") == "A sentence that nobody has translated"
