"""Writing: nothing twice, nothing lost, and the same files give the same ids."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from archive.errors import ArchiveForbiddenError, ArchiveLockedError, DiskFullError
from archive.opening import Archive, create, open_archive
from archive.writing import Writer
from extraction.findings import Entity, Findings, Mention, Span
from tests.archive.conftest import put
from tests.archive.material import HALLE, KRAKOW, LEIPZIG, press, sha256, treaty, visit


def rows(archive: Archive, query: str, *values: object) -> list[Any]:
    return archive.connection.execute(query, values).fetchall()


def one(archive: Archive, query: str, *values: object) -> Any:
    return archive.connection.execute(query, values).fetchone()[0]


def assert_whole(archive: Archive) -> None:
    assert rows(archive, "PRAGMA integrity_check") == [("ok",)]
    assert rows(archive, "PRAGMA foreign_key_check") == []
    indexed = {ordinal for (ordinal,) in rows(archive, "SELECT rowid FROM article_index")}
    assert {ordinal for (ordinal,) in rows(archive, "SELECT ordinal FROM articles")} <= indexed


def test_the_same_files_again_change_nothing_and_say_so(archive: Archive) -> None:
    materials = [visit(), treaty()]
    assert put(archive, *materials) == ["new", "new"]
    before = rows(archive, "SELECT * FROM v_articles ORDER BY uid"), rows(archive, "SELECT * FROM mentions")
    revision = one(archive, "SELECT value FROM archive_state WHERE name = 'revision'")
    assert put(archive, *materials) == ["same", "same"]
    assert (rows(archive, "SELECT * FROM v_articles ORDER BY uid"), rows(archive, "SELECT * FROM mentions")) == before
    assert one(archive, "SELECT value FROM archive_state WHERE name = 'revision'") == revision
    assert rows(archive, "SELECT new, same, state FROM import_runs") == [(2, 0, "finished"), (0, 2, "finished")]
    assert rows(archive, "SELECT path, outcome FROM acquisitions WHERE run_id = 2") == [
        ("visit.md", "same"), ("texts/treaty.txt", "same")]  # fmt: skip


def test_a_changed_file_is_a_new_version_of_the_same_article_and_the_old_one_is_kept(archive: Archive) -> None:
    put(archive, visit(), treaty())
    uid = one(archive, "SELECT uid FROM articles WHERE title = 'Besuch in Krakau'")
    changed = press("Besuch in Leipzig", "Nora Feld kam nach Leipzig.", persons=["Nora Feld"], source="visit.md")
    assert put(archive, changed) == ["changed"]
    assert rows(archive, "SELECT uid, title, version FROM articles WHERE uid = ?", uid) == [
        (uid, "Besuch in Leipzig", 2)
    ]
    assert one(archive, "SELECT text FROM article_versions WHERE number = 1 ORDER BY id") == visit()[1].text
    assert one(archive, "SELECT text FROM v_articles WHERE uid = ?", uid) == changed[1].text
    assert {label for (label,) in rows(archive, "SELECT label FROM v_mentions WHERE article = ?", uid)} == {
        "Leipzig", "Nora Feld"}  # fmt: skip
    assert rows(archive, "SELECT * FROM v_quotes WHERE article = ?", uid) == []
    assert_whole(archive)
    assert put(archive, visit()) == ["changed"], "a file that goes back to what it was is a version of its own"
    assert one(archive, "SELECT count(*) FROM article_versions v JOIN articles a ON a.id = v.article_id"
               " WHERE a.uid = ?", uid) == 3  # fmt: skip
    assert one(archive, "SELECT count(*) FROM originals") == 3


def test_two_changes_in_one_batch_end_with_the_last(archive: Archive) -> None:
    versions = [visit(more=more) for more in ("", "Erste Fassung.", "Zweite Fassung.")]
    assert put(archive, *versions) == ["new", "changed", "changed"]
    assert one(archive, "SELECT text FROM v_articles") == versions[-1][1].text
    assert one(archive, "SELECT count(*) FROM quotes") == 2
    assert one(archive, "SELECT count(*) FROM article_versions") == 3
    assert_whole(archive)


def test_a_copy_at_another_path_is_a_duplicate_and_logged(archive: Archive) -> None:
    assert put(archive, visit(), visit(source="copy/visit.md")) == ["new", "duplicate"]
    assert one(archive, "SELECT count(*) FROM articles") == 1
    assert rows(archive, "SELECT path, outcome, article_id FROM acquisitions") == [
        ("visit.md", "new", 1), ("copy/visit.md", "duplicate", 1)]  # fmt: skip


def test_an_older_and_a_newer_copy_of_one_page_can_be_imported_again_and_again(archive: Archive) -> None:
    address = "https://stadt.example/besuch"
    older = press("Besuch", "Alt.", url=address, source="1.html")
    newer = press("Besuch", "Neu.", url=address + "#oben", source="2.html")
    assert put(archive, older, newer) == ["new", "changed"]
    assert put(archive, older, newer) == ["same", "same"]
    assert put(archive, press("Besuch", "Alt.", url=address, source="3.html")) == ["duplicate"]
    assert one(archive, "SELECT text FROM v_articles") == "Besuch\n\nNeu."


def test_two_articles_from_one_original_are_not_duplicates(archive: Archive) -> None:
    table = b"title,text\nA,eins\nB,zwei\n"
    members = [
        press(title, text, source=f"a.csv!{title}", original=table) for title, text in (("A", "eins"), ("B", "zwei"))
    ]
    assert put(archive, *members) == ["new", "new"]
    assert put(archive, *members) == ["same", "same"]
    assert one(archive, "SELECT count(*) FROM originals") == 1


def test_originals_are_kept_byte_for_byte(archive: Archive) -> None:
    original = b"\xef\xbb\xbf# Besuch\r\n\r\n\x00\xff Text"
    put(archive, press("Besuch", "Text", original=original))
    assert rows(archive, "SELECT content, sha256, size FROM originals") == [(original, sha256(original), len(original))]


def test_a_known_file_is_recognised_without_reading_it(archive: Archive) -> None:
    put(archive, visit())
    writer = Writer(archive)
    writer.begin_run("import")
    digest = sha256(visit()[0].original)
    folder = archive.path.parent
    uid = one(archive, "SELECT uid FROM articles")
    assert writer.known(digest) == uid
    assert writer.known(sha256(b"")) is None
    here = writer.recognise(digest, path=str(folder / "visit.md"))
    copy = writer.recognise(digest, path=str(folder / "other.md"))
    assert (here.kind, copy.kind, copy.uid) == ("same", "duplicate", uid) if here and copy else False
    assert writer.recognise(sha256(b""), path=str(folder / "visit.md")) is None
    writer.finish_run()
    assert rows(archive, "SELECT same, duplicate FROM import_runs WHERE id = 2") == [(1, 1)]


def test_a_file_that_went_back_to_an_older_version_is_not_recognised(archive: Archive) -> None:
    put(archive, visit())
    put(archive, visit(more="Nachtrag."))
    assert Writer(archive).recognise(sha256(visit()[0].original), path=str(archive.path.parent / "visit.md")) is None


def test_rejected_files_are_logged_with_the_reason(archive: Archive) -> None:
    writer = Writer(archive)
    writer.begin_run("import x")
    writer.reject(str(archive.path.parent / "scan.pdf"), "no text layer")
    writer.reject("/elsewhere/b.bin", "not text", b"\x00\x01")
    writer.finish_run()
    assert rows(archive, "SELECT path, outcome, reason FROM acquisitions") == [
        ("scan.pdf", "rejected", "no text layer"), ("/elsewhere/b.bin", "rejected", "not text")]  # fmt: skip
    assert rows(archive, "SELECT content FROM originals") == [(b"\x00\x01",)]
    assert one(archive, "SELECT rejected FROM import_runs") == 2


def test_two_archives_made_from_the_same_files_agree_on_every_uid(tmp_path: Path) -> None:
    found = []
    for name, order in (("one", 1), ("other", -1)):
        (tmp_path / name).mkdir()
        with create(tmp_path / name / "archive.db") as archive:
            put(archive, *[visit(), treaty(), press("C", "d", url="https://x.example/1")][::order])
            found.append(
                [rows(archive, f"SELECT uid FROM {table} ORDER BY uid") for table in ("articles", "entities", "quotes")]
                + [rows(archive, "SELECT uid, ordinal FROM articles ORDER BY uid")]
            )
    assert found[0] == found[1]


def test_the_same_articles_at_a_fixed_time_give_the_same_file_byte_for_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    for name in ("one.db", "other.db"):
        with create(tmp_path / name) as archive:
            put(archive, visit(), treaty())
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "other.db").read_bytes()


def test_a_place_is_one_by_its_id_and_a_person_one_by_the_folded_name(archive: Archive) -> None:
    put(archive, visit(), treaty(), press("Wahl", "ZOFIA WILK in Cracow", persons=["ZOFIA WILK"], source="c.txt"))
    assert rows(archive, "SELECT uid, label, disambiguation FROM entities WHERE kind = 'place' ORDER BY uid") == [
        ("place-2879139", "Leipzig", "DE"), ("place-3094802", "Kraków", "PL")]  # fmt: skip
    assert rows(archive, "SELECT uid FROM entities WHERE kind = 'person' ORDER BY uid") == [
        ("person-moritz-engel",), ("person-zofia-wilk",)]  # fmt: skip
    names = rows(archive, "SELECT n.name, n.kind FROM entity_names n JOIN entities e ON e.id = n.entity_id"
                 " WHERE e.uid = 'place-3094802' AND n.kind <> 'variant' ORDER BY n.name, n.kind")  # fmt: skip
    assert ("Kraków", "preferred") in names
    assert ("Krakauer", "derived") in names
    assert rows(archive, "SELECT DISTINCT kind FROM entity_names WHERE name = 'Wilk'") == [("short",)]
    assert rows(archive, "SELECT scheme, value FROM entity_identifiers WHERE value LIKE 'Q31%'") == [
        ("wikidata", "Q31487")]  # fmt: skip


def test_a_place_that_may_be_several_keeps_its_candidates_and_is_none_of_them(archive: Archive) -> None:
    document, article, _ = press("Halle", "Halle war voll.")
    findings = Findings("1", (Entity("place", "Halle", None, (HALLE, LEIPZIG)),),
                        (Mention(Span(0, 5), "place", 0, "Halle", "name", 0.4, "two candidates"),))  # fmt: skip
    put(archive, (document, article, findings))
    assert rows(archive, "SELECT entity, label FROM v_mentions") == [("place--halle", "Halle")]
    assert rows(archive, "SELECT c.uid, rank FROM place_candidates p JOIN entities c ON c.id = p.candidate_id"
                " ORDER BY rank") == [("place-2911522", 0), ("place-2879139", 1)]  # fmt: skip


def test_all_findings_are_stored_with_the_words_they_point_at(archive: Archive) -> None:
    put(archive, visit())
    text = one(archive, "SELECT text FROM v_articles")
    for surface, starts, ends in rows(archive, "SELECT text, starts, ends FROM v_mentions"):
        assert text[starts:ends] == surface
    assert rows(archive, "SELECT edtf, earliest, grain FROM date_mentions") == [("2024-11-18", "2024-11-18", "day")]
    assert rows(archive, "SELECT text, speaker_label, office, office_place, basis FROM v_quotes ORDER BY text") == [
        ("Das war schön.", None, None, None, "unknown"),
        ("Wir wollen den Jugendaustausch stärken", "Zofia Wilk", "Stadtpräsidentin", "Kraków", "name"),
    ]
    assert rows(archive, "SELECT substr(a.text, s.starts + 1, s.ends - s.starts) FROM quote_segments s"
                " CROSS JOIN v_articles a ORDER BY s.quote_id") == [
        ("Wir wollen den Jugendaustausch stärken",), ("Das war schön.",)]  # fmt: skip
    assert rows(archive, "SELECT city_label, partner_label, articles FROM v_partnerships") == [("Leipzig", "Kraków", 1)]


def test_paths_are_stored_relative_to_the_archive_when_they_lie_below_it(archive: Archive) -> None:
    writer = Writer(archive)
    writer.begin_run("import")
    folder = archive.path.parent
    for path in (folder / "texts" / "a.txt", folder.parent / "b.txt", "https://x.example/c", folder / "d.zip!e/f.txt"):
        writer.reject(str(path), "test")
    writer.finish_run()
    assert [path for (path,) in rows(archive, "SELECT path FROM acquisitions")] == [
        "texts/a.txt", f"{folder.parent}/b.txt", "https://x.example/c", "d.zip!e/f.txt"]  # fmt: skip


def test_names_and_metadata_that_are_not_unicode_are_stored_and_stay_apart(archive: Archive) -> None:
    one_, other = (
        press("T", f"Text {name!r}", source=name, outlet="Bl\udce4tt") for name in ("b\udce4d.txt", "b\udcf6d.txt")
    )
    assert put(archive, one_, other) == ["new", "new"]
    assert put(archive, one_, other) == ["same", "same"]
    assert {source for (source,) in rows(archive, "SELECT source FROM v_articles")} == {
        "b\\udce4d.txt",
        "b\\udcf6d.txt",
    }
    writer = Writer(archive)
    writer.begin_run("import")
    writer.reject("x\udcff", "not \udcff text")
    writer.finish_run()
    assert rows(archive, "SELECT reason FROM acquisitions WHERE outcome = 'rejected'") == [("not \\udcff text",)]


def test_times_come_from_source_date_epoch_where_it_is_set(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    put(archive, visit())
    assert rows(archive, "SELECT started, finished FROM import_runs") == [("1970-01-02T00:00:00Z",) * 2]


def test_articles_are_numbered_by_date_and_late_ones_after_them_until_they_are_many(archive: Archive) -> None:
    def numbered() -> list[str]:
        return [title for (title,) in rows(archive, "SELECT title FROM articles ORDER BY ordinal")]

    days = [press(f"{day}", "x", published=date(2020, 1, 1 + day % 28), source=f"{day}.txt") for day in range(28)]
    put(archive, *reversed(days), press("undated", "x", source="u.txt"))
    assert numbered() == ["undated", *(str(day) for day in range(28))]
    many = [
        press(f"n{day}", "x", published=date(2021, 1 + day // 28, 1 + day % 28), source=f"n{day}") for day in range(100)
    ]
    put(archive, *many)
    put(archive, press("late", "x", published=date(1990, 1, 1), source="late.txt"))
    assert numbered()[-2:] == ["n99", "late"], "one late article is no reason to number all anew"
    put(archive, *[press(f"l{day}", "x", published=date(1991, 1, 1 + day), source=f"l{day}") for day in range(5)])
    assert numbered()[:4] == ["undated", "late", "l0", "l1"]
    assert_whole(archive)


def test_a_batch_that_cannot_be_written_still_waits(archive: Archive) -> None:
    writer = Writer(archive)
    writer.begin_run("import")
    archive.connection.execute("PRAGMA busy_timeout = 10")
    with sqlite3.connect(archive.path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        writer.add(*visit(), path=str(archive.path.parent / "visit.md"))
        with pytest.raises(ArchiveLockedError):
            writer.commit()
        other.execute("ROLLBACK")
    other.close()
    assert writer.waiting == 1
    writer.finish_run()
    assert one(archive, "SELECT count(*) FROM articles") == 1
    assert_whole(archive)


def test_a_full_disk_is_said_in_one_sentence_and_loses_nothing(archive: Archive) -> None:
    put(archive, visit())
    pages = one(archive, "PRAGMA page_count")
    archive.connection.execute(f"PRAGMA max_page_count = {pages + 3}")
    writer = Writer(archive)
    writer.begin_run("import")
    large = press("Lang", "Krakau und Leipzig. " * 20_000, source="lang.txt")
    writer.add(*large, path=str(archive.path.parent / "lang.txt"))
    with pytest.raises(DiskFullError, match="the disk is full"):
        writer.commit()
    assert_whole(archive)
    assert one(archive, "SELECT count(*) FROM articles") == 1
    archive.connection.execute("PRAGMA max_page_count = 1000000")
    writer.finish_run()
    assert one(archive, "SELECT count(*) FROM articles") == 2
    assert_whole(archive)


def test_two_imports_at_once_do_not_write_anything_twice(archive: Archive) -> None:
    with open_archive(archive.path, write=True) as second:
        writers = [Writer(archive), Writer(second)]
        for writer in writers:
            writer.begin_run("import")
        for step in range(3):
            for number, writer in enumerate(writers):
                writer.add(*visit(), path=str(archive.path.parent / "visit.md"))
                own = press(
                    "Neu", f"Zofia Wilk {number} {step} Kyjiw", persons=["Zofia Wilk"], source=f"{number}{step}"
                )
                writer.add(*own, path=str(archive.path.parent / own[0].source))
            for writer in writers:
                writer.commit()
        for writer in writers:
            writer.finish_run()
    assert one(archive, "SELECT count(*) FROM articles") == 7
    assert rows(archive, "SELECT sum(new), sum(same) FROM import_runs") == [(7, 5)]
    assert_whole(archive)


def test_a_writer_needs_an_archive_that_is_open_for_writing(archive: Archive) -> None:
    with open_archive(archive.path) as reader, pytest.raises(ArchiveForbiddenError):
        Writer(reader)


KILLED = """
import sys
from pathlib import Path
from archive.opening import open_archive
from archive.writing import Writer
from tests.archive.material import press
archive = open_archive(Path(sys.argv[1]), write=True)
writer = Writer(archive)
writer.begin_run("import")
for number in range(150):
    writer.add(*press(f"Artikel {number}", f"Krakau und Leipzig {number}. " * 50, source=f"{number}.txt"),
               path=f"{sys.argv[1]}.d/{number}.txt")
    if number % 10 == 9:
        writer.commit()
        print(number, flush=True)
writer.finish_run()
archive.close()
"""


@pytest.mark.parametrize("milliseconds", [0, 30])
def test_an_import_that_is_killed_leaves_a_whole_archive_and_the_next_one_completes_it(
    milliseconds: int, tmp_path: Path
) -> None:
    path = tmp_path / "archive.db"
    create(path).close()
    command: list[str | Path] = [sys.executable, "-c", KILLED, path]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(milliseconds / 1000)
        process.send_signal(signal.SIGKILL)
    with open_archive(path) as archive:
        assert_whole(archive)
        done = one(archive, "SELECT count(*) FROM articles")
        assert 10 <= done < 150
        assert done % 10 == 0
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    with open_archive(path) as archive:
        assert_whole(archive)
        assert one(archive, "SELECT count(*) FROM articles") == 150
        assert rows(archive, "SELECT new, same FROM import_runs")[-1] == (150 - done, done)
        assert one(archive, "SELECT count(*) FROM article_index WHERE article_index MATCH 'krakau'") == 150
        assert KRAKOW.name in [label for (label,) in rows(archive, "SELECT label FROM entities")]
