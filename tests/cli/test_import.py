"""`jumelage import`, from files on disk to rows in the archive."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from archive.checking import check
from archive.opening import open_archive
from archive.reading import article, import_runs
from cli.failures import ExitCode
from importers import registry, sources
from tests.cli import plug_in
from tests.cli.conftest import Jumelage

ROOT = Path(__file__).parents[2]


def write_articles(folder: Path, count: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(
            f"Besuch Nummer {number} in Gent\n\n2031-05-{number % 28 + 1:02}\n\n"
            f"Die Delegation Nummer {number} kam aus Tartu. „Wir freuen uns“, sagte Mart Allik über Gruppe {number}.\n",
            encoding="utf-8",
        )


def titles(archive: Path) -> list[str]:
    with closing(sqlite3.connect(archive)) as connection:
        return [title for (title,) in connection.execute("SELECT title FROM articles ORDER BY title")]


def dump(archive: Path, *tables: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(archive)) as connection:
        return [row for table in tables for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1")]


def check_whole(path: Path) -> None:
    """The file, its foreign keys, originals and findings, and the index against the texts."""
    with open_archive(path) as archive:
        assert list(check(archive)) == []


def test_a_release_arrives_with_its_title_date_and_text(jumelage: Jumelage, tmp_path: Path) -> None:
    release = tmp_path / "besuch.txt"
    release.write_text("## **Besuch in Gent**\n\n2031-05-06\n\n**Am 5. Mai kamen Gäste.**\n\nSie blieben.\n", "utf-8")
    result = jumelage("import", "besuch.txt", "--json")
    [item] = result.json["items"]
    assert (result.code, item["outcome"], item["title"]) == (ExitCode.DONE, "new", "Besuch in Gent")
    with open_archive(tmp_path / "archive.db") as archive:
        record = article(archive, item["uid"])
    assert record.text == "Besuch in Gent\n\nAm 5. Mai kamen Gäste.\n\nSie blieben."
    assert (record.published, record.published_basis, record.source) == ("2031-05-06", "text", "besuch.txt")


def test_a_second_import_reports_the_same_and_changes_nothing(jumelage: Jumelage, tmp_path: Path) -> None:
    write_articles(tmp_path / "press", 3)
    jumelage("import", "press")
    before = dump(tmp_path / "archive.db", "articles", "article_versions", "originals", "mentions")
    result = jumelage("import", "press", "--json")
    assert (result.code, result.json["counts"]["same"], result.json["counts"]["new"]) == (ExitCode.DONE, 3, 0)
    assert dump(tmp_path / "archive.db", "articles", "article_versions", "originals", "mentions") == before


def test_a_changed_file_becomes_a_new_version_of_its_article(jumelage: Jumelage, tmp_path: Path) -> None:
    write_articles(tmp_path / "press", 1)
    [first] = jumelage("import", "press", "--json").json["items"]
    (tmp_path / "press/0000.txt").write_text("Besuch in Gent, ergänzt\n\nNeuer Text.", encoding="utf-8")
    [second] = jumelage("import", "press", "--json").json["items"]
    assert (second["outcome"], second["uid"]) == ("changed", first["uid"])
    with open_archive(tmp_path / "archive.db") as archive:
        record = article(archive, first["uid"])
    assert (record.version, record.versions, record.title) == (2, 2, "Besuch in Gent, ergänzt")


def test_the_same_bytes_under_another_name_are_a_duplicate_and_no_error(jumelage: Jumelage, tmp_path: Path) -> None:
    write_articles(tmp_path / "a", 1)
    write_articles(tmp_path / "b", 1)
    result = jumelage("import", "a", "b", "--json")
    assert result.code == ExitCode.DONE
    assert [item["outcome"] for item in result.json["items"]] == ["new", "duplicate"]


def test_what_cannot_be_read_is_listed_with_its_reason_and_the_rest_comes_in(
    jumelage: Jumelage, tmp_path: Path
) -> None:
    write_articles(tmp_path / "press", 2)
    (tmp_path / "press/empty.txt").touch()
    (tmp_path / "press/picture.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    result = jumelage("import", "press")
    assert result.code == ExitCode.PARTLY
    assert "press/empty.txt: it is empty: nothing to import" in result.out
    assert "press/picture.jpg: it is a picture" in result.out
    assert len(titles(tmp_path / "archive.db")) == 2
    with open_archive(tmp_path / "archive.db") as archive:
        [run] = import_runs(archive)
    assert (run.new, run.rejected) == (2, 2)


def test_nothing_usable_is_an_error_and_makes_no_archive(jumelage: Jumelage, tmp_path: Path) -> None:
    result = jumelage("import", "nowhere")
    assert result.code == ExitCode.UNUSABLE
    assert result.err == "jumelage: nothing to import: nowhere: it is not there: check the path\n"
    assert not (tmp_path / "archive.db").exists()


def test_a_dry_run_reports_and_writes_nothing(jumelage: Jumelage, tmp_path: Path) -> None:
    write_articles(tmp_path / "press", 2)
    result = jumelage("import", "press", "--dry-run", "--json")
    assert (result.json["counts"]["new"], result.json["dry_run"]) == (2, True)
    assert not (tmp_path / "archive.db").exists()
    jumelage("import", "press")
    (tmp_path / "press/0001.txt").write_text("Anders\n\nGanz anders.", encoding="utf-8")
    before = (tmp_path / "archive.db").read_bytes()
    again = jumelage("import", "press", "--dry-run", "--json").json["counts"]
    assert (again["same"], again["changed"]) == (1, 1)
    assert (tmp_path / "archive.db").read_bytes() == before


def test_known_files_are_read_again_when_they_are_to_be_read_otherwise(jumelage: Jumelage, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "titel,kurz,lang,tag,ort\nBesuch,Ein Tag.,Ein langer Tag.,2031-05-06,https://stadt.example/1\n",
        encoding="utf-8",
    )
    (tmp_path / "b.txt").write_text("Fest in Gent\n\nEs war schön.\n", encoding="utf-8")
    jumelage("import", "a.csv", "b.txt", "--column", "text=kurz")
    [row, file] = jumelage("search", "", "--json").json
    if row["title"] != "Besuch":
        row, file = file, row
    mapped = ("import", "a.csv", "b.txt", "--column", "text=lang", "--column", "date=tag", "--column", "url=ort")
    assert jumelage(*mapped, "--json").json["counts"]["same"] == 2
    told = jumelage(*mapped, "--again", "--dry-run", "--json").json["items"]
    assert [(item["outcome"], item["uid"]) for item in told] == [("changed", row["uid"]), ("same", file["uid"])]
    assert [item["outcome"] for item in jumelage(*mapped, "--again", "--json").json["items"]] == ["changed", "same"]
    with open_archive(tmp_path / "archive.db") as archive:
        record = article(archive, row["uid"])
    assert (record.text, record.published, record.url, record.versions) == (
        "Besuch\n\nEin langer Tag.", "2031-05-06", "https://stadt.example/1", 2,
    )  # fmt: skip
    assert [item["outcome"] for item in jumelage(*mapped, "--again", "--json").json["items"]] == ["same", "same"]


def test_standard_input_is_read(jumelage: Jumelage, tmp_path: Path) -> None:
    result = jumelage("import", "-", stdin="Besuch aus Tartu\n\nEs war schön.".encode())
    assert (result.code, titles(tmp_path / "archive.db")) == (ExitCode.DONE, ["Besuch aus Tartu"])


def test_several_workers_give_the_same_archive_as_one(
    jumelage: Jumelage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Else a batch is cut short where the machine is so busy that its files take half a minute.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    write_articles(tmp_path / "press", 30)
    jumelage("import", "press", "--archive", "one.db", "--workers", "1")
    jumelage("import", "press", "--archive", "three.db", "--workers", "3")
    tables = ("articles", "article_versions", "mentions", "acquisitions", "entities")
    assert dump(tmp_path / "one.db", *tables) == dump(tmp_path / "three.db", *tables)


@pytest.fixture
def misbehaving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    plug_in.install(tmp_path / "plug-in")
    monkeypatch.syspath_prepend(tmp_path / "plug-in")
    registry.importers.cache_clear()
    yield
    registry.importers.cache_clear()


@pytest.mark.usefixtures("misbehaving")
def test_a_parser_that_hangs_grows_or_crashes_costs_only_its_own_file(jumelage: Jumelage, tmp_path: Path) -> None:
    write_articles(tmp_path / "press", 2)
    for word in ["crash", "grow", "hang", "recurse", "raise"]:
        (tmp_path / f"press/{word}.bad").write_text(word, encoding="utf-8")
    (tmp_path / "press/x.broken").write_text("anything", encoding="utf-8")
    result = jumelage("import", "press", "--json", "--timeout", "2", "--workers", "2")
    items = {Path(item["path"]).name: item for item in result.json["items"]}
    reasons = {name: item.get("reason", "") for name, item in items.items()}
    assert "crashed its parser" in reasons["crash.bad"]
    assert "more than 384 MB of memory" in reasons["grow.bad"]
    assert "takes more than 2 s" in reasons["hang.bad"]
    assert "nested too deeply" in reasons["recurse.bad"]
    assert "KeyError: 'raise'" in reasons["raise.bad"]
    assert "the plug-in broken cannot be loaded" in reasons["x.broken"]
    assert [items[f"000{number}.txt"]["outcome"] for number in (0, 1)] == ["new", "new"]
    assert "Traceback" not in result.err + result.out


def start(folder: Path, *arguments: str, before: str = "") -> subprocess.Popen[str]:
    """The command in a process of its own, where something may be set before it begins."""
    return subprocess.Popen(
        [sys.executable, "-c", f"{before}\nfrom cli.main import main; main()", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for_articles(archive: Path, count: int, process: subprocess.Popen[str]) -> None:
    """Wait until some articles are committed (or the process is done, when it is too fast for us)."""
    while process.poll() is None:
        try:
            with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True)) as connection:
                if connection.execute("SELECT count(*) FROM articles").fetchone()[0] >= count:
                    return
        except sqlite3.Error:
            pass
        time.sleep(0.01)


def test_a_killed_import_leaves_a_valid_archive_and_the_next_one_finishes(jumelage: Jumelage, tmp_path: Path) -> None:
    write_articles(tmp_path / "press", 500)
    process = start(tmp_path, "import", "press")
    wait_for_articles(tmp_path / "archive.db", 1, process)
    process.kill()
    process.communicate()
    check_whole(tmp_path / "archive.db")
    so_far = len(titles(tmp_path / "archive.db"))
    result = jumelage("import", "press", "--json")
    assert result.json["counts"]["same"] == so_far
    assert result.json["counts"]["new"] == 500 - so_far
    check_whole(tmp_path / "archive.db")
    assert jumelage("import", "press", "--json").json["counts"]["same"] == 500


def test_ctrl_c_finishes_the_batch_and_says_how_to_go_on(jumelage: Jumelage, tmp_path: Path) -> None:
    write_articles(tmp_path / "press", 500)
    process = start(tmp_path, "import", "press", "--json")
    wait_for_articles(tmp_path / "archive.db", 1, process)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    if process.returncode == ExitCode.DONE:
        pytest.skip("the import was done before it could be interrupted")
    assert process.returncode == ExitCode.INTERRUPTED
    assert "the same command again goes on with the rest" in err
    check_whole(tmp_path / "archive.db")
    counts = jumelage("import", "press", "--json").json["counts"]
    assert counts["same"] > 0
    assert counts["same"] + counts["new"] == 500


def age(file: Path, days: int) -> None:
    then = time.time() - days * 86_400
    os.utime(file, (then, then))


def test_only_files_that_changed_since_a_day_are_looked_at(
    jumelage: Jumelage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_articles(tmp_path / "press", 3)
    age(tmp_path / "press/0001.txt", 30)
    # The system sets the time at which an inode changed, so the test takes it away.
    monkeypatch.setattr(sources, "arrived", lambda status: status.st_mtime)
    result = jumelage("import", "press", "--since", "7d")
    assert result.code == ExitCode.DONE
    assert "2 of 2 files, 1 older ones left out" in result.out
    assert len(titles(tmp_path / "archive.db")) == 2
    day = time.strftime("%Y-%m-%d", time.localtime(time.time() - 40 * 86_400))
    assert jumelage("import", "press", "--since", day, "--json").json["counts"]["new"] == 1


def test_a_file_that_was_moved_here_has_arrived_whatever_its_age(jumelage: Jumelage, tmp_path: Path) -> None:
    write_articles(tmp_path / "press", 1)
    age(tmp_path / "press/0000.txt", 3000)
    assert jumelage("import", "press", "--since", "1d", "--json").json["counts"]["new"] == 1


@pytest.mark.parametrize("since", ["soon", "2026-13-01", "99999999999999d"])
def test_a_since_that_is_no_date_is_told(jumelage: Jumelage, tmp_path: Path, since: str) -> None:
    write_articles(tmp_path / "press", 1)
    result = jumelage("import", "press", "--since", since)
    assert (result.code, result.err.count("\n")) == (ExitCode.UNUSABLE, 1)
    assert "it is no date" in result.err
