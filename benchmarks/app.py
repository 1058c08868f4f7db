"""How fast the app is in a real terminal, beside a bare Textual app, an OptionList and a DataTable in the same run.

    python -m benchmarks.app /tmp/corpus/million.db --write

Each program runs in a pseudo-terminal of 80x24 (for the cursor, the list alone) or 160x50 (all panes). Processor time
is that of the threads of the process, read from /proc; other work on the machine slows the clock, these figures less.

A key has two costs. Its repaint is what the loop works until it first pauses: the cursor has moved, the pane scrolled,
the focus gone on. What follows comes when the cursor has rested for a moment: the article under it and its quotes.

The first paint is the first frame that shows rows of the list, by the date of the newest article in it; all that the
process has worked till then counts, in whatever thread. The bare app's is its only frame. Both are started by the same
interpreter, with their modules compiled, as an installed program has them.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import milliseconds, table

ROOT = Path(__file__).resolve().parent.parent
_QUIET = 0.2
"""Seconds without output and with hardly any work after which a key is taken to be done with."""
_HARDLY = 1.0
"""Milliseconds of processor that are hardly any work."""
_PAUSE = 0.025
"""Seconds without work after which the repaint of a key is done; what follows waits longer than that."""
_STARTED = 0.3
"""Milliseconds of processor by which one sees that a key is worked on."""
_SETTLING = 4.0
"""Seconds in which the results of what was typed come in."""
_PATIENCE = 120.0
_BYTECODE = Path(tempfile.gettempdir()) / "jumelage-benchmark-bytecode"
"""Where the compiled modules are kept, as an installed program has them."""
KEYS = (
    ("j", b"j", b""),
    ("page down", b" ", b""),
    ("G", b"G", b"gg"),
    ("gg", b"gg", b"G"),
    ("Tab", b"\t", b""),
    ("Enter on a row", b"\r", b"2"),
    ("Esc to the list", b"\x1b", b"23"),
    ("space in the text", b" ", b"3gg"),
)
"""What is pressed and measured, and what is pressed before it so that it has something to do."""
TYPED = "delegation leipzig "
_PARTS = ("repaint", "loop", "every", "repaint_bytes", "written")


class Window:
    """A program in a terminal of its own, and what it costs.

    Args:
        program: its name in `benchmarks.app_programs`.
        archive: what it shows.
        rows: lines of a list that is compared.
        size: columns and rows of the window.
    """

    def __init__(self, program: str, archive: Path, rows: int, size: tuple[int, int]) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="jumelage-app-")
        self.report = Path(self.folder.name) / "report.json"
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        clean = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment = clean | {
            "PYTHONPYCACHEPREFIX": str(_BYTECODE),
            "TERM": "xterm-256color", "COLORTERM": "truecolor", "JUMELAGE_CONFIG": "/nonexistent",
            "JUMELAGE_SESSION": str(Path(self.folder.name) / "session.json"),
        }  # fmt: skip
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.app_programs", program, str(archive), str(rows), str(self.report)],
            stdin=slave, stdout=slave, stderr=slave, start_new_session=True, cwd=ROOT, env=environment,
        )  # fmt: skip
        os.close(slave)
        self.written = 0

    def __enter__(self) -> Window:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._master)
        self.folder.cleanup()

    def read(self, seconds: float) -> bytes:
        """What the program writes within this time; as soon as it writes."""
        if not select.select([self._master], [], [], seconds)[0]:
            return b""
        chunk = os.read(self._master, 1 << 16)
        self.written += len(chunk)
        return chunk

    def wait_for(self, text: bytes) -> float:
        """Seconds from the start until a text was written."""
        seen = b""
        while text not in seen:
            if time.perf_counter() - self.began > _PATIENCE:
                raise TimeoutError(text)
            seen = seen[-len(text) * 8 :] + self.read(1)
        return time.perf_counter() - self.began

    def until_quiet(self) -> None:
        """Until nothing more is written or worked on, however slowly the machine lets it."""
        while True:
            busy, until, wrote = self.processor(), time.perf_counter() + _QUIET, False
            while (left := until - time.perf_counter()) > 0:
                wrote = bool(self.read(left)) or wrote
            if not wrote and self.processor() - busy < _HARDLY:
                return

    def processor(self, *, loop_only: bool = False) -> float:
        """Milliseconds of processor that the process has used, or the thread of its event loop."""
        pid = self.process.pid
        tasks = Path(f"/proc/{pid}/task")
        threads = [tasks / str(pid)] if loop_only else [*tasks.iterdir()]
        return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e6

    def memory(self) -> float:
        """Megabytes that the process holds at most so far."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024

    def key(self, key: bytes, before: bytes = b"") -> Cost:
        """What a key costs; others may be pressed before it, one by one."""
        for each in before:
            self.until_quiet()
            os.write(self._master, bytes([each]))
        self.until_quiet()
        busy, loop, written = self.processor(), self.processor(loop_only=True), self.written
        os.write(self._master, key)
        self._until_pause(loop)
        repaint, repaint_bytes = self.processor(loop_only=True) - loop, self.written - written
        self.until_quiet()
        return Cost(
            repaint, self.processor(loop_only=True) - loop, self.processor() - busy,
            repaint_bytes, self.written - written,
        )  # fmt: skip

    def _until_pause(self, before: float) -> None:
        """Until the loop pauses for the first time after it has begun to work."""
        until = time.perf_counter() + _PATIENCE
        worked = before
        while time.perf_counter() < until:
            wrote = bool(self.read(_PAUSE))
            now = self.processor(loop_only=True)
            if not wrote and now - before > _STARTED and now - worked < _STARTED:
                return
            worked = now

    def type(self, text: str, pause: float = 0.06) -> None:
        """Type letter by letter, as somebody does who types fast; without letters, look on for a while."""
        for letter in text or [""]:
            os.write(self._master, letter.encode())
            until = time.perf_counter() + pause
            while (left := until - time.perf_counter()) > 0:
                self.read(left)

    def stalls(self) -> dict[str, list[float]]:
        """What the heartbeat measured since it began, the worst last."""
        os.kill(self.process.pid, signal.SIGUSR2)
        while not self.report.exists():
            self.read(0.05)
        time.sleep(0.1)
        found: dict[str, list[float]] = json.loads(self.report.read_text())
        return found

    def begin(self) -> None:
        """Have the heartbeat begin."""
        os.kill(self.process.pid, signal.SIGUSR1)


