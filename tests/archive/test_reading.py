"""Reading: what was found comes back as records, with its place in the text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyroaring import BitMap

from archive import reading
from archive.errors import NotInArchiveError
from archive.index.date_order import DateOrder
from archive.opening import Archive, create
from archive.reading.timeline import surroundings
from archive.writing import Writer
from tests.archive.conftest import put
from tests.archive.material import press, visit


def uid_of(archive: Archive, title: str) -> str:
    return str(archive.connection.execute("SELECT uid FROM articles WHERE title = ?", (title,)).fetchone()[0])


def test_an_article_comes_back_with_everything_found_in_it(small: Archive) -> None:
    uid = uid_of(small, "Besuch in Krakau")
    record = reading.article(small, uid[:6])
    document, article, _ = visit()
    assert (record.uid, record.title, record.text, record.source) == (uid, article.title, article.text, document.source)
    assert (record.published, record.published_basis, record.outlet) == ("2024-11-20", "text", "Stadt Leipzig")
    assert (record.version, record.versions) == (1, 1)
    for mention in record.mentions:
        assert record.text[slice(*mention.span)] == mention.text
    assert [entity.label for entity in record.entities] == ["Kraków", "Zofia Wilk", "Leipzig", "Verein Brücke"]
    assert [(d.text, d.edtf, d.earliest) for d in record.dates] == [("18. November 2024", "2024-11-18", "2024-11-18")]
    first, second = record.quotes
    assert record.text[slice(*first.segments[0])] == first.text == "Wir wollen den Jugendaustausch stärken"
    assert (first.speaker, first.speaker_label, first.office) == (
        "person-zofia-wilk", "Zofia Wilk", "Stadtpräsidentin, Kraków")  # fmt: skip
    assert (second.speaker, second.speaker_label, second.basis) == (None, "", "unknown")
    assert [(office.title, office.place_label, office.evidence_text) for office in record.offices] == [
        ("Stadtpräsidentin", "Kraków", "Stadtpräsidentin")]  # fmt: skip


def test_an_uid_that_fits_no_article_or_several_is_said(small: Archive) -> None:
    with pytest.raises(NotInArchiveError, match="there is no such article: zzzz"):
        reading.article(small, "zzzz")
    with pytest.raises(NotInArchiveError, match="at least four characters"):
        reading.article(small, "")
    small.connection.execute("UPDATE articles SET uid = 'abcd' || id")
    with pytest.raises(NotInArchiveError, match="several articles"):
        reading.article(small, "abcd")


def test_quotes_come_newest_first_and_can_be_asked_for_by_speaker(small: Archive) -> None:
    assert [quote.text for quote in reading.quotes(small)] == [
        "Wir wollen den Jugendaustausch stärken", "Das war schön.", "Es begann mit einem Chor."]  # fmt: skip
    assert [quote.speaker_label for quote in reading.quotes(small, by="wilk")] == ["Zofia Wilk"]
    assert [quote.text for quote in reading.quotes(small, by="person-moritz-engel")] == ["Es begann mit einem Chor."]
    assert [quote.text for quote in reading.quotes(small, by="unknown")] == ["Das war schön."]
    assert reading.quotes(small, type="indirect") == []
    assert len(reading.quotes(small, limit=2)) == 2
    assert reading.quotes(small, articles=BitMap()) == []
    with pytest.raises(NotInArchiveError, match="Nobody"):
        reading.quotes(small, by="Nobody")


def test_entities_come_with_counts_names_and_when_they_were_named(small: Archive) -> None:
    cities = reading.entities(small, "city")
    assert [(city.label, city.articles) for city in cities] == [("Kraków", 3), ("Leipzig", 2), ("Kyiv", 1)]
    krakow = cities[0]
    assert krakow.uid == "place-3094802"
    assert krakow.names[0] == "Kraków"
    assert "Krakau" in krakow.names
    assert krakow.identifiers == {"geonames": "3094802", "wikidata": "Q31487"}
    assert (krakow.first, krakow.last) == ("2023-05-03", "2024-11-20")
    assert [person.label for person in reading.entities(small, "person")] == ["Zofia Wilk", "Moritz Engel"]
    assert [person.label for person in reading.entities(small, "person", name="ENG")] == ["Moritz Engel"]
    assert [place.label for place in reading.entities(small, "place", name="Cracow", limit=5)] == []
    assert len(reading.entities(small, "organisation", limit=0)) == 0


def test_an_entity_is_found_by_uid_or_by_any_of_its_names(small: Archive) -> None:
    assert reading.entity(small, "place-3094802") == reading.entity(small, "KRAKAU") == reading.entity(small, "Krakow")
    assert reading.entity(small, "wilk").label == "Zofia Wilk"
    with pytest.raises(NotInArchiveError, match="there is no such name"):
        reading.entity(small, "Nirgendwo")
    put(small, press("Zwei", "Karl Wilk kam.", persons=["Karl Wilk"], source="zwei.txt"),
        press("Drei", "Karl Wilk und wieder Wilk.", persons=["Karl Wilk"], source="drei.txt"))  # fmt: skip
    with pytest.raises(NotInArchiveError, match="several have that name: Wilk: give one of person-"):
        reading.entity(small, "Wilk")


def test_offices_come_with_their_evidence(small: Archive) -> None:
    (office,) = reading.offices(small, person="person-zofia-wilk")
    assert (office.title, office.place, office.place_label) == ("Stadtpräsidentin", "place-3094802", "Kraków")
    assert reading.offices(small, place="place-3094802") == [office]
    assert reading.offices(small, person="person-moritz-engel") == []


def test_the_timeline_is_in_the_order_of_the_dates_named(small: Archive) -> None:
    assert [(entry.date.edtf, entry.title) for entry in reading.timeline(small)] == [
        ("1973", "Fünfzig Jahre Partnerschaft"), ("2024-11-18", "Besuch in Krakau")]  # fmt: skip
    assert [entry.date.edtf for entry in reading.timeline(small, since="1973-07-01", until="1999-12-31")] == ["1973"]
    assert [entry.date.edtf for entry in reading.timeline(small, articles=BitMap([3]))] == ["2024-11-18"]
    (entry,) = reading.timeline(small, limit=1)
    assert "stammen aus dem Jahr 1973. Moritz Engel" in entry.context


def test_surroundings_stay_within_the_paragraph_and_between_words() -> None:
    assert surroundings("Titel\n\nAm 3. Mai kamen alle.\n\nEnde", 10, 16) == "Am 3. Mai kamen alle."
    words = "wort " * 60
    around = surroundings(words, 150, 154)
    assert around.startswith("… wort")
    assert around.endswith("wort …")


def test_statistics_and_the_log_of_imports(small: Archive) -> None:
    counts = reading.statistics(small)
    assert (counts.articles, counts.cities, counts.persons, counts.quotes, counts.quotes_of_unknown) == (3, 3, 2, 3, 1)
    assert (counts.first, counts.last, counts.languages) == ("2023-05-03", "2024-11-20", {"de": 2, "pl": 1})
    writer = Writer(small)
    run = writer.begin_run("import again")
    writer.reject("x.pdf", "no text")
    writer.finish_run(interrupted=True)
    newest, oldest = reading.import_runs(small)
    assert (newest.command, newest.state, newest.rejected, oldest.new) == ("import again", "interrupted", 1, 3)
    assert [entry.reason for entry in reading.acquisitions(small, run=run)] == ["no text"]
    assert len(reading.acquisitions(small, outcome="new")) == 3


def test_empty_archives_can_be_read(archive: Archive) -> None:
    assert reading.entities(archive, "city") == []
    assert reading.quotes(archive) == []
    assert reading.timeline(archive) == []
    assert reading.statistics(archive) == replace(reading.statistics(archive), articles=0, first="", revision=0)


@settings(max_examples=20, deadline=None)
@given(batches=st.lists(st.lists(st.integers(0, 40), min_size=1, max_size=6), min_size=1, max_size=6), data=st.data())
def test_any_set_of_articles_comes_newest_first_however_late_they_came(
    batches: list[list[int]], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with create(tmp_path_factory.mktemp("order") / "archive.db") as archive:
        writer = Writer(archive)
        writer.begin_run("import")
        number = 0
        for batch in batches:
            for day in batch:
                published = date.fromordinal(date(2020, 1, 1).toordinal() + day) if day else None
                writer.add(*press(str(number), "x", published=published, source=str(number)), path=str(number))
                number += 1
            writer.commit()
        rows = archive.connection.execute(
            "SELECT ordinal FROM articles ORDER BY coalesce(published_from, '') DESC, uid DESC"
        ).fetchall()
        expected = [ordinal for (ordinal,) in rows]
        chosen = data.draw(st.sets(st.sampled_from(expected), min_size=1))
        expected = [ordinal for ordinal in expected if ordinal in chosen]
        order = DateOrder(archive.connection)
        assert list(order.newest(BitMap(chosen))) == expected
        limit = data.draw(st.integers(1, 5))
        pages: list[int] = []
        while page := list(order.newest(BitMap(chosen), before=pages[-1] if pages else None, limit=limit)):
            pages.extend(page)
        assert pages == expected
