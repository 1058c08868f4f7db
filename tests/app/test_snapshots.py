"""What the screens look like: a picture of each, compared with the one that was looked at and found good."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.app.desk import LARGE, SMALL, Desk
from tui.app import JumelageApp
from tui.settings import Settings

Snap = Callable[..., bool]


def looks(path: Path, snap: Snap, size: tuple[int, int], *keys: str, typed: str = "", language: str = "en") -> bool:
    """Whether the app looks as before after a search and these keys."""
    app = JumelageApp(path, read_only=True, settings=Settings(language=language))

    async def use(pilot: Pilot[Any]) -> None:
        desk = Desk(app, pilot)
        await desk.settled()
        if typed:
            await desk.search(typed)
        for key in keys:
            await desk.press(key)

    return snap(app, terminal_size=size, run_before=use)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
@pytest.mark.parametrize(
    ("keys", "typed"),
    [
        pytest.param((), "", id="opening"),
        pytest.param(("1", "j", "j", "enter"), "", id="filtered"),
        pytest.param(("enter", "n"), "Jugendaustausch", id="reading"),
        pytest.param(("enter", "y"), "Delegation", id="copy"),
        pytest.param(("enter", "o"), "Delegation", id="original"),
        pytest.param(("question_mark",), "", id="help"),
        pytest.param(("c",), "", id="picker"),
        pytest.param((), '"Chor', id="unreadable-query"),
    ],
)
def test_browsing_looks_as_it_should(
    archive_path: Path, snap_compare: Snap, size: tuple[int, int], keys: tuple[str, ...], typed: str
) -> None:
    assert looks(archive_path, snap_compare, size, *keys, typed=typed)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(("C", "k", "r", "enter"), id="city"),
        pytest.param(("P", "w", "i", "enter"), id="person"),
        pytest.param(("1", "j", "e", *"jjjjjjjjj", "enter"), id="pair"),
        pytest.param(("t",), id="timeline"),
        pytest.param(("Q", "j"), id="all-quotes"),
        pytest.param(("0",), id="home"),
    ],
)
def test_pages_look_as_they_should(
    archive_path: Path, snap_compare: Snap, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    assert looks(archive_path, snap_compare, size, *keys)