@dataclass(frozen=True)
class Cost:
    """What a key costs: milliseconds of processor, and bytes written.

    Attributes:
        repaint: of the loop, until it first pauses.
        loop: of the loop, with all that follows.
        every: of all threads, with all that follows.
        repaint_bytes: written until the loop first pauses.
        written: with all that follows.
    """

    repaint: float
    loop: float
    every: float
    repaint_bytes: int
    written: int


@dataclass(frozen=True)
class Measured:
    """One program: seconds to the list, processor time of a move and bytes for it, megabytes, worst stalls."""

    name: str
    rows: int
    up: float
    move: float
    move_bytes: float
    memory: float


def first_rows(archive: Path) -> tuple[int, bytes]:
    """How many articles there are, and the first cells of the newest."""
    from archive.opening import open_archive  # noqa: PLC0415
    from archive.search import FileSearcher  # noqa: PLC0415

    with open_archive(archive) as opened:
        searcher = FileSearcher(opened.connection)
        query = searcher.parse("")
        return searcher.count(query), searcher.list(query, limit=1)[0].published.encode()


def moving(program: str, archive: Path, rows: int, marker: bytes, keys: int) -> Measured:
    """The list of a program in a small window: up, and moved through by `j` or the arrow."""
    with Window(program, archive, rows, (80, 24)) as window:
        up = window.wait_for(marker)
        down = b"j" if program == "jumelage" else b"\x1b[B"
        for _ in range(2):
            window.key(down)
        costs = [window.key(down) for _ in range(keys)]
        shown = [cost for cost in costs if cost.written]
        return Measured(
            program, rows, up, statistics.median(cost.loop for cost in shown),
            statistics.median(cost.written for cost in shown), window.memory(),
        )  # fmt: skip


def all_keys(archive: Path, marker: bytes, times: int) -> list[Sequence[object]]:
    """For each key in the large window: processor time of its repaint and of all that follows, bytes of both."""
    lines: list[Sequence[object]] = []
    with Window("jumelage", archive, 0, (160, 50)) as window:
        window.wait_for(marker)
        for name, key, before in KEYS:
            costs = [window.key(key, before) for _ in range(times)]
            median = {part: statistics.median(getattr(cost, part) for cost in costs) for part in _PARTS}
            lines.append(
                (
                    name,
                    milliseconds(median["repaint"]),
                    milliseconds(max(cost.repaint for cost in costs)),
                    milliseconds(median["loop"]),
                    milliseconds(median["every"]),
                    round(median["repaint_bytes"]),
                    round(median["written"]),
                )
            )
    return lines


