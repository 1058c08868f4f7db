"""What goes wrong inside of the app: the terminal is given back, and no traceback is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.desk import at_desk
from tui.app import JumelageApp
from tui.settings import Settings


async def fail(_app: JumelageApp) -> None:
    raise RuntimeError("a fault of ours")


async def ask_for_help(pilot: Pilot[None]) -> None:
    await pilot.press("question_mark")


def test_a_fault_is_handed_to_whoever_runs_the_app_and_not_printed(
    archive_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(JumelageApp, "action_help", fail)
    app = JumelageApp(archive_path, settings=Settings(language="en"))
    with pytest.raises(RuntimeError, match="a fault of ours"):
        app.run(headless=True, size=(100, 30), auto_pilot=ask_for_help)
    assert "Traceback" not in capfd.readouterr().err


async def test_a_window_that_is_left_twice_leaves_nothing_else(archive_path: Path) -> None:
    async with at_desk(archive_path) as desk:
        await desk.press("y")
        window = desk.app.screen
        window.dismiss(None)
        window.dismiss(None)
        await desk.settled()
        assert desk.app.screen is not window
        assert len(desk.app.screen_stack) == 1
