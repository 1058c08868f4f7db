"""An app that takes keys in the order they were typed, with sequences and counts."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from typing import Literal, TypeVar

from textual import events
from textual.app import App
from textual.binding import ActiveBinding
from textual.keys import _character_to_key as character_to_key
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from tui.actions.table import action, known
from tui.keys.layouts import LATIN_OF
from tui.keys.sequences import KeySequences, Press
from tui.widgets.key_bar import KeyBar
from tui.wording.translation import tr

T = TypeVar("T")

KeysMeanwhile = Literal["wait", "are ignored"]
"""What becomes of keys until a window is there that was asked for."""

_KEY_PAUSE = 0.35
"""Seconds after which a digit means what it means alone."""


class KeyboardApp(App[None]):
    """Does what a key is bound to before it looks at the next one.

    Textual hands a key to the focused widget and goes on to the next, so that letters typed right after a command
    would meet the focus of before, and a line pasted into the window would be scattered.
    """

    _sequences = KeySequences()
    _sequences_for: frozenset[str] = frozenset()
    _pending_shown = ""
    _pause: Timer | None = None
    _wanted: Callable[[str], None] | None = None
    key_pause: float | None = None
    """Seconds after which a digit means what it means alone; None for the usual."""
    _meanwhile: KeysMeanwhile | None = None
    _asked = 0
    """Grows with each window that is asked for, and when the reader gives up waiting for one."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._held: list[events.Key] = []
        """Keys that wait, in their order."""

    async def on_event(self, event: events.Event) -> None:
        """Take keys one by one; everything else as usual."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif self._meanwhile is not None or self._held:
            self._keep(event)
        else:
            await self._take(event)

    async def _take(self, event: events.Key) -> None:
        if self.focused is not None and _is_typed_into(self.focused):
            await self._type(self.focused, event)
        else:
            active = self._learn_keys()
            event = _as_on_a_latin_keyboard(event)
            if self._wanted is not None:
                wanted, self._wanted = self._wanted, None
                wanted(event.character or "")
                return
            for number, press in enumerate(self._sequences.feed(event.key)):
                # The first may have changed what the next means.
                await self._press(press, event, None if number else active)
            self._await_more()

    def once_shown(self, show: Callable[[T], object], meanwhile: KeysMeanwhile = "wait") -> Callable[[T], object]:
        """Have keys wait until a window is there that something was asked of the archive for.

        Args:
            show: puts it on the screen.
            meanwhile: keys that would answer what nobody has seen yet are ignored, and that is said.

        Returns:
            `show`, which lets keys go on; it does nothing when the reader has given up waiting (Escape).
        """
        self.keys_wait(meanwhile)
        asked = self._asked

        def shown(result: T) -> None:
            if asked != self._asked:
                return
            show(result)
            if asked == self._asked:  # else it asked for another window in its turn
                self.screen.call_after_refresh(self.keys_go_on)

        return shown

    def keys_wait(self, meanwhile: KeysMeanwhile = "wait") -> None:
        """Have keys wait, or be ignored, until `keys_go_on`."""
        self._asked += 1
        self._meanwhile = meanwhile

    def keys_go_on(self) -> None:
        """Do what the keys that waited are bound to now."""
        self._meanwhile = None
        self.call_later(self._take_held)

    def forget_keys(self) -> None:
        """Nothing will be shown: keys that wait for it are forgotten, and the next one counts again."""
        if self._meanwhile is not None:
            self._asked += 1
            self._meanwhile = None
            self._held.clear()

    async def _take_held(self) -> None:
        while self._held and self._meanwhile is None:
            await self._take(self._held.pop(0))

    def _keep(self, event: events.Key) -> None:
        """Keep a key for later, unless it says that nobody wants to wait, or would answer what nobody has seen."""
        if self._meanwhile is not None and event.key == "escape":
            self.forget_keys()
        elif self._meanwhile == "are ignored":
            for bar in self.screen.query(KeyBar):
                bar.say(tr("A moment: it is not on the screen yet. Escape leaves it."))
        else:
            self._held.append(event)

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

    def _learn_keys(self) -> dict[str, ActiveBinding]:
        """Take the sequences and counts from the bindings that are live now, and give those."""
        active = self.screen.active_bindings
        keys = frozenset(active)
        if keys != self._sequences_for:
            bound = {key: live.binding.id for key, live in active.items()}
            counted = {key for key, name in bound.items() if name and known(name) and action(name).counted}
            self._sequences = KeySequences(keys, counted)
            self._sequences_for = keys
        return active

    async def _press(self, press: Press, event: events.Key, bindings: dict[str, ActiveBinding] | None = None) -> None:
        """Do what a key means.

        Args:
            press: the key or sequence, and how many times.
            event: what was typed last.
            bindings: those that are live; looked up when None.
        """
        active = (self.screen.active_bindings if bindings is None else bindings).get(press.key)
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
        if self._sequences.pending != self._pending_shown:
            self._pending_shown = self._sequences.pending
            for bar in self.screen.query(KeyBar):
                bar.waiting(self._pending_shown)
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
