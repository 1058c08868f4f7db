"""Chooses the engine that searches an archive."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, get_args

from archive.errors import ArchiveError
from archive.search.file_searcher import FileSearcher

if TYPE_CHECKING:
    from archive.opening import Archive
    from archive.search.tantivy_engine.derived_index import DerivedIndex

EngineName = Literal["file", "tantivy"]
ENGINES: tuple[EngineName, ...] = get_args(EngineName)

ENVIRONMENT = "JUMELAGE_ENGINE"
"""Environment variable that names the engine where nothing else does."""


class EngineError(ArchiveError):
    """An engine is not known, or not installed."""


def open_searcher(archive: Archive, engine: str | None = None) -> FileSearcher:
    """The searcher of an archive.

    Args:
        archive: an open archive.
        engine: one of `ENGINES`; None for what the environment says, else `file`.

    Raises:
        EngineError: it is not known, or not installed.
        ArchiveError: its index cannot be opened.
    """
    name = engine or os.environ.get(ENVIRONMENT) or "file"
    if name == "file":
        return FileSearcher(archive.connection)
    if name != "tantivy":
        raise EngineError("there is no such engine", name, f"choose one of {', '.join(ENGINES)}")
    with _installed(name):
        from archive.search.tantivy_engine.searcher import TantivySearcher  # noqa: PLC0415 - an extra
    return TantivySearcher(archive.connection)


def derived_index(archive: Archive) -> DerivedIndex:
    """The tantivy index of an archive, as far as it is made.

    Raises:
        EngineError: tantivy is not installed.
        ArchiveError: the index cannot be opened.
    """
    with _installed("tantivy"):
        from archive.search.tantivy_engine.derived_index import DerivedIndex  # noqa: PLC0415 - an extra
    return DerivedIndex(archive.path)


@contextmanager
def _installed(name: str) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        raise EngineError("this engine is not installed", name, f"install `jumelage[{name}]`") from error


def missing(searcher: FileSearcher) -> int:
    """How many articles of the archive an engine does not know, or not as they are now."""
    count: int = getattr(searcher, "behind", 0)
    return count


def behind(searcher: FileSearcher) -> str:
    """What to tell the user of an engine that lacks articles of the archive; empty where it has all."""
    lacks = missing(searcher)
    if not lacks:
        return ""
    articles = "1 article" if lacks == 1 else f"{lacks:,} articles"
    return f"the tantivy index lacks {articles} of the archive; `jumelage optimize --engine tantivy` takes them in"
