"""Changing many names at once: as text in the reader's editor, then as a difference, then as decisions."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from archive.decisions.authority_text import from_text, to_text
from archive.decisions.spreadsheet import BadRow, Change, changes, rows
from tui.actions.table import bindings
from tui.archive_access.thread import Holdings
from tui.corrections.correction import Correction, quoted
from tui.safe_text import plain
from tui.screens.choices import Answer, ChoiceScreen
from tui.screens.window import Window
from tui.taking_out.editor import edited, editor
from tui.wording.kind_names import kind_name
from tui.wording.translation import tr, trn

if TYPE_CHECKING:
    from tui.screens.archive_screen import ArchiveScreen

Kind = Literal["place", "person", "organisation"]


class ChangesScreen(Window[bool]):
    """What is different in an edited text; gives whether it is to be decided.

    Args:
        found: the changes.
        bad: what in the text cannot be taken over.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("preview", only=("preview.yes", "preview.no"))]
    CSS = """
    ChangesScreen {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 100; max-width: 98%; height: auto; max-height: 90%;
            border: round $rule-focus; border-title-color: $accent; border-subtitle-color: $quiet;
            background: $surface; padding: 0 1;
        }
        & VerticalScroll { height: auto; max-height: 100%; scrollbar-size-vertical: 1; }
        & Static { width: 1fr; height: auto; }
    }
    """

    def __init__(self, found: Sequence[Change], bad: Sequence[BadRow]) -> None:
        super().__init__()
        self._found = found
        self._bad = bad

    def compose(self) -> ComposeResult:
        """The changes in a frame that asks."""
        with Vertical() as window:
            number = len(self._found)
            title = trn("Make {number} change?", "Make these {number} changes?", number).format(number=number)
            window.border_title = plain(title)
            window.border_subtitle = plain(f"{tr('y does it')} · {tr('n leaves it')}")
            with VerticalScroll():
                yield Static(self._lines())

    def _lines(self) -> Content:
        lines = [
            Content.assemble(
                plain(f"{change.uid}  ", "$quiet"), plain(f"{change.column}: "),
                plain(quoted(change.was) if change.was else "–", "$quiet"), " → ",
                plain(quoted(change.becomes), "bold"),
            )
            for change in self._found
        ]  # fmt: skip
        lines += [plain(f"! {bad.what}: {bad.advice}", "bold $warning") for bad in self._bad]
        return Content("\n").join(lines)

    def action_take(self) -> None:
        """It is to be decided."""
        self.dismiss(True)

    def action_close(self) -> None:
        """Nothing is decided."""
        self.dismiss(False)


def edit_names(screen: ArchiveScreen) -> None:
    """Ask which names to edit, then have them edited."""
    kinds = (("c", "place"), ("p", "person"), ("o", "organisation"))
    answers = [Answer(key, kind, kind_name("many", kind)) for key, kind in kinds]

    def chosen(kind: str | None) -> None:
        if kind is not None:
            screen.fetch_then(lambda holdings: _text(holdings, kind), lambda text: _edit(screen, text))

    screen.app.push_screen(ChoiceScreen(plain(tr("Edit the names of")), answers), chosen)


def _text(holdings: Holdings, kind: str) -> str:
    return to_text(row for row in rows(holdings.archive) if row["kind"] == kind)


def _edit(screen: ArchiveScreen, text: str) -> None:
    """Hand the terminal to the editor, then look what is different."""
    command = editor(os.environ)
    after: str | OSError | None = None
    try:
        # Nothing may be raised inside: the app would not take the terminal back.
        with screen.app.suspend():
            after = _after(command, text)
    except SuspendNotSupported:
        screen.say(tr("This terminal cannot be handed to another program."), "warning")
        return
    screen.app.refresh(repaint=True, layout=True)
    if isinstance(after, OSError):
        told = tr("{command} cannot be run: {reason}").format(command=command[0], reason=after.strerror or after)
        screen.say(told, "error")
    elif after is None:
        screen.say(tr("Nothing was changed."))
    else:
        compare(screen, after)


def _after(command: Sequence[str], text: str) -> str | OSError | None:
    try:
        return edited(command, text)
    except OSError as error:
        return error


def compare(screen: ArchiveScreen, text: str) -> None:
    """Show what an edited text says otherwise than the archive, and decide it if the reader says so."""

    def job(holdings: Holdings) -> tuple[list[Change], list[BadRow]]:
        return changes(holdings.archive, from_text(text))

    def show(result: tuple[list[Change], list[BadRow]]) -> None:
        found, bad = result
        if not found:
            what = bad[0].what if bad else ""
            screen.say(tr("Nothing was changed. {why}").format(why=what).strip())
            return

        def answered(yes: bool | None) -> None:
            if yes:
                said = trn("{number} name changed", "{number} names changed", len(found)).format(number=len(found))
                screen.decide(Correction(tuple(change.proposal for change in found), said))

        screen.app.push_screen(ChangesScreen(found, bad), answered)

    screen.fetch_then(job, show, "are ignored")
