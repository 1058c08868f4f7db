"""A worker is judged by what it does, not by how busy the machine is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from cli.importing import supervision
from cli.importing.supervision import Worker
from importers.limits import Limits

LOOKS = 400
"""As many as there are in a hundred seconds."""


class Silent:
    """A pipe whose other end answers after so many looks."""

    def __init__(self, looks: int) -> None:
        self.looks = looks

    def poll(self, _seconds: float) -> bool:
        self.looks -= 1
        return self.looks < 0


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker(Limits(seconds=15))
    command = [sys.executable, "-c", "import time; print(flush=True); time.sleep(600)"]
    made._process = subprocess.Popen(command, stdout=subprocess.PIPE)
    with made._process.stdout as started:  # type: ignore[union-attr]
        started.readline()  # an interpreter that starts up sleeps for a moment, too
        yield made
    made.close()


@pytest.mark.parametrize(("waits_for_its_turn", "patient"), [(True, True), (False, False)])
def test_a_worker_that_gets_no_processor_is_waited_for_and_one_that_sleeps_is_not(
    worker: Worker, monkeypatch: pytest.MonkeyPatch, *, waits_for_its_turn: bool, patient: bool
) -> None:
    monkeypatch.setattr(supervision, "processor_seconds", lambda _pid: 1.0)
    monkeypatch.setattr(supervision, "_wants_processor", lambda _pid: waits_for_its_turn)
    used = worker._wait(Silent(LOOKS), 15)  # type: ignore[arg-type]
    assert (used == 0.0) is patient
    assert (used is None) is not patient


def test_a_worker_that_uses_more_processor_than_it_may_is_not_waited_for(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(LOOKS))
    monkeypatch.setattr(supervision, "processor_seconds", lambda _pid: float(next(clock)))
    assert worker._wait(Silent(LOOKS), 15) is None  # type: ignore[arg-type]
    assert next(clock) < 20


def test_a_sleeping_process_does_not_want_the_processor(worker: Worker) -> None:
    assert worker._process
    busy = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        while not supervision._wants_processor(busy.pid):
            pass
        while supervision._wants_processor(worker._process.pid):
            pass
    finally:
        busy.kill()
        busy.wait()
    assert not supervision._wants_processor(worker._process.pid)
