"""The gazetteer: names in any of our languages, inflected forms and demonyms lead to the place."""

from __future__ import annotations

import pytest

from extraction.gazetteer import Gazetteer
from extraction.places.linking import Linker, PlaceName
from extraction.words.lexicon import Lexicon

NAMES = {
    3094802: "de:Krakau, pl:Kraków, en:Cracow, fr:Cracovie, "
    "uk:Краків, de:Krakauer, pl:Krakowa, pl:Krakowie, pl:krakowski",
    2879139: "pl:Lipsk, de:Leipzig, uk:Лейпциг, de:Leipziger, uk:Лейпцига",
    703448: "de:Kyjiw, de:Kiew, en:Kyiv, uk:Київ, pl:Kijów, de:Kiewer, uk:Києва, uk:Києві, uk:київський",
    3081368: "de:Breslau, pl:Wrocław",
    3173435: "de:Mailand",
    3078610: "de:Brünn, cs:Brno",
    2792413: "de:Lüttich",
    2861650: "de:Nürnberg, pl:Norymberga",
    2935022: "pl:Drezno",
    3067696: "de:Prag",
    756135: "de:Warschau",
    3099434: "de:Danzig",
    3088171: "de:Posen",
    702550: "de:Lemberg, de:Lwiw, uk:Львів, de:Lemberger",
    3188924: "de:Travnik",
    1799962: "de:Nanjing, de:Nanking",
    344979: "de:Addis Abeba",
    734077: "de:Thessaloniki",
    294778: "de:Herzliya",
    4699066: "en:Houston",
    2655603: "en:Birmingham",
    3181928: "it:Bologna",
    2996944: "fr:Lyon",
    3247449: "de:Aachen, pl:Akwizgran",
    2886242: "de:Köln",
    498817: "de:Sankt Petersburg",
    2973783: "de:Straßburg",
    724443: "de:Kaschau",
    665087: "de:Temeswar",
    3068160: "de:Pilsen, cs:Plzeň",
    2650225: "en:Edinburgh",
    2989317: "fr:Orléans",
    593116: "de:Wilna, de:Vilnius",
    710719: "de:Czernowitz, uk:Чернівці",
    2940132: "de:Karl-Marx-Stadt",
}


@pytest.mark.parametrize(
    ("language", "name", "geonames_id"),
    [(*name.split(":"), number) for number, names in NAMES.items() for name in names.split(", ")],
)
def test_a_name_leads_to_its_place(gazetteer: Gazetteer, language: str, name: str, geonames_id: int) -> None:
    lexicon = Lexicon(language, gazetteer)
    [link] = Linker(gazetteer, lexicon.rules).link([PlaceName(lexicon.places(name))])
    assert link.entry is not None
    assert link.entry.number == geonames_id


def test_a_place_has_what_findings_need(gazetteer: Gazetteer) -> None:
    place = gazetteer.entry(3094802).place()
    assert place is not None
    assert (place.name, place.kind, place.country) == ("Kraków", "city", "PL")
    assert place.population > 700_000
    assert (round(place.latitude), round(place.longitude)) == (50, 20)
    assert dict(place.names)["de"] == "Krakau"


def test_exact_spelling_goes_before_folded_spelling(gazetteer: Gazetteer) -> None:
    assert all(candidate.exact for candidate in gazetteer.candidates("Łódź")[:1])
    assert not any(candidate.exact for candidate in gazetteer.candidates("Lôdz"))


def test_the_gazetteer_knows_no_ordinary_words_as_names_of_several_words(gazetteer: Gazetteer) -> None:
    assert gazetteer.longest("Frankfurt") > 1
    assert gazetteer.longest("Miszalski") == 1
