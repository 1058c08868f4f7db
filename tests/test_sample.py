"""The sample archive that is committed is the one that its articles give."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from archive.dump import dump
from archive.opening import open_archive
from cli.importing.pipeline import import_into

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "archive.db"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive built now, in a folder that looks like the top of the project."""
    folder = tmp_path_factory.mktemp("fresh")
    shutil.copytree(ROOT / "samples", folder / "samples")
    archive = folder / "archive.db"
    import_into(archive, sorted(path for path in (folder / "samples").iterdir() if path.is_dir()))
    return archive


def test_the_committed_archive_equals_a_fresh_build(fresh: Path) -> None:
    with open_archive(fresh) as built, open_archive(SAMPLE) as committed:
        expected, found = list(dump(built)), list(dump(committed))
    assert found == expected, "archive.db is not what samples/ gives now: run `make archive.db`"
