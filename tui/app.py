"""The app: opens an archive on the screens."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.driver import Driver
from textual.filter import LineFilter
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tui.actions.table import action, bindings, known
from tui.archive_thread import ArchiveThread
from tui.key_sequences import KeySequences, Press
from tui.safe_text import ControlFilter
from tui.screens.browse import BrowseScreen
from tui.screens.help import help_for
from tui.screens.pane_layout import THREE_COLUMNS_FROM, TWO_COLUMNS_FROM
from tui.terminal_input import tolerate_any_byte
from tui.themes import NIGHT, THEMES
from tui.widgets.key_bar import KeyBar

_KEY_PAUSE = 0.35
"""Seconds after which a digit means what it means alone."""


class JumelageApp(App[None]):
    """Browses one archive.

    Args:
        archive_path: the archive file.
        read_only: nothing may be written to it, not even what a person decides.
        start_import: runs an import into the archive; None when it cannot be had.
    """

    TITLE = "jumelage"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it so
        (0, "-narrow"),
        (TWO_COLUMNS_FROM, "-medium"),
        (THREE_COLUMNS_FROM, "-wide"),
    ]
    CSS_PATH = "app.tcss"

    def __init__(
        self, archive_path: Path, *, read_only: bool = False, start_import: Callable[..., Any] | None = None
    ) -> None:
        self._controls = ControlFilter()
        super().__init__()
        self.animation_level = "none"
        self.archive_path = archive_path
        self.read_only = read_only
        self.start_import = start_import
        self.searching = ArchiveThread(archive_path, "searching")
        self.fetching = ArchiveThread(archive_path, "fetching")
        self._sequences = KeySequences()
        self._sequences_for: object = None
        self._pause: Timer | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = NIGHT.name

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver for this terminal, which no byte from the keyboard ends."""
        return tolerate_any_byte(super().get_driver_class())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours of ours for a theme that has none of its own."""
        return dict(NIGHT.variables)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, and at the end the one that lets no control character through."""
        return [*super().get_line_filters(), self._controls]

    def on_mount(self) -> None:
        """Begin with browsing."""
        self.push_screen(BrowseScreen(self.searching, self.fetching, self.archive_path.name))

    def on_unmount(self) -> None:
        """End the threads."""
        self.searching.close()
        self.fetching.close()

    # -- keys ----------------------------------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Take keys in the order they were typed, however fast; everything else as usual.

        Textual hands a key to the focused widget and goes on to the next one, so that letters typed right after a
        command would meet the focus of before. Here a key has had its effect before the next is looked at.
        """
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif isinstance(self.focused, Input | TextArea):
            await self._type(self.focused, event)
        else:
            self._learn_keys()
            for press in self._sequences.feed(event.key):
                await self._press(press, event)
            self._await_more()

    async def _type(self, field: Widget, event: events.Key) -> None:
        """Give a key to a text field, or do what it is bound to there."""
        if not event.is_printable and event.key in self.screen.active_bindings:
            await self._press(Press(event.key), event)
            return
        await super().on_event(event)
        taken = asyncio.Event()
        if field.call_later(taken.set):
            await taken.wait()

    def _learn_keys(self) -> None:
        """Take the sequences and counts from the bindings that are live now."""
        active = self.screen.active_bindings
        keys = frozenset(active)
        if keys != self._sequences_for:
            counted = {
                key for key, (_, binding, _, _) in active.items()
                if binding.id and known(binding.id) and action(binding.id).counted
            }  # fmt: skip
            self._sequences = KeySequences(keys, counted)
            self._sequences_for = keys

    async def _press(self, press: Press, event: events.Key) -> None:
        """Do what a key is bound to before the next key is looked at, so that none typed ahead goes astray."""
        active = self.screen.active_bindings.get(press.key)
        if active is not None and active.enabled:
            command = active.binding.action
            if press.times > 1:
                command = f"{command.removesuffix(')')}, {press.times})"
            await self.run_action(command, default_namespace=active.node)
        elif press.key == event.key:
            await super().on_event(event)

    def _await_more(self) -> None:
        """Show what is pending; when it could mean something alone, give it until the pause is over."""
        if self._pause is not None:
            self._pause.stop()
        for bar in self.screen.query(KeyBar):
            bar.waiting(self._sequences.pending)
        if self._sequences.may_time_out:
            self._pause = self.set_timer(_KEY_PAUSE, self._time_is_up)

    async def _time_is_up(self) -> None:
        for press in self._sequences.time_is_up():
            await self._press(press, events.Key(press.key, press.key))
        self._await_more()

    # -- actions -------------------------------------------------------------------------------------------------------

    def action_help(self) -> None:
        """Show the keys that work now."""
        self.push_screen(help_for(self.screen))

    def action_leave(self) -> None:
        """Leave the program."""
        self.exit()
