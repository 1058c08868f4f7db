"""Runs an import from the command line: shows it, lets Ctrl-C stop it, reports it."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TextIO

from rich.console import Console

from cli.display import json_text
from cli.failures import CommandError, ExitCode, complain
from cli.importing.display import show_report, shown_progress
from cli.importing.finding import is_elsewhere
from cli.importing.options import ImportOptions
from cli.importing.pipeline import import_into
from cli.importing.report import OUTCOMES, Report, Row
from cli.importing.watching import Watch, watch
from importers.importer import Refusal
from importers.sources import walk


def run_import(
    archive: Path, paths: Sequence[str], options: ImportOptions, *, as_json: bool = False, quiet: bool = False
) -> ExitCode:
    """Import and report.

    Args:
        archive: the archive file.
        paths: files, folders, addresses, `-`.
        options: how.
        as_json: report as one JSON document on standard output; nothing else is printed there.
        quiet: show no progress.

    Returns:
        `DONE`, `PARTLY` when something was rejected, `UNUSABLE` when everything was, `INTERRUPTED`.

    Raises:
        CommandError: there is no file to import.
        ArchiveError: the archive cannot be opened or written.
    """
    _check_something_there(paths, options)
    with _stopping_at_interrupt() as stop:
        report = _import_and_report(archive, paths, options, stop, as_json=as_json, quiet=quiet)
    if report.stopped:
        complain(
            f"stopped: {report.files} of {report.total} files are done: the same command again goes on with the rest"
        )
        return ExitCode.INTERRUPTED
    if report.counts["rejected"] and not report.articles:
        return ExitCode.UNUSABLE
    return ExitCode.PARTLY if report.counts["rejected"] else ExitCode.DONE


def run_watch(
    archive: Path, paths: Sequence[str], options: ImportOptions, *, as_json: bool = False, quiet: bool = False
) -> ExitCode:
    """Import folders and go on importing what arrives in them, until Ctrl-C.

    Args and errors as those of `run_import`; every round that finds something is reported by itself.

    Returns:
        `DONE`.
    """
    folders = [Path(path) for path in paths]
    if options.dry_run or not all(folder.is_dir() for folder in folders):
        raise CommandError("only folders can be watched", " ".join(paths), "name folders, and leave --dry-run out")

    def bring_in(arrived: Sequence[Path]) -> None:
        _import_and_report(archive, list(map(str, arrived)), options, stop, as_json=as_json, quiet=quiet)

    if not quiet:
        complain("watching: press Ctrl-C to stop")
    with _stopping_at_interrupt() as stop:
        watch(Watch(archive, folders, options.recursive), bring_in, stop)
    return ExitCode.DONE


def _import_and_report(
    archive: Path, paths: Sequence[str], options: ImportOptions, stop: threading.Event, *, as_json: bool, quiet: bool
) -> Report:
    began = time.monotonic()
    out, err = Console(highlight=False), Console(stderr=True, highlight=False)
    writer = _JsonReport(sys.stdout) if as_json else None
    with nullcontext(None) if quiet else shown_progress(err) as progress:
        report = import_into(archive, paths, options, progress=progress, rows=writer.row if writer else None, stop=stop)
    if writer:
        writer.end(report, archive, dry_run=options.dry_run)
    else:
        show_report(out, report, archive=archive, dry_run=options.dry_run, seconds=time.monotonic() - began)
    return report


def _check_something_there(paths: Sequence[str], options: ImportOptions) -> None:
    """Find out before an archive is made whether there is anything to put into it."""
    first: Refusal | None = None
    if any(is_elsewhere(path) for path in paths):
        return
    for found in walk(map(Path, paths), recursive=options.recursive):
        if not isinstance(found, Refusal):
            return
        first = first or found
    if first:
        raise CommandError("nothing to import", first.source, first.reason)
    raise CommandError("nothing to import", " ".join(paths), "there is no file in it: name a folder with articles")


@contextmanager
def _stopping_at_interrupt() -> Iterator[threading.Event]:
    """Turn the first Ctrl-C into a request to stop; the second interrupts at once."""
    stop = threading.Event()

    def request_stop(_number: int, _frame: FrameType | None) -> None:
        stop.set()
        signal.signal(signal.SIGINT, previous)
        complain("stopping: after the current batch: press Ctrl-C again to stop at once")

    previous = signal.signal(signal.SIGINT, request_stop)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, previous)


@dataclass(slots=True)
class _JsonReport:
    """Writes the report row by row, so that it need not be held in memory."""

    stream: TextIO
    _began: bool = False

    def row(self, row: Row) -> None:
        value = {"path": row.name, "outcome": row.outcome, "uid": row.article, "title": row.title}
        if row.reason:
            value["reason"] = row.reason
        self._write(json_text(value | ({"repairs": list(row.repairs)} if row.repairs else {})))

    def end(self, report: Report, archive: Path, *, dry_run: bool) -> None:
        summary = {
            "archive": str(archive),
            "dry_run": dry_run,
            "files": report.files,
            "left_out": report.left_out,
            "stopped": report.stopped,
            "counts": {outcome: report.counts[outcome] for outcome in OUTCOMES},
        }
        if not self._began:
            self.stream.write('{"items": [')
        self.stream.write("\n], " + json_text(summary)[1:] + "\n")
        self.stream.flush()

    def _write(self, line: str) -> None:
        self.stream.write(",\n" if self._began else '{"items": [\n')
        self.stream.write(line)
        self._began = True
