"""Bringing files and folders into the archive while one goes on reading it."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.actions.table import bindings
from tui.dossiers.import_report import import_report, outcome_words
from tui.field_message import FieldMessage
from tui.safe_text import plain
from tui.screens.archive_screen import ArchiveScreen
from tui.sentences import failure_sentence
from tui.widgets.dossier_list import DossierList
from tui.widgets.key_bar import KeyBar
from tui.widgets.top_line import TopLine
from tui.wording import formats
from tui.wording.translation import tr

if TYPE_CHECKING:
    from tui.archive_access.thread import ArchiveThread
    from tui.importing import ImportProgress, ImportReport, StartImport

_TOLD_EVERY = 0.1
"""Seconds between two reports of progress."""
_BAR_WIDTH = 40


class PathField(Input):
    """The field for a file or folder."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("path")]


class ImportScreen(ArchiveScreen):
    """A field for a path, a line that says how far the import is, and its report.

    Args:
        fetching: the thread that reads for the screen.
        start: runs an import; None when the archive is only read.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("import")]
    AUTO_FOCUS = "PathField"
    CSS = """
    ImportScreen {
        & Vertical { height: 1fr; padding: 1 2; }
        & PathField { border: round $rule; height: 3; padding: 0 1; background: $background;
            &:focus { border: round $rule-focus; } }
        & #hint { color: $quiet; margin-bottom: 1; height: auto; }
        & #progress { height: 2; margin-top: 1; }
        & DossierList { height: 1fr; }
    }
    """

    class Advanced(FieldMessage):
        """The import is so far."""

        progress: ImportProgress

    class NotThere(FieldMessage):
        """There is nothing to import where the field says."""

        path: Path

    class Ended(FieldMessage):
        """The import is over; `error` says why when it could not be done."""

        report: ImportReport | None
        error: Exception | None

    def __init__(self, fetching: ArchiveThread, start: StartImport | None) -> None:
        super().__init__(fetching)
        self._start_import = start
        self._stop = threading.Event()
        self._importing = False
        self._began = 0.0

    def compose(self) -> ComposeResult:
        """The field, the line of progress, the report."""
        yield TopLine()
        with Vertical():
            yield Static(plain(tr("A file or a folder; what the archive holds already is recognised.")), id="hint")
            field = PathField(placeholder=tr("path of a file or folder, Enter begins"))
            field.cursor_blink = False
            field.border_title = plain(tr("Path"))
            yield field
            yield Static("", id="progress")
            report = DossierList(id="report")
            report.border_title = plain(tr("Report"))  # it has no border: what it is called in jump mode
            yield report
        yield KeyBar()

    def on_mount(self) -> None:
        """Say where we are."""
        self.query_one(TopLine).show_way([tr("Articles"), tr("Import")], 1)
        if self._start_import is None:
            self.query_one(PathField).disabled = True
            self.say_only_read()

    @property
    def told(self) -> str:
        """What the line of progress says."""
        return str(self.query_one("#progress", Static).render())

    # -- running -------------------------------------------------------------------------------------------------------

    def action_begin(self) -> None:
        """Import what the field names."""
        typed = self.query_one(PathField).value.strip()
        if self._start_import is None or self._importing or not typed:
            return
        if "://" in typed:
            self.say(tr("From the web, import on the command line: jumelage import {url}").format(url=typed), "warning")
            return
        self._importing = True
        self._stop.clear()
        self._began = time.monotonic()
        threading.Thread(
            target=self._work, args=(self._start_import, Path(typed)), name="importing", daemon=True
        ).start()

    def _work(self, start: StartImport, path: Path) -> None:
        last = 0.0

        def progress(reached: ImportProgress) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= _TOLD_EVERY or reached.files == reached.total:
                last = now
                self.post_message(self.Advanced(reached))

        try:
            wanted = path.expanduser()
            if not wanted.exists():  # a disk of the net may let one wait for that
                self.post_message(self.NotThere(wanted))
                return
            report = start(self.fetching.path, [wanted], progress=progress, stop=self._stop)
        except Exception as error:  # noqa: BLE001 - said on the screen
            self.post_message(self.Ended(None, error))
        else:
            self.post_message(self.Ended(report, None))

    @on(Advanced)
    def _advanced(self, event: Advanced) -> None:
        self.query_one("#progress", Static).update(self._progress_content(event.progress))

    def _progress_content(self, progress: ImportProgress) -> Content:
        total = max(progress.total, progress.files, 1)
        full = progress.files * _BAR_WIDTH // total
        rate = progress.files / max(0.001, time.monotonic() - self._began)
        numbers = tr("{files} of {total} files, {rate} a second").format(
            files=formats.number(progress.files), total=formats.number(total), rate=formats.number(round(rate))
        )
        bar = Content.assemble(("━" * full, "$accent"), ("─" * (_BAR_WIDTH - full), "$rule"))
        counts = plain(f"{outcome_words(progress.counts)} · {progress.current}", "$quiet")
        return Content.assemble(bar, "  ", plain(numbers), "\n", counts)

    @on(NotThere)
    def _not_there(self, event: NotThere) -> None:
        self._importing = False
        self.say(tr("There is no such file or folder: {path}").format(path=event.path), "error")

    @on(Ended)
    def _ended(self, event: Ended) -> None:
        self._importing = False
        if event.error is not None:
            self.say(failure_sentence(event.error), "error")
        elif event.report is not None:
            dossier = import_report(event.report)
            self.query_one(DossierList).show_dossier(dossier)
            self.say(f"{dossier.lines[0].lead}. {dossier.lines[0].text}")
            self.fetching.reopen()
            self.others_look_anew()

    # -- actions -------------------------------------------------------------------------------------------------------

    async def action_back(self) -> None:
        """Stop the import that runs, after the batch it is at; else go back."""
        if self._importing:
            self._stop.set()
            self.say(tr("Stopping after this batch …"))
        else:
            await self.run_action("app.journey(-1)")

    def action_field(self) -> None:
        """Go to the field."""
        self.set_focus(self.query_one(PathField))

    def action_report(self) -> None:
        """Go to the report."""
        self.set_focus(self.query_one(DossierList))
