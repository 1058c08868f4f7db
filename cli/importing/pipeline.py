"""Joins reading, finding and writing: files in, rows of the archive out, in the order of the files.

Memory stays flat: files are found one by one, a bounded number of them is with the workers, and what comes back is
written and forgotten.
"""

from __future__ import annotations

import hashlib
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from cli.importing.executors import executor_for
from cli.importing.finding import Findable
from cli.importing.messages import FindIn, Found, ReadFile, Unpack
from cli.importing.options import ImportOptions
from cli.importing.recording import ArchiveRecorder, DryRecorder, Recorder
from cli.importing.report import Progress, Report, Row
from cli.importing.supervision import Task, Worker, WorkerFailedError, perform, unpack
from extraction.document import Document
from importers import registry
from importers.importer import ImportRefused, Member, Refusal, Source
from importers.sources import FoundFile, check_size, read_file, read_head

_AHEAD_FOR_EACH_WORKER = 50
"""Enough to keep the workers busy while a batch is written."""

_MOST_BYTES_AHEAD = 64 << 20
_LONGEST_BATCH_SECONDS = 30.0
"""Work that may be lost when the process is killed. Batches are counted, not timed, where files are not slow."""


def import_into(
    archive: Path,
    paths: Sequence[Path | str],
    options: ImportOptions | None = None,
    *,
    progress: Callable[[Progress], None] | None = None,
    rows: Callable[[Row], None] | None = None,
    stop: threading.Event | None = None,
) -> Report:
    """Import files into an archive, which is made when it is missing.

    It blocks until everything is done, so an app calls it in a thread. Killed at any moment, it leaves a valid
    archive, and importing the same paths again goes on where it was: what is in the archive is recognised by its
    hash before it is parsed.

    Args:
        archive: the archive file.
        paths: files, folders, addresses on the web (the only thing that uses the network), `-` for standard input.
        options: how.
        progress: called after each file.
        rows: called with what became of each file and each article in it.
        stop: set it to end after the current batch.

    Returns:
        What it came to.

    Raises:
        ArchiveError: the archive cannot be opened or written.
        CommandError: the cluster that the options name cannot be used.
    """
    chosen = options or ImportOptions()
    with ExitStack() as stack:
        found = Findable(archive, list(paths), chosen, stack)
        recorder: Recorder
        if chosen.dry_run:
            recorder = stack.enter_context(DryRecorder(archive, again=chosen.again))
        else:
            recorder = stack.enter_context(ArchiveRecorder(archive, chosen.command, again=chosen.again))
        executor, tasks = stack.enter_context(executor_for(chosen))
        report = Report(total=sum(1 for _ in found.files()), left_out=found.left_out)
        most = tasks * _AHEAD_FOR_EACH_WORKER
        unpacker = stack.enter_context(closing(Worker(chosen.limits)))
        run = _Run(chosen, recorder, executor, unpacker, most, report, progress, rows, stop or threading.Event())
        run.work(found.files())
        recorder.finish(interrupted=run.report.stopped)
        return run.report


@dataclass(slots=True)
class _Pending:
    """Something whose turn to be written has not come yet.

    Attributes:
        name: of the file or member.
        size: of its bytes.
        outcome: a refusal, or the work in progress; None when there is none yet.
        known: the hash of bytes that the archive seems to have.
        task: to be done when it does not recognise them after all.
        last: it is the last of its file.
    """

    name: str
    size: int = 0
    outcome: Future[tuple[Found | Refusal, ...]] | Refusal | None = None
    known: str = ""
    task: Task | None = None
    last: bool = True


