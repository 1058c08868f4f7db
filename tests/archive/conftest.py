"""Archives for the tests: real files, written by the real writer."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.opening import Archive, create, open_archive
from archive.writing import Writer
from tests.archive.material import Material, aid, treaty, visit


def put(archive: Archive, *materials: Material) -> list[str]:
    """Imports some articles in one run and gives back what became of each."""
    writer = Writer(archive)
    writer.begin_run("import")
    outcomes = [writer.add(*material, path=str(archive.path.parent / material[0].source)) for material in materials]
    writer.finish_run()
    return [outcome.kind for outcome in outcomes]


@pytest.fixture(scope="session")
def empty_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of nothing, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "archive.db"
    create(path).close()
    return path


@pytest.fixture
def archive(empty_archive: Path, tmp_path: Path) -> Iterator[Archive]:
    """An empty archive that is open for writing."""
    with open_archive(Path(shutil.copy(empty_archive, tmp_path / "archive.db")), write=True) as made:
        yield made


@pytest.fixture
def small(archive: Archive) -> Archive:
    """An archive of three articles: of 2024, of 2023, and undated."""
    put(archive, visit(), treaty(), aid())
    return archive
