"""What the tests of the screens share: an archive to look at, and no waiting."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app import holdings


@pytest.fixture(scope="session")
def archive_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that is only read."""
    path = tmp_path_factory.mktemp("holdings") / "archive.db"
    holdings.build(path)
    return path


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits for the next key: what is typed is searched for, and where the cursor rests is fetched, at once."""
    monkeypatch.setattr("tui.screens.browse._TYPING_PAUSE", 0.001)
    monkeypatch.setattr("tui.screens.article_screen._MOVING_PAUSE", 0.001)
    monkeypatch.setattr("tui.app._KEY_PAUSE", 0.001)
