"""What beyond the tagger's word tells names: word lists, dictionaries, the word that says what a landscape is."""

from __future__ import annotations

import pytest

from extraction.extractor import Extractor
from extraction.gazetteer import Gazetteer
from extraction.words.lexicon import Lexicon
from extraction.words.lists import WordClass, word_band, word_class, word_code


def named(extractor: Extractor, language: str, text: str, kind: str) -> list[str]:
    """The names of a kind that are found in a text."""
    _, findings = extractor.find(text, language=language, published=None)
    return [text[m.span.start : m.span.end] for m in findings.mentions if m.kind == kind and m.usage == "name"]


def test_a_code_gives_back_the_band_and_class_it_was_made_of() -> None:
    for band in range(8):
        for kind in WordClass:
            code = word_code(band, kind)
            assert (word_band(code), word_class(code)) == (band, kind)


def test_names_are_known_abroad_and_ordinary_words_at_home(gazetteer: Gazetteer) -> None:
    german = Lexicon("de", gazetteer)
    assert "ae" in german.describe("Clinton").flags
    assert "ab" in german.describe("Polizei").flags
    polish = Lexicon("pl", gazetteer)
    assert "ah" in polish.describe("Andrzej").flags
    assert "ag" in polish.describe("Delegacja").flags
    assert polish.is_only_given("Andrzeja")
    assert not polish.is_only_given("Róża")


def test_a_word_that_is_in_the_lists_for_its_class_only_counts_as_rare(gazetteer: Gazetteer) -> None:
    polish = Lexicon("pl", gazetteer)
    assert "f7f" in polish.describe("Herzl").flags
    assert polish.frequency("Herzl") is None


@pytest.mark.parametrize(
    ("language", "text", "landscape"),
    [
        ("en", "The boats crossed the Irish Sea at night.", "Irish Sea"),
        ("en", "They walked around Mount Kenya together.", "Mount Kenya"),
        ("de", "Die Gruppe segelte über das Karibische Meer nach Süden.", "Karibische Meer"),
        ("de", "Der Weg führt durch die Anden.", "Anden"),
    ],
)
def test_a_landscape_is_a_place_with_the_word_that_says_what_it_is(
    extractor: Extractor, language: str, text: str, landscape: str
) -> None:
    assert landscape in named(extractor, language, text, "place")


def test_a_german_noun_before_a_word_for_a_landscape_is_no_part_of_its_name(extractor: Extractor) -> None:
    assert named(extractor, "de", "Am Abend stand die Gruppe am See.", "place") == []


def test_a_given_name_goes_on_with_the_initial_that_stands_for_the_surname(extractor: Extractor) -> None:
    assert "Marcina S." in named(extractor, "pl", "Policja zatrzymała Marcina S., kierowcę autobusu.", "person")
    assert "George W. Miller" in named(extractor, "en", "The mayor thanked George W. Miller for his help.", "person")


def test_a_polish_nickname_after_a_full_name_is_the_person_again(extractor: Extractor) -> None:
    text = 'Grali Adrian Nowak "Orzeł" i Piotr Kowalczyk "Miś".'
    assert {"Orzeł", "Miś"} <= set(named(extractor, "pl", text, "person"))


def test_a_polish_given_name_that_is_no_word_is_a_person_even_where_a_sentence_begins(extractor: Extractor) -> None:
    assert named(extractor, "pl", "Andrzej dodał, że szkoła czeka na gości.", "person") == ["Andrzej"]


def test_a_known_surname_alone_is_a_person_where_no_other_name_stands_beside_it(extractor: Extractor) -> None:
    assert named(extractor, "en", "At the dinner they remembered Kipling with a song.", "person") == ["Kipling"]
    assert named(extractor, "en", "Kipling was born in another town.", "person") == ["Kipling"]


def test_the_apostrophe_of_a_german_genitive_belongs_to_the_person(extractor: Extractor) -> None:
    assert named(extractor, "de", "Am Montag wurde Thomas Fritz' Vorschlag angenommen.", "person") == ["Thomas Fritz'"]
    _, findings = extractor.find("Am Montag wurde Thomas Fritz' Vorschlag angenommen.", language="de", published=None)
    assert [entity.name for entity in findings.entities if entity.kind == "person"] == ["Thomas Fritz"]


def test_a_word_in_brackets_after_a_town_is_what_the_town_is_in(extractor: Extractor) -> None:
    assert "Dorset" in named(extractor, "de", "Sie wohnt in Birmingham (Dorset) bei Freunden.", "place")


def test_a_surname_after_an_article_or_in_a_place_is_no_person(extractor: Extractor) -> None:
    assert named(extractor, "de", "Am Vlašić brannte der Wald.", "person") == []
    assert named(extractor, "de", "Der Wald am Vlašić brannte.", "person") == []


def test_a_large_city_alone_is_no_body_and_no_person(extractor: Extractor) -> None:
    text = "Lyon announced a partnership with Kyiv."
    assert named(extractor, "en", text, "place") == ["Lyon", "Kyiv"]


def test_somebody_called_like_a_landscape_is_a_person(extractor: Extractor) -> None:
    text = "The guide John Park showed the delegation around Victoria Park."
    assert named(extractor, "en", text, "person") == ["John Park"]
    assert named(extractor, "en", text, "place") == ["Victoria Park"]


def test_a_sea_is_known_by_its_short_name_after_an_article(extractor: Extractor) -> None:
    assert "Pacific" in named(extractor, "en", "They sailed across the Pacific for weeks.", "place")


def test_a_country_is_known_by_all_its_names(extractor: Extractor) -> None:
    assert named(extractor, "en", "It began in Great Britain.", "place") == ["Great Britain"]
    assert named(extractor, "de", "Das gilt in allen Teilen des Vereinigten Königreichs.", "organisation") == []


def test_what_belongs_to_a_country_is_no_part_of_its_name(extractor: Extractor) -> None:
    text = "Auf Frankreichs Straßen fuhren sie nach Lyon."
    assert named(extractor, "de", text, "place") == ["Frankreichs", "Lyon"]


def test_a_programme_with_a_plus_sign_is_nobody(extractor: Extractor) -> None:
    assert named(extractor, "pl", "Dzięki dotacji z programu Erasmus+ rodzice zapłacili mniej.", "person") == []


def test_a_given_name_goes_on_with_the_surname_after_it(extractor: Extractor) -> None:
    text = "Das Referat, das Dr. Sibylle Hartung-Weise seit dem 1. September 1991 leitet, wacht über die Vorhaben."
    assert named(extractor, "de", text, "person") == ["Sibylle Hartung-Weise"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Sie lehrte an der University of North Dakota.", ["University of North Dakota"]),
        ("cs", "Přednášel i Jan Novák z University of Richmond.", ["University of Richmond"]),
        ("de", "Er trat aus der Episkopalen Kirche aus.", ["Episkopalen Kirche"]),
        ("de", "Er ging in die kleine Kirche am Markt.", []),
        ("de", "Der Lord President of the Council kam.", []),
    ],
)
def test_a_body_is_known_by_the_words_in_its_name(
    extractor: Extractor, language: str, text: str, expected: list[str]
) -> None:
    assert named(extractor, language, text, "organisation") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On attend M. le curé Morel et l’abbé Bernard.", ["M. le curé Morel", "abbé Bernard"]),
        ("Le général Morel a salué la maire Anne Dubois.", ["général Morel", "Anne Dubois"]),
    ],
)
def test_a_french_person_is_mentioned_with_the_form_of_address(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert named(extractor, "fr", text, "person") == expected
