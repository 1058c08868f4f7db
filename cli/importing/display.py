"""Shows an import while it runs and when it is done: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.table import Table
from rich.text import Text

from cli.display import one_line
from cli.importing.report import OUTCOMES, Progress, Report
from tui.wording.refusals import refusal_words
from tui.wording.translation import mark, tr

_SECONDS_BETWEEN_LINES = 5.0
_LONGEST_NAME = 40

_WORDS = {
    "new": mark("new"),
    "changed": mark("changed: a new version"),
    "same": mark("same: in the archive already"),
    "duplicate": mark("duplicate: another source of an article"),
    "skipped": mark("skipped: read with another file"),
    "rejected": mark("rejected"),
}


@contextmanager
def shown_progress(console: Console) -> Iterator[Callable[[Progress], None]]:
    """Show how far the import is.

    Args:
        console: where; on a terminal a bar with count, rate, time left and the current file, else a line every five
            seconds.

    Yields:
        What is to be called after each file.
    """
    if not console.is_terminal:
        yield _plain_lines(console)
        return
    columns = (
        SpinnerColumn(),
        MofNCompleteColumn(),
        TextColumn("files, {task.fields[articles]:,} articles", markup=False),
        BarColumn(bar_width=None),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeRemainingColumn(),
        TextColumn("{task.fields[current]}", markup=False, style="dim"),
    )
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("import", total=None, articles=0, rate="", current="")
        began = time.monotonic()

        def show(progress: Progress) -> None:
            rate = progress.articles / max(time.monotonic() - began, 0.001)
            name = _shortened(progress.current)
            bar.update(
                task,
                total=progress.total,
                completed=progress.files,
                articles=progress.articles,
                rate=f"{rate:.0f}/s",
                current=name,
            )

        yield show


def _plain_lines(console: Console) -> Callable[[Progress], None]:
    last = time.monotonic()

    def show(progress: Progress) -> None:
        nonlocal last
        if time.monotonic() - last >= _SECONDS_BETWEEN_LINES:
            last = time.monotonic()
            done = f"{progress.files} of {progress.total} files, {progress.articles} articles"
            line = f"{done}: {one_line(progress.current)}"
            console.print(Text(line), soft_wrap=True)

    return show


def show_report(console: Console, report: Report, *, archive: Path, dry_run: bool, seconds: float) -> None:
    """Print the table of what the import came to, and every rejected file with its reason."""
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    for outcome in OUTCOMES:
        count = report.counts[outcome]
        if count or outcome in {"new", "same", "rejected"}:
            table.add_row(Text(f"{count:>7,}"), Text(tr(_WORDS[outcome])))
    if report.rejected:
        listed = report.counts["rejected"]
        console.print(Text(f"{tr('Rejected')}:"))
        for name, reason in report.rejected:
            console.print(Text(f"  {one_line(name)}: {one_line(refusal_words(reason))}"), soft_wrap=True)
        if listed > len(report.rejected):
            more = tr("and {number} more: see `jumelage log`").format(number=f"{listed - len(report.rejected):,}")
            console.print(Text(f"  {more}"))
    console.print(table)
    rate = report.articles / seconds if seconds > 0 else 0
    where = tr("nothing was written (dry run)") if dry_run else one_line(str(archive))
    done = tr("{files} of {total} files in {seconds} s, {rate} articles/s: {where}")
    if report.left_out:
        done = tr("{files} of {total} files, {older} older ones left out, in {seconds} s, {rate} articles/s: {where}")
    line = done.format(
        files=f"{report.files:,}", total=f"{report.total:,}", older=f"{report.left_out:,}",
        seconds=f"{seconds:.1f}", rate=f"{rate:.0f}", where=where,
    )  # fmt: skip
    console.print(Text(line), soft_wrap=True)


def _shortened(name: str) -> str:
    line = one_line(name)
    return line if len(line) <= _LONGEST_NAME else f"…{line[-_LONGEST_NAME + 1 :]}"
