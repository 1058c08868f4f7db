"""Where the outcomes of an import go: into the archive, or with a dry run nowhere."""

from __future__ import annotations

import hashlib
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

from archive import clock
from archive.errors import ArchiveLockedError
from archive.opening import create, open_archive
from archive.writing import Writer
from archive.writing.acquiring import Batch, decide
from archive.writing.differing import differs
from archive.writing.identity import article_origin, article_uid, stored_path
from cli.importing.messages import Found
from cli.importing.report import Row
from importers.importer import Refusal

BATCH = 100
"""Articles in one transaction."""

_TRIES = 12
"""To write a batch, of some seconds each."""


class Recorder(Protocol):
    """Takes what an import finds."""

    def knows(self, sha256: str) -> bool:
        """Whether bytes are in the archive already, and so may not have to be read."""
        ...

    def recognise(self, sha256: str, name: str) -> Row | None:
        """Record that known bytes came again; None when they must be read all the same."""
        ...

    def add(self, found: Found) -> Row:
        """Record an article."""
        ...

    def refuse(self, refusal: Refusal) -> Row:
        """Record a rejection."""
        ...

    def commit_if_older(self, seconds: float) -> None:
        """Write what waits when the oldest of it has waited longer than this."""
        ...

    def finish(self, *, interrupted: bool) -> None:
        """Write what waits, and end the run."""
        ...


class ArchiveRecorder(ExitStack):
    """Writes into the archive, in batches; makes the archive when it is missing."""

    def __init__(self, path: Path, command: str, *, again: bool = False) -> None:
        super().__init__()
        archive = self.enter_context(open_archive(path, write=True) if path.exists() else create(path))
        self._writer = Writer(archive, anew=again)
        self._again = again
        self._writer.begin_run(command)
        self._since = 0.0

    def knows(self, sha256: str) -> bool:
        """Whether bytes are in the archive already, and so may not have to be read."""
        return not self._again and self._writer.known(sha256) is not None

    def recognise(self, sha256: str, name: str) -> Row | None:
        """Record that known bytes came again; None when they must be read all the same."""
        outcome = self._writer.recognise(sha256, path=name)
        if outcome is None:
            return None
        self._count()
        return Row(name, outcome.kind, outcome.uid)

    def add(self, found: Found) -> Row:
        """Record an article."""
        document, article = found.document, found.article
        outcome = self._writer.add(document, article, found.findings, path=document.source, sketch=found.sketch)
        self._count()
        return Row(document.source, outcome.kind, outcome.uid, article.title, repairs=article.repairs)

    def refuse(self, refusal: Refusal) -> Row:
        """Record a rejection; the bytes are not kept, they stay where they are."""
        if refusal.harmless:
            self._writer.skip(refusal.source, refusal.reason)
        else:
            self._writer.reject(refusal.source, refusal.reason)
        self._count()
        return Row(refusal.source, "skipped" if refusal.harmless else "rejected", reason=refusal.reason)

    def commit_if_older(self, seconds: float) -> None:
        """Write what waits when the oldest of it has waited longer than this.

        Not in a build that is to give the same bytes each time: batches have numbers, and time is never the same.
        """
        if self._writer.waiting and not clock.is_fixed() and time.monotonic() - self._since > seconds:
            self._commit()

    def finish(self, *, interrupted: bool) -> None:
        """Write what waits, and end the run."""
        self._commit()
        self._writer.finish_run(interrupted=interrupted)

    def _commit(self) -> None:
        """Write what waits; another import may hold the archive for longer than SQLite waits by itself."""
        for left in reversed(range(_TRIES)):
            try:
                self._writer.commit()
            except ArchiveLockedError:
                if not left:
                    raise
            else:
                return

    def _count(self) -> None:
        if self._writer.waiting == 1:
            self._since = time.monotonic()
        elif self._writer.waiting >= BATCH:
            self._commit()


class DryRecorder(ExitStack):
    """Tells what an import would do, and writes nothing; an archive that is missing is not made."""

    def __init__(self, path: Path, *, again: bool = False) -> None:
        super().__init__()
        self._again = again
        self._folder = path.absolute().parent
        if path.exists():
            archive = self.enter_context(open_archive(path))
        else:
            empty = self.enter_context(tempfile.TemporaryDirectory(prefix="jumelage-"))
            archive = self.enter_context(create(Path(empty) / "archive.db"))
        self._connection = archive.connection
        self._batch = Batch()

    def knows(self, sha256: str) -> bool:  # noqa: ARG002 - the protocol
        """Never: what would become of bytes is told from the article in them."""
        return False

    def recognise(self, sha256: str, name: str) -> Row | None:  # noqa: ARG002 - the protocol
        """Never, since nothing is known."""
        return None

    def add(self, found: Found) -> Row:
        """Tell what would become of an article."""
        document, article = found.document, found.article
        stored = stored_path(document.source, self._folder)
        origin = article_origin(document, stored)
        sha256 = hashlib.sha256(document.original).hexdigest()
        text_sha256 = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()

        def is_read_otherwise(uid: str) -> bool:
            return differs(self._connection, uid, document, article, text_sha256)

        outcome = decide(
            self._connection,
            self._batch,
            origin=origin,
            uid=article_uid(origin, sha256),
            source=stored,
            sha256=sha256,
            text_sha256=text_sha256,
            differs=is_read_otherwise if self._again else None,
        )
        known = None if outcome.kind == "new" else outcome.uid
        return Row(document.source, outcome.kind, known, article.title, repairs=article.repairs)

    def refuse(self, refusal: Refusal) -> Row:
        """Tell that something would be rejected."""
        return Row(refusal.source, "skipped" if refusal.harmless else "rejected", reason=refusal.reason)

    def commit_if_older(self, seconds: float) -> None:
        """Nothing is written."""

    def finish(self, *, interrupted: bool) -> None:
        """Nothing is written."""
