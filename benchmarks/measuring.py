"""Times and memory, and tables of them."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Times:
    """Times of one kind of work, in milliseconds: by the clock, and of the processor, which other work slows less."""

    taken: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def measure(self, work: Callable[[], object]) -> object:
        """Does a piece of work and notes how long it took."""
        begin, busy = time.perf_counter(), time.process_time()
        result = work()
        self.taken.append((time.perf_counter() - begin) * 1000)
        self.processor.append((time.process_time() - busy) * 1000)
        return result

    def at(self, share: float) -> float:
        """The time that a share of all stayed within."""
        return quantile(self.taken, share)

    @property
    def best(self) -> float:
        """The shortest time: what the work takes when nothing else disturbs it."""
        return min(self.taken, default=float("nan"))

    @property
    def median(self) -> float:
        """The time in the middle."""
        return statistics.median(self.taken) if self.taken else float("nan")


def quantile(times: Sequence[float], share: float) -> float:
    """The time that a share of some times stayed within."""
    ordered = sorted(times)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else float("nan")


def milliseconds(value: float) -> str:
    """A time with as many digits as it deserves."""
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


def memory() -> float:
    """The most memory this process has had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown."""
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)
