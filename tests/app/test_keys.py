"""Keys that a reader has moved, keyboards that are not Latin, marks and jumps."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.app.desk import SMALL, at_desk, slow
from tui.keys.layouts import latin
from tui.query_line import QueryLine
from tui.screens.entity_page import EntityScreen
from tui.screens.help import HelpScreen
from tui.settings import Settings, read_settings
from tui.travel.destinations import Browsing, EntityPage, QuotesPage
from tui.widgets.scrolled_text import ScrolledText


def written(folder: Path, content: str) -> Path:
    path = folder / "config.toml"
    path.write_text(content, encoding="utf-8")
    return path


# -- the file ----------------------------------------------------------------------------------------------------------


def test_without_a_file_everything_is_as_usual(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "config.toml") == Settings()


def test_settings_are_read(tmp_path: Path) -> None:
    content = 'theme = "day"\nlanguage = "pl"\nmouse = false\nkey_pause = 0.5\n[keys]\n"list.down" = ["j", "ctrl+n"]\n'
    settings = read_settings(written(tmp_path, content))
    assert settings == Settings(theme="day", language="pl", mouse=False, key_pause=0.5, keys={"list.down": "j,ctrl+n"})


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("theme = 7", "theme: a text"),
        ('language = "xx"', "language: one of"),
        ('mouse = "no"', "mouse: true or false"),
        ("key_pause = -1", "key_pause: a number"),
        ('pager = "less -R"', "pager: a list"),
        ('colour = "red"', "colour: there is no such setting"),
        ('[keys]\n"list.dance" = "x"', "keys.list.dance: there is no such action"),
        ('[keys]\n"list.down" = 3', "keys.list.down: a key"),
        ("keys = 3", "keys: a table"),
        ("[keys", "cannot be read"),
    ],
)
def test_what_is_wrong_in_the_file_is_said_and_the_rest_holds(tmp_path: Path, content: str, complaint: str) -> None:
    (said,) = read_settings(written(tmp_path, content)).complaints
    assert complaint in said


async def test_complaints_are_shown(archive_path: Path) -> None:
    async with at_desk(
        archive_path, settings=Settings(complaints=("Settings: colour: there is no such setting",))
    ) as desk:
        assert "colour" in desk.said


# -- rebinding ---------------------------------------------------------------------------------------------------------


async def test_a_key_can_be_moved_and_the_help_follows(archive_path: Path) -> None:
    async with at_desk(archive_path, settings=Settings(keys={"list.down": "ctrl+n"})) as desk:
        await desk.press("j")
        assert desk.articles[0].startswith("▌")
        await desk.press("ctrl+n")
        assert desk.articles[1].startswith("▌")
        await desk.press("question_mark")
        text = "\n".join(str(static.render()) for static in desk.app.screen.query("Static"))
        assert "Ctrl+N" in text


async def test_a_sequence_can_be_given_to_an_action(archive_path: Path) -> None:
    async with at_desk(archive_path, settings=Settings(keys={"list.last": "z z"})) as desk:
        await desk.press("z", "z")
        assert any(line.startswith("▌") and "Pomoc dla Kijowa" in line for line in desk.articles)


# -- layouts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cyrillic", "wanted"),
    [
        ("о", "j"),
        ("л", "k"),
        ("і", "s"),
        ("ы", "s"),
        ("ж", ";"),
        ("Ж", ":"),
        ("П", "G"),
        ("й", "q"),
        ("j", "j"),
        ("ü", "ü"),
    ],
)
def test_cyrillic_letters_are_taken_for_the_keys_they_are_on(cyrillic: str, wanted: str) -> None:
    assert latin(cyrillic) == wanted


async def test_commands_work_on_a_cyrillic_keyboard_and_letters_stay_letters(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("о", "о", "л")
        assert desk.articles[1].startswith("▌")
        await desk.press("П")
        await desk.press("п", "п")
        assert desk.articles[0].startswith("▌")
        await desk.press("slash")
        await desk.type("Київ")
        assert desk.browse.line.typed == "Київ"


# -- marks and jumps ---------------------------------------------------------------------------------------------------


async def test_a_marked_place_is_found_again(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.search("Delegation")
        await desk.press("m", "a", "slash", "backspace", "enter")
        assert desk.count == "135 articles"
        await desk.press("grave_accent", "a")
        assert desk.count == "1 article"
        assert desk.browse.line.typed == "Delegation"


async def test_a_page_can_be_marked(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("1", "j", "e", "m", "k", "h")
        assert desk.pane == "facets"
        await desk.press("grave_accent", "k")
        assert isinstance(desk.here(), EntityPage)


async def test_a_mark_that_was_never_set_is_said(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("grave_accent", "z")
        assert "no such mark" in desk.said


async def test_jump_shows_letters_and_goes_to_the_pane(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("semicolon")
        assert "3 Article" in desk.said
        letter = desk.said.partition(" 3 Article")[0][-1]
        await desk.press(letter)
        assert desk.pane == "reading"


# -- typing ahead ------------------------------------------------------------------------------------------------------


async def test_letters_typed_before_a_window_is_there_reach_it(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await desk.press("P", *"wilk", "enter")
        with slow(desk.app.fetching):
            await desk.press_ahead("M", "b", "o", "n")
            assert isinstance(desk.app.screen, EntityScreen)
        await desk.settled()
        assert desk.picker.query_one(Input).value == "bon"


async def test_the_help_is_read_with_the_keys_that_move_an_article(archive_path: Path) -> None:
    async with at_desk(archive_path, SMALL) as desk:
        await desk.press("question_mark")
        text = desk.part(ScrolledText)
        assert text.max_scroll_y > text.size.height
        tops = []
        for key in ("j", "j", "k", "space", "G", "g", "G", "ctrl+u", "home"):
            await desk.press(key)
            tops.append(text.scroll_offset.y)
        page, end = text.size.height - 1, text.max_scroll_y
        assert tops == [1, 2, 1, 1 + page, end, end, end, end - text.size.height // 2, 0]


async def test_escape_gives_up_waiting_for_a_window(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await desk.press("P", *"wilk", "enter")
        with slow(desk.app.fetching):
            await desk.press_ahead("M", "b", "escape")
        await desk.settled()
        assert isinstance(desk.app.screen, EntityScreen)
        await desk.press("question_mark")
        assert isinstance(desk.app.screen, HelpScreen), "the next key counts again"


async def test_keys_typed_at_once_meet_the_page_they_lead_to(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press_ahead("Q", "u", "question_mark")
        await desk.settled()
        assert isinstance(desk.app.screen, HelpScreen)
        await desk.press("escape")
        assert isinstance(desk.here(), QuotesPage)


async def test_the_search_line_is_one_key_away_from_every_page(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        for page in ("0", "t", "Q", "R", "W"):
            await desk.press(page)
            await desk.press_ahead("slash", "C", "h", "o", "r", "enter")
            await desk.settled()
            assert desk.here() == Browsing(QueryLine("Chor")), page
            await desk.press("x", "x")


async def test_in_jump_mode_every_place_has_a_name_in_the_language_of_the_app(archive_path: Path) -> None:
    async with at_desk(archive_path, settings=Settings(language="pl")) as desk:
        await desk.press("semicolon")
        names = [part.strip().split(" ", 1)[1] for part in desk.said.split("  ")]
        assert "Szukaj" in names[0]
        assert not [name for name in names if name.isascii() and name.islower()], "no names from within the program"
