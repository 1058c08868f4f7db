"""The app searches with the engine that was asked for, and says what its index lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.opening import open_archive
from archive.search.engines import derived_index
from tests.app.desk import at_desk
from tui.settings import Settings, read_settings

TANTIVY = Settings(language="en", engine="tantivy")


async def test_the_tantivy_engine_shows_what_the_file_shows(own_archive: Path) -> None:
    shown = []
    for settings in (Settings(language="en", engine="file"), TANTIVY):
        async with at_desk(own_archive, settings=settings) as desk:
            await desk.search("krakau")
            shown.append((desk.articles, desk.count, desk.facets, desk.notes))
            assert desk.articles
            used = desk.app.searching.submit(lambda holdings: type(holdings.searcher).__name__).result()
            assert used == ("TantivySearcher" if settings is TANTIVY else "FileSearcher")
    assert shown[0] == shown[1]


async def test_what_the_index_lacks_is_said(own_archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.search.tantivy_engine.searcher._CAUGHT_UP_AT_ONCE", 0)
    async with at_desk(own_archive, settings=TANTIVY) as desk:
        assert "The tantivy index lacks " in desk.said
        assert "jumelage optimize --engine tantivy" in desk.said
    with open_archive(own_archive) as archive:
        derived_index(archive).catch_up(archive.connection)
    async with at_desk(own_archive, settings=TANTIVY) as desk:
        assert "tantivy" not in desk.said


def test_the_settings_name_the_engine(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('engine = "tantivy"\n', encoding="utf-8")
    assert read_settings(path).engine == "tantivy"
    path.write_text('engine = "lucene"\n', encoding="utf-8")
    assert read_settings(path).engine == ""
    assert "file, tantivy" in read_settings(path).complaints[0]
