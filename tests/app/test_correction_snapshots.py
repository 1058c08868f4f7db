"""What correcting looks like: compared with pictures that were looked at and found good."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.app.desk import LARGE, SMALL, Desk
from tests.app.test_snapshots import Snap, looks
from tui.app import JumelageApp
from tui.settings import Settings


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(("enter", "J", "J", "J"), id="finding"),
        pytest.param(("enter", "A", "l", "space", "l", "l"), id="stretch"),
        pytest.param(("enter", "J", "J", "J", "i"), id="why"),
    ],
)
def test_correcting_looks_as_it_should(
    archive_path: Path, snap_compare: Snap, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    assert looks(archive_path, snap_compare, size, *keys, typed='"Besuch in Krakau"')


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
@pytest.mark.parametrize("keys", [pytest.param(("R",), id="review"), pytest.param(("R", "f"), id="kinds")])
def test_the_queue_looks_as_it_should_in_german(
    archive_path: Path, snap_compare: Snap, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    assert looks(archive_path, snap_compare, size, *keys, language="de")


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
def test_both_sides_of_a_merge_look_as_they_should(
    own_archive: Path, snap_compare: Snap, size: tuple[int, int]
) -> None:
    app = JumelageApp(own_archive, settings=Settings(language="en"))

    async def use(pilot: Pilot[Any]) -> None:
        desk = Desk(app, pilot)
        await desk.settled()
        await desk.search('"Besuch in Krakau"')
        await desk.press("enter", "J", "J", "J", "M")
        await desk.write("bondar")
        await desk.press("enter")

    assert snap_compare(app, terminal_size=size, run_before=use)
