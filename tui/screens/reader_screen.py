"""A screen on which an article may be open: what is open, and what is listed, can be taken out of the app."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import SuspendNotSupported
from textual.binding import BindingType
from textual.message import Message

from archive.on_demand import on_demand
from tui.actions.table import bindings
from tui.equipment import Equipment, Equipped, Export
from tui.field_message import FieldMessage
from tui.safe_text import one_line, plain
from tui.screens.archive_screen import ArchiveScreen
from tui.sentences import article_header
from tui.wording.translation import tr

if TYPE_CHECKING:
    from archive import clock, reading
    from archive.reading import originals
    from archive.records import ArticleRecord, QuoteRecord
    from tui.screens import choices, original_screen, prompt
    from tui.taking_out import citation, clipboard, programs
    from tui.travel.destinations import QuotesPage
    from tui.widgets.key_bar import Tone
else:
    clock = on_demand("archive.clock")
    reading = on_demand("archive.reading")
    originals = on_demand("archive.reading.originals")
    choices = on_demand("tui.screens.choices")
    original_screen = on_demand("tui.screens.original_screen")
    prompt = on_demand("tui.screens.prompt")
    citation = on_demand("tui.taking_out.citation")
    clipboard = on_demand("tui.taking_out.clipboard")
    programs = on_demand("tui.taking_out.programs")

_unfit_for_a_name = re.compile(r"[^\w.-]+")


class ReaderScreen(ArchiveScreen):
    """A screen that reads articles."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("take")]

    class Done(FieldMessage):
        """Something was done beside the event loop."""

        told: str
        tone: Tone = "notice"

    class CopyDone(FieldMessage):
        """A text was copied, or the terminal is to be sent it."""

        what: str
        copied: clipboard.Copied

    @property
    def open_article(self) -> ArticleRecord | None:
        """The article that is shown."""
        return None

    def quote_now(self) -> QuoteRecord | None:
        """The quote under the cursor."""
        return None

    @property
    def equipment(self) -> Equipment:
        """What the app has for taking things out."""
        app = self.app
        if not isinstance(app, Equipped):
            raise TypeError(app)
        return app.equipment

    @property
    def export(self) -> Export | None:
        """Writes a result into a file, None where that cannot be had."""
        return self.equipment.export

    def article_wanted(self) -> str | None:
        """Uid of the article that the cursor is on; it may be another than the open one until that has come."""
        return None

    def _with_article(self, then: Callable[[ArticleRecord], object]) -> None:
        """Do something with the article that the reader means, and with no other."""
        article, wanted = self.open_article, self.article_wanted()
        if article is not None and wanted in (None, article.uid):
            then(article)
        elif wanted is not None:
            uid = wanted
            self.fetch_then(lambda holdings: reading.article(holdings.archive, uid), then)
        else:
            self.say(tr("No article is open."))

    def _beside(self, job: Callable[[], Message]) -> None:
        """Do something that takes its time in a thread; the message it gives comes back here."""

        def work() -> None:
            try:
                message = job()
            except (OSError, ValueError) as error:
                message = self.Done(_reason(error), "error")
            self.post_message(message)

        self.run_worker(work, thread=True, exit_on_error=False)

    @on(Done)
    def _done(self, event: Done) -> None:
        self.say(event.told, event.tone)

    # -- original ------------------------------------------------------------------------------------------------------

    def action_original(self) -> None:
        """Show where the article comes from; nothing is opened before that was seen."""
        self._with_article(
            lambda article: self.fetch_then(
                lambda holdings: originals.original(holdings.archive, article.uid), self._show_original, "are ignored"
            )
        )

    def _show_original(self, record: originals.OriginalRecord) -> None:
        def wished(wish: original_screen.Wish | None) -> None:
            if wish == "open":
                command = self.equipment.settings.open_command
                self._beside(lambda: self._hand_to_browser(record.url, command))
            elif wish == "save":
                question = plain(tr("Save the original as"))
                self.app.push_screen(prompt.PromptScreen(question, file_name(record.source)), named)

        def named(name: str | None) -> None:
            if name is not None:
                path = Path(name).expanduser()
                self._beside(lambda: self._save_original(path, record.content))

        self.app.push_screen(original_screen.OriginalScreen(record), wished)

    def _hand_to_browser(self, url: str, command: Sequence[str]) -> Message:
        if programs.open_address(url, command):
            return self.Done(tr("Handed to the browser: {url}").format(url=url))
        return self.Done(tr("There is no browser here. y copies the citation with the address."), "warning")

    def _save_original(self, path: Path, content: bytes) -> Message:
        with path.open("xb") as file:
            file.write(content)
        return self.Done(tr("Saved: {path}").format(path=path))

    # -- pager, other programs -----------------------------------------------------------------------------------------

    def action_pager(self) -> None:
        """Read the article in the pager; the app waits and comes back."""
        command = programs.pager(self.equipment.settings.pager, os.environ)
        self._with_article(
            lambda article: self._run_in_terminal(command, citation.whole_text(article, article_header(article)))
        )

    def action_pipe(self) -> None:
        """Give the article to a command: one of the settings by its name, or one that is typed."""
        self._with_article(self._pipe)

    def _pipe(self, article: ArticleRecord) -> None:
        text, pipes = citation.whole_text(article, article_header(article)), self.equipment.settings.pipes

        def named(line: str | None) -> None:
            if line is None:
                return
            try:
                command = list(pipes[line]) if line in pipes else programs.arguments(line)
            except programs.CommandUnreadableError as error:
                self.say(tr("The command cannot be read: {reason}").format(reason=error), "error")
                return
            self._run_in_terminal(command, text, wait=True)

        names = f" ({', '.join(pipes)})" if pipes else ""
        self.app.push_screen(prompt.PromptScreen(plain(tr("Pipe the article to the command") + names)), named)

    def _run_in_terminal(self, command: Sequence[str], text: str, *, wait: bool = False) -> None:
        status: int | OSError = 0
        try:
            # Nothing may be raised inside: the app would not take the terminal back.
            with self.app.suspend():
                status = _fed(command, text)
                if wait and not isinstance(status, OSError):
                    _await_enter(tr("Enter goes back to jumelage"))
        except SuspendNotSupported:
            self.say(tr("This terminal cannot be handed to another program."), "warning")
        if isinstance(status, OSError):
            told = tr("{command} cannot be run: {reason}").format(command=command[0], reason=_reason(status))
            self.say(told, "error")
        elif status:
            told = tr("{command} ended with status {status}.").format(command=command[0], status=status)
            self.say(told, "warning")

    # -- copying -------------------------------------------------------------------------------------------------------

    def action_copy_article(self) -> None:
        """Choose what of the article to copy."""
        self._with_article(self._copy)

    def _copy(self, article: ArticleRecord) -> None:
        quote, day = self.quote_now(), date.fromisoformat(clock.now()[:10])
        texts = {
            "citation": citation.citation(article, day),
            "text": citation.whole_text(article, article_header(article)),
            "id": article.uid,
        }
        answers = [
            choices.Answer("c", "citation", tr("Citation")),
            choices.Answer("t", "text", tr("Text of the article")),
        ]
        if quote is not None and quote.article == article.uid:
            texts["quote"] = citation.quotation(quote, article, day)
            answers.insert(1, choices.Answer("s", "quote", tr("What was said, with its source")))
        answers.append(choices.Answer("i", "id", tr("Id of the article")))
        if article.url:
            texts["address"] = one_line(article.url)
            answers.append(choices.Answer("a", "address", tr("Address")))

        def chosen(answer: str | None) -> None:
            if answer is not None:
                text, what = texts[answer], next(entry.label for entry in answers if entry.id == answer)
                self._beside(lambda: self.CopyDone(what, clipboard.copy(text)))

        self.app.push_screen(choices.ChoiceScreen(plain(tr("Copy")), answers), chosen)

    @on(CopyDone)
    def _copy_done(self, event: CopyDone) -> None:
        copied = event.copied
        match copied.by:
            case "tool":
                told = tr("Copied with {tool}: {what}").format(tool=copied.name, what=event.what)
            case "terminal":
                self.equipment.write_to_terminal(copied.sequence)
                told = tr("Sent to the clipboard of the terminal: {what}").format(what=event.what)
            case "file":
                told = tr("There is no clipboard here; it stands in {path}").format(path=copied.name)
        self.say(told)

    # -- export --------------------------------------------------------------------------------------------------------

    @property
    def quotes_listed(self) -> QuotesPage | None:
        """Which quotes the screen lists; None where it lists something else."""
        return None

    def action_export(self) -> None:
        """Write what is listed into a file: the quotes of a list of quotes, else the articles of the result."""
        export, line = self.export, self.result_line
        if export is None:
            self.say(tr("Exporting is not possible here: use jumelage export."), "warning")
            return
        run, quotes = export, self.quotes_listed

        def named(name: str | None) -> None:
            if name is not None:
                path = Path(name).expanduser()
                self.say(tr("Exporting to {path} …").format(path=path))
                self._beside(
                    lambda: self.Done(tr("Exported: {path}").format(path=run(self.fetching.path, line, path, quotes)))
                )

        question = (
            tr("Export the result to a file (.xlsx, .csv, .jsonl, or .md for a chronicle)")
            if quotes is None
            else tr("Export these quotes to a file (.xlsx, .csv or .jsonl)")
        )
        self.app.push_screen(prompt.PromptScreen(plain(question), "jumelage.csv"), named)


def file_name(source: str) -> str:
    """A name for a file to be saved, from where it came from: no folder, nothing that a shell or a system minds."""
    last = source.replace("\\", "/").rstrip("/").rpartition("/")[2].partition("?")[0]
    return _unfit_for_a_name.sub("-", last).strip("-.") or "original"


def _reason(error: Exception) -> str:
    if isinstance(error, FileExistsError):
        return tr("There is a file of that name already: {path}").format(path=error.filename)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}: {error.filename}" if error.filename else error.strerror
    return str(error)


def _fed(command: Sequence[str], text: str) -> int | OSError:
    try:
        return programs.feed(command, text)
    except OSError as error:
        return error


def _await_enter(text: str) -> None:
    """Wait in the terminal for Enter, so that what a program wrote can be read."""
    try:
        input(f"\n{text} ")
    except (EOFError, KeyboardInterrupt):
        return
