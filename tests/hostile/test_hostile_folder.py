"""A folder full of broken and harmful files is imported: everything good comes in, everything else is told."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from cli.failures import ExitCode
from tests.hostile import hostile_files

FEWEST = 60
WORKER_MEBIBYTES = 384
LOADED_MEBIBYTES = 350
"""What a worker may have loaded before it reads anything."""
IMPORT = """
import resource, sys
from cli.main import run
code = run(["import", *sys.argv[1:], "--quiet"])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""
"""In a process of its own, whose children are the workers and nothing else."""


class Imported(NamedTuple):
    """An import of the folder.

    Attributes:
        archive: what it was imported into.
        folder: the folder.
        names: of the hostile files.
        code: exit code.
        most: memory of the largest worker, in mebibytes.
    """

    archive: Path
    folder: Path
    names: list[str]
    code: int
    most: float


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Imported]:
    place = tmp_path_factory.mktemp("hostile")
    folder = place / "inbox"
    folder.mkdir()
    names = list(hostile_files.make(folder))
    archive = place / "archive.db"
    done = subprocess.run(
        [sys.executable, "-c", IMPORT, str(folder), "--archive", str(archive)], capture_output=True, text=True
    )
    most = int(done.stdout.split()[-1]) / 1024
    yield Imported(archive, folder, names, done.returncode, most)
    for file in folder.iterdir():
        file.unlink()


def query(archive: Path, sql: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(archive)) as connection:
        return connection.execute(sql).fetchall()


def test_there_are_enough_of_them(imported: Imported) -> None:
    assert len(set(imported.names)) >= FEWEST


def test_every_good_file_beside_them_is_imported(imported: Imported) -> None:
    archive = imported.archive
    assert imported.code == ExitCode.PARTLY
    titles = {title for (title,) in query(archive, "SELECT title FROM articles")}
    assert {f"Guter Artikel {number}" for number in range(1, len(hostile_files.GOOD) + 1)} <= titles


def test_every_hostile_file_is_either_imported_or_listed_with_a_reason(
    imported: Imported,
) -> None:
    names = imported.names
    rows = query(imported.archive, "SELECT path, outcome, reason FROM acquisitions")
    listed = {path.partition("!")[0].rpartition("/")[2] for path, _, _ in rows}
    assert set(names) - listed == set()
    assert [row for row in rows if row[1] == "rejected" and (": " not in row[2] or "Traceback" in row[2])] == []


def test_no_article_holds_what_a_terminal_would_obey(imported: Imported) -> None:
    forbidden = {chr(code) for code in (*range(9), *range(11, 32), 127, *range(128, 160), 0x202E, 0x2066, 0x200B)}
    for title, text in query(imported.archive, "SELECT a.title, v.text FROM articles a JOIN article_versions v ON 1"):
        assert not forbidden & set(title + text)
        assert "[31m" not in title


def test_nothing_of_the_machine_leaks_into_an_article(imported: Imported) -> None:
    secret = Path("/etc/passwd").read_text(encoding="utf-8").splitlines()[0]
    assert query(imported.archive, f"SELECT 1 FROM article_versions WHERE instr(text, '{secret}')") == []


def test_the_archive_is_whole(imported: Imported) -> None:
    assert query(imported.archive, "PRAGMA integrity_check") == [("ok",)]
    assert query(imported.archive, "PRAGMA foreign_key_check") == []


def test_no_worker_takes_more_memory_than_it_may(imported: Imported) -> None:
    assert imported.most <= WORKER_MEBIBYTES + LOADED_MEBIBYTES


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("bomb.zip", "more than 200 times its size"),
        ("bomb.docx", "more than 200 times its size"),
        ("overlapping.zip", "lie over each other"),
        ("encrypted.zip!a.txt", "encrypted"),
        ("link.zip!link.txt", "symbolic link"),
        ("many.zip", "more than 20,000 members"),
        ("nested.zip!11.zip!10.zip!9.zip!8.zip", "more than 3 containers deep"),
        ("links.tar!device", "a link or a device"),
        ("scan.pdf", "a scan without text"),
        ("encrypted.pdf", "encrypted"),
        ("page-loop.pdf", "damaged"),
        ("xxe.docx", "declares a document type"),
        ("xxe.tei.xml", "declares a document type"),
        ("bomb.rss", "entities of its own"),
        ("deep.json", "nested too deeply"),
        ("open-quote.csv!line 3", "open quotation mark"),
        ("corrupt.sqlite", "damaged"),
        ("bad-lengths.warc", "the others were read"),
        ("outside-mets.xml!a1", "outside of its folder"),
        ("old-word.doc", "save it as DOCX or PDF"),
        ("one-line.txt", "larger than 16 MB"),
        ("sparse.txt", "larger than 16 MB"),
        ("pipe.txt", "a named pipe"),
        ("loop", "symbolic link"),
        ("bomb.warc.gz!http://x.example/bomb", "too large"),
    ],
)
def test_the_reason_says_what_is_wrong(imported: Imported, name: str, reason: str) -> None:
    rows = query(imported.archive, "SELECT path, reason FROM acquisitions WHERE outcome = 'rejected'")
    reasons = [told for path, told in rows if path.rpartition("inbox/")[2] == name]
    assert reasons, name
    assert reason in reasons[0]


@pytest.mark.parametrize(
    "name",
    [
        *("deep-div.html", "deep-tables.html", "attributes.html", "paragraphs.html", "one-attribute.html"),
        *("json-ld.html", "escapes.html", "escapes.txt", "nul.txt", "surrogate.txt", "mixed.txt", "macro.docx"),
        *("spaces.odt", "picture.rtf", "unicode.rtf", "charset.eml", "no-charset.eml", "front-matter.md", "stars.md"),
        *("deep.jsonl!line 2", "open-quote.csv!line 2", "link.zip!gut.txt", "junk-first.pdf"),
    ],
)
def test_what_is_only_odd_is_read_all_the_same(imported: Imported, name: str) -> None:
    rows = query(imported.archive, "SELECT path, outcome FROM acquisitions WHERE outcome <> 'rejected'")
    assert name in [path.rpartition("inbox/")[2] for path, _ in rows]
