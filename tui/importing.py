"""What the app needs of an import. Whoever starts the app supplies it; the app itself cannot read formats."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol


class ImportProgress(Protocol):
    """How far an import is."""

    @property
    def files(self) -> int:
        """Files that are done."""
        ...

    @property
    def total(self) -> int:
        """Files there are."""
        ...

    @property
    def current(self) -> str:
        """Name of the last one."""
        ...

    @property
    def counts(self) -> Mapping[str, int]:
        """Outcome (new, same, changed, duplicate, rejected) to number."""
        ...


class ImportReport(Protocol):
    """What an import came to."""

    @property
    def counts(self) -> Mapping[str, int]:
        """Outcome to number."""
        ...

    @property
    def files(self) -> int:
        """Files that were looked at."""
        ...

    @property
    def rejected(self) -> Sequence[tuple[str, str]]:
        """Name and reason of what was rejected, the first of it."""
        ...

    @property
    def stopped(self) -> bool:
        """Whether it was stopped before its end."""
        ...


class StartImport(Protocol):
    """Runs an import and returns when it is over; called in a thread."""

    def __call__(
        self,
        archive: Path,
        paths: Sequence[Path | str],
        *,
        progress: Callable[[ImportProgress], None] | None = None,
        stop: threading.Event | None = None,
    ) -> ImportReport:
        """Import files and folders into an archive.

        Raises:
            ArchiveError: the archive cannot be written.
        """
        ...
