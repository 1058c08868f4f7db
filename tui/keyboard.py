"""An app that takes keys in the order they were typed, with sequences and counts."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable

from textual import events
from textual.app import App
from textual.keys import _character_to_key as character_to_key
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from tui.actions.table import action, known
from tui.key_sequences import KeySequences, Press
from tui.keyboard_layouts import LATIN_OF
from tui.widgets.key_bar import KeyBar

_KEY_PAUSE = 0.35
"""Seconds after which a digit means what it means alone."""


class KeyboardApp(App[None]):
    """Does what a key is bound to before it looks at the next one.

    Textual hands a key to the focused widget and goes on to the next, so that letters typed right after a command
    would meet the focus of before, and a line pasted into the window would be scattered.
    """

    _sequences = KeySequences()
    _sequences_for: frozenset[str] = frozenset()
    _pause: Timer | None = None
    _wanted: Callable[[str], None] | None = None
    key_pause: float | None = None
    """Seconds after which a digit means what it means alone; None for the usual."""

    async def on_event(self, event: events.Event) -> None:
        """Take keys one by one; everything else as usual."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif self.focused is not None and _is_typed_into(self.focused):
            await self._type(self.focused, event)
        else:
            self._learn_keys()
            event = _as_on_a_latin_keyboard(event)
            if self._wanted is not None:
                wanted, self._wanted = self._wanted, None
                wanted(event.character or "")
                return
            for press in self._sequences.feed(event.key):
                await self._press(press, event)
            self._await_more()

    def next_character(self, take: Callable[[str], None]) -> None:
        """Give the next character typed to this function instead of doing what it is bound to."""
        self._wanted = take

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
            bound = {key: live.binding.id for key, live in active.items()}
            counted = {key for key, name in bound.items() if name and known(name) and action(name).counted}
            self._sequences = KeySequences(keys, counted)
            self._sequences_for = keys

    async def _press(self, press: Press, event: events.Key) -> None:
        active = self.screen.active_bindings.get(press.key)
        if active is not None and active.enabled:
            command = active.binding.action
            if press.times > 1:
                bare = command.removesuffix(")")
                command = f"{bare}({press.times})" if bare == command else f"{bare}, {press.times})"
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
            self._pause = self.set_timer(self.key_pause or _KEY_PAUSE, self._time_is_up)

    async def _time_is_up(self) -> None:
        if not self.screen_stack:  # the program is being left
            return
        for press in self._sequences.time_is_up():
            await self._press(press, events.Key(press.key, press.key))
        self._await_more()


def _is_typed_into(widget: Widget) -> bool:
    """Whether a widget takes text; an editor is known only once somebody has opened one, for it is slow to import."""
    editor = sys.modules.get("textual.widgets._text_area")
    return isinstance(widget, Input) or (editor is not None and isinstance(widget, editor.TextArea))


def _as_on_a_latin_keyboard(event: events.Key) -> events.Key:
    """The key as it would be without a Cyrillic layout; commands are bound to places, not to letters."""
    if event.character is None or event.character not in LATIN_OF:
        return event
    character = LATIN_OF[event.character]
    return events.Key(character_to_key(character), character)
