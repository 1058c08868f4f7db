"""Opening and making archive files: what is refused, in which words, and that reading leaves no trace."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from archive import connections, errors, schema
from archive.held_file import HeldFile
from archive.opening import create, open_archive
from archive.schema import migrating

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "archive.db"
    create(file).close()
    return file


def as_nobody(work: Callable[[], str], folder: Path) -> str:
    """Runs something in a child process that is not root, and gives back the sentence it returns."""
    for place in (folder, *folder.parents):
        if place.stat().st_uid == os.getuid() and place != Path("/"):
            place.chmod(place.stat().st_mode | 0o055)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setuid(NOBODY)
            answer = work()
        except BaseException as error:  # noqa: BLE001 - the child says it all to its parent
            answer = f"{type(error).__name__}: {error}"
        os.write(writer, answer.encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as file:
        return file.read().decode()


def outcome_of_opening(path: Path, *, write: bool = False) -> str:
    with open_archive(path, write=write) as archive:
        return f"{archive.connection.execute('SELECT count(*) FROM articles').fetchone()[0]} articles"


def test_a_new_archive_is_a_complete_file_that_stands_alone(path: Path) -> None:
    assert [file.name for file in path.parent.iterdir()] == ["archive.db"]
    with open_archive(path) as archive:
        assert archive.read_only
        assert archive.migrated_from is None
        assert archive.connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert archive.connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


_OPEN_AND_CLOSE = """
import pathlib, sys
from archive.opening import open_archive
open_archive(pathlib.Path(sys.argv[1]), write=True).close()
"""


def test_another_process_cannot_take_the_log_from_under_an_open_archive(path: Path) -> None:
    reader, writer = open_archive(path), open_archive(path, write=True)
    open_archive(path).close()
    open_archive(path, write=True).close()
    subprocess.run([sys.executable, "-c", _OPEN_AND_CLOSE, path], check=True)
    assert path.with_name("archive.db-wal").exists()
    writer.connection.execute("CREATE TABLE witness(word)")
    writer.close()
    reader.close()
    with open_archive(path) as archive:
        assert archive.connection.execute("SELECT count(*) FROM witness").fetchone() == (0,)
    assert [file.name for file in path.parent.iterdir()] == ["archive.db"]


def test_a_file_is_held_once_and_until_the_last_has_released_it(path: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    holders = [HeldFile(path) for _ in range(3)]
    assert len(list(Path("/proc/self/fd").iterdir())) == before + 1
    for holder in holders[:2]:
        holder.release()
        holder.release()
    assert holders[2].head(6) == b"SQLite"
    holders[2].release()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    with pytest.raises(ValueError, match="released"):
        holders[2].head(6)


def test_the_schema_version_is_the_number_of_its_migrations(path: Path) -> None:
    assert len(list(Path(schema.__file__).parent.glob("*.sql"))) == schema.VERSION
    with open_archive(path) as archive:
        assert archive.connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


def test_every_table_is_strict_and_every_foreign_key_has_an_index(path: Path) -> None:
    with open_archive(path) as archive:
        query = archive.connection.execute
        shadows = ("sqlite_", "_sqlite_", "article_index", "quote_index", "index_trigrams")
        tables = [
            (name, strict)
            for _, name, kind, _, _, strict in query("PRAGMA table_list").fetchall()
            if kind == "table" and not name.startswith(shadows)
        ]
        assert len(tables) > 25
        for table, strict in tables:
            assert strict, table
            indexed = {
                query(f"PRAGMA index_info('{index[1]}')").fetchone()[2]
                for index in query(f"PRAGMA index_list('{table}')").fetchall()
            }
            indexed |= {column[1] for column in query(f"PRAGMA table_info('{table}')").fetchall() if column[5] == 1}
            for key in query(f"PRAGMA foreign_key_list('{table}')").fetchall():
                found = key[3] in indexed or (table, key[3]) in {
                    ("found_mentions", "entity_id"),  # looked up through article_entities
                    ("decided_mentions", "entity_id"),
                    ("decided_mentions", "number"),  # the second column of its primary key
                    ("index_stems", "term_id"),
                }
                assert found, (table, key[3])


def test_an_up_to_date_archive_opens_without_sqlite_utils(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from archive.opening import open_archive\n"
        "for write in (False, True): open_archive(Path(sys.argv[1]), write=write).close()\n"
        "sys.exit('sqlite_utils' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, path], check=False).returncode == 0


@pytest.mark.parametrize(
    ("make", "kind", "what"),
    [
        (lambda _: None, errors.ArchiveMissingError, "there is no such archive"),
        (lambda path: path.mkdir(), errors.NotAnArchiveError, "this is a folder"),
        (lambda path: path.touch(), errors.NotAnArchiveError, "the file is empty"),
        (lambda path: path.write_text("Liebe Gäste"), errors.NotAnArchiveError, "this is not an SQLite file"),
        (
            lambda path: path.write_bytes(b"SQLite format 3\0" + b"x" * 5000),
            errors.NotAnArchiveError,
            "this is no archive of jumelage",
        ),
        (
            lambda path: sqlite3.connect(path).executescript("CREATE TABLE x (y)").close(),
            errors.NotAnArchiveError,
            "this SQLite file belongs to another program",
        ),
    ],
)
@pytest.mark.parametrize("write", [False, True])
def test_what_is_no_archive_is_refused_in_one_sentence_and_left_alone(
    make: Callable[[Path], object], kind: type[errors.ArchiveError], what: str, write: bool, tmp_path: Path
) -> None:
    path = tmp_path / "archive.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(kind) as caught:
        open_archive(path, write=write)
    assert str(caught.value) == f"{what}: {path}: {caught.value.advice}"
    assert "\n" not in str(caught.value)
    assert caught.value.advice
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_newer_archive_is_refused_and_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(errors.ArchiveTooNewError, match="made by a newer jumelage"):
        open_archive(path, write=True)
    assert path.read_bytes() == before


def older(path: Path) -> bytes:
    connection = sqlite3.connect(path, isolation_level=None)
    migrating.migrate(connection, upto=2)
    connection.execute("INSERT INTO outlets (name, fold) VALUES ('Stadt Krakau', 'stadt krakau')")
    connection.close()
    return path.read_bytes()


def test_what_people_decided_about_names_is_the_same_in_an_archive_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    connection = sqlite3.connect(path, isolation_level=None)
    migrating.migrate(connection, upto=6)
    connection.executescript("""
        INSERT INTO articles (id, uid, title, language, language_basis, origin, version, revision)
          VALUES (1, 'a', 'A', 'de', 'declared', 'a', 1, 1);
        INSERT INTO surface_forms VALUES (1, 'Jung', 'jung');
        INSERT INTO entities (id, uid, kind, label, found_label)
          VALUES (1, 'person-jung', 'person', 'Jung', 'Jung'), (2, 'person-anna-jung', 'person', 'Anna Jung', 'Jung');
        INSERT INTO mentions VALUES (1, 0, 0, 4, 'person', 1, 1, 1, 'Jung', 'name', 0.9, 'why', 'found'),
          (1, 1, 5, 9, 'person', 1, 2, 1, 'Jung', 'name', 0.9, 'why', 'confirmed'),
          (1, 2, 10, 14, 'person', 1, 1, 1, 'Jung', 'name', 0.9, 'why', 'rejected'),
          (1, 3, 15, 19, 'person', 1, NULL, 1, 'Jung', 'name', 0.9, 'why', 'confirmed'),
          (1, 4, 20, 24, 'person', 1, 2, NULL, 'Jung', 'name', 0.9, 'why', 'added');
    """)
    columns = "SELECT number, starts, kind, surface_id, entity_id, found_entity_id, state FROM mentions ORDER BY 1"
    before = (
        connection.execute(columns).fetchall(),
        connection.execute("SELECT * FROM v_mentions ORDER BY starts").fetchall(),
    )
    connection.close()
    with open_archive(path, write=True) as archive:
        shown = archive.connection.execute
        assert (shown(columns).fetchall(), shown("SELECT * FROM v_mentions ORDER BY starts").fetchall()) == before
        assert shown("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("write", [False, True])
def test_an_older_archive_is_brought_up_to_date_after_a_copy_was_put_beside_it(write: bool, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    older(path)
    (tmp_path / "archive.db.backup-2").write_text("an earlier copy stays")
    with open_archive(path, write=write) as archive:
        assert archive.migrated_from == 2
        assert archive.connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
        assert archive.connection.execute("SELECT name FROM outlets").fetchall() == [("Stadt Krakau",)]
        assert archive.connection.execute("SELECT count(*) FROM v_articles").fetchone() == (0,)
    with sqlite3.connect(tmp_path / "archive.db.backup-2-2") as backup:
        assert backup.execute("PRAGMA user_version").fetchone() == (2,)
        assert backup.execute("SELECT name FROM outlets").fetchall() == [("Stadt Krakau",)]
    backup.close()
    assert (tmp_path / "archive.db.backup-2").read_text() == "an earlier copy stays"


def test_an_older_archive_that_many_open_at_once_is_brought_up_to_date_once(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    older(path)
    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(lambda _: outcome_of_opening(path), range(6))) == ["0 articles"] * 6
    # Who closes last while others still read leaves the log of writes to the next one that writes.
    open_archive(path, write=True).close()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["archive.db", "archive.db.backup-2"]


def test_an_older_archive_that_may_not_be_written_is_refused_with_a_way_out(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    older(path)
    path.chmod(0o444)
    answer = as_nobody(lambda: outcome_of_opening(path), tmp_path)
    assert answer.startswith("ArchiveOutdatedError: the archive was made by an older jumelage and may not be written")
    assert "open a copy of it" in answer


def test_an_older_archive_can_be_refused_instead(tmp_path: Path) -> None:
    before = older(tmp_path / "archive.db")
    with pytest.raises(errors.ArchiveOutdatedError):
        open_archive(tmp_path / "archive.db", migrate=False)
    assert (tmp_path / "archive.db").read_bytes() == before


def test_a_new_archive_overwrites_nothing(path: Path, tmp_path: Path) -> None:
    with pytest.raises(errors.ArchiveExistsError):
        create(path)
    with pytest.raises(errors.ArchiveMissingError):
        create(tmp_path / "nowhere" / "archive.db")
    assert [file.name for file in tmp_path.iterdir()] == ["archive.db"]


def test_reading_leaves_no_trace(path: Path) -> None:
    before = path.read_bytes()
    assert outcome_of_opening(path) == "0 articles"
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["archive.db"]
    with open_archive(path) as archive, pytest.raises(sqlite3.OperationalError):
        archive.connection.execute("DELETE FROM archive_state")


def left_in_wal_mode(path: Path) -> None:
    """As while a process opens or closes it: the file says that it has a log, and the log is not there."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    assert [file.name for file in path.parent.iterdir()] == ["archive.db"]


