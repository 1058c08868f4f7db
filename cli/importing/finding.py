"""What is to be imported: files under paths, standard input, and pages fetched from the web."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from cli.importing.options import ImportOptions
from importers.fetching import fetch
from importers.importer import ImportRefused, Refusal
from importers.limits import Limits
from importers.sources import FoundFile, walk

STANDARD_INPUT = "-"
_CHUNK = 1 << 20
_BESIDE_AN_ARCHIVE = ("", "-wal", "-shm", "-journal")


def is_elsewhere(path: str | Path) -> bool:
    """Whether something to import is not in the file system."""
    return str(path) == STANDARD_INPUT or str(path).startswith(("http://", "https://"))


def identity(status: os.stat_result) -> tuple[int, int]:
    """What a file is, under whatever name: its device and inode."""
    return status.st_dev, status.st_ino


def own_files(archive: Path) -> frozenset[tuple[int, int]]:
    """An archive and the files that SQLite keeps beside it at the moment, by `identity`.

    They are never opened as files: whoever closes one gives up the locks that this process has on it (see
    `archive.held_file`).
    """
    found = set()
    for ending in _BESIDE_AN_ARCHIVE:
        with suppress(OSError):
            found.add(identity(archive.with_name(archive.name + ending).stat()))
    return frozenset(found)


@dataclass(slots=True)
class Findable:
    """What is to be imported; can be gone through more than once. The archive itself is left out.

    Attributes:
        archive: into which it is imported.
        paths: files, folders, addresses, `-`.
        options: of the import.
        stack: closes temporary files when the import ends.
        left_out: files that are older than the options ask for, counted when it was last gone through.
    """

    archive: Path
    paths: Sequence[Path | str]
    options: ImportOptions
    stack: ExitStack
    left_out: int = 0
    _brought: dict[str, FoundFile | Refusal] = field(default_factory=dict)

    def files(self) -> Iterator[FoundFile | Refusal]:
        """Find everything, in order."""
        self.left_out = 0
        for path in self.paths:
            if is_elsewhere(path):
                yield self._bring(str(path))
            else:
                yield from self._new_enough(walk([Path(path)], recursive=self.options.recursive))

    def _new_enough(self, found: Iterable[FoundFile | Refusal]) -> Iterator[FoundFile | Refusal]:
        since, own = self.options.since, own_files(self.archive)
        for item in found:
            with suppress(OSError):  # a file that is gone by now is reported when it is read
                if isinstance(item, FoundFile) and identity(item.path.stat()) in own:
                    continue
            if since is not None and isinstance(item, FoundFile) and item.changed < since:
                self.left_out += 1
            else:
                yield item

    def _bring(self, path: str) -> FoundFile | Refusal:
        """Standard input and pages of the web are read once and kept in a temporary file."""
        if path not in self._brought:
            folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory(prefix="jumelage-")))
            self._brought[path] = (
                self._from_standard_input(folder) if path == STANDARD_INPUT else self._from_the_web(path, folder)
            )
        return self._brought[path]

    def _from_the_web(self, address: str, folder: Path) -> FoundFile | Refusal:
        try:
            fetched = fetch(address, self.options.limits)
        except ImportRefused as refusal:
            return Refusal(address, str(refusal))
        copy = folder / "page"
        copy.write_bytes(fetched.content)
        return FoundFile(copy, address, len(fetched.content), fetched.url, fetched.media_type)

    def _from_standard_input(self, folder: Path) -> FoundFile:
        copy = folder / "standard-input"
        digest, size = _copied(sys.stdin.buffer, copy, self.options.limits)
        # Named by its content: two different texts that are piped in are no versions of each other.
        return FoundFile(copy, f"stdin://{digest[:16]}", size)


def _copied(stream: BinaryIO, path: Path, limits: Limits) -> tuple[str, int]:
    """Copy a stream into a file, no more than a container may have, and give its sha256 and size."""
    digest = hashlib.sha256()
    size = 0
    with path.open("wb") as copy:
        while size <= limits.container_bytes and (chunk := stream.read(_CHUNK)):
            digest.update(chunk)
            copy.write(chunk)
            size += len(chunk)
    return digest.hexdigest(), size
