"""The programs that `benchmarks.app` runs in terminals: the app, and what it is compared with, each with a heartbeat.

    python -m benchmarks.app_programs {jumelage|command|bare|options|table} ARCHIVE ROWS REPORT

The heartbeat is a task of the event loop that sleeps 2 ms again and again. How late it wakes, by the clock and by what
the loop's thread itself has worked meanwhile, is how long the loop was held up. SIGUSR1 begins it, SIGUSR2 writes what
was measured to REPORT.
"""

from __future__ import annotations

import asyncio
import gc
import json
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App, ComposeResult

_BEAT = 0.002


class Heartbeat:
    """Measures how long the event loop is held up.

    Args:
        report: where to write it.
    """

    def __init__(self, report: Path) -> None:
        self._report = report
        self._late: list[tuple[float, float]] = []

    async def run(self) -> None:
        """Wait for SIGUSR1, so that nothing but the program itself works till then; then beat until it ends."""
        loop, begun = asyncio.get_running_loop(), asyncio.Event()
        loop.add_signal_handler(signal.SIGUSR1, begun.set)
        loop.add_signal_handler(signal.SIGUSR2, self._write)
        await begun.wait()
        while True:
            clock, worked = time.perf_counter(), time.thread_time()
            await asyncio.sleep(_BEAT)
            self._late.append((time.perf_counter() - clock - _BEAT, time.thread_time() - worked))

    def _write(self) -> None:
        late = [round(max(0.0, clock) * 1000, 2) for clock, _ in self._late]
        worked = [round(work * 1000, 2) for _, work in self._late]
        self._report.write_text(json.dumps({"clock": sorted(late)[-100:], "worked": sorted(worked)[-100:]}))


def beating(app: App[None], report: Path) -> App[None]:
    """The app with a heartbeat, from the moment its loop runs."""
    heart = Heartbeat(report)
    ready = app._ready  # noqa: SLF001 - the one moment at which every app has a loop

    async def begin() -> None:
        app.heart = asyncio.create_task(heart.run())  # type: ignore[attr-defined]
        await ready()

    app._ready = begin  # type: ignore[method-assign]  # noqa: SLF001
    return app


def bare() -> App[None]:
    """The least a Textual app can be: a field and a line."""
    from textual.app import App  # noqa: PLC0415
    from textual.widgets import Input, Static  # noqa: PLC0415

    class Bare(App[None]):
        def compose(self) -> ComposeResult:
            yield Static("Articles are ready")
            yield Input()

    return Bare()


def titles(archive: Path, rows: int) -> list[str]:
    """The newest headlines of an archive."""
    from archive.opening import open_archive  # noqa: PLC0415
    from archive.search import FileSearcher  # noqa: PLC0415

    with open_archive(archive) as opened:
        searcher = FileSearcher(opened.connection)
        ordinals = searcher.ordinals(searcher.parse(""))[:rows]
        return [f"{hit.published} {hit.language} {hit.title}" for hit in searcher.hits(ordinals)]


def options(archive: Path, rows: int) -> App[None]:
    """Textual's OptionList with the same lines."""
    from textual.app import App  # noqa: PLC0415
    from textual.content import Content  # noqa: PLC0415
    from textual.widgets import OptionList  # noqa: PLC0415

    class Options(App[None]):
        def compose(self) -> ComposeResult:
            yield OptionList(*(Content(title) for title in titles(archive, rows)))

    return Options()


def table(archive: Path, rows: int) -> App[None]:
    """Textual's DataTable with the same lines."""
    from rich.text import Text  # noqa: PLC0415
    from textual.app import App  # noqa: PLC0415
    from textual.widgets import DataTable  # noqa: PLC0415

    class Table(App[None]):
        def compose(self) -> ComposeResult:
            yield DataTable[Text](cursor_type="row")

        def on_mount(self) -> None:
            lines = self.query_one(DataTable)
            lines.add_columns("published", "language", "headline")
            for title in titles(archive, rows):
                lines.add_row(*(Text(cell) for cell in title.split(" ", 2)))

    return Table()


def jumelage(archive: Path) -> App[None]:
    """The app, garbage not looked for before the first frame, as the command has it."""
    gc.disable()
    from tui.app import JumelageApp  # noqa: PLC0415
    from tui.settings import Settings  # noqa: PLC0415

    return JumelageApp(archive, read_only=True, settings=Settings(language="en"))


def _made(name: str, archive: Path, rows: int) -> App[None]:
    match name:
        case "jumelage":
            return jumelage(archive)
        case "options":
            return options(archive, rows)
        case "table":
            return table(archive, rows)
    return bare()


def main() -> None:
    """Run one of the programs."""
    name, archive, rows, report = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4])
    if name == "command":
        from cli.main import main as command  # noqa: PLC0415

        sys.argv = ["jumelage", "--archive", str(archive), "--lang", "en"]
        command()
        return
    made = _made(name, archive, rows)
    (made if name == "bare" and rows == 0 else beating(made, report)).run()


if __name__ == "__main__":
    main()
