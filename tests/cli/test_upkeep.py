"""Backups and what else keeps an archive in order."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from archive.opening import create, open_archive
from cli.failures import ExitCode
from tests.cli.conftest import Jumelage


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "archive.db"
    create(path).close()
    return path


@pytest.mark.usefixtures("empty")
def test_a_backup_stands_beside_the_archive_with_the_time_in_its_name(jumelage: Jumelage, tmp_path: Path) -> None:
    result = jumelage("backup")
    path = Path(result.out.strip())
    assert result.code == ExitCode.DONE
    assert path.parent == tmp_path
    assert path.name.startswith("archive-2")
    with open_archive(path) as copy:
        assert copy.read_only


@pytest.mark.usefixtures("empty")
def test_a_backup_never_overwrites(jumelage: Jumelage, tmp_path: Path) -> None:
    (tmp_path / "mine.db").write_text("mine")
    result = jumelage("backup", "mine.db")
    assert result.code == ExitCode.UNUSABLE
    assert (tmp_path / "mine.db").read_text() == "mine"


def test_restore_says_where_the_former_archive_is(jumelage: Jumelage, empty: Path, tmp_path: Path) -> None:
    jumelage("backup", "copy.db")
    result = jumelage("restore", "copy.db")
    assert result.code == ExitCode.DONE
    assert str(tmp_path / "archive.db.before-restore") in result.out
    assert empty.exists()


def test_what_is_no_archive_is_not_restored(jumelage: Jumelage, empty: Path, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("no archive")
    before = empty.read_bytes()
    assert jumelage("restore", "text.txt").code == ExitCode.UNUSABLE
    assert empty.read_bytes() == before


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_asks_jumelage(jumelage: Jumelage, shell: str) -> None:
    result = jumelage("completion", shell)
    assert result.code == ExitCode.DONE
    assert "_JUMELAGE_COMPLETE" in result.out


def test_bash_takes_the_completion_script(jumelage: Jumelage) -> None:
    script = jumelage("completion", "bash").out
    subprocess.run(["bash", "-n"], input=script, text=True, check=True)


def test_the_shell_gets_names_that_begin_so(jumelage: Jumelage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_JUMELAGE_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "jumelage b")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert jumelage().out.split() == ["plain,backup"]
