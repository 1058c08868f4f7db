"""Towns inside the names of bodies and houses: found beside the body, which stays one name."""

from __future__ import annotations

import pytest

from extraction.extractor import Extractor


def towns(extractor: Extractor, language: str, text: str) -> list[tuple[str, str, str]]:
    """Each town that a text names, as it stands there, its own name and how it is used."""
    findings = extractor.find(text, language=language, published=None)[1]
    return [
        (text[mention.span.start : mention.span.end], findings.entities[mention.entity].name, mention.usage)
        for mention in findings.mentions
        if mention.kind == "place" and mention.entity is not None
    ]


@pytest.mark.parametrize(
    ("language", "text", "town"),
    [
        ("de", "Es spielte die Krakauer Philharmonie.", ("Krakauer", "Kraków")),
        ("de", "Das Leipziger Gewandhaus gastiert.", ("Leipziger", "Leipzig")),
        ("pl", "Zagrała Filharmonia Krakowska.", ("Krakowska", "Kraków")),
        ("fr", "L’Orchestre national de Lyon a joué.", ("Lyon", "Lyon")),
        ("uk", "Виступала Київська опера.", ("Київська", "Kyiv")),
        ("cs", "Večer zahrála Brněnská filharmonie.", ("Brněnská", "Brno")),
        ("es", "La Orquesta de Cámara de Zaragoza actuará.", ("Zaragoza", "Zaragoza")),
    ],
)
def test_a_body_does_not_hide_its_town(extractor: Extractor, language: str, text: str, town: tuple[str, str]) -> None:
    assert towns(extractor, language, text) == [(*town, "derived")]


def test_a_body_keeps_its_name_around_the_town(extractor: Extractor) -> None:
    text = "Es spielte die Krakauer Philharmonie."
    findings = extractor.find(text, language="de", published=None)[1]
    assert [(m.kind, text[m.span.start : m.span.end]) for m in findings.mentions] == [
        ("place", "Krakauer"),
        ("organisation", "Krakauer Philharmonie"),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Konrad-Adenauer-Stiftung lud ein."),
        ("en", "The Paris Hilton Foundation paid."),
        ("fr", "L’Hôtel accueille des invités."),
    ],
)
def test_what_is_called_after_no_town_tells_none(extractor: Extractor, language: str, text: str) -> None:
    assert towns(extractor, language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Frankfurt (Oder) feiert. Frankfurt dankt.", ["Frankfurt (Oder)"] * 2),
        ("de", "Der Frankfurter Chor fuhr über die Oder nach Słubice.", ["Frankfurt (Oder)", "Słubice"]),
        ("pl", "Do Frankfurtu nad Odrą pojechał chór.", ["Frankfurt (Oder)"]),
        ("de", "In Frankfurt und Offenbach wird gefeiert.", ["Frankfurt am Main", "Offenbach"]),
        ("de", "Halle und Leipzig bewarben sich.", ["Halle (Saale)", "Leipzig"]),
        ("cs", "Hradec Králové pomáhá. V Hradci se hrálo.", ["Hradec Králové"] * 2),
        (
            "pl",
            "Goście z Gorzowa Wielkopolskiego i Dąbrowy Górniczej przyjechali.",
            ["Gorzów Wielkopolski", "Dąbrowa Górnicza"],
        ),
        ("cs", "Hosté z Mladé Boleslavi přijeli.", ["Mladá Boleslav"]),
        ("uk", "Делегація Кривого Рогу прибула.", ["Kryvyy Rih"]),
        ("cs", "České Budějovice a Pasov spojuje Dunaj.", ["České Budějovice", "Passau"]),
        ("de", "In Poitiers sprach man über Klimaschutz.", ["Poitiers"]),
        ("es", "Los alumnos del instituto Jovellanos visitan Niort.", ["Niort"]),
        ("uk", "Харківська область і Львів приймають гостей.", ["Lviv"]),
    ],
)
def test_what_stands_beside_a_name_tells_it_from_its_namesakes(
    extractor: Extractor, language: str, text: str, expected: list[str]
) -> None:
    findings = extractor.find(text, language=language, published=None)[1]
    cities = [
        place.name
        for mention in findings.mentions
        if mention.entity is not None and (place := findings.entities[mention.entity].place) and place.kind == "city"
    ]
    assert cities == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Frankfurt an der Oder und Frankfurt am Main trafen sich. Danach fuhr man nach Frankfurt."),
        ("pl", "Frankfurt i Słubice świętowały rocznicę."),
    ],
)
def test_a_name_that_two_places_bear_there_stays_open(extractor: Extractor, language: str, text: str) -> None:
    findings = extractor.find(text, language=language, published=None)[1]
    [candidates] = [e.candidates for e in findings.entities if e.candidates]
    assert {place.name for place in candidates[:2]} == {"Frankfurt (Oder)", "Frankfurt am Main"}