def typing(program: str, archive: Path, marker: bytes) -> tuple[list[float], list[float], float]:
    """The worst stalls while a query is typed, by the clock and by the loop's own work, and the memory then."""
    with Window(program, archive, 1, (160, 50)) as window:
        window.wait_for(marker)
        window.until_quiet()
        window.type("/")
        window.begin()
        window.type(TYPED)
        window.type("", pause=_SETTLING)  # the heartbeat never is quiet
        found = window.stalls()
        return found["clock"], found["worked"], window.memory()


def first_paint(archive: Path, marker: bytes, times: int) -> list[tuple[float, float, float, float]]:
    """Seconds and milliseconds of processor to the first rows: the command, and a bare app's frame right after it."""
    found = []
    for _ in range(times):
        with Window("command", archive, 0, (160, 50)) as window:
            ours = (window.wait_for(marker), window.processor())
        with Window("bare", archive, 0, (160, 50)) as window:
            theirs = (window.wait_for(b"Articles"), window.processor())
        found.append((*ours, *theirs))
    return found


def report(archive: Path, sample: Path, peer_rows: int, times: int) -> str:
    """Everything measured, as Markdown."""
    articles, marker = first_rows(archive)
    programs = [moving("jumelage", archive, articles, marker, times)]
    programs += [moving(name, archive, peer_rows, marker, times) for name in ("options", "table")]
    names = {"jumelage": "jumelage", "options": "OptionList", "table": "DataTable"}
    parts = [
        f"{articles:,} articles in jumelage; Textual's lists hold {peer_rows:,}. Window 80x24; loop's time.",
        table(
            ("list", "rows", "up after s", "ms of processor a move", "bytes a move", "MB"),
            [(names[p.name], f"{p.rows:,}", f"{p.up:.2f}", milliseconds(p.move), round(p.move_bytes), round(p.memory))
             for p in programs],
        ),
        "Every key in a window of 160x50, all panes shown: its repaint, and with the article and quotes that follow.",
        table(
            ("key", "repaint: ms", "worst: ms", "with what follows: ms", "all threads: ms", "bytes", "with it"),
            all_keys(archive, marker, max(5, times // 4)),
        ),
    ]  # fmt: skip
    clock, worked, memory = typing("jumelage", archive, marker)
    bare_clock, bare_worked, _ = typing("bare", archive, b"Articles")
    parts += [
        f"The loop held up while `{TYPED.strip()}` is typed, a key every 60 ms (jumelage holds {memory:.0f} MB then):",
        table(
            ("program", "worst ms by the clock", "99th worst", "worst ms of its own work"),
            [
                ("jumelage", clock[-1], clock[0], worked[-1]),
                ("bare Textual app", bare_clock[-1], bare_clock[0], bare_worked[-1]),
            ],
        ),
    ]
    _, newest = first_rows(sample)
    first_paint(sample, newest, 1)  # compiles the modules
    paints = first_paint(sample, newest, max(3, times // 2))
    ratio = statistics.median(ours / theirs for _, ours, _, theirs in paints)
    clock_ratio = statistics.median(ours / theirs for ours, _, theirs, _ in paints)
    parts.append(
        f"Command to first paint, sample archive: {ratio:.2f} times the processor time of a bare Textual app "
        f"({statistics.median(p[1] for p in paints):.0f} ms against {statistics.median(p[3] for p in paints):.0f}), "
        f"{clock_ratio:.2f} times by the clock."
    )
    return "\n\n".join(parts)


def main() -> None:
    """Measure, and print or write the results."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("archive", type=Path)
    arguments.add_argument("--sample", type=Path, default=ROOT / "archive.db")
    arguments.add_argument("--peer-rows", type=int, default=10_000)
    arguments.add_argument("--times", type=int, default=20)
    arguments.add_argument("--write", action="store_true", help="put the results into RESULTS.md")
    chosen = arguments.parse_args()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:  # a copy, because the app notes its visits in the archive
        sample = Path(shutil.copy(chosen.sample, folder))
        text = report(chosen.archive, sample, chosen.peer_rows, chosen.times)
    head = f"{time.strftime('%Y-%m-%d')}, `python -m benchmarks.app`, load {load:.0f} on {os.cpu_count()} cores."
    print(f"{head}\n\n{text}")
    if chosen.write:
        write_section("The app in a terminal", f"{head}\n\n{text}")


def write_section(title: str, text: str) -> None:
    """Put a section into RESULTS.md, in the place of the one of its name."""
    path = Path(__file__).with_name("RESULTS.md")
    before, _, rest = path.read_text(encoding="utf-8").partition(f"\n## {title}\n")
    _, heading, after = rest.partition("\n## ")
    path.write_text(f"{before.rstrip()}\n\n## {title}\n\n{text}\n{heading}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
