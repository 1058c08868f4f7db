"""Reading an article: what is marked, and going from place to place."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from textual import on
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from archive import reading
from archive.opening import open_archive
from archive.records import ArticleRecord, Span
from tests.app.desk import SMALL, at_desk
from tests.app.holdings import LONG_TITLE
from tui.themes import NIGHT
from tui.widgets.reading_pane import ReadingPane


class ReaderApp(App[None]):
    """A reading pane alone, with what it said about hits."""

    def __init__(self) -> None:
        super().__init__()
        self.pane = ReadingPane()
        self.hits: list[tuple[int, int]] = []
        self.register_theme(NIGHT)
        self.theme = NIGHT.name

    def compose(self) -> ComposeResult:
        yield self.pane

    @on(ReadingPane.AtHit)
    def note(self, event: ReadingPane.AtHit) -> None:
        self.hits.append((event.number, event.total))


def article_called(path: Path, title: str) -> ArticleRecord:
    with open_archive(path) as archive:
        uid = archive.connection.execute("SELECT uid FROM articles WHERE title = ?", (title,)).fetchone()[0]
        return reading.article(archive, uid)


def places_of(article: ArticleRecord, word: str) -> list[Span]:
    places, start = [], article.text.find(word)
    while start >= 0:
        places.append((start, start + len(word)))
        start = article.text.find(word, start + 1)
    return places


@asynccontextmanager
async def reader(
    article: ArticleRecord, hits: Sequence[Span] = (), size: tuple[int, int] = (60, 15)
) -> AsyncIterator[tuple[ReaderApp, Pilot[None]]]:
    app = ReaderApp()
    async with app.run_test(size=size) as pilot:
        app.pane.focus()
        app.pane.show(article, "2024-11-20 · Stadt Leipzig", hits)
        await pilot.pause()
        yield app, pilot


def lines(app: ReaderApp) -> list[str]:
    return [app.pane.render_line(y).text.rstrip() for y in range(app.pane.size.height)]


def style_of(app: ReaderApp, word: str) -> tuple[bool, bool, bool, str]:
    """Bold, underlined, italic, and the background of a word in sight."""
    for y in range(app.pane.size.height):
        for segment in app.pane.render_line(y):
            if word in segment.text and segment.style is not None:
                style = segment.style
                background = str(style.bgcolor.name) if style.bgcolor else ""
                return bool(style.bold), bool(style.underline), bool(style.italic), background
    raise AssertionError(word)


async def test_the_header_the_headline_and_the_text_follow_each_other(archive_path: Path) -> None:
    async with reader(article_called(archive_path, "Besuch in Krakau")) as (app, _):
        assert lines(app)[0].strip() == "2024-11-20 · Stadt Leipzig"
        assert lines(app)[1].strip() == "Besuch in Krakau"
        assert lines(app)[2] == ""
        assert lines(app)[3].strip().startswith("Am 18. November 2024 empfing")


async def test_a_long_header_takes_as_many_lines_as_it_needs_up_to_three(archive_path: Path) -> None:
    article = article_called(archive_path, "Besuch in Krakau")
    async with reader(article) as (app, pilot):
        for words, taken in ((6, 1), (12, 2), (200, 3)):
            app.pane.show(article, "Vorspann " * words)
            await pilot.pause()
            assert [line.strip().startswith("Vorspann") for line in lines(app)[:4]] == [y < taken for y in range(4)]
            assert lines(app)[taken].strip() == "Besuch in Krakau"
            assert app.pane.line_at(0) == taken


async def test_names_dates_and_hits_differ_without_colour(archive_path: Path) -> None:
    article = article_called(archive_path, "Besuch in Krakau")
    async with reader(article, places_of(article, "Delegation")) as (app, _):
        assert style_of(app, "Zofia Wilk")[:3] == (True, False, False)
        assert style_of(app, "Leipziger")[:3] == (False, True, False)
        assert style_of(app, "18. November")[:3] == (False, False, True)
        assert style_of(app, "Delegation")[3] == NIGHT.variables["hit"]


async def test_a_rule_stands_beside_what_was_said(archive_path: Path) -> None:
    async with reader(article_called(archive_path, "Besuch in Krakau")) as (app, _):
        beside = [line for line in lines(app) if line.startswith("┃ ")]
        assert any("Wir wollen" in line for line in beside)
        assert all("empfing" not in line for line in beside)


async def test_n_goes_from_hit_to_hit_and_round_the_end(archive_path: Path) -> None:
    article = article_called(archive_path, LONG_TITLE)
    hits = places_of(article, "Jugendaustausch")
    async with reader(article, hits) as (app, pilot):
        assert app.hits == [(0, 40)]
        await pilot.press("n")
        assert app.hits[-1] == (1, 40)
        await pilot.press("n", "n")
        assert app.hits[-1] == (3, 40)
        assert any(line.startswith("▶ ") and "Jugendaustausch" in line for line in lines(app))
        await pilot.press("N", "N", "N")
        assert app.hits[-1] == (40, 40)
        assert any(line.startswith("▶ ") and "Absatz 40" in line for line in lines(app))
        await pilot.press("n")
        assert app.hits[-1] == (1, 40)


async def test_n_without_hits_stays(archive_path: Path) -> None:
    async with reader(article_called(archive_path, LONG_TITLE)) as (app, pilot):
        await pilot.press("n")
        assert app.hits[-1] == (0, 0)
        assert app.pane.scroll_offset.y == 0


async def test_keys_scroll(archive_path: Path) -> None:
    async with reader(article_called(archive_path, LONG_TITLE)) as (app, pilot):
        for key, line in [("j", 1), ("down", 2), ("k", 1), ("space", 15), ("pageup", 1), ("ctrl+d", 8), ("ctrl+u", 1)]:
            await pilot.press(key)
            assert app.pane.scroll_offset.y == line, key
        await pilot.press("G")
        assert app.pane.scroll_offset.y == app.pane.max_scroll_y > 100
        assert lines(app)[-1].strip() != ""
        await pilot.press("home")
        assert app.pane.scroll_offset.y == 0


async def test_a_chosen_place_is_brought_into_sight(archive_path: Path) -> None:
    article = article_called(archive_path, LONG_TITLE)
    place = places_of(article, "Absatz 30")[0]
    async with reader(article) as (app, _):
        app.pane.choose([place])
        assert any(line.startswith("▶ ") and "Absatz 30" in line for line in lines(app))


async def test_another_width_keeps_the_line_one_reads(archive_path: Path) -> None:
    async with reader(article_called(archive_path, LONG_TITLE)) as (app, pilot):
        app.pane.choose([places_of(article_called(archive_path, LONG_TITLE), "Absatz 20")[0]])
        await pilot.resize_terminal(100, 20)
        await pilot.pause()
        assert any("Absatz 20" in line for line in lines(app))


async def test_lines_are_never_wider_than_can_be_read(archive_path: Path) -> None:
    async with reader(article_called(archive_path, LONG_TITLE), size=(200, 20)) as (app, _):
        assert max(len(line.strip(" ┃")) for line in lines(app)) <= 84


async def test_a_very_long_text_is_laid_out_beside_the_loop(archive_path: Path) -> None:
    from dataclasses import replace  # noqa: PLC0415

    article = article_called(archive_path, LONG_TITLE)
    long = replace(article, text=article.text * 8)
    async with reader(long) as (app, pilot):
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert lines(app)[1].strip() == LONG_TITLE
        app.pane.choose([(len(long.text) - 20, len(long.text))])
        assert any(line.startswith("▶ ") for line in lines(app))


async def test_an_article_shown_while_its_pane_is_out_of_sight_is_broken_into_lines_of_its_own(
    archive_path: Path,
) -> None:
    async with at_desk(archive_path, SMALL) as desk:
        await desk.search("Bericht")
        await desk.press("enter", "escape")
        assert desk.browse.query_one(ReadingPane).size.area == 0
        await desk.search("Delegation")
        await desk.press("enter")
        words = " ".join(line.strip("┃┊▶ ") for line in desk.text).split()
        article = desk.browse.query_one(ReadingPane).article
        assert article is not None
        assert words[:3] == ["2024-11-20", "·", "Stadt"], "the line above the headline"
        shown = " ".join(words)
        assert " ".join(article.text.split())[:200] in shown, "no letter is missing where a line ends"
