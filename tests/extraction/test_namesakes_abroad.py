"""A town abroad that is only also called like a large city at home is not meant because its neighbours are named."""

from __future__ import annotations

import pytest

from extraction.extractor import Extractor


def cities(extractor: Extractor, language: str, text: str) -> set[tuple[str, str]]:
    _, findings = extractor.find(text, language=language, published=None)
    places = [entity.place for entity in findings.entities if entity.kind == "place"]
    return {(place.name, place.country) for place in places if place}


@pytest.mark.parametrize(
    "text",
    [
        "Zwickau und Jablonec feiern. Die Gäste aus Liberec und Jablonec nad Nisou kamen nach Zwickau.",
        "Der Zwickauer Chor sang in Liberec und in Jablonec nad Nisou, bevor er nach Zwickau heimkehrte.",
    ],
)
def test_a_large_city_at_home_keeps_its_name_beside_towns_of_the_partner_country(
    extractor: Extractor, text: str
) -> None:
    found = cities(extractor, "de", text)
    assert ("Zwickau", "DE") in found
    assert ("Cvikov", "CZ") not in found


def test_the_town_abroad_is_meant_where_its_country_stands_beside_it(extractor: Extractor) -> None:
    assert ("Cvikov", "CZ") in cities(extractor, "de", "Die Gruppe fuhr von Liberec nach Zwickau (Tschechien).")