def test_reading_a_file_left_in_wal_mode_leaves_one_file_that_needs_nothing_beside_it(path: Path) -> None:
    left_in_wal_mode(path)
    assert outcome_of_opening(path) == "0 articles"
    assert [file.name for file in path.parent.iterdir()] == ["archive.db"]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_who_reads_a_file_left_in_wal_mode_sees_what_is_written_later(path: Path) -> None:
    left_in_wal_mode(path)
    with open_archive(path) as reader:
        assert reader.connection.execute("SELECT count(*) FROM outlets").fetchone() == (0,)
        with open_archive(path, write=True) as writer:
            writer.connection.execute("INSERT INTO outlets (name, fold) VALUES ('Stadt Krakau', 'stadt krakau')")
        assert reader.connection.execute("SELECT count(*) FROM outlets").fetchone() == (1,)


def test_who_opens_an_archive_while_another_opens_and_closes_it_sees_what_is_written_later(path: Path) -> None:
    ended = threading.Event()

    def open_and_close() -> None:
        while not ended.is_set():
            open_archive(path, write=True).close()

    add = "INSERT INTO outlets (name, fold) VALUES (?1, ?1)"
    with ThreadPoolExecutor(1) as thread:
        other = thread.submit(open_and_close)
        for number in range(1, 60):
            with open_archive(path) as reader:
                with open_archive(path, write=True) as writer:
                    writer.connection.execute(add, (str(number),))
                assert reader.connection.execute("SELECT count(*) FROM outlets").fetchone() == (number,)
        ended.set()
        other.result()


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_an_archive_in_a_folder_that_cannot_be_written_can_be_read(mode: str, path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA journal_mode = {mode}")
    connection.close()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    assert as_nobody(lambda: outcome_of_opening(path), path.parent) == "0 articles"


def test_no_permission_is_said_in_one_sentence(path: Path) -> None:
    answer = as_nobody(lambda: outcome_of_opening(path, write=True), path.parent)
    assert answer.startswith(f"ArchiveForbiddenError: the archive may not be written: {path}: ")
    path.chmod(0o666)
    answer = as_nobody(lambda: outcome_of_opening(path, write=True), path.parent)
    assert answer.startswith(f"ArchiveForbiddenError: the archive's folder may not be written: {path.parent}: ")
    path.chmod(0o000)
    answer = as_nobody(lambda: outcome_of_opening(path), path.parent)
    assert answer.startswith(f"ArchiveForbiddenError: the archive may not be read: {path}: ")
    answer = as_nobody(lambda: str(create(path.parent / "new.db")), path.parent)
    assert answer.startswith(f"ArchiveForbiddenError: the folder cannot be written: {path.parent}: ")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder in which nobody can make a file")
def test_a_folder_in_which_no_archive_can_be_made_is_named_and_no_file_in_it() -> None:
    with pytest.raises(errors.ArchiveForbiddenError) as caught:
        create(Path("/proc/new.db"))
    assert (caught.value.what, caught.value.where) == ("the folder cannot be written", "/proc")


def test_an_archive_locked_by_another_process_is_said_in_one_sentence(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0.05)
    code = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('BEGIN EXCLUSIVE'); print('locked', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", code, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        other.stdout.readline()
        for write in (False, True):
            with pytest.raises(errors.ArchiveLockedError, match="in use by another process"):
                open_archive(path, write=write)
        other.stdin.close()
    assert outcome_of_opening(path, write=True) == "0 articles"


def test_readers_go_on_while_a_writer_works_and_the_file_stands_alone_afterwards(path: Path) -> None:
    with open_archive(path, write=True) as writer:
        writer.connection.execute("BEGIN IMMEDIATE")
        writer.connection.execute("UPDATE archive_state SET value = 1")
        with open_archive(path) as reader:
            query = "SELECT value FROM archive_state"
            assert reader.connection.execute(query).fetchone() == (0,)
            writer.connection.execute("COMMIT")
            assert reader.connection.execute(query).fetchone() == (1,)
    assert [file.name for file in path.parent.iterdir()] == ["archive.db"]
    assert path.read_bytes()[18:20] == b"\1\1"


def test_names_with_signs_that_mean_something_in_a_uri_are_opened(tmp_path: Path) -> None:
    path = tmp_path / "Ärchiv #1?mode=x%20.db"
    create(path).close()
    assert outcome_of_opening(path) == "0 articles"


KILLED_WHILE_WRITING = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode = DELETE")
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN")
connection.execute("UPDATE archive_state SET value = -1")
numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000)"
connection.execute(f"CREATE TABLE half_done AS {numbers} SELECT i, hex(randomblob(100)) FROM n")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_process_left_half_done_is_undone_before_reading(path: Path) -> None:
    before = path.read_bytes()
    subprocess.run([sys.executable, "-c", KILLED_WHILE_WRITING, str(path)])
    journal = path.with_name("archive.db-journal")
    assert journal.stat().st_size
    assert path.read_bytes() != before
    with open_archive(path) as archive:
        assert archive.connection.execute("SELECT count(*) FROM archive_state WHERE value = -1").fetchone() == (0,)
    assert not journal.exists()


def test_what_is_left_half_done_where_nobody_may_write_is_told(path: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED_WHILE_WRITING, str(path)])

    def refused() -> str:
        with pytest.raises(errors.ArchiveDamagedError) as refusal:
            open_archive(path)
        return str(refusal.value)

    assert "copy it together with archive.db-journal" in as_nobody(refused, path.parent)
