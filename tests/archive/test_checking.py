"""The check finds what was damaged, and nothing in an archive that is whole."""

from __future__ import annotations

from datetime import date

import pytest

from archive.checking import check
from archive.dump import dump
from archive.index.rebuilding import rebuild
from archive.index.refreshing import changing, refresh_entities
from archive.opening import Archive
from archive.search import FileSearcher
from archive.writing import Writer
from extraction.findings import Entity, Findings, Mention, Span
from tests.archive.conftest import put
from tests.archive.material import press, treaty, visit


def problems(archive: Archive) -> list[str]:
    return [problem.what for problem in check(archive)]


def test_an_archive_after_changes_and_late_articles_is_whole(small: Archive) -> None:
    put(small, visit(more="Nachtrag."), press("Alt", "Krakau", published=date(1950, 1, 1), source="x"))
    assert problems(small) == []


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        ("UPDATE originals SET content = x'00'", "an original is not what was imported"),
        ("UPDATE article_versions SET text = text || '.'", "a text is not what was imported"),
        ("UPDATE mentions SET ends = 99999 WHERE number = 0", "a finding lies outside its text (mentions)"),
        ("UPDATE quote_segments SET ends = 99999", "a finding lies outside its text (quotes)"),
        (
            "UPDATE archive_state SET value = 0 WHERE name = 'fold_version'",
            "the word index was made by another version",
        ),
        ("DELETE FROM facet_bitmaps WHERE kind = 'city'", "a count does not fit the articles"),
        ("INSERT INTO article_index (article_index) VALUES ('delete-all')", "the word index does not fit the articles"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM outlets", "a row points at nothing"),
    ],
)
def test_what_was_damaged_is_found(damage: str, what: str, small: Archive) -> None:
    small.connection.executescript(damage)
    found = problems(small)
    assert what in found
    assert all(problem.advice and problem.where for problem in check(small))


def test_a_rebuilt_index_finds_the_same_and_the_archive_says_the_same(small: Archive) -> None:
    searcher = FileSearcher(small.connection)
    before = list(dump(small)), [searcher.count(searcher.parse(line)) for line in ("krakau", "said:chor", "*austausch")]
    small.connection.execute("DELETE FROM facet_bitmaps")
    small.connection.execute("DELETE FROM index_stems")
    rebuild(small.connection)
    assert problems(small) == []
    searcher = FileSearcher(small.connection)
    after = list(dump(small)), [searcher.count(searcher.parse(line)) for line in ("krakau", "said:chor", "*austausch")]
    assert before == after


def test_the_dump_tells_archives_apart_by_what_they_say(archive: Archive) -> None:
    put(archive, visit())
    one = list(dump(archive))
    archive.connection.execute("UPDATE import_runs SET started = 'yesterday'")
    assert list(dump(archive)) == one
    archive.connection.execute("UPDATE mentions SET state = 'rejected' WHERE number = 0")
    assert list(dump(archive)) != one
    assert len({line.split(" ")[0] for line in one}) >= 12


def test_what_people_reject_in_one_article_leaves_counts_and_filters(small: Archive) -> None:
    connection = small.connection
    article = connection.execute("SELECT id FROM articles WHERE title LIKE 'Besuch%'").fetchone()[0]
    connection.execute("BEGIN")
    with changing(connection, [article]):
        connection.execute(
            "UPDATE mentions SET state = 'rejected' WHERE article_id = ? AND kind = 'person'", (article,)
        )
        connection.execute("UPDATE date_mentions SET state = 'rejected' WHERE article_id = ?", (article,))
        connection.execute("UPDATE quotes SET speaker_id = NULL WHERE article_id = ?", (article,))
    connection.execute("COMMIT")
    assert problems(small) == []
    searcher = FileSearcher(connection)
    assert [searcher.count(searcher.parse(line)) for line in ("person:wilk", "date:2024", "by:wilk")] == [1, 0, 0]


def test_entities_that_are_merged_and_parted_again_take_their_articles_with_them(small: Archive) -> None:
    connection = small.connection
    wilk, engel = (
        connection.execute("SELECT id FROM entities WHERE uid = ?", (uid,)).fetchone()[0]
        for uid in ("person-zofia-wilk", "person-moritz-engel")
    )
    articles = [row[0] for row in connection.execute("SELECT id FROM articles")]
    before = list(dump(small))
    for into, expected in ((wilk, [3, 3]), (None, [2, 1])):
        connection.execute("UPDATE entities SET merged_into = ? WHERE id = ?", (into, engel))
        refresh_entities(connection, [wilk, engel], articles)
        with changing(connection, articles):
            pass
        searcher = FileSearcher(connection)
        assert [searcher.count(searcher.parse(line)) for line in ("person:wilk", "person:engel")] == expected
        assert problems(small) == []
    assert list(dump(small)) == before


def test_an_entity_that_loses_its_last_mention_is_counted_no_more(small: Archive) -> None:
    connection = small.connection
    connection.execute("UPDATE mentions SET state = 'rejected' WHERE kind = 'organisation'")
    entity = connection.execute("SELECT id FROM entities WHERE kind = 'organisation'").fetchone()[0]
    refresh_entities(connection, [entity], [row[0] for row in connection.execute("SELECT id FROM articles")])
    assert problems(small) == []
    searcher = FileSearcher(connection)
    assert searcher.count(searcher.parse("has:organisation")) == 0


def test_a_new_extraction_replaces_findings_and_keeps_the_version(small: Archive) -> None:
    uid = small.connection.execute("SELECT uid FROM articles WHERE title LIKE 'Fünf%'").fetchone()[0]
    _, article, _ = treaty()
    findings = Findings("2", (Entity("person", "Chor Wesen"),),
                        (Mention(Span(0, 7), "person", 0, "Fünfzig", "name", 0.1, "test"),))  # fmt: skip
    writer = Writer(small)
    writer.begin_run("reindex")
    writer.replace_findings(uid, article, findings)
    writer.finish_run()
    query = "SELECT label, state FROM v_mentions WHERE article = ?"
    assert small.connection.execute(query, (uid,)).fetchall() == [("Chor Wesen", "found")]
    query = "SELECT version, extraction, published FROM articles WHERE uid = ?"
    assert small.connection.execute(query, (uid,)).fetchall() == [(1, "2", "2023-05-03")]
    assert problems(small) == []
    searcher = FileSearcher(small.connection)
    assert [searcher.count(searcher.parse(line)) for line in ("said:chor", "partnerschaft", 'person:"chor wesen"')] == [
        0,
        1,
        1,
    ]


def test_a_label_is_the_best_spelling_whichever_came_first(archive: Archive) -> None:
    for number, name in enumerate(("Lukasz Zak", "ŁUKASZ ŻAK", "Łukasz Żak", "Lukasz Żak")):
        put(archive, press(f"T{number}", f"{name} kam.", persons=[name], source=str(number)))
    assert archive.connection.execute("SELECT label FROM entities").fetchall() == [("Łukasz Żak",)]
