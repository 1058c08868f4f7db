"""What the pages of cities, persons, pairs and years read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pyroaring import BitMap

from archive import reading, saved_searches, snapshots, visits
from archive.errors import NotInArchiveError
from archive.opening import Archive, create
from archive.reading.sentences import sentence_around
from archive.search import FileSearcher, QueryError
from tests.archive.conftest import put
from tests.archive.material import press, visit

KRAKOW, LEIPZIG = "place-3094802", "place-2879139"


@pytest.fixture
def searcher(small: Archive) -> FileSearcher:
    return FileSearcher(small.connection)


def test_companions_are_those_named_in_most_articles_together_with_their_years(small: Archive) -> None:
    found = reading.companions(small, KRAKOW, "city")
    assert [(each.entity.label, each.together, each.years) for each in found] == [
        ("Leipzig", 2, {2023: 1, 2024: 1}), ("Kyiv", 1, {})]  # fmt: skip
    assert [each.entity.label for each in reading.companions(small, KRAKOW, "city", limit=1)] == ["Leipzig"]
    assert [each.entity.label for each in reading.companions(small, LEIPZIG, "person")] == [
        "Zofia Wilk",
        "Moritz Engel",
    ]
    with pytest.raises(NotInArchiveError):
        reading.companions(small, "place-1", "city")


def test_events_are_dates_of_articles_that_name_all_marked_where_the_sentence_does(small: Archive) -> None:
    old, new = reading.events(small, [KRAKOW, LEIPZIG])
    assert (old.date.edtf, old.together, old.text) == ("1973", False, "Die Verträge stammen aus dem Jahr 1973.")
    assert (new.date.edtf, new.together) == ("2024-11-18", True)
    assert new.text.startswith("Am 18. November 2024 empfing Stadtpräsidentin")
    assert new.text.endswith("Delegation in Krakau.")
    assert reading.events(small, [KRAKOW, "person-moritz-engel"], limit=1) == [old]
    assert reading.events(small, []) == []


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("Erster Satz. Am 3. Mai kam z. B. Dr. Wilk an. Dritter.", "Mai", "Am 3. Mai kam z. B. Dr. Wilk an."),
        ("Titel\n\nEr sagte: „Gut so!“ Dann ging er.", "ging", "Dann ging er."),
        ("Titel\n\nAbsatz ohne Punkt\nNoch einer", "ohne", "Absatz ohne Punkt"),
        ("Він прийшов. Потім пішов.", "пішов", "Потім пішов."),
    ],
)
def test_a_sentence_ends_where_its_signs_say(text: str, word: str, sentence: str) -> None:
    start = text.index(word)
    first, last = sentence_around(text, (start, start + len(word)))
    assert text[first:last] == sentence


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("Miasto zapłaci około 4 tys. zł. Drugie.", "Miasto", "Miasto zapłaci około 4 tys. zł."),
        ("Liczy na to, że w 2025 r. młodych będzie już 60. Zdaniem Wilka to mało.", "2025",
         "Liczy na to, że w 2025 r. młodych będzie już 60."),
        ("Zaprosił gości do Lipska na maj 2025 r. Gospodarz przyjął.", "2025",
         "Zaprosił gości do Lipska na maj 2025 r."),
        ("W 2025 r. Kraków zaprosił gości. Drugie.", "Kraków", "W 2025 r. Kraków zaprosił gości."),
    ],
)  # fmt: skip
def test_a_polish_sentence_runs_over_abbreviations_and_ends_after_those_that_a_capital_follows(
    text: str, word: str, sentence: str
) -> None:
    start = text.index(word)
    first, last = sentence_around(text, (start, start + len(word)), "pl")
    assert text[first:last] == sentence


def test_periods_are_counted_by_decade_year_month_and_day(small: Archive) -> None:
    def counted(within: str = "", **options: object) -> list[tuple[str, int, int]]:
        found = reading.periods(small, within=within, **options)  # type: ignore[arg-type]
        return [(each.period, each.articles, each.holdings) for each in found]

    assert counted() == [("197X", 1, 0), ("202X", 1, 2)]
    assert counted("202X") == [("2024", 1, 1)]
    assert counted("2024") == [("2024-11", 1, 1)]
    assert counted("2024-11") == [("2024-11-18", 1, 0)]
    assert counted("1973") == [("1973", 1, 0)]
    assert counted("202X", basis="published") == [("2023", 1, 1), ("2024", 1, 1)]
    assert counted("2024-11", basis="published") == [("2024-11-20", 1, 1)]
    assert counted(articles=BitMap([2])) == [("197X", 1, 0)]
    with pytest.raises(ValueError, match="no period: gestern"):
        counted("gestern")


def test_quotes_are_counted_paged_and_chosen_by_the_place_of_the_office(small: Archive) -> None:
    assert reading.count_quotes(small) == 3
    assert reading.count_quotes(small, by="unknown") == 1
    assert [quote.text for quote in reading.quotes(small, offset=1, limit=1)] == ["Das war schön."]
    assert [quote.speaker_label for quote in reading.quotes(small, office_place=KRAKOW)] == ["Zofia Wilk"]


def test_all_names_of_an_entity_come_with_language_and_kind(small: Archive) -> None:
    found = {(name.name, name.language, name.kind) for name in reading.names(small, KRAKOW)}
    assert {("Kraków", "", "preferred"), ("Krakauer", "de", "derived"), ("Krakowa", "pl", "inflected")} <= found
    assert reading.names(small, "nobody") == []


def test_what_came_in_since_the_last_visit_can_be_asked_for(small: Archive) -> None:
    assert visits.last_visit(small) is None
    first = visits.begin_visit(small)
    put(small, press("Neu", "Krakau", published=date(2025, 1, 1), source="neu"))
    assert visits.begin_visit(small) == first
    new = reading.articles_since(small, first)
    assert [hit.title for hit in FileSearcher(small.connection).hits(new.to_array())] == ["Neu"]
    uid = small.connection.execute("SELECT uid FROM articles WHERE title = 'Neu'").fetchone()[0]
    assert reading.ordinals_of(small, [uid, "x"]) == {uid: new[0]}


def test_saved_searches_count_what_is_new_since_they_were_opened(small: Archive, searcher: FileSearcher) -> None:
    saved_searches.save(small, "Krakau", "krakau")
    saved_searches.save(small, "Alles", "", pinned=True)
    with pytest.raises(QueryError):
        saved_searches.save(small, "kaputt", "(")
    put(small, press("Neu", "Krakau", published=date(2025, 1, 1), source="neu"), visit(more="Nachtrag."))

    def listed() -> list[tuple[str, int | None, int]]:
        return [(each.name, each.articles, each.new) for each in saved_searches.saved_searches(small, searcher)]

    assert listed() == [("Alles", 4, 2), ("Krakau", 4, 2)]
    saved_searches.mark_opened(small, "Krakau")
    assert listed() == [("Alles", 4, 2), ("Krakau", 4, 0)]
    saved_searches.save(small, "Alles", "leipzig")
    small.connection.execute("UPDATE saved_searches SET query = '(' WHERE name = 'Krakau'")
    assert listed() == [("Alles", 2, 0), ("Krakau", None, 0)]
    saved_searches.remove(small, "Alles")
    with pytest.raises(NotInArchiveError):
        saved_searches.remove(small, "Alles")


def test_a_result_can_be_kept_and_compared_with_what_is_found_later(small: Archive, searcher: FileSearcher) -> None:
    kept = snapshots.take(small, searcher, searcher.parse(" krakau  OR chor"))
    assert (kept.query, kept.articles) == ("krakau OR chor", 3)
    same = snapshots.compare(small, searcher, kept.uid[:6])
    assert (same.same, same.new, same.then) == (True, 0, kept)
    put(small, press("Neu", "Krakau", published=date(1980, 1, 1), source="neu"))
    changed = snapshots.compare(small, searcher, kept.uid)
    assert (changed.same, changed.new, changed.now.articles) == (False, 1, 4)
    assert snapshots.snapshots(small) == [kept]
    with pytest.raises(NotInArchiveError):
        snapshots.compare(small, searcher, "zz")


def test_two_archives_of_the_same_articles_give_the_same_snapshot(tmp_path: Path) -> None:
    hashes = set()
    for order in (1, -1):
        with create(tmp_path / f"{order}.db") as archive:
            put(archive, *[visit(), press("B", "Krakau", source="b")][::order])
            searcher = FileSearcher(archive.connection)
            hashes.add(snapshots.take(archive, searcher, searcher.parse("krakau")).uids_sha256)
    assert len(hashes) == 1
