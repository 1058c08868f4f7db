"""Archives for the tests: real files, written by the real writer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.opening import Archive, create
from archive.writing import Writer
from tests.archive.material import Material, aid, treaty, visit


def put(archive: Archive, *materials: Material) -> list[str]:
    """Imports some articles in one run and gives back what became of each."""
    writer = Writer(archive)
    writer.begin_run("import")
    outcomes = [writer.add(*material, path=str(archive.path.parent / material[0].source)) for material in materials]
    writer.finish_run()
    return [outcome.kind for outcome in outcomes]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive that is open for writing."""
    with create(tmp_path / "archive.db") as made:
        yield made


@pytest.fixture
def small(archive: Archive) -> Archive:
    """An archive of three articles: of 2024, of 2023, and undated."""
    put(archive, visit(), treaty(), aid())
    return archive
