"""Other programs change the archive while it is open: a sentence, what is on the screen stays, a key shows the news."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from archive.search import FileSearcher
from tests.app.desk import SMALL, Desk, at_desk
from tui.widgets.article_list import ArticleList

_IMPORT = "from cli.main import main; main()"
_LOCK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.read()
"""


async def look(desk: Desk) -> None:
    """Let the app look at the file, as it does every other second."""
    for _ in range(2):
        desk.app.look_at_file()
        await desk.settled()


async def import_by_another_process(archive: Path, folder: Path, *titles: str) -> None:
    for title in titles:
        (folder / f"{title}.md").write_text(f"# {title}\n\nLeipzig, 1. März 2031. Ein Text über Kraków.\n", "utf-8")
    words = ["--archive", str(archive), "import", *(str(folder / f"{title}.md") for title in titles), "--workers", "1"]
    done = await asyncio.to_thread(
        subprocess.run, [sys.executable, "-c", _IMPORT, *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


async def test_articles_that_another_process_brings_in_are_told_and_shown_on_request(
    own_archive: Path, tmp_path: Path
) -> None:
    async with at_desk(own_archive) as desk:
        await look(desk)
        await desk.press("j")
        before = desk.articles
        await import_by_another_process(own_archive, tmp_path, "Eins", "Zwei")
        await look(desk)
        assert "2 articles have come in. Ctrl+L shows them." in desk.said
        assert "changed" in desk.top
        assert desk.articles == before, "what is on the screen stays"
        await import_by_another_process(own_archive, tmp_path, "Drei")
        desk.forget_what_was_said()
        await look(desk)
        assert desk.said == "", "an import that goes on is told once"
        await desk.press("ctrl+l")
        await look(desk)
        assert desk.count == "138 articles"
        assert "changed" not in desk.top
        assert "Der lange Bericht" in next(line for line in desk.articles if line.startswith("▌"))


async def test_a_page_tells_of_news_too_and_what_is_read_anew_there_is_new_in_the_list_under_it(
    own_archive: Path, tmp_path: Path
) -> None:
    async with at_desk(own_archive, SMALL) as desk:
        await look(desk)
        for place in ("0", "t", "Q", "R", "I"):
            await desk.press(place)
            await import_by_another_process(own_archive, tmp_path, f"Neues-{place}")
            await look(desk)
            assert "1 article has come in. Ctrl+L shows it." in desk.said
            assert "! changed (Ctrl+L)" in desk.top, "at the narrowest, too"
            await desk.press("ctrl+l")
            await look(desk)
            assert "changed" not in desk.top
            await desk.press("escape")
        await desk.press("G", "g", "g")
        assert desk.count == "140 articles"
        assert "Neues-" in desk.articles[0]


async def test_what_came_in_between_the_list_and_the_first_look_is_told(own_archive: Path, tmp_path: Path) -> None:
    async with at_desk(own_archive) as desk:
        desk.app.__dict__.pop("_watching_file")
        await import_by_another_process(own_archive, tmp_path, "Eins")
        await look(desk)
        assert "changed (Ctrl+L)" in desk.top


async def test_rows_of_a_list_that_was_numbered_anew_meanwhile_are_those_of_its_articles(
    own_archive: Path, tmp_path: Path
) -> None:
    async with at_desk(own_archive, SMALL) as desk:
        await desk.press("G")
        last = desk.articles[-1]
        await desk.press("g", "g")
        (tmp_path / "alt.md").write_text("# Ganz alt\n\n1. März 1901. Ein Text über Kraków.\n", "utf-8")
        for words in (["import", str(tmp_path / "alt.md"), "--workers", "1"], ["optimize"]):
            code = f"import sys; sys.argv[1:] = {['--archive', str(own_archive), *words]!r}; {_IMPORT}"
            await asyncio.to_thread(subprocess.run, [sys.executable, "-c", code], check=True, capture_output=True)
        desk.part(ArticleList)._rows._pages.clear()
        await desk.press("G")
        assert "Ganz alt" in "\n".join(desk.articles)
        await desk.press("G")
        assert last[1:] in [line[1:] for line in desk.articles]
        assert desk.count == "136 articles"


async def test_a_list_that_lacks_rows_though_nothing_changed_is_not_made_again_and_again(
    own_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_desk(own_archive, SMALL) as desk:
        whole = FileSearcher.hits
        monkeypatch.setattr(FileSearcher, "hits", lambda searcher, ordinals: whole(searcher, ordinals)[:-1])
        made = desk.part(ArticleList).generation
        await desk.press("G")
        assert desk.part(ArticleList).generation == made
        assert desk.count == "135 articles"


async def test_another_file_in_the_place_of_the_archive_is_told(own_archive: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    shutil.copy(own_archive, other)
    await import_by_another_process(other, tmp_path, "Neu")
    async with at_desk(own_archive, SMALL) as desk:
        await look(desk)
        os.replace(other, own_archive)  # noqa: PTH105
        await look(desk)
        assert "Another file stands in the place of own.db" in desk.said
        assert desk.count == "135 articles"
        await desk.press("G")
        assert any(line.startswith("▌") for line in desk.articles), "the file that was opened is read on"
        await desk.press("ctrl+l")
        await look(desk)
        assert desk.count == "136 articles"


async def test_a_file_that_is_gone_is_told_and_what_is_shown_stays(own_archive: Path) -> None:
    async with at_desk(own_archive) as desk:
        await look(desk)
        own_archive.unlink()
        before = desk.articles
        await look(desk)
        assert "is gone. What is on the screen stays." in desk.said
        await desk.pilot.press("ctrl+l")
        while "there is no such archive" not in desk.said:
            await desk.pilot.pause(0.01)
        assert desk.articles == before


async def test_an_archive_that_another_process_holds_is_told_and_read_again_later(
    own_archive: Path,
) -> None:
    async with at_desk(own_archive) as desk:
        await look(desk)
        for thread in (desk.app.searching, desk.app.fetching):
            await thread.run(lambda holdings: holdings.archive.connection.execute("PRAGMA busy_timeout = 50"))
        holder = subprocess.Popen(
            [sys.executable, "-c", _LOCK, str(own_archive)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert holder.stdout is not None
        assert holder.stdout.readline() == "locked\n"
        before = desk.articles
        await desk.press("slash")
        await desk.write("Delegation")
        assert "another program" in desk.said or "locked" in desk.said or "in use" in desk.said
        assert [line[1:] for line in desk.articles] == [line[1:] for line in before]
        holder.communicate("")
        await desk.press("enter")
        assert desk.count == "1 article"


async def test_what_one_writes_oneself_is_no_news(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await look(desk)
        await desk.search("Delegation")
        await desk.press("w", "enter")
        desk.forget_what_was_said()
        await look(desk)
        assert desk.said == ""
        assert "changed" not in desk.top
