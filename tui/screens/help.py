"""The help: the keys that work where it was called, made from the live bindings, and what can be searched for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.actions.table import ACTIONS, bindings, known
from tui.article_text.layout import wrap
from tui.keys.names import key_name
from tui.safe_text import plain
from tui.screens.window import Window
from tui.widgets.scrolled_text import ScrolledText
from tui.wording.query_help import HEADING, QUERY_HELP
from tui.wording.translation import mark, tr

if TYPE_CHECKING:
    from tui.actions.action import Action

_WIDEST = 90
_FRAME = 2 + 4 + 1 + 4
"""Cells beside keys and descriptions: border, padding, scrollbar, the gaps."""
_SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        mark("Here"),
        (
            "stretch",
            "finding",
            "section",
            "list",
            "articles",
            "facets",
            "quote",
            "reading",
            "quotes",
            "query",
            "picker",
            "path",
        ),
    ),
    (
        mark("On this screen"),
        ("review", "related", "entity", "browse", "page", "timeline", "said", "import", "work", "take"),
    ),
    (mark("Everywhere"), ("place", "app")),
)


def live_keys(screen: Screen[object]) -> dict[str, list[str]]:
    """Action ids that work on the screen now, each with its keys in the order they are bound."""
    keys: dict[str, list[str]] = {}
    for key, (_node, binding, enabled, _tooltip) in screen.active_bindings.items():
        if binding.id is not None and known(binding.id) and enabled:
            keys.setdefault(binding.id, []).append(key)
    return keys


def help_lines(keys: dict[str, list[str]]) -> Sequence[tuple[str, Sequence[tuple[str, Action]]]]:
    """For each section of the help its heading and its lines, keys and action."""
    sections = []
    for heading, panes in _SECTIONS:
        lines = [
            (" ".join(key_name(key) for key in keys[entry.id]), entry)
            for entry in ACTIONS
            if entry.id in keys and entry.pane in panes
        ]
        if lines:
            sections.append((heading, lines))
    return sections


class HelpScreen(Window[None]):
    """A window over the screen it explains.

    Args:
        keys: action ids with their keys, as they were when the help was called.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("dialogue")]
    CSS = """
    HelpScreen {
        align: center middle;
        background: $background 60%;
        & > ScrolledText {
            width: 90; max-width: 96%; height: auto; max-height: 94%;
            border: round $rule-focus; border-title-color: $accent; border-subtitle-color: $quiet;
            background: $surface; padding: 0 2; scrollbar-size-vertical: 1;
        }
        & Static { width: 1fr; height: auto; }
    }
    """

    def __init__(self, keys: dict[str, list[str]]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """One text in a window that scrolls."""
        with ScrolledText() as window:
            window.border_title = Content(tr("Keys"))
            window.border_subtitle = Content(tr("Esc closes"))
            yield Static(self._text())

    def _text(self) -> Content:
        sections = help_lines(self._keys)
        width = max((len(keys) for _, lines in sections for keys, _ in lines), default=0)
        parts: list[Content] = []
        for heading, lines in sections:
            parts.append(plain(tr(heading), "bold $primary"))
            parts.extend(self._entry(keys, tr(entry.description), width) for keys, entry in lines)
            parts.append(Content())
        queries = self._queries()
        # Who is typing a query asks for what can be typed.
        parts = [*queries, *parts] if "query.run" in self._keys else [*parts, *queries]
        return Content("\n").join(parts[:-1])

    def _queries(self) -> list[Content]:
        """What can be typed into the search line, and what it finds."""
        if self._keys.keys().isdisjoint(("place.search", "query.run")):
            return []
        parts = [plain(tr(HEADING), "bold $primary")]
        for typed, finds in QUERY_HELP:
            parts += [plain(f"  {typed}", "bold $accent"), self._entry("", tr(finds), 2)]
        return [*parts, Content()]

    def _entry(self, keys: str, description: str, width: int) -> Content:
        """The keys, and beside them the description, in as many lines as it takes."""
        room = max(20, min(_WIDEST, int(self.app.size.width * 0.96)) - _FRAME - width)
        first, *rest = wrap(description, room)
        lines = [
            Content.assemble("  ", plain(keys.ljust(width), "bold $accent"), "  ", plain(description[slice(*first)]))
        ]
        lines += [plain(" " * (width + 4) + description[slice(*span)]) for span in rest]
        return Content("\n").join(lines)

    def action_close(self) -> None:
        """Back to where the help was called."""
        self.dismiss(None)


def help_for(screen: Screen[object]) -> HelpScreen:
    """The help of what has the focus on this screen."""
    return HelpScreen(live_keys(screen))
