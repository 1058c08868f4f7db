"""The command, run in this process with its real entry point."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from archive.opening import create
from cli.importing.options import ImportOptions
from cli.main import run
from tests.archive.conftest import put
from tests.archive.material import aid, treaty, visit


@dataclass(frozen=True)
class Result:
    """What a run of the command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def objects(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Jumelage = Callable[..., Result]


@pytest.fixture(scope="session")
def three_articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of three articles, to be copied."""
    path = tmp_path_factory.mktemp("three") / "archive.db"
    with create(path) as archive:
        put(archive, visit(), treaty(), aid())
    return path


@pytest.fixture
def path(three_articles: Path, tmp_path: Path) -> Path:
    """The archive of the folder that the command runs in."""
    return Path(shutil.copy(three_articles, tmp_path / "archive.db"))


@pytest.fixture
def jumelage(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Result]:
    """Run the command in an empty folder with nothing of the user's environment.

    An import that does not say how many workers it wants has one, because each takes its time to start.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JUMELAGE_ARCHIVE", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(ImportOptions, "processes", property(lambda options: options.workers or 1))

    def call(*arguments: str | Path, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call
