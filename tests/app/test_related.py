"""Articles that belong together: named above the headline, read beside each other, accepted and rejected by a key."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive import reading
from archive.opening import open_archive
from archive.writing import Writer
from tests.app.desk import SIZES, Desk, at_desk
from tests.archive.material import press
from tui.travel.destinations import RelatedPage

in_every_size = pytest.mark.parametrize("size", SIZES, ids=["80x24", "160x50"])
TEXT = (
    "Die Delegation reiste am Montag mit zwölf Schülern nach Krakau und sprach dort mit den Lehrern über das Jahr. "
    "Am Abend gab es ein Konzert in der alten Halle, zu dem mehr als zweihundert Gäste aus beiden Städten kamen."
)


@pytest.fixture
def reprinted(own_archive: Path) -> Path:
    """An archive in which one article is a reprint of another."""
    with open_archive(own_archive, write=True) as archive:
        writer = Writer(archive)
        writer.begin_run("import")
        for number, title in enumerate(("Schüler reisen nach Krakau", "Konzert mit Gästen")):
            material = press(title, TEXT, persons=[], places={}, source=f"nachdruck{number}.md")
            writer.add(*material, path=f"nachdruck{number}.md")
        writer.finish_run()
    return own_archive


def states(path: Path) -> list[str]:
    with open_archive(path) as archive:
        return [record.state for record in reading.relations(archive)]


async def open_it(desk: Desk) -> None:
    await desk.search('"Schüler reisen"')
    await desk.press("enter")


@in_every_size
async def test_a_suggested_reprint_is_named_above_the_headline_and_accepted(
    reprinted: Path, size: tuple[int, int]
) -> None:
    async with at_desk(reprinted, size, read_only=False) as desk:
        await open_it(desk)
        assert "? “Konzert mit Gästen”" in desk.text[0]
        await desk.press("B")
        assert isinstance(desk.here(), RelatedPage)
        assert "Schüler reisen nach Krakau" in desk.page_lines[0]
        assert "Konzert mit Gästen" in desk.page_lines[1]
        await desk.press("y")
        assert "Go to one of the others first" in desk.said
        await desk.press("j", "y")
        assert states(reprinted) == ["confirmed"]
        assert "accepted" in desk.page_lines[1]
        assert "reprint: “Konzert mit Gästen” – “Schüler reisen nach Krak" in desk.said
        assert desk.said.endswith(". u takes it back.")
        await desk.press("enter")
        assert desk.text[1].strip() == "Konzert mit Gästen", "each can be read"
        await desk.press("escape", "escape", "enter")
        assert "“Konzert mit Gästen”" in desk.text[0]
        assert "?" not in desk.text[0]


async def test_a_rejected_pair_is_named_no_more_and_an_undo_asks_again(reprinted: Path) -> None:
    async with at_desk(reprinted, read_only=False) as desk:
        await open_it(desk)
        await desk.press("B", "j", "n")
        assert states(reprinted) == ["rejected"]
        assert "rejected" in desk.page_lines[1]
        await desk.press("escape")
        assert "Konzert" not in desk.text[0]
        await desk.press("W")
        assert "not reprint" in "\n".join(desk.page_lines), "the journal tells it in words"
        await desk.press("escape", "u")
        assert states(reprinted) == ["found"]
        assert "? “Konzert mit Gästen”" in desk.text[0]


async def test_an_article_on_its_own_says_so(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.search("Delegation")
        await desk.press("B")
        assert any("No other article seems to belong to it" in line for line in desk.page_lines)
        await desk.press("j", "y")
        assert "only read" in desk.said
