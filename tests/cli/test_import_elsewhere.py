"""`jumelage import` from the web, from watched folders, on a cluster, from tables, and with others at it."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from distributed import LocalCluster

from archive.opening import open_archive
from archive.reading import article
from cli.failures import ExitCode
from tests.cli.conftest import Jumelage
from tests.cli.test_import import check_whole, dump, start, titles, wait_for_articles, write_articles
from tests.importers import made_files
from tests.importers.made_files import STORY


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        page = {"/besuch": made_files.html(STORY), "/feed": made_files.rss(STORY)}.get(self.path)
        self.send_response(200 if page else 404)
        self.send_header("Content-Type", "text/html" if self.path == "/besuch" else "application/rss+xml")
        self.end_headers()
        self.wfile.write(page or b"")

    def log_message(self, *_: object) -> None: ...


def test_a_page_of_the_web_comes_in_under_its_canonical_address(jumelage: Jumelage, tmp_path: Path) -> None:
    server = HTTPServer(("127.0.0.1", 0), Pages)
    Thread(target=server.serve_forever, daemon=True).start()
    site = f"http://127.0.0.1:{server.server_address[1]}"
    result = jumelage("import", f"{site}/besuch", f"{site}/feed", f"{site}/nowhere", "--json")
    server.shutdown()
    server.server_close()
    page, entry, nothing = result.json["items"]
    assert (result.code, page["outcome"], nothing["outcome"]) == (ExitCode.PARTLY, "new", "rejected")
    # The feed names the same address: it is another version of the same article.
    assert (entry["outcome"], entry["uid"]) == ("changed", page["uid"])
    with open_archive(tmp_path / "archive.db") as archive:
        assert article(archive, page["uid"]).url == STORY.url


def test_columns_are_named_by_options_or_a_file(jumelage: Jumelage, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("ueber|lang\nBesuch|Ein langer Tag.\n", encoding="utf-8")
    assert jumelage("import", "a.csv").code == ExitCode.UNUSABLE
    (tmp_path / "columns.toml").write_text('[columns]\ntitle = "ueber"\ntext = "nirgends"\n', encoding="utf-8")
    result = jumelage("import", "a.csv", "--columns", "columns.toml", "--column", "text=lang", "--delimiter", "|")
    assert (result.code, titles(tmp_path / "archive.db")) == (ExitCode.DONE, ["Besuch"])


@pytest.mark.parametrize("columns", ["text", "nothing=x"])
def test_a_column_that_makes_no_sense_is_told(jumelage: Jumelage, columns: str) -> None:
    result = jumelage("import", ".", "--column", columns)
    assert result.code == ExitCode.UNUSABLE
    assert result.err.count("\n") == 1


def test_a_table_of_sqlite_is_chosen_by_name(jumelage: Jumelage, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as connection:
        for table in ("eins", "zwei"):
            connection.execute(f"CREATE TABLE {table} (titel, inhalt)")
            connection.execute(f"INSERT INTO {table} VALUES ('{table}', 'Ein Text.')")
        connection.commit()
    jumelage("import", "a.sqlite", "--table", "zwei")
    assert titles(tmp_path / "archive.db") == ["zwei"]


def test_the_same_pipeline_runs_on_a_cluster(
    jumelage: Jumelage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    write_articles(tmp_path / "press", 12)
    (tmp_path / "press/a.html").write_bytes(made_files.html(STORY))
    (tmp_path / "press/b.mbox").write_bytes(made_files.mbox(STORY))
    (tmp_path / "press/cut.docx").write_bytes(made_files.docx(STORY)[:500])
    tables = ("articles", "article_versions", "mentions", "acquisitions")
    with LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        result = jumelage("import", "press", "--archive", "far.db", "--cluster", cluster.scheduler_address, "--json")
    assert result.json["counts"] | {"rejected": 0} == result.json["counts"] | {"new": 15, "rejected": 0}
    jumelage("import", "press", "--archive", "near.db")
    assert dump(tmp_path / "far.db", *tables) == dump(tmp_path / "near.db", *tables)


def test_the_log_names_every_file_also_one_that_is_read_with_another(jumelage: Jumelage, tmp_path: Path) -> None:
    (tmp_path / "issue").mkdir()
    (tmp_path / "issue/mets.xml").write_bytes(made_files.mets(STORY))
    (tmp_path / "issue/page.alto").write_bytes(made_files.alto(STORY))
    assert jumelage("import", "issue").code == ExitCode.DONE
    files = {file["path"]: file["outcome"] for file in jumelage("log", "1", "--json").json}
    assert files == {"issue/mets.xml!a1": "new", "issue/page.alto": "skipped"}
    [skipped] = jumelage("log", "--outcome", "skipped", "--json").json
    assert "read through its METS file" in skipped["reason"]
    assert jumelage("log", "--json").json[0]["skipped"] == 1


def test_a_cluster_that_is_not_there_is_told(jumelage: Jumelage, tmp_path: Path) -> None:
    write_articles(tmp_path / "press", 1)
    result = jumelage("import", "press", "--cluster", "no-address")
    assert result.code == ExitCode.UNUSABLE
    assert "cluster" in result.err
    assert result.err.count("\n") == 1


def test_a_watched_folder_brings_in_what_arrives(tmp_path: Path) -> None:
    write_articles(tmp_path / "press", 1)
    often = "from cli.importing import watching; watching.INTERVAL_SECONDS = 0.2"
    process = start(tmp_path, "import", ".", "--watch", "--quiet", "--workers", "1", before=often)
    wait_for_articles(tmp_path / "archive.db", 1, process)
    write_articles(tmp_path / "press", 3)
    wait_for_articles(tmp_path / "archive.db", 3, process)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    assert process.returncode == ExitCode.DONE
    assert len(titles(tmp_path / "archive.db")) == 3
    with open_archive(tmp_path / "archive.db") as archive:  # which is in the folder, too, and is left out
        assert archive.connection.execute("SELECT sum(rejected) FROM import_runs").fetchone() == (0,)


def test_two_imports_at_once_both_come_in(jumelage: Jumelage, tmp_path: Path) -> None:
    write_articles(tmp_path / "a", 60)
    write_articles(tmp_path / "b", 90)
    jumelage("import", "a/0000.txt")
    both = [start(tmp_path, "import", folder, "--quiet") for folder in ("a", "b")]
    ends = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [ExitCode.DONE, ExitCode.DONE], ends
    check_whole(tmp_path / "archive.db")
    assert len(titles(tmp_path / "archive.db")) == 90
    assert jumelage("check").code == ExitCode.DONE
    assert jumelage("import", "a", "b", "--json").json["counts"]["new"] == 0


def test_an_import_that_is_killed_at_any_moment_leaves_a_valid_archive(jumelage: Jumelage, tmp_path: Path) -> None:
    write_articles(tmp_path / "press", 150)
    for moment in range(12):
        process = start(tmp_path, "import", "press", "--quiet")
        wait_for_articles(tmp_path / "archive.db", 0, process)
        time.sleep(0.06 * moment)
        process.kill()
        process.communicate()
        if (tmp_path / "archive.db").exists():
            check_whole(tmp_path / "archive.db")
    result = jumelage("import", "press", "--json")
    assert result.code == ExitCode.DONE
    assert len(titles(tmp_path / "archive.db")) == 150
    assert jumelage("check").code == ExitCode.DONE


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes, of which an empty archive takes one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    if mount is None or subprocess.run([mount, "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk]).returncode:
        pytest.skip("only root may mount a small disk")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_is_told_and_when_there_is_room_the_import_goes_on(
    jumelage: Jumelage, tmp_path: Path, small_disk: Path
) -> None:
    write_articles(tmp_path / "press", 400)
    result = jumelage("import", "press", "--archive", small_disk / "a.db", "--quiet")
    assert result.code == ExitCode.UNUSABLE
    assert result.err.count("\n") == 1
    assert "the disk is full" in result.err
    check_whole(small_disk / "a.db")
    so_far = len(titles(small_disk / "a.db"))
    subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=True)
    counts = jumelage("import", "press", "--archive", small_disk / "a.db", "--json").json["counts"]
    assert (counts["same"], counts["new"]) == (so_far, 400 - so_far)
    assert jumelage("check", "--archive", small_disk / "a.db").code == ExitCode.DONE


def test_a_disk_that_has_no_room_for_an_archive_is_told(jumelage: Jumelage, tmp_path: Path, small_disk: Path) -> None:
    write_articles(tmp_path / "press", 1)
    (small_disk / "film.mp4").write_bytes(bytes(1500 << 10))
    result = jumelage("import", "press", "--archive", small_disk / "a.db", "--quiet")
    assert (result.code, result.err.count("\n")) == (ExitCode.UNUSABLE, 1)
    assert "the disk is full" in result.err
    assert [file.name for file in small_disk.iterdir()] == ["film.mp4"]
