"""What the app writes to the archive: visits, saved searches, imports; and an archive that is only read."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from archive import saved_searches, visits
from archive.errors import ArchiveError
from archive.opening import open_archive
from archive.search import FileSearcher
from archive.writing import Writer
from tests.app.desk import SIZES, at_desk
from tests.archive.material import press
from tui.importing import ImportProgress
from tui.screens.import_screen import PathField
from tui.travel.destinations import ImportPage

in_every_size = pytest.mark.parametrize("size", SIZES, ids=["80x24", "160x50"])


def saved(path: Path) -> dict[str, str]:
    with open_archive(path) as archive:
        found = saved_searches.saved_searches(archive, FileSearcher(archive.connection))
        return {search.name: search.query for search in found}


def add_article(path: Path) -> None:
    with open_archive(path, write=True) as archive:
        writer = Writer(archive)
        writer.begin_run("import")
        document, article, findings = press("Neues aus Lyon", "Die Delegation ist zurück.", source="neu.md")
        writer.add(document, article, findings, path="neu.md")
        writer.finish_run()


@in_every_size
async def test_a_search_is_saved_and_opened_from_home(own_archive: Path, size: tuple[int, int]) -> None:
    async with at_desk(own_archive, size, read_only=False) as desk:
        await desk.search("Delegation")
        await desk.press("w", "end")
        await desk.write(" 2024")
        await desk.press("enter")
        assert "Saved as Delegation 2024" in desk.said
        await desk.press("slash", "backspace", "enter", "0")
        row = next(n for n, line in enumerate(desk.page_lines) if "Delegation 2024: Delegation" in line)
        desk.page.cursor = row
        await desk.press("enter")
        assert desk.count == "1 article"
    assert saved(own_archive) == {"Delegation 2024": "Delegation"}


async def test_an_empty_search_is_not_saved(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await desk.press("w")
        assert "no search to save" in desk.said


async def test_an_archive_that_is_only_read_stays_as_it_is(own_archive: Path) -> None:
    before = own_archive.read_bytes()
    async with at_desk(own_archive, read_only=True) as desk:
        await desk.search("Delegation")
        await desk.press("w", "enter")
        assert "only read" in desk.said
    assert own_archive.read_bytes() == before
    assert [file.name for file in own_archive.parent.iterdir()] == [own_archive.name]


async def test_a_visit_is_noted_and_the_next_one_sees_what_came_in_between(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False):
        pass
    with open_archive(own_archive) as archive:
        assert visits.last_visit(archive) is not None
    add_article(own_archive)
    async with at_desk(own_archive, read_only=False) as desk:
        await desk.press("0")
        assert any("Neues aus Lyon" in line for line in desk.page_lines)
    async with at_desk(own_archive, read_only=False) as desk:
        await desk.press("0")
        assert not any("Neues aus Lyon" in line for line in desk.page_lines)


async def test_after_leaving_one_file_is_left(own_archive: Path) -> None:
    async with at_desk(own_archive, read_only=False) as desk:
        await desk.search("Delegation")
    assert [file.name for file in own_archive.parent.iterdir()] == [own_archive.name]


# -- importing ---------------------------------------------------------------------------------------------------------


@dataclass
class Reached:
    """Progress and report in one, as an import gives them."""

    files: int = 0
    total: int = 3
    current: str = "[b]drei[/b].md"
    counts: Mapping[str, int] = field(default_factory=lambda: {"new": 2, "rejected": 1})
    rejected: Sequence[tuple[str, str]] = (("[b]drei[/b].md", "no text in it"),)
    stopped: bool = False


class Importing:
    """Stands for the importers, which the screens do not know: adds one article, and waits where it is told to."""

    def __init__(self, *, error: ArchiveError | None = None, wait: bool = False) -> None:
        self.error = error
        self.go_on = threading.Event()
        if not wait:
            self.go_on.set()
        self.asked: list[Path | str] = []
        self.ended = threading.Event()

    def __call__(
        self,
        archive: Path,
        paths: Sequence[Path | str],
        *,
        progress: Callable[[ImportProgress], None] | None = None,
        stop: threading.Event | None = None,
    ) -> Reached:
        self.asked.extend(paths)
        try:
            if self.error is not None:
                raise self.error
            if progress is not None:
                progress(Reached(files=3))
            while not self.go_on.wait(0.01) and not (stop is not None and stop.is_set()):
                pass
            add_article(archive)
            return Reached(files=3, stopped=stop is not None and stop.is_set())
        finally:
            self.ended.set()


@in_every_size
async def test_an_import_tells_how_far_it_is_and_what_it_came_to(
    own_archive: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    importing = Importing()
    async with at_desk(own_archive, size, read_only=False, start_import=importing) as desk:
        await desk.press("I")
        await desk.write(str(tmp_path))
        await desk.press("enter")
        importing.ended.wait(10)
        await desk.settled()
        assert importing.asked == [tmp_path]
        assert "Done. 3 files: 2 new, 1 rejected" in desk.said
        report = [desk.app.screen.query_one("#report").render_line(y).text for y in range(5)]
        assert any("[b]drei[/b].md: no text in it" in line for line in report)
        await desk.press("escape", "ctrl+l")
        assert desk.count == "136 articles"


async def test_one_reads_on_while_an_import_runs_and_can_stop_it(own_archive: Path, tmp_path: Path) -> None:
    importing = Importing(wait=True)
    async with at_desk(own_archive, read_only=False, start_import=importing) as desk:
        await desk.press("I")
        await desk.write(str(tmp_path))
        await desk.press("enter")
        await desk.settled()
        await desk.press("0")
        assert isinstance(desk.here(), ImportPage), "letters and digits belong to the field"
        await desk.press("escape")
        assert isinstance(desk.here(), ImportPage), "the first Esc stops the import, it does not leave"
        importing.ended.wait(10)
        await desk.settled()
        assert "Stopped." in desk.said


async def test_an_archive_that_cannot_be_written_is_said(own_archive: Path, tmp_path: Path) -> None:
    importing = Importing(error=ArchiveError("the disk is full", "own.db", "make room"))
    async with at_desk(own_archive, read_only=False, start_import=importing) as desk:
        await desk.press("I")
        await desk.write(str(tmp_path))
        await desk.press("enter")
        importing.ended.wait(10)
        await desk.settled()
        assert "the disk is full: own.db: make room" in desk.said


@pytest.mark.parametrize(
    ("typed", "said"), [("/does/not/exist", "no such file"), ("https://example.org/", "on the command line")]
)
async def test_what_cannot_be_imported_here_is_said(own_archive: Path, typed: str, said: str) -> None:
    importing = Importing()
    async with at_desk(own_archive, read_only=False, start_import=importing) as desk:
        await desk.press("I")
        await desk.write(typed)
        await desk.press("enter")
        for thread in threading.enumerate():
            if thread.name == "importing":
                thread.join(10)
        await desk.settled()
        assert said in desk.said
        assert importing.asked == []


async def test_nothing_is_imported_into_an_archive_that_is_only_read(own_archive: Path) -> None:
    async with at_desk(own_archive, start_import=Importing()) as desk:
        await desk.press("I")
        assert "only read" in desk.said
        assert desk.app.screen.query_one(PathField).disabled
