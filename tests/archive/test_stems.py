"""A word of a query finds its other forms: those of one word share a stem, in the spelling that folding leaves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.index.stems import stem, stemmed_languages
from archive.opening import Archive
from archive.search import FileSearcher
from extraction.folding import fold_words
from tests.archive.conftest import put
from tests.archive.material import press

FORMS = {
    "uk": [
        "картка картки картці картку карткою карток",
        "будинок будинку будинком будинки будинків будинками",
        "партнерство партнерства партнерством партнерству",
        "делегація делегації делегацію делегацією делегацій",
        "місто міста містом містами містах",
        "створення створенню створенням створень",
        "зустрілися зустрілась зустрілись",
        "діяльність діяльності діяльністю",
        "інтегруватися інтегрується інтегруються",
        "торгові торгова торгового торгових торговий",
        "президент президентові президентом",
        "використовує використовують використовували використовувати",
        "молодий молодого молодому молодими молоді",
    ],
    "pl": [
        "matka matki matce matkę matek",
        "rysunek rysunku rysunkiem rysunków",
        "burmistrz burmistrza burmistrzowi burmistrzów",
        "miasto miasta miastem",
    ],
    "cs": [
        "jednal jednala jednali",
        "studoval studovala studuje studovat",
        "starosta starosty starostou",
    ],
    "de": [
        "Bürgermeister Bürgermeisters Bürgermeistern",
        "Delegation Delegationen",
        "Besuch Besuche besucht besuchte besuchten",
        "stellen stellt stellte gestellt gestellte",
        "aufmachen aufgemacht aufzumachen",
        "zusammenarbeiten zusammenarbeitete zusammengearbeitet zusammenzuarbeiten",
        "Gesellschaft Gesellschaften",
    ],
}


@pytest.mark.parametrize(
    ("language", "line"), [(language, line) for language, lines in FORMS.items() for line in lines]
)
def test_the_forms_of_a_word_share_a_stem(language: str, line: str) -> None:
    assert len({stem(word, language) for word in fold_words(line)}) == 1


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("uk", "громада громадський міст міський час"),
        ("pl", "kot kara koszt"),
        ("cs", "sportovat sport škola"),
        ("de", "Nacht nach Gericht Rat Zug Geburt"),
    ],
)
def test_different_words_keep_different_stems(language: str, line: str) -> None:
    words = fold_words(line)
    assert len({stem(word, language) for word in words}) == len(words)


@given(st.text(alphabet="абвгдеиіоуьюяєнтклсabcdeiouwy", min_size=3, max_size=14), st.sampled_from(stemmed_languages()))
def test_nothing_is_left_without_a_stem(word: str, language: str) -> None:
    assert stem(word, language)


def test_stems_of_an_archive_follow_a_newer_stemmer(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as older:
        older.setattr("archive.index.terms.stem", lambda word, _: word)
        older.setattr("archive.index.terms.STEM_VERSION", 1)
        put(archive, press("Картка", "Картки лежать.", language="uk", source="a"))
    put(archive, press("Neu", "Etwas.", source="b"))
    searcher = FileSearcher(archive.connection)
    assert searcher.count(searcher.parse("картці")) == 1
