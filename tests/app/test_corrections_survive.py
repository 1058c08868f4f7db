"""What is corrected by keys is still there after the sources changed and everything was read and searched anew."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from archive import reading
from archive.decisions.exchange import dump
from archive.decisions.history import stale
from archive.opening import open_archive
from archive.records import ArticleRecord
from cli.main import run
from tests.app.desk import Desk, at_desk
from tui.widgets.correcting_pane import CorrectingPane

VISIT = """# Besuch in Krakau

2019-05-03

Oberbürgermeister Matthias Rehfuß aus Leipzig besuchte Krakau. In Halle stieg die Delegation um. „Wir kommen gern
wieder“, hieß es am Abend. Das Programm war lang: Alle fanden es schön, wie im Gästebuch steht.
"""
REPLY = """# Ein Brief aus Leipzig

2019-06-01

Oberbürgermeister Mathias Rehfuß schrieb nach Krakau. „Danke für alles“, sagte Mathias Rehfuß.
"""


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles, imported into an archive beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JUMELAGE_AUTHOR", "anna")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "visit.md").write_text(VISIT, "utf-8")
    (folder / "reply.md").write_text(REPLY, "utf-8")
    command(monkeypatch, ["import", "press", "--workers", "1"])
    return folder


def command(monkeypatch: pytest.MonkeyPatch, arguments: Sequence[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert run(arguments) == 0


class Shown:
    """What is corrected, as it is shown now."""

    def __init__(self, path: Path) -> None:
        with open_archive(path) as archive:
            uids = [uid for (uid,) in archive.connection.execute("SELECT uid FROM articles")]
            self.articles: list[ArticleRecord] = [reading.article(archive, uid) for uid in uids]
            self.persons = {person.label for person in reading.entities(archive, "person")}
            self.stale = len(stale(archive))
            self.journal = [entry["verb"] for entry in dump(archive)]
        self.visit = next(article for article in self.articles if article.title == "Besuch in Krakau")
        self.halle = any(mention.text == "Halle" for mention in self.visit.mentions)
        self.both_spellings = {"Matthias Rehfuß", "Mathias Rehfuß"} <= self.persons
        said = {quote.text: quote.speaker_label for quote in self.visit.quotes}
        self.speaker = next(who for words, who in said.items() if words.startswith("Wir kommen gern"))
        self.missed = "Alle fanden es schön" in said

    @property
    def corrected(self) -> tuple[bool, bool, bool, bool]:
        """Of the four corrections, which hold."""
        return not self.halle, not self.both_spellings, self.speaker != "", self.missed


async def find(desk: Desk, words: str, kind: str = "") -> CorrectingPane:
    pane = desk.part(CorrectingPane)
    for _ in range(40):
        finding = pane.finding
        if finding is not None and finding.words.startswith(words) and kind in ("", finding.kind):
            return pane
        await desk.pilot.press("J")
    raise AssertionError(words)


async def correct_by_keys(path: Path) -> None:
    """Reject a city, merge two spellings, assign a speaker, mark a quote that was missed."""
    async with at_desk(path, read_only=False) as desk:
        await desk.search("Gästebuch")
        await desk.press("enter")
        pane = await find(desk, "Halle")
        await desk.press("n")
        await find(desk, "Matthias Rehfuß")
        await desk.press("M")
        await desk.write("mathias rehf")
        await desk.press("enter", "s", "y")
        await find(desk, "Wir kommen gern", "quote")
        await desk.press("S", "enter")
        await desk.press("escape", "A")
        while desk.part(CorrectingPane).article is not None:
            start, end = pane.under_cursor[0]
            if pane.article is not None and pane.article.text[start:end] == "Alle":
                break
            await desk.pilot.press("l")
        await desk.press("space", *"lll", "enter", "r")
        await desk.write("unknown")
        await desk.press("enter")


async def test_corrections_outlive_new_sources_and_are_taken_back_one_by_one(
    sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sources.parent / "archive.db"
    assert Shown(path).corrected == (False, False, False, False)
    await correct_by_keys(path)
    assert Shown(path).corrected == (True, True, True, True)

    changed = VISIT.replace("\n\nOber", "\n\nKorrigierte Fassung. Ober") + "\nEin Nachtrag.\n"
    (sources / "visit.md").write_text(changed, "utf-8")
    for arguments in (["import", "press", "--workers", "1"], ["reindex", "--all", "--workers", "1"], ["check"]):
        command(monkeypatch, arguments)
    after = Shown(path)
    assert "Korrigierte Fassung" in after.visit.text
    assert (after.corrected, after.stale) == ((True, True, True, True), 0)
    assert after.journal == ["reject", "merge", "speaker", "mark"]

    async with at_desk(path, read_only=False) as desk:
        for held in ((True, True, True, False), (True, True, False, False), (True, False, False, False)):
            await desk.press("u")
            assert "Taken back" in desk.said
            assert Shown(path).corrected == held
        await desk.press("W")
        desk.page.cursor = next(n for n, line in enumerate(desk.page_lines) if "“Halle” is not a city" in line)
        await desk.press("u")
        assert Shown(path).corrected == (False, False, False, False)
        await desk.press("4", "escape", "u")
        assert "nothing of yours left" in desk.said
    assert Shown(path).journal == [*after.journal, "undo", "undo", "undo", "undo"]
