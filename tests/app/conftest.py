"""What the tests of the screens share: an archive to look at, and no waiting."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual._styles_cache import StylesCache

from tests.app import holdings
from tests.app.at_rest import pilots_wait_for_rest
from tui.wording.translation import use_language

DAY = "1767225600"
"""1 January 2026, in seconds."""


@pytest.fixture(scope="session")
def archive_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that is only read."""
    path = tmp_path_factory.mktemp("holdings") / "archive.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        holdings.build(path)
    return path


@pytest.fixture(autouse=True)
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is always the same day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)


@pytest.fixture(autouse=True)
def in_english() -> None:
    """Whatever language the test before has spoken."""
    use_language("en")


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits for the next key: what is typed is searched for, and where the cursor rests is fetched, at once."""
    monkeypatch.setattr("tui.screens.search_screen._TYPING_PAUSE", 0.001)
    monkeypatch.setattr("tui.screens.article_screen._MOVING_PAUSE", 0.001)
    monkeypatch.setattr("tui.screens.evidence_screen._MOVING_PAUSE", 0.001)
    monkeypatch.setattr("tui.keyboard._KEY_PAUSE", 0.001)
    monkeypatch.setattr("tui.app._LOOK_EVERY", 3600)


@pytest.fixture(autouse=True)
def no_guessing() -> Iterator[None]:
    """Pilots wait until nothing is left to do, and no longer."""
    with pilots_wait_for_rest():
        yield
    # Textual keeps what a thousand widgets looked like: a million objects that the garbage collector visits again.
    StylesCache.get_inner_outer.cache_clear()


@pytest.fixture
def own_archive(archive_path: Path, tmp_path: Path) -> Path:
    """An archive of one's own, to write to."""
    return Path(shutil.copy(archive_path, tmp_path / "own.db"))
