"""Keeps an eye on folders, and imports what arrives or changes in them once nobody writes to it any more."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cli.importing.finding import identity, own_files
from importers.importer import Refusal
from importers.sources import FoundFile, walk

INTERVAL_SECONDS = 2.0
"""Between two looks. A file has arrived when two looks see the same size and time; network disks send no word."""

_State = tuple[int, int]


@dataclass(slots=True)
class Watch:
    """What is known of the files in some folders. The archive itself is left out: each import changes it.

    Attributes:
        archive: into which they are imported.
        folders: that are watched.
        recursive: folders within them too.
    """

    archive: Path
    folders: Sequence[Path]
    recursive: bool = True
    _imported: dict[Path, _State] = field(default_factory=dict)
    _seen: dict[Path, _State] = field(default_factory=dict)

    def arrived(self) -> list[Path]:
        """Files that are new or changed since they were imported, and the same as at the last look."""
        now = dict(self._states(walk(self.folders, recursive=self.recursive)))
        ready = [path for path, state in now.items() if self._imported.get(path) != state == self._seen.get(path)]
        self._seen = now
        return ready

    def imported(self, paths: Iterable[Path]) -> None:
        """Note that files have been imported as they were at the last look."""
        self._imported.update({path: self._seen[path] for path in paths if path in self._seen})

    def _states(self, found: Iterable[FoundFile | Refusal]) -> Iterable[tuple[Path, _State]]:
        own = own_files(self.archive)
        for item in found:
            if isinstance(item, FoundFile):
                try:
                    status = item.path.stat()
                except OSError:
                    continue
                if identity(status) not in own:
                    yield item.path, (status.st_size, status.st_mtime_ns)


def watch(watched: Watch, bring_in: Callable[[Sequence[Path]], None], stop: threading.Event) -> None:
    """Import what arrives, until it is stopped.

    Args:
        watched: folders.
        bring_in: imports files.
        stop: set it to end.
    """
    while not stop.wait(INTERVAL_SECONDS):
        ready = watched.arrived()
        if ready:
            bring_in(ready)
            watched.imported(ready)
