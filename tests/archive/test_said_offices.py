"""What somebody says who is only called by an office is found by that office, and asked about sensibly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from archive.decisions.making import decide
from archive.decisions.review import ReviewItem, review_queue
from archive.opening import Archive, create, open_archive
from archive.reading import entities, quotes
from archive.records import QuoteRecord
from archive.search import FileSearcher
from extraction.document import Document, Publication
from extraction.extractor import Extractor
from tests.archive.conftest import put
from tests.archive.decisions.conftest import AUTHOR
from tests.archive.material import Material

ANNOUNCED = {
    "de": "Die Krakauer Stadtpräsidentin erklärte: „Wir freuen uns auf den Besuch im Mai.“",
    "pl": "„Młodzież z obu miast spotka się w maju” – zapowiedział prezydent miasta. Tak było w ratuszu.",
    "uk": "«Ми раді вітати гостей у ратуші», — заявив міський голова Львова.",
    "en": "“We are proud of this partnership,” said the Lord Mayor of Birmingham.",
    "fr": "« Nous sommes fiers de ce jumelage », a déclaré le maire.",
    "cs": "„Těšíme se na další spolupráci,“ uvedla primátorka Brna.",
    "it": "«Siamo orgogliosi di questo gemellaggio», ha dichiarato la sindaca di Bologna.",
    "es": "«Estamos orgullosos de este hermanamiento», declaró el alcalde de Zaragoza.",
}
OFFICES = {
    "de": "Stadtpräsidentin, Kraków", "pl": "prezydent miasta", "uk": "міський голова, Lviv",
    "en": "lord mayor, Birmingham", "fr": "maire", "cs": "primátorka, Brno", "it": "sindaca, Bologna",
    "es": "alcalde, Zaragoza",
}  # fmt: skip


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def found_in(extractor: Extractor, text: str, day: date, language: str = "de") -> Material:
    source = f"{day}-{abs(hash(text))}.txt"
    when = Publication(day.isoformat(), day.isoformat(), day, day, "text")
    document = Document("Rathaus", text, text.encode(), "text/plain", source, language, when)
    return document, *extractor.extract(document)


@pytest.fixture(scope="module")
def announcements(extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    create(path := tmp_path_factory.mktemp("said") / "archive.db").close()
    with open_archive(path, write=True) as archive:
        put(archive, *(found_in(extractor, text, date(2024, 3, 14), code) for code, text in ANNOUNCED.items()))
        yield archive


def by(archive: Archive, line: str) -> list[QuoteRecord]:
    searcher = FileSearcher(archive.connection)
    return quotes(archive, rows=searcher.quotes(searcher.parse(line)))


def test_a_quote_keeps_the_office_that_its_speaker_is_called_by(announcements: Archive) -> None:
    shown = {quote.office for quote in quotes(announcements) if quote.speaker is None}
    assert shown == set(OFFICES.values())


@pytest.mark.parametrize("line", ["by:mayor", "by:Oberbürgermeister", "by:prezydent"])
def test_an_office_in_any_language_finds_what_its_unnamed_holders_say(announcements: Archive, line: str) -> None:
    assert {quote.office for quote in by(announcements, line)} == set(OFFICES.values())
    assert len(FileSearcher(announcements.connection).list(FileSearcher(announcements.connection).parse(line))) == 8


def test_the_quotes_of_those_in_office_in_a_city_hold_those_of_the_unnamed(announcements: Archive) -> None:
    [krakow] = [city.uid for city in entities(announcements, "city") if city.label == "Kraków"]
    assert [quote.office for quote in quotes(announcements, office_place=krakow)] == ["Stadtpräsidentin, Kraków"]


def ask(archive: Archive) -> list[ReviewItem]:
    return review_queue(archive, "speaker")


def labels(item: ReviewItem) -> list[str]:
    return [str(choice.label) for choice in item.others]


OFFICIAL = "Leipzigs Oberbürgermeisterin Klara Venn empfing Gäste im Neuen Rathaus."
ALONE = "Die Oberbürgermeisterin von Leipzig erklärte: „Wir bauen die Brücke gemeinsam.“"


def test_the_holder_whom_other_articles_tell_of_is_proposed_with_the_reason(
    archive: Archive, extractor: Extractor
) -> None:
    other = "Der Krakauer Stadtpräsident Marek Dolny kam mit dem Zug."
    put(
        archive,
        found_in(extractor, OFFICIAL, date(2023, 6, 1)),
        found_in(extractor, f"{other} {ALONE}", date(2024, 3, 14)),
    )
    [item] = ask(archive)
    assert str(item.yes.label) == "Klara Venn"
    assert str(item.why) == "Klara Venn holds it in an article of 2023-06-01: Oberbürgermeisterin, Leipzig"
    decide(archive, *item.yes.proposals, author=AUTHOR)
    assert ask(archive) == []
    assert [quote.speaker_label for quote in by(archive, "by:mayor")] == ["Klara Venn"]


@pytest.mark.parametrize(
    ("elsewhere", "day"),
    [
        ("Leipzigs Oberbürgermeister Jonas Venn empfing Gäste.", date(2023, 6, 1)),
        ("Hannovers Oberbürgermeisterin Klara Venn empfing Gäste.", date(2023, 6, 1)),
        ("Leipzigs Kulturdezernentin Klara Venn empfing Gäste.", date(2023, 6, 1)),
        (OFFICIAL, date(2011, 6, 1)),
        (f"{OFFICIAL} Vor ihr war Leipzigs Oberbürgermeisterin Ines Thal im Amt.", date(2023, 6, 1)),
    ],
    ids=["another sex", "another city", "another office", "long before", "two of them"],
)
def test_nobody_is_proposed_whom_the_office_does_not_mean_for_certain(
    archive: Archive, extractor: Extractor, elsewhere: str, day: date
) -> None:
    here = f"Der Krakauer Stadtpräsident Marek Dolny kam. Mit ihm reiste Anna Feld. {ALONE}"
    put(archive, found_in(extractor, elsewhere, day), found_in(extractor, here, date(2024, 3, 14)))
    [item] = ask(archive)
    assert str(item.yes.label) == "nobody who is named"
    assert str(item.question) == "Oberbürgermeisterin, Leipzig, not named: is it unknown who said this?"
    people = [label for label in labels(item) if label in {"Marek Dolny", "Anna Feld"}]
    assert people == ["Anna Feld", "Marek Dolny"], "who cannot be meant comes last"


def test_what_several_people_say_is_put_to_none_of_them(archive: Archive, extractor: Extractor) -> None:
    text = "Anna Feld kam mit dem Zug. „Das Fest war ein großer Erfolg“, sagten die Veranstalter."
    put(archive, found_in(extractor, text, date(2024, 3, 14)))
    [item] = ask(archive)
    assert (str(item.yes.label), labels(item)[0]) == ("nobody who is named", "Anna Feld")
