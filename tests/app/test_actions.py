"""The tables of actions, from which bindings, key bar, help and palette are made."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from textual.widgets import Static

from archive.search import parse
from tests.app import key_table
from tests.app.desk import at_desk
from tui.actions.table import ACTIONS
from tui.keys.names import key_name
from tui.settings import Settings
from tui.wording.query_help import QUERY_HELP
from tui.wording.translation import use_language

ALTGR_OR_WORSE = {"left_square_bracket", "right_square_bracket", "backslash", "at", "tilde", "vertical_line",
                  "left_curly_bracket", "right_curly_bracket", "ctrl+j", "ctrl+m", "ctrl+i", "ctrl+h"}  # fmt: skip

TOGETHER = [
    (*screen, pane, "place", "app")
    for screen in (
        ("browse", "work", "take"),
        ("page", "work", "take"),
        ("page", "entity", "work", "take"),
        ("page", "timeline", "work", "take"),
        ("said", "work", "take"),
        ("import",),
    )
    for pane in ("list", "reading")
] + [("finding",), ("stretch",), ("quote", "list"), ("review", "work", "list", "place"),
     ("page", "section", "list", "work", "take", "place", "app")]  # fmt: skip
"""Panes whose bindings are live at the same time. Those of a finding, chosen words or a question cover others."""


def test_the_manual_lists_every_action_with_its_keys() -> None:
    assert key_table.PAGE.read_text(encoding="utf-8") == key_table.page(), "make keys"


def test_every_id_is_there_once() -> None:
    assert [name for name, times in Counter(action.id for action in ACTIONS).items() if times > 1] == []


@pytest.mark.parametrize("panes", TOGETHER)
def test_no_key_means_two_things_at_once(panes: tuple[str, ...]) -> None:
    live = [action for action in ACTIONS if action.pane in panes]
    clashes = [(a.id, b.id) for a, b in combinations(live, 2) if set(a.keys) & set(b.keys)]
    assert clashes == []


def test_every_action_has_a_key_that_every_keyboard_has() -> None:
    for action in ACTIONS:
        usable = [key for key in action.keys if key not in ALTGR_OR_WORSE and not key.startswith("f1")]
        assert usable, action.id


def test_every_action_says_what_it_does() -> None:
    for action in ACTIONS:
        assert action.label, action.id
        assert action.description[:1].isupper(), action.id
        assert not action.description.endswith("."), action.id


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("question_mark", "?"),
        ("slash", "/"),
        ("ctrl+d", "Ctrl+D"),
        ("shift+tab", "Shift+Tab"),
        ("g g", "gg"),
        ("G", "G"),
        ("f5", "F5"),
        ("pagedown", "PgDn"),
        ("escape", "Esc"),
        ("grave_accent", "`"),
        ("number_sign", "#"),
    ],
)
def test_keys_are_named_as_people_know_them(key: str, name: str) -> None:
    assert key_name(key) == name


@pytest.mark.parametrize(
    ("language", "names"),
    [("de", ["Strg+D", "Leertaste", "Pos1", "Bild↓", "Esc"]), ("pl", ["Ctrl+D", "Spacja", "Home", "PgDn", "Esc"]),
     ("uk", ["Ctrl+D", "Пробіл", "Home", "PgDn", "Esc"])],
)  # fmt: skip
def test_keys_are_named_as_keyboards_of_the_language_have_them(language: str, names: list[str]) -> None:
    use_language(language)
    try:
        assert [key_name(key) for key in ("ctrl+d", "space", "home", "pagedown", "escape")] == names
    finally:
        use_language("en")


async def test_the_help_tells_what_can_be_searched_for(archive_path: Path) -> None:
    async with at_desk(archive_path, settings=Settings(language="de")) as desk:
        await desk.press("slash", "f1")
        help_text = str(desk.app.screen.query_one(Static).render())
        assert help_text.startswith("Was gesucht werden kann"), "who is typing asks for that first"
        assert "imported:last-week.." in help_text
        await desk.press("escape", "escape", "question_mark")
        help_text = str(desk.app.screen.query_one(Static).render())
        assert help_text.index("Strg+L") < help_text.index("said:jugend*")


@pytest.mark.parametrize("typed", [typed for typed, _ in QUERY_HELP])
def test_what_the_help_says_can_be_typed_is_understood(typed: str) -> None:
    for line in typed.split("   "):
        parse(line)
