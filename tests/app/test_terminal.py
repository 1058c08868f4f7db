"""The app in a real terminal: what is written to it, and what it bears."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest

from tests.app.terminal import Terminal

OPENED = "Article]"


@pytest.fixture
def terminal(archive_path: Path) -> Terminal:
    return Terminal(archive_path)


def test_the_whole_way_from_start_to_end(terminal: Terminal) -> None:
    with terminal:
        terminal.wait_for("135 articles")
        terminal.send(b"/")
        terminal.send(b"Delegation")
        terminal.wait_for(" 1 article")
        terminal.send(b"\r")
        terminal.send(b"\r")
        terminal.wait_for(OPENED)
        terminal.send(b"4")
        terminal.wait_for("Zofia Wilk, Stadtpr")
        terminal.send(b"\r")
        terminal.wait_for("▶ ")
        terminal.send(b"q")
        assert terminal.wait_for_end() == 0


def test_nothing_in_an_article_drives_the_terminal(terminal: Terminal) -> None:
    with terminal:
        terminal.wait_for("[b]Fett[/b]")
        terminal.send(b"\r")
        terminal.wait_for(OPENED)
        terminal.wait_for("[red]Farbe[/red]")
        terminal.send(b"q")
        terminal.wait_for_end()
        assert b"owned" in terminal.written
        assert b"\x1b]0;owned" not in terminal.written
        assert "\u202e".encode() not in terminal.written
        assert terminal.screen.title != "owned"


@pytest.mark.parametrize("byte", [b"\xfc", b"\xff", b"\x80", b"\xc3"])
def test_a_byte_that_is_not_utf_8_ends_nothing(terminal: Terminal, byte: bytes) -> None:
    with terminal:
        terminal.wait_for("135 articles")
        terminal.send(b"/")
        terminal.send(byte + b"x")
        terminal.wait_for("x", gone=False)
        terminal.send(b"\x7f\x7f\x7f")
        terminal.send(b"Delegation")
        terminal.wait_for(" 1 article")


def test_a_letter_of_latin_1_is_taken_for_what_it_means(terminal: Terminal) -> None:
    with terminal:
        terminal.wait_for("135 articles")
        terminal.send(b"/")
        terminal.send("st\u00e4rken".encode("latin-1"))
        terminal.wait_for("stärken")
        terminal.wait_for(" 1 article")


def test_another_size_of_window_is_taken_up(terminal: Terminal) -> None:
    with terminal:
        terminal.wait_for("135 articles")
        terminal.resize(160, 50)
        terminal.wait_for("1 Filters")
        terminal.wait_for("4 Quotes")
        for width in range(160, 40, -7):
            terminal.resize(width, 20 + width % 13)
            terminal.read(0)
        terminal.resize(80, 24)
        terminal.wait_for("4 Quotes", gone=True)
        terminal.send(b"\r")
        terminal.wait_for(OPENED)


def test_the_app_can_be_suspended_and_is_painted_anew_when_it_goes_on(terminal: Terminal) -> None:
    with terminal:
        terminal.wait_for("135 articles")
        terminal.send(b"\r")
        terminal.wait_for(OPENED)
        terminal.send(b"\x1b")
        terminal.wait_for(OPENED, gone=True)
        terminal.send(b"\x1a")
        while not terminal.stopped:
            terminal.read()
        terminal.screen.reset()
        os.kill(terminal.process.pid, signal.SIGCONT)
        terminal.wait_for("135 articles")
        terminal.send(b"\r")
        terminal.wait_for(OPENED)
        terminal.send(b"q")
        assert terminal.wait_for_end() == 0


def test_an_archive_that_is_not_there_is_said(tmp_path: Path) -> None:
    with Terminal(tmp_path / "nothing.db") as terminal:
        terminal.wait_for("nothing.db")
        terminal.wait_for("✗")
        terminal.send(b"q")
        assert terminal.wait_for_end() == 0
        assert b"Traceback" not in terminal.written


def test_without_colour_no_colour_is_written_and_the_cursor_is_seen(archive_path: Path) -> None:
    with Terminal(archive_path, NO_COLOR="1") as terminal:
        terminal.wait_for("135 articles")
        terminal.wait_for("▌2025-03-01")
        colours = re.findall(rb"\x1b\[[0-9;]*m", terminal.written)
        codes = {code for sequence in colours for code in sequence[2:-1].split(b";")}
        assert b"7" in codes, "the row under the cursor is reversed"
        assert codes <= {b"", b"0", b"1", b"2", b"3", b"4", b"7", b"39", b"49"}, "attributes and default colours only"
