"""What `pip install` brings is whole: the data, the sample archive, the notices."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_sample_archive_travels_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    assert wheel.read("cli/sample.db") == (ROOT / "archive.db").read_bytes()


@pytest.mark.parametrize("package", ["archive", "cli", "extraction", "importers", "tui"])
def test_every_file_of_a_package_travels_in_the_wheel(wheel: zipfile.ZipFile, package: str) -> None:
    here = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert here <= set(wheel.namelist())


@pytest.mark.parametrize("language", ["de", "pl", "uk"])
def test_the_translations_travel_in_the_wheel(wheel: zipfile.ZipFile, language: str) -> None:
    catalogue = f"{language}/LC_MESSAGES/jumelage.mo"
    assert wheel.read(f"tui/locale/{catalogue}") == (ROOT / "locale" / catalogue).read_bytes()


def test_the_licence_and_the_notices_travel_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    names = {Path(name).name for name in wheel.namelist() if ".dist-info/licenses/" in name}
    assert names == {"LICENSE", "NOTICE"}


def test_nothing_else_lands_beside_the_packages(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {
        "archive",
        "cli",
        "extraction",
        "importers",
        "tui",
    }
