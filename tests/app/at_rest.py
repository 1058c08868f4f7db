"""Waiting for an event loop that has nothing left to do, instead of guessing it from the time that goes by.

Textual's pilot takes an app for idle when the process has hardly used the processor for a fiftieth of a second. That
costs a fiftieth of a second several times for each key, and is wrong where other programs take the processor.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

import pytest

_SOON = 0.02
"""Seconds: a timer that is due within them belongs to what is being done, a later one is waited for by nobody."""
_FEWEST_TURNS = 500
"""Turns of the loop that are waited for even on a machine that stands still for a second."""
_FRAME = 0.005
"""Seconds between two frames; Textual takes a sixtieth, which is waited for after each key."""


def _next_timer(loop: Any) -> float:
    """Seconds until the first timer of the loop is due."""
    due = (timer.when() for timer in loop._scheduled if not timer.cancelled())
    return float(min(due, default=float("inf")) - loop.time())


async def at_rest(min_sleep: float = 0, max_sleep: float = 1) -> None:  # noqa: ARG001 - as Textual calls it
    """Until nothing is ready to run on this loop and no timer is due soon; threads are not waited for.

    Args:
        min_sleep: not needed.
        max_sleep: seconds after which something that ticks for ever is waited for no longer.
    """
    loop: Any = asyncio.get_running_loop()
    until = monotonic() + max_sleep
    turns = 0
    while turns < _FEWEST_TURNS or monotonic() < until:
        turns += 1
        await asyncio.sleep(0)
        if loop._ready:
            continue
        due = _next_timer(loop)
        if due > _SOON:
            return
        await asyncio.sleep(max(due, 0))


@contextmanager
def pilots_wait_for_rest() -> Iterator[None]:
    """Have Textual's pilots wait for the loop and not for the processor, and screens paint without a pause."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("textual.app.wait_for_idle", at_rest)
        patch.setattr("textual.pilot.wait_for_idle", at_rest)
        patch.setattr("textual.screen.UPDATE_PERIOD", _FRAME)
        yield
