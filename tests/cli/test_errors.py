"""What the command says when it cannot do what it was asked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import cli.commands.extract
from cli.failures import ExitCode
from tests.cli.conftest import Jumelage

ROOT = Path(__file__).resolve().parents[2]
ENTRY = "from cli.main import main; main()"


def is_one_line(text: str) -> bool:
    return text.startswith("jumelage: ") and text.count("\n") == 1


def test_without_an_archive_the_user_hears_how_to_make_one(jumelage: Jumelage, tmp_path: Path) -> None:
    result = jumelage()
    assert result.code == ExitCode.UNUSABLE
    assert is_one_line(result.err)
    assert str(tmp_path / "archive.db") in result.err
    assert "jumelage import FOLDER" in result.err
    assert "--sample" in result.err


def test_what_is_no_archive_is_said_before_the_app_opens(jumelage: Jumelage, tmp_path: Path) -> None:
    (tmp_path / "archive.db").write_text("only text")
    result = jumelage()
    assert result.code == ExitCode.UNUSABLE
    assert is_one_line(result.err)
    assert "not an SQLite file" in result.err


def test_the_app_does_not_start_without_a_terminal(jumelage: Jumelage) -> None:
    result = jumelage("--sample")
    assert result.code == ExitCode.UNUSABLE
    assert is_one_line(result.err)
    assert "needs a terminal" in result.err


def test_the_environment_names_the_archive(jumelage: Jumelage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUMELAGE_ARCHIVE", str(tmp_path / "elsewhere.db"))
    assert "elsewhere.db" in jumelage().err


def test_the_option_wins_over_the_environment(
    jumelage: Jumelage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUMELAGE_ARCHIVE", str(tmp_path / "elsewhere.db"))
    assert "mine.db" in jumelage("--archive", "mine.db").err


@pytest.mark.parametrize("group", ["searches", "decisions"])
def test_the_archive_is_named_before_or_behind_any_name(jumelage: Jumelage, group: str) -> None:
    listed = "list" if group == "searches" else "log"
    for arguments in (["--archive", "mine.db", group, listed], [group, "--archive", "mine.db", listed],
                      [group, listed, "--archive", "mine.db"]):  # fmt: skip
        assert "mine.db" in jumelage(*arguments).err
    for arguments in ([group], [group, "--archive", "mine.db"]):
        result = jumelage(*arguments)
        assert result.code == ExitCode.UNUSABLE
        assert is_one_line(result.err)
        assert "missing command" in result.err


@pytest.mark.parametrize(
    "arguments", [["extrat"], ["--colour"], ["extract", "--colour"], ["extract", "a", "b"], ["extract", "--lang"]]
)
def test_a_wrong_call_gets_one_line_that_points_to_the_help(jumelage: Jumelage, arguments: list[str]) -> None:
    result = jumelage(*arguments)
    assert result.code == ExitCode.UNUSABLE
    assert is_one_line(result.err)
    assert "--help`" in result.err


def test_a_missing_file_gets_one_line_with_its_name(jumelage: Jumelage) -> None:
    result = jumelage("extract", "nowhere.txt")
    assert result.code == ExitCode.UNUSABLE
    assert is_one_line(result.err)
    assert "nowhere.txt" in result.err


def test_a_name_with_an_escape_sequence_is_reported_without_it(jumelage: Jumelage) -> None:
    result = jumelage("extract", "bad\x1b[31m\nname.txt")
    assert is_one_line(result.err)
    assert "\x1b" not in result.err


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise KeyError("\x1b[31msecond\nline")

    monkeypatch.setattr(cli.commands.extract, "decode", fail)


@pytest.mark.usefixtures("broken")
def test_a_bug_is_one_line_that_names_the_log_with_the_traceback(jumelage: Jumelage, tmp_path: Path) -> None:
    result = jumelage("extract", stdin=b"text")
    assert result.code == ExitCode.INTERNAL
    assert is_one_line(result.err)
    log = next(tmp_path.rglob("*.log"))
    assert str(log) in result.err
    assert "Traceback" in log.read_text(encoding="utf-8")


@pytest.mark.usefixtures("broken")
def test_a_bug_is_told_even_where_no_log_can_be_written(
    jumelage: Jumelage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    result = jumelage("extract", stdin=b"text")
    assert result.code == ExitCode.INTERNAL
    assert is_one_line(result.err)
    assert "--debug" in result.err


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("arguments", [["--debug", "extract"], ["extract", "--debug"]])
def test_debug_shows_the_traceback(jumelage: Jumelage, arguments: list[str]) -> None:
    result = jumelage(*arguments, stdin=b"text")
    assert result.code == ExitCode.INTERNAL
    assert "Traceback" in result.err


def test_ctrl_c_ends_with_130(jumelage: Jumelage, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.commands.extract, "decode", interrupt)
    result = jumelage("extract", stdin=b"text")
    assert result.code == ExitCode.INTERRUPTED
    assert "Traceback" not in result.err


def test_a_reader_that_leaves_early_is_no_error() -> None:
    line = '{"id": 1, "text": "Leipzig und Krakau"}\n'
    child = subprocess.Popen(
        [sys.executable, "-c", ENTRY, "extract", "--jsonl", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    )
    assert child.stdout is not None
    child.stdout.close()
    _, err = child.communicate(line * 1000)
    assert (child.returncode, err) == (ExitCode.DONE, "")
