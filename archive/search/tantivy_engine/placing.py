"""Where the index of an archive lies: beside it, or in another folder where nothing may be written beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

_ELSEWHERE: dict[Path, Callable[[], Path]] = {}


def keep_elsewhere(archive: Path, folder: Callable[[], Path]) -> None:
    """From now on have this process keep the index of an archive in a folder of its own.

    Args:
        archive: the file.
        folder: gives the folder, asked only when there is an index to open.
    """
    _ELSEWHERE[archive.resolve()] = folder


def folder_of(archive: Path) -> Path:
    """Where the index of an archive lies."""
    elsewhere = _ELSEWHERE.get(archive.resolve())
    return elsewhere() if elsewhere else archive.with_name(archive.name + ".tantivy")