@dataclass(slots=True)
class _Run:
    """One import under way."""

    options: ImportOptions
    recorder: Recorder
    executor: Executor
    unpacker: Worker
    most_ahead: int
    report: Report
    progress: Callable[[Progress], None] | None
    rows: Callable[[Row], None] | None
    stop: threading.Event

    def work(self, found: Iterable[FoundFile | Refusal]) -> None:
        """Send files to the workers, a bounded number ahead, and write what comes back, in order."""
        ahead: deque[_Pending] = deque()
        size = 0
        for pending in self._pending(found):
            ahead.append(pending)
            size += pending.size
            while ahead and (len(ahead) >= self.most_ahead or size > _MOST_BYTES_AHEAD or _is_ready(ahead[0])):
                size -= ahead[0].size
                self._write(ahead.popleft())
            if self.stop.is_set():
                break
        while ahead:
            if self.stop.is_set() and not _is_ready(ahead[0]):
                break
            self._write(ahead.popleft())
        self.report.stopped = self.stop.is_set() and (bool(ahead) or self.report.files < self.report.total)
        for pending in ahead:
            if isinstance(pending.outcome, Future):
                pending.outcome.cancel()

    def _pending(self, found: Iterable[FoundFile | Refusal]) -> Iterator[_Pending]:
        for file in found:
            if isinstance(file, Refusal):
                yield _Pending(file.source, outcome=file)
            else:
                yield from self._begun(file)

    def _begun(self, file: FoundFile) -> Iterator[_Pending]:
        limits = self.options.limits
        source = Source(
            file.name,
            url=file.url,
            media_type=file.media_type,
            folder=None if file.url else str(file.path.parent),
            limits=limits,
            defaults=self.options.defaults,
            columns=self.options.columns,
        )
        try:
            importer = registry.choose(read_head(file.path, registry.HEAD), source)
            if importer.container:
                check_size(file.size, limits.container_bytes)
                yield from self._inside(file, source)
                return
            content = read_file(file.path, limits.text_bytes if importer.text else limits.file_bytes)
        except ImportRefused as refusal:
            yield _Pending(file.name, outcome=Refusal(file.name, str(refusal)))
        else:
            yield self._sent(content, source)

    def _inside(self, file: FoundFile, source: Source) -> Iterator[_Pending]:
        """What is in a container, sent to the workers one by one."""
        empty = True
        for item in unpack(self.unpacker, Unpack(str(file.path), source)):
            empty = False
            if isinstance(item, Refusal):
                pending = _Pending(item.source, outcome=item)
            elif isinstance(item, Member):
                pending = self._sent(item.content, item.source)
            else:
                pending = self._sent_document(item)
            pending.last = False
            yield pending
        nothing = Refusal(file.name, "there is nothing in it that can be imported") if empty else None
        yield _Pending(file.name, outcome=nothing)

    def _sent(self, content: bytes, source: Source) -> _Pending:
        return self._submitted(source.name, content, Task(ReadFile(source), content, self.options.limits))

    def _sent_document(self, document: Document) -> _Pending:
        return self._submitted(document.source, document.original, Task(FindIn(document), None, self.options.limits))

    def _submitted(self, name: str, original: bytes, task: Task) -> _Pending:
        sha256 = hashlib.sha256(original).hexdigest()
        if self.recorder.knows(sha256):
            return _Pending(name, len(original), known=sha256, task=task)
        return _Pending(name, len(original), self.executor.submit(perform, task))

    def _write(self, pending: _Pending) -> None:
        for row in self._recorded(pending):
            self.report.add(row)
            if self.rows:
                self.rows(row)
        if pending.last:
            self.report.files += 1
        if self.progress:
            report = self.report
            self.progress(Progress(report.files, report.total, report.articles, pending.name, report.counts))

    def _recorded(self, pending: _Pending) -> Iterator[Row]:
        outcome = pending.outcome
        if pending.known and pending.task:
            row = self.recorder.recognise(pending.known, pending.name)
            if row:
                yield row
                return
            outcome = self.executor.submit(perform, pending.task)
        if isinstance(outcome, Refusal):
            yield self.recorder.refuse(outcome)
        elif outcome:
            if not outcome.done():
                self.recorder.commit_if_older(_LONGEST_BATCH_SECONDS)
            for result in _results(outcome, pending.name):
                yield self.recorder.refuse(result) if isinstance(result, Refusal) else self.recorder.add(result)


def _is_ready(pending: _Pending) -> bool:
    return not isinstance(pending.outcome, Future) or pending.outcome.done()


def _results(outcome: Future[tuple[Found | Refusal, ...]], name: str) -> tuple[Found | Refusal, ...]:
    """What a worker made of a file; a cluster may lose a worker over it."""
    try:
        return outcome.result()
    except WorkerFailedError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a cluster says
        return (Refusal(name, f"the cluster failed at it ({type(error).__name__}): import it again"),)
