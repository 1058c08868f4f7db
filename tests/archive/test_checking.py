"""The check finds what was damaged, and nothing in an archive that is whole."""

from __future__ import annotations

from datetime import date

import pytest

from archive.checking import check
from archive.dump import dump
from archive.index.rebuilding import rebuild
from archive.index.refreshing import apply_changed_names, changing, prepare_names
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
        ("UPDATE found_mentions SET ends = 99999 WHERE number = 0", "a finding lies outside its text (mentions)"),
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
    archive.connection.execute("INSERT INTO decided_mentions SELECT id, 0, NULL, 'rejected' FROM articles")
    assert list(dump(archive)) != one
    assert len({line.split(" ")[0] for line in one}) >= 12


def test_what_people_reject_in_one_article_leaves_counts_and_filters(small: Archive) -> None:
    connection = small.connection
    article = connection.execute("SELECT id FROM articles WHERE title LIKE 'Besuch%'").fetchone()[0]
    connection.execute("BEGIN")
    with changing(connection, [article]):
        connection.execute("UPDATE date_mentions SET state = 'rejected' WHERE article_id = ?", (article,))
        connection.execute("UPDATE quotes SET speaker_id = NULL WHERE article_id = ?", (article,))
    connection.execute("COMMIT")
    assert problems(small) == []
    searcher = FileSearcher(connection)
    assert [searcher.count(searcher.parse(line)) for line in ("date:2024", "by:wilk")] == [0, 0]


def test_names_that_articles_lose_and_gain_are_counted_and_filtered_anew(small: Archive) -> None:
    connection = small.connection
    searcher = FileSearcher(connection)
    links = connection.execute(
        "SELECT x.* FROM article_entities x JOIN entities e ON e.id = x.entity_id WHERE e.kind = 'organisation'"
    ).fetchall()
    before = list(dump(small))
    having = searcher.count(searcher.parse("has:organisation"))
    for statement, sign, expected in (
        (("INSERT INTO decided_mentions SELECT article_id, number, entity_id, 'rejected' FROM found_mentions"
          " WHERE kind = 'organisation'"), -1, 0),
        ("DELETE FROM decided_mentions", 1, having),
    ):  # fmt: skip
        connection.execute("BEGIN")
        connection.execute(statement)
        assert "the count of a name does not fit the article" in problems(small)
        prepare_names(connection)
        changes = [(entity, article, sign * mentions) for entity, article, mentions in links]
        connection.executemany("INSERT INTO temp.changed_names VALUES (?, ?, ?)", changes)
        apply_changed_names(connection)
        connection.execute("COMMIT")
        assert problems(small) == []
        searcher = FileSearcher(connection)
        assert searcher.count(searcher.parse("has:organisation")) == expected
    assert having > 0
    assert list(dump(small)) == before


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
