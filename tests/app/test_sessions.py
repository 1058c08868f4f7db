"""Coming back to where one was; plain output."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.desk import at_desk
from tests.app.holdings import LONG_TITLE
from tests.app.terminal import Terminal
from tui.session import Session, recall, remember


async def test_one_comes_back_to_the_query_the_row_the_pane_and_the_scroll(archive_path: Path, tmp_path: Path) -> None:
    sessions = tmp_path / "state" / "sessions.json"
    async with at_desk(archive_path, sessions=sessions) as desk:
        await desk.search("Jugendaustausch")
        await desk.press("enter", "space", "j")
        scroll = desk.browse.query_one("#reading").scroll_offset.y
        assert scroll > 0
    async with at_desk(archive_path, sessions=sessions) as desk:
        assert desk.browse.line.typed == "Jugendaustausch"
        assert desk.count == "2 articles"
        assert LONG_TITLE in desk.articles[0]
        assert desk.pane == "reading"
        assert desk.browse.query_one("#reading").scroll_offset.y == scroll


async def test_a_row_far_down_is_found_again(archive_path: Path, tmp_path: Path) -> None:
    sessions = tmp_path / "sessions.json"
    async with at_desk(archive_path, sessions=sessions) as desk:
        await desk.press("G")
    async with at_desk(archive_path, sessions=sessions) as desk:
        assert any(line.startswith("▌") and "Pomoc dla Kijowa" in line for line in desk.articles)


def test_each_archive_has_its_own_session(tmp_path: Path) -> None:
    sessions, one, other = tmp_path / "s.json", tmp_path / "one.db", tmp_path / "other.db"
    remember(sessions, one, Session(line="bach"))
    remember(sessions, other, Session(line="chor"))
    assert (recall(sessions, one).line, recall(sessions, other).line) == ("bach", "chor")


@pytest.mark.parametrize("content", ["", "[]", "{", '{"%s": 7}', '{"%s": {"line": 7, "scroll": "x", "colour": 1}}'])
def test_a_file_that_makes_no_sense_is_as_good_as_none(tmp_path: Path, content: str) -> None:
    sessions, archive = tmp_path / "s.json", tmp_path / "a.db"
    sessions.write_text(content.replace("%s", str(archive)), encoding="utf-8")
    assert recall(sessions, archive) == Session()


def test_a_session_that_cannot_be_written_is_lost_quietly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    remember(tmp_path / "file" / "s.json", tmp_path / "a.db", Session())
    assert recall(tmp_path / "file" / "s.json", tmp_path / "a.db") == Session()


def test_plain_output_has_no_signs_beyond_ascii_and_shows_the_cursor_on_the_row(archive_path: Path) -> None:
    with Terminal(archive_path, plain=True) as terminal:
        terminal.wait_for("135 articles")
        terminal.wait_for(">2025-03-01")
        terminal.send(b"jj")
        text = terminal.wait_for(">2024-11-20")
        signs = {character for character in text if not character.isascii() and not character.isalpha()}
        assert signs <= {"…"}
        terminal.wait_for_written(b"\x1b[?25h")
        terminal.wait_for_cursor_on(">2024-11-20")
        assert b"\x1b[?1000h" not in terminal.written, "the mouse is not listened to"
