"""The last line of the screen: the keys that work now, or a notice."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Literal

from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer

from tui.actions.table import ACTIONS, action, known
from tui.keys.names import key_name
from tui.safe_text import plain
from tui.widgets.kept_line import KeptLine
from tui.wording.translation import language, tr

Tone = Literal["notice", "warning", "error"]

_SECONDS_SHOWN = 8.0
_MARKS: dict[Tone, str] = {"notice": "· ", "warning": "! ", "error": "✗ "}
_STYLES: dict[Tone, str] = {"notice": "$foreground", "warning": "bold $warning", "error": "bold $error"}
_FIRST = {"app.help": 0, "app.quit": 1}
_RANK = {entry.id: number for number, entry in enumerate(ACTIONS)}


class KeyBar(KeptLine):
    """Made from the live bindings, those of the focused pane first; a notice stands in its place for a while."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; background: $surface; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._notice: Content | None = None
        self._timer: Timer | None = None
        self._pending = ""
        self._keys: tuple[tuple[str, str], ...] | None = None
        """The actions that are offered and the key of each, None when nobody has looked yet."""
        self._to_look = False

    def on_mount(self) -> None:
        """Follow the bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed, immediate=True)

    def _bindings_changed(self, _screen: Screen[object]) -> None:
        """Look once at what the keys are now; every movement says, several times, that they may be others."""
        if not self._to_look:
            self._to_look = True
            self.call_next(self._look)

    def _look(self) -> None:
        """Repaint where the keys are others now."""
        self._to_look = False
        offered = self._offered()
        if offered != self._keys:
            self._keys = offered
            self.refresh()

    @property
    def notice(self) -> str:
        """What is said at the moment, empty when nothing is."""
        return self._notice.plain if self._notice else ""

    def say(self, text: str, tone: Tone = "notice") -> None:
        """Show a sentence instead of the keys for some seconds; its text may come from files."""
        self._notice = plain(_MARKS[tone] + text, _STYLES[tone])
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_SECONDS_SHOWN, self.clear)
        self.refresh()

    def clear(self) -> None:
        """Show the keys again."""
        self._notice = None
        self.refresh()

    def waiting(self, typed: str) -> None:
        """Show the beginning of a sequence, or a number, until the rest is typed."""
        if typed != self._pending:
            self._pending = typed
            self.refresh()

    def said(self) -> Hashable:
        """The notice, or the keys and what is typed of a sequence."""
        return self._notice, self._pending, self._keys, language()

    def render(self) -> Content:
        """The notice, else as many keys as fit."""
        width = self.size.width
        if self._notice is not None:
            return self._notice.truncate(width, ellipsis=True)
        if not self._pending:
            return self._key_line(width)
        pending = plain(f" {self._pending}", "bold $warning")
        return self._key_line(width - pending.cell_length) + pending

    def _key_line(self, width: int) -> Content:
        """As many keys as fit."""
        if self._keys is None:
            self._keys = self._offered()
        line = Content()
        for name, key in self._keys:
            label = (plain(key_name(key), "bold $accent"), " ", plain(tr(action(name).label), "$quiet"))
            spaced = Content.assemble(*(("  ", *label) if line else label))
            if line.cell_length + spaced.cell_length > width:
                break
            line += spaced
        return line.pad_right(max(0, width - line.cell_length))

    def _offered(self) -> tuple[tuple[str, str], ...]:
        """Actions and the first key of each: help, the way out, what the focused pane offers, then the rest."""
        first_keys: dict[str, str] = {}
        depth: dict[str, int] = {}
        focused = self.screen.focused
        for key, (node, binding, enabled, _tooltip) in self.screen.active_bindings.items():
            if binding.id is None or not known(binding.id) or not enabled or not action(binding.id).bar:
                continue
            first_keys.setdefault(binding.id, key)
            depth[binding.id] = 0 if node is focused else 1
        order = sorted(first_keys, key=lambda name: (_FIRST.get(name, len(_FIRST)), depth[name], _RANK[name]))
        return tuple((name, first_keys[name]) for name in order)
