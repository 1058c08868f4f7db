"""Where names of places begin and end, and what is no place although it looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from extraction.extractor import Extractor


def named(extractor: Extractor, text: str, language: str = "en") -> dict[str, str | None]:
    """What is taken for a place as it stands in the text, and the GeoNames country of what it means."""
    _, found = extractor.find(text, language=language, published=date(2024, 5, 2))
    places = {}
    for mention in found.mentions:
        if mention.kind == "place" and mention.entity is not None:
            place = found.entities[mention.entity].place
            places[text[mention.span.start : mention.span.end]] = place.country if place else None
    return places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Northern Algeria had rain, and so had North-West India.", {"Algeria": "DZ", "India": "IN"}),
        ("Farmers of Northern Ireland and South Africa met.", {"Northern Ireland": None, "South Africa": "ZA"}),
        ("The choir sang in Houston, Texas USA.", {"Houston": "US", "Texas": "US", "USA": "US"}),
        (
            "He left the Republic of Ireland for the Netherlands.",
            {"Republic of Ireland": "IE", "the Netherlands": "NL"},
        ),
        ("Ships crossed the Gulf of Finland.", {"Gulf of Finland": None}),
    ],
)
def test_a_place_has_its_whole_name_and_no_more(extractor: Extractor, text: str, places: dict[str, str | None]) -> None:
    assert named(extractor, text) == places


def test_what_a_text_calls_a_town_is_one_though_no_gazetteer_has_it(extractor: Extractor) -> None:
    assert "Wrenmouth" in named(extractor, "They stayed in the village of Wrenmouth with the Olsens.")


@pytest.mark.parametrize(
    "text", ["We read it in the Gazette of last week.", "It is the largest ship in the Galaxy, he said."]
)
def test_an_ordinary_word_that_no_gazetteer_has_is_no_place(extractor: Extractor, text: str) -> None:
    assert named(extractor, text) == {}


def test_whom_something_belongs_to_is_rather_a_person_where_no_place_is_called_so(extractor: Extractor) -> None:
    text = "They walked from Thutmosel's temple to the river."
    _, found = extractor.find(text, language="en", published=None)
    assert "Thutmosel" not in named(extractor, text)
    assert all(found.entities[m.entity].kind != "place" for m in found.mentions if m.entity is not None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Thai pupils sang, and Roma musicians played."),
        ("de", "Sinti und Roma erinnerten an ihre Toten, die Thai sangen."),
        ("fr", "Les Russes et les Serbes ont chanté."),
    ],
)
def test_a_people_is_no_town(extractor: Extractor, language: str, text: str) -> None:
    assert named(extractor, text, language) == {}


def test_a_land_known_in_all_the_world_goes_before_a_small_namesake(extractor: Extractor) -> None:
    text = "Guests from Kansas City, Houston and Palestine met. In Palestine they had lived in tents."
    assert named(extractor, text)["Palestine"] is None
    assert named(extractor, "The fire in Palestine, Texas, was put out.")["Palestine"] == "US"
