"""The list that fetches only what it shows."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from tui.themes import NIGHT
from tui.widgets.row_pages import PAGE
from tui.widgets.virtual_list import VirtualList


class Numbers(VirtualList[int]):
    """Rows that show a number."""

    def paint_row(self, row: int, index: int, width: int, base: Style) -> list[list[Segment]]:  # noqa: ARG002
        return [[Segment(f"row {row}", base)]]


class NumbersApp(App[None]):
    """A list of numbers, with everything it said."""

    def __init__(self, *, answer: bool = True) -> None:
        super().__init__()
        self.numbers = Numbers()
        self.answer = answer
        self.wanted: list[Numbers.RowsWanted] = []
        self.highlighted: list[int] = []
        self.opened: list[int] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(NIGHT.variables)

    def compose(self) -> ComposeResult:
        yield self.numbers

    @on(Numbers.RowsWanted)
    def give(self, event: Numbers.RowsWanted) -> None:
        self.wanted.append(event)
        if self.answer:
            rows = list(range(event.first, event.first + event.count))
            self.numbers.receive(event.generation, event.first, rows)

    @on(Numbers.Highlighted)
    def note_highlighted(self, event: Numbers.Highlighted) -> None:
        self.highlighted.append(event.row)

    @on(Numbers.Opened)
    def note_opened(self, event: Numbers.Opened) -> None:
        self.opened.append(event.row)


@asynccontextmanager
async def numbers(length: int, *, answer: bool = True) -> AsyncIterator[tuple[NumbersApp, Pilot[None]]]:
    app = NumbersApp(answer=answer)
    async with app.run_test(size=(40, 10)) as pilot:
        app.numbers.focus()
        app.numbers.show(length)
        await settled(pilot)
        yield app, pilot


async def settled(pilot: Pilot[None]) -> None:
    """Until the list was painted, what it wants has come, and that was painted too."""
    for _ in range(3):
        await pilot.pause()


def screen_lines(app: NumbersApp) -> list[str]:
    return [app.numbers.render_line(y).text.rstrip() for y in range(app.numbers.size.height)]


async def test_of_a_million_rows_one_page_is_fetched() -> None:
    async with numbers(1_000_000) as (app, _pilot):
        assert screen_lines(app)[:2] == ["▌row 0", " row 1"]
        assert [(event.first, event.count) for event in app.wanted] == [(0, PAGE)]


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        (["j"], 1),
        (["down", "down", "k"], 1),
        (["k"], 0),
        (["pagedown"], 9),
        (["space", "pageup"], 0),
        (["ctrl+d"], 5),
        (["ctrl+d", "ctrl+u"], 0),
        (["G"], 999_999),
        (["end", "k"], 999_998),
        (["G", "home"], 0),
    ],
)
async def test_keys_move_the_cursor(keys: list[str], row: int) -> None:
    async with numbers(1_000_000) as (app, pilot):
        await pilot.press(*keys)
        await settled(pilot)
        assert app.numbers.cursor == row
        assert f"▌row {row}" in screen_lines(app)
        assert app.highlighted[-1] == row


async def test_rows_that_have_not_come_are_dots_and_can_be_passed() -> None:
    async with numbers(500, answer=False) as (app, pilot):
        assert screen_lines(app)[3].startswith(" ····")
        await pilot.press("j", "j")
        assert app.numbers.cursor == 2
        assert app.highlighted == []
        event = app.wanted[0]
        app.numbers.receive(event.generation, event.first, list(range(event.count)))
        await settled(pilot)
        assert app.highlighted == [2]


async def test_rows_fetched_for_an_earlier_list_are_dropped() -> None:
    async with numbers(500, answer=False) as (app, pilot):
        old = app.wanted[0]
        app.numbers.show(500)
        app.numbers.receive(old.generation, old.first, [7] * old.count)
        await settled(pilot)
        assert app.numbers.row_at(0) is None


async def test_rows_are_asked_for_before_they_are_in_sight() -> None:
    async with numbers(1000) as (app, pilot):
        app.numbers.cursor = PAGE - 15
        await settled(pilot)
        assert [event.first for event in app.wanted] == [0, PAGE]
        assert not app.numbers.in_sight(PAGE, PAGE)


async def test_a_page_is_asked_for_once_until_it_is_given_up() -> None:
    async with numbers(500, answer=False) as (app, pilot):
        app.numbers.refresh()
        await settled(pilot)
        assert len(app.wanted) == 1
        app.numbers.give_up(app.wanted[0].generation, 0)
        app.numbers.refresh()
        await settled(pilot)
        assert len(app.wanted) == 2


async def test_a_list_that_turns_out_longer_keeps_its_cursor() -> None:
    async with numbers(0) as (app, pilot):
        app.numbers.show(PAGE, list(range(PAGE)))
        await pilot.press("j", "j", "j")
        app.numbers.extend(10_000)
        await settled(pilot)
        assert app.numbers.cursor == 3
        await pilot.press("G")
        await settled(pilot)
        assert "▌row 9999" in screen_lines(app)


async def test_a_part_of_a_page_known_first_is_fetched_whole_later() -> None:
    async with numbers(0) as (app, pilot):
        app.numbers.show(30, list(range(30)))
        app.numbers.extend(80)
        await pilot.press("G")
        await settled(pilot)
        assert "▌row 79" in screen_lines(app)


async def test_enter_opens_the_row_under_the_cursor() -> None:
    async with numbers(50) as (app, pilot):
        await pilot.press("j", "enter", "l", "right")
        await settled(pilot)
        assert app.opened == [1, 1, 1]


async def test_an_empty_list_opens_nothing() -> None:
    async with numbers(0) as (app, pilot):
        await pilot.press("j", "G", "enter")
        await settled(pilot)
        assert app.opened == []
        assert app.numbers.cursor == 0


async def test_a_click_moves_the_cursor_and_two_open() -> None:
    async with numbers(50) as (app, pilot):
        await pilot.click(Numbers, offset=(5, 4))
        assert app.numbers.cursor == 4
        await pilot.click(Numbers, offset=(5, 4), times=2)
        assert app.opened[-1] == 4


async def test_a_list_without_focus_shows_its_cursor_by_another_mark() -> None:
    async with numbers(5) as (app, pilot):
        app.screen.set_focus(None)
        await settled(pilot)
        assert screen_lines(app)[0] == "╎row 0"
