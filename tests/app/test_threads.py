"""What comes from the threads meets a screen that has gone on meanwhile."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual.app import App

from archive.errors import ArchiveError
from tests.app.desk import at_desk, slow
from tui.app import JumelageApp


async def test_filters_counted_again_for_an_earlier_search_do_not_replace_those_of_the_last(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.search("krakau")
        of_the_last = desk.facets
    async with at_desk(archive_path) as desk:
        assert desk.facets != of_the_last
        with slow(desk.app.fetching):
            desk.browse.recount()  # as after a change, while the thread has something else to do
            await desk.press_ahead("slash", *"krakau", "enter")
            desk.app.searching.submit(lambda _: None).result()
            await desk.pilot.pause()
        await desk.settled()
        assert desk.facets == of_the_last


async def test_what_is_being_typed_marks_no_article_before_it_is_searched_for(
    own_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.search_screen._TYPING_PAUSE", 60)
    async with at_desk(own_archive, read_only=False) as desk:
        await desk.search("krakau")
        marked = [line[1:] for line in desk.articles]
        await desk.press("slash")
        await desk.write(" leipzig")
        desk.browse.archive_changed()
        await desk.settled()
        assert [line[1:] for line in desk.articles] == marked
        assert "leipzig" in desk.browse.line.text


async def test_threads_leave_the_screens_to_the_event_loop(own_archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked_in: set[str] = set()

    def screen_stack(app: JumelageApp) -> object:
        asked_in.add(threading.current_thread().name)
        return App.screen_stack.__get__(app)

    monkeypatch.setattr(JumelageApp, "screen_stack", property(screen_stack))
    async with at_desk(own_archive, read_only=False) as desk:
        await desk.press("enter", "asterisk", "u", "0", "m", "a")
    assert asked_in == {threading.main_thread().name}


async def test_an_article_that_could_not_be_opened_opens_no_other_later(
    archive_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(*_: object) -> None:
        raise ArchiveError("the disk cannot be read", "archive.db", "try again")

    async with at_desk(archive_path) as desk:
        with monkeypatch.context() as broken:
            broken.setattr("tui.screens.article_screen.reading.article", unreadable)
            await desk.press("j", "enter")
            assert "the disk cannot be read" in desk.said
        await desk.press("j")
        assert desk.pane == "articles"
        await desk.press("enter")
        assert desk.pane == "reading"
