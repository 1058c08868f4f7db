"""Taking things out: originals and addresses, the pager, other programs, the clipboard, exports."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.containers import Vertical
from textual.widgets import Static

from archive.opening import open_archive
from archive.reading import article
from archive.reading.originals import original
from archive.search import FileSearcher
from archive.writing import Writer
from cli.exporting import export_result
from tests.app.desk import LARGE, SIZES, SMALL, at_desk
from tests.app.terminal import Terminal
from tests.archive.material import press
from tui.screens.original_screen import OriginalScreen
from tui.screens.reader_screen import file_name
from tui.settings import Settings
from tui.taking_out.citation import citation, quotation
from tui.taking_out.clipboard import Copied, copy, osc52, tools
from tui.taking_out.programs import CommandUnreadableError, arguments, may_be_opened, pager, server

ADDRESS = "https://stadt.example/archiv/2025/ein-sehr-langer-name-den-niemand-kuerzt?x=1&y=" + "a" * 120


@pytest.fixture
def web_archive(own_archive: Path) -> Path:
    """An archive whose newest articles have an address, and one that nobody should open."""
    with open_archive(own_archive, write=True) as opened:
        writer = Writer(opened)
        writer.begin_run("import")
        bad = press("Böse Adresse", "Text.", published=date(2030, 1, 1), source="b.md", url="file:///etc/passwd")
        good = press("Gute Adresse", "Text.", published=date(2030, 2, 1), source="g.md", url=ADDRESS)
        for material in (bad, good):
            writer.add(*material, path=str(own_archive.parent / material[0].source))
        writer.finish_run()
    return own_archive


# -- originals ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "160x50"])
async def test_an_address_is_shown_in_full_before_it_is_opened(
    web_archive: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_it(url: str) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr("webbrowser.open", open_it)
    async with at_desk(web_archive, size) as desk:
        await desk.press("o")
        screen = desk.app.screen
        assert isinstance(screen, OriginalScreen)
        assert ADDRESS in screen.told().plain
        assert "Server   stadt.example" in screen.told().plain
        assert opened == []
        await desk.press("escape")
        assert opened == []
        await desk.press("o", "enter")
        await desk.app.workers.wait_for_complete()
        await desk.settled()
        assert opened == [ADDRESS]
        assert "Handed to the browser" in desk.said


async def test_what_is_no_address_of_the_web_is_never_opened(
    web_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    async with at_desk(web_archive) as desk:
        await desk.press("j", "o")
        screen = desk.app.screen
        assert isinstance(screen, OriginalScreen)
        assert "file:///etc/passwd" in screen.told().plain
        assert "Only addresses of the web" in screen.told().plain
        await desk.press("enter", "o")
        assert isinstance(desk.app.screen, OriginalScreen)
        assert opened == []


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "http:", "https://", "https://a b", "--help", "ftp://x", "",
     "https://[", "https://a\x1b]0;x\x07"],
)  # fmt: skip
def test_only_whole_addresses_of_the_web_may_be_opened(url: str) -> None:
    assert not may_be_opened(url)


def test_letters_that_look_alike_are_told_apart() -> None:
    assert server("https://leipzig.de@evil.example/x") == "evil.example"
    assert server("https://lеipzig.de/") == "xn--lipzig-3of.de"  # the e is Cyrillic


async def test_the_original_is_saved_byte_for_byte_and_never_over_a_file(
    archive_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_archive(archive_path) as opened:
        searcher = FileSearcher(opened.connection)
        content = original(opened, searcher.list(searcher.parse(""))[0].uid).content
    async with at_desk(archive_path) as desk:
        for told in ("Saved: boese.md", "There is a file of that name already"):
            await desk.press("o", "s", "enter")
            await desk.app.workers.wait_for_complete()
            await desk.settled()
            assert told in desk.said
    assert (tmp_path / "boese.md").read_bytes() == content


@pytest.mark.parametrize(
    ("source", "name"),
    [("../../etc/passwd", "passwd"), ("/a/b c;rm -rf.md", "b-c-rm--rf.md"), ("https://x.example/", "x.example"),
     ("C:\\Akten\\Brief.docx", "Brief.docx"), ("..", "original"), ("", "original")],
)  # fmt: skip
def test_a_saved_original_gets_a_harmless_name(source: str, name: str) -> None:
    assert file_name(source) == name


# -- pager and pipes ---------------------------------------------------------------------------------------------------


def test_a_command_is_a_list_of_arguments_and_no_shell_reads_it() -> None:
    assert arguments("wc -w; rm -rf '~/x y' $HOME | cat") == ["wc", "-w;", "rm", "-rf", "~/x y", "$HOME", "|", "cat"]
    for line in ("", "  ", "a 'b"):
        with pytest.raises(CommandUnreadableError):
            arguments(line)


def test_the_pager_is_that_of_the_settings_else_that_of_the_environment() -> None:
    assert pager(("most", "-w"), {"PAGER": "less"}) == ["most", "-w"]
    assert pager((), {"PAGER": "less -R 'a b'"}) == ["less", "-R", "a b"]
    assert pager((), {}) == pager((), {"PAGER": "'"}) == ["less"]


def painted_again(terminal: Terminal, before: int) -> None:
    """Until the app has painted its screen anew: it listens again."""
    while b"135 articles" not in terminal.written[before:]:
        assert terminal.read()


def test_the_pager_has_the_terminal_and_gives_it_back(archive_path: Path) -> None:
    script = "import sys; print('PAGER', len(sys.stdin.read()) > 100); open('/dev/tty').readline()"
    with Terminal(archive_path, PAGER=f'{sys.executable} -c "{script}"') as terminal:
        terminal.wait_for("135 articles")
        terminal.send(b"v")
        terminal.wait_for("PAGER True")
        before = len(terminal.written)
        terminal.send(b"\r")
        painted_again(terminal, before)
        terminal.send(b"\r")
        terminal.wait_for("Article]")


def test_an_article_is_piped_to_a_command_that_no_shell_reads(archive_path: Path) -> None:
    with Terminal(archive_path) as terminal:
        terminal.wait_for("135 articles")
        terminal.send(b"|")
        terminal.wait_for("Pipe the article")
        terminal.send(b'grep -c "$(id)"\r')
        terminal.wait_for("Enter goes back")
        assert "uid=" not in terminal.text
        terminal.send(b"\r")
        terminal.wait_for("grep ended with status 1")
        terminal.send(b"|")
        terminal.wait_for("Pipe the article")
        terminal.send(b"gibt-es-nicht\r")
        terminal.wait_for("gibt-es-nicht cannot be run")


# -- copying -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []

    def take(text: str) -> Copied:
        texts.append(text)
        return Copied("tool", "xclip")

    monkeypatch.setattr("tui.screens.reader_screen.clipboard.copy", take)
    return texts


async def test_citation_quote_text_and_id_are_copied(archive_path: Path, copied: list[str]) -> None:
    async with at_desk(archive_path) as desk:
        await desk.search("Delegation")
        for letter in "csti":
            await desk.press("y", letter)
            await desk.app.workers.wait_for_complete()
            await desk.settled()
            assert "Copied with xclip" in desk.said
        cited, said, text, uid = copied
        assert cited.startswith("“Besuch in Krakau”, ")
        assert uid in cited
        assert "version 1" in cited
        assert "Jan 1, 2026" in cited
        assert said.startswith("“")
        assert "Zofia Wilk" in said
        assert "Delegation" in text
    with open_archive(archive_path) as opened:
        assert article(opened, uid).sha256 in cited


def test_reported_speech_is_not_cited_in_quotation_marks(archive_path: Path) -> None:
    with open_archive(archive_path) as opened:
        searcher = FileSearcher(opened.connection)
        record = article(opened, searcher.list(searcher.parse("Delegation"))[0].uid)
    quote = replace(record.quotes[0], type="indirect", text="man wolle mehr")
    assert quotation(quote, record, date(2026, 1, 1)).startswith("(reported) man wolle mehr – ")
    assert citation(record, date(2026, 1, 1)) in quotation(quote, record, date(2026, 1, 1))


def tool(folder: Path, name: str, exit_code: int = 0) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\ncat > {folder}/{name}.got\nexit {exit_code}\n")
    path.chmod(0o755)


def test_a_tool_goes_before_the_terminal_and_the_terminal_before_a_file(tmp_path: Path) -> None:
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin", "DISPLAY": ":0", "WAYLAND_DISPLAY": "w", "TERM": "xterm"}
    tool(tmp_path, "xclip")
    tool(tmp_path, "wl-copy", exit_code=1)
    used: list[str] = []

    def run(command: Any, text: str) -> bool:
        used.append(command[0])
        done = subprocess.run(command, input=text.encode(), env=environment, check=False)
        return done.returncode == 0

    assert [command[0] for command in tools(environment, "linux")] == ["wl-copy", "xclip"]
    monkey = {**environment, "PATH": str(tmp_path) + ":/usr/bin:/bin"}
    assert copy("Łódź", monkey, run) == Copied("tool", "wl-copy" if used == [] else "xclip")
    assert (tmp_path / "xclip.got").read_text() == "Łódź"
    bare = {"TERM": "xterm", "PATH": ""}
    assert copy("a", bare) == Copied("terminal", sequence="\x1b]52;c;YQ==\x07")
    for text, terminal in (("x" * 100_000, bare), ("a", {"TERM": "linux", "PATH": ""})):
        kept = copy(text, terminal)
        assert kept.by == "file"
        assert Path(kept.name).read_text() == text
        assert Path(kept.name).stat().st_mode & 0o077 == 0
        Path(kept.name).unlink()


def test_what_a_terminal_is_sent_holds_nothing_but_the_encoded_text() -> None:
    assert osc52("a\x07\x1b]0;owned\x07", {}).count("\x1b") == 1
    assert osc52("a", {"TMUX": "x"}) == "\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\"


# -- export ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["jsonl", "csv"])
async def test_the_result_is_exported(archive_path: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"out.{ending}"
    async with at_desk(archive_path, LARGE, export=export_result) as desk:
        await desk.search("city:Kyiv")
        number = int(desk.count.split()[0])
        await desk.press("E", "ctrl+u")
        await desk.write(str(target))
        await desk.press("enter")
        await desk.app.workers.wait_for_complete()
        await desk.settled()
        assert "Exported" in desk.said
        await desk.press("E", "ctrl+u")
        await desk.write(str(target))
        await desk.press("enter")
        await desk.app.workers.wait_for_complete()
        await desk.settled()
        assert "there is a file of that name already" in desk.said
    lines = target.read_text(encoding="utf-8").splitlines()
    if ending == "jsonl":
        assert len([json.loads(line) for line in lines]) == number
    else:
        assert len(lines) > number


@pytest.mark.parametrize("query", ['"sprachen die Gäste"', "-Treffen city:Kraków", "--Treffen OR Delegation"])
def test_an_export_asks_for_the_query_as_it_was_typed(archive_path: Path, tmp_path: Path, query: str) -> None:
    target = tmp_path / "out.jsonl"
    export_result(archive_path, query, target)
    with open_archive(archive_path) as archive:
        searcher = FileSearcher(archive.connection)
        found = searcher.count(searcher.parse(query))
    assert len(target.read_text(encoding="utf-8").splitlines()) == found > 0


async def test_an_export_that_cannot_be_had_is_said(archive_path: Path, tmp_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("E")
        assert "use jumelage export" in desk.said
    with pytest.raises(OSError, match=r"name it \.xlsx, \.csv, \.jsonl or \.md"):
        export_result(archive_path, "", tmp_path / "out.exe")


async def test_a_command_that_is_piped_to_may_have_a_name(archive_path: Path) -> None:
    settings = Settings(language="en", pipes={"zählen": ("wc", "-w")})
    async with at_desk(archive_path, settings=settings) as desk:
        await desk.press("vertical_line")
        assert "zählen" in str(desk.app.screen.query_one("Vertical").border_title)


async def test_a_long_question_is_not_cut_off(archive_path: Path) -> None:
    async with at_desk(archive_path, SMALL, settings=Settings(language="uk"), export=export_result) as desk:
        await desk.press("E")
        asked = str(desk.app.screen.query_one(Static).render())
        assert asked.endswith(".md для хроніки)")


async def test_a_list_of_quotes_is_exported_as_it_is_listed(archive_path: Path, tmp_path: Path) -> None:
    async with at_desk(archive_path, LARGE, export=export_result) as desk:
        await desk.press("Q", "c", *"krak", "enter", "E")
        assert "Export these quotes" in str(desk.app.screen.query_one(Vertical).border_title)
        await desk.press("ctrl+a", "ctrl+k")
        await desk.write(str(tmp_path / "said.jsonl"))
        await desk.press("enter")
        assert desk.said.endswith("said.jsonl")
        lines = (tmp_path / "said.jsonl").read_text("utf-8").splitlines()
        assert [json.loads(line)["speaker"] for line in lines] == ["Zofia Wilk"]
        assert len(lines) == desk.page.length
