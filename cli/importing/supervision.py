"""Runs a worker process and keeps it in its place: a file that makes it hang, grow or crash is refused, and only it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from pathlib import Path

from cli.importing.messages import Answer, End, FindIn, Found, ReadFile, Reading, Ready, Request, Unpack
from extraction.document import Document
from importers.importer import Member, Refusal
from importers.limits import Limits

_START_SECONDS = 120.0
_LOOK_SECONDS = 0.25
_GRACE_SECONDS = 2.0
_CRASH = "reading it crashed its parser: open it with its program and save it anew, or as PDF or plain text"


class WorkerFailedError(RuntimeError):
    """A worker process cannot be started."""


@dataclass(slots=True)
class Worker:
    """A worker process and the pipe to it, started when first needed and again after a death.

    Attributes:
        limits: on each file.
    """

    limits: Limits
    _process: subprocess.Popen[bytes] | None = None
    _pipe: Connection | None = None

    def answers(self, request: Request, content: bytes | None = None) -> Iterator[Answer]:
        """Ask for something and give the answers up to the end.

        A worker that works too long is killed; what it worked on is refused. Reading counts together over all parts
        of a file, finding for each article.

        Args:
            request: what to do.
            content: bytes of a file to read.
        """
        name = request.document.source if isinstance(request, FindIn) else request.source.name
        pipe = self._ready()
        reading_left = self.limits.seconds
        finding = isinstance(request, FindIn)
        try:
            pipe.send(request)
            if content is not None:
                pipe.send_bytes(content)
            while True:
                whole = finding or isinstance(request, Unpack)
                used = self._wait(pipe, self.limits.seconds if whole else reading_left)
                if used is None:
                    self.close()
                    yield Refusal(name, _slow(self.limits.seconds, finding=finding))
                    return
                if not whole:
                    reading_left -= used
                answer: Answer = pipe.recv()
                if isinstance(answer, End):
                    if answer.worn_out:
                        self.close()
                    return
                finding = isinstance(answer, Reading)
                if not finding:
                    yield answer
        except (EOFError, BrokenPipeError, ConnectionResetError):
            self.close()
            yield Refusal(name, _CRASH)
        except GeneratorExit:
            self.close()
            raise

    def _wait(self, pipe: Connection, seconds: float) -> float | None:
        """Wait for an answer; give the processor time that the worker took for it, None when it takes too much.

        Processor time, because a good file may take long on a machine that has other things to do. A worker that
        does nothing, not even wait for its turn, gets a little more than the limit by the clock.
        """
        assert self._process, "there is a pipe only to a process"
        pid = self._process.pid
        before = last = processor_seconds(pid)
        idle = 0.0
        while not pipe.poll(_LOOK_SECONDS):
            now = processor_seconds(pid)
            idle += _LOOK_SECONDS if now == last and not _wants_processor(pid) else 0.0
            last = now
            if now - before > seconds or idle > seconds + _GRACE_SECONDS:
                return None
        return processor_seconds(pid) - before

    def close(self) -> None:
        """Kill the process."""
        if self._pipe:
            self._pipe.close()
        if self._process:
            self._process.kill()
            self._process.wait()
        self._pipe = self._process = None

    def _ready(self) -> Connection:
        """The pipe to a living worker."""
        if self._pipe and self._process and self._process.poll() is None:
            return self._pipe
        self.close()
        ours, theirs = socket.socketpair()
        with theirs, tempfile.TemporaryFile() as complaints:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [
                    *(sys.executable, "-m", "cli.importing.worker"),
                    *(str(theirs.fileno()), str(self.limits.memory_bytes)),
                ],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=complaints,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
            pipe = self._pipe = Connection(ours.detach())
            theirs.close()
            try:
                if pipe.poll(_START_SECONDS) and isinstance(pipe.recv(), Ready):
                    return pipe
            except (EOFError, ConnectionResetError):
                pass
            self.close()
            complaints.seek(0)
            last = complaints.read().decode("utf-8", "replace").strip().rpartition("\n")[2]
            raise WorkerFailedError(f"a worker process did not start: {last or 'no answer'}")


@dataclass(frozen=True, slots=True)
class Task:
    """One file or document for a worker.

    Attributes:
        request: what to do.
        content: the bytes, when the request is to read them.
        limits: on time and memory.
    """

    request: ReadFile | FindIn
    content: bytes | None
    limits: Limits = field(default_factory=Limits)


_of_thread = threading.local()
_all_workers: list[Worker] = []
_all_workers_lock = threading.Lock()


def perform(task: Task) -> tuple[Found | Refusal, ...]:
    """Do a task in the worker process of the calling thread, and give everything found and refused.

    A plain function of a picklable argument, so that any `concurrent.futures` executor can call it: a thread pool
    here, or one that reaches the workers of a cluster.
    """
    worker = _worker(task.limits)
    results: list[Found | Refusal] = []
    for answer in worker.answers(task.request, task.content):
        if isinstance(answer, Found):
            results.append(_restored(answer, task.content))
        elif isinstance(answer, Refusal):
            results.append(answer)
    return tuple(results)


def unpack(worker: Worker, request: Unpack) -> Iterator[Member | Document | Refusal]:
    """Give what is inside a container, one by one, by a worker that does nothing else."""
    for answer in worker.answers(request):
        if isinstance(answer, (Member, Document, Refusal)):
            yield answer


def close_workers() -> None:
    """End all worker processes of this process."""
    with _all_workers_lock:
        for worker in _all_workers:
            worker.close()
        _all_workers.clear()


def _worker(limits: Limits) -> Worker:
    worker: Worker | None = getattr(_of_thread, "worker", None)
    if worker is None or worker.limits != limits:
        if worker:
            worker.close()
        worker = _of_thread.worker = Worker(limits)
        with _all_workers_lock:
            _all_workers.append(worker)
    return worker


def processor_seconds(pid: int) -> float:
    """Processor time that a process has used; the time of the clock where the system does not tell."""
    fields = _status(pid)
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if fields else time.monotonic()


def _wants_processor(pid: int) -> bool:
    """Whether a process runs or waits for its turn to run."""
    return _status(pid)[:1] == ["R"]


def _status(pid: int) -> list[str]:
    """What Linux tells of a process, from its state on (proc_pid_stat(5)); nothing elsewhere."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


def _restored(found: Found, content: bytes | None) -> Found:
    if not found.whole or content is None:
        return found
    return replace(found, document=replace(found.document, original=content))


def _slow(seconds: float, *, finding: bool) -> str:
    doing = "finding names, dates and quotes in it" if finding else "reading it"
    return f"{doing} takes more than {seconds:g} s: raise the limit with --timeout, or import a part of it"
