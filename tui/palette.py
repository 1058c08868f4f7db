"""The palette: every command that works where one is, by its name, and themes and languages to choose."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple, Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from archive.search import fold
from tui.actions.table import ACTIONS, action, known
from tui.keys.names import key_name
from tui.safe_text import plain
from tui.themes import THEMES
from tui.wording.translation import LANGUAGES, tr

LANGUAGE_NAMES = {"en": "English", "de": "Deutsch", "pl": "polski", "uk": "українська"}
"""Languages of the interface as they call themselves."""

_MOVING = frozenset({"list", "reading", "query", "picker", "prompt", "path", "dialogue"})
"""Where actions belong that only make sense by their keys."""
_RANK = {entry.id: number for number, entry in enumerate(ACTIONS)}


class Command(NamedTuple):
    """One entry of the palette."""

    label: str
    keys: str
    description: str
    run: Callable[[], object]


class Chooser(Protocol):
    """What the app does with a theme or a language that was chosen."""

    def choose_theme(self, name: str) -> None:
        """Put on a theme, here and the next time."""
        ...

    async def choose_language(self, code: str) -> None:
        """Speak a language, here and the next time."""
        ...


class Commands(Provider):
    """What can be done on the screen from which the palette was called."""

    async def discover(self) -> Hits:
        """All of it, in the order of the help."""
        for command in self._commands():
            yield DiscoveryHit(_display(command), command.run, command.label, command.description)

    async def search(self, query: str) -> Hits:
        """Those whose name or description has in it all the words typed, those named so first."""
        words = fold(query).split()
        for number, command in enumerate(self._commands()):
            label, description = fold(command.label), fold(command.description)
            if all(word in label or word in description for word in words):
                score = (2.0 if all(word in label for word in words) else 1.0) - number / 1000
                yield Hit(score, _display(command), command.run, command.label, command.description)

    def _commands(self) -> Iterator[Command]:
        found: dict[str, Command] = {}
        for key, (node, binding, enabled, _tooltip) in self.screen.active_bindings.items():
            name = binding.id
            if name is None or not known(name) or not enabled or action(name).pane in _MOVING:
                continue
            if name in found:
                found[name] = found[name]._replace(keys=f"{found[name].keys} {key_name(key)}")
                continue
            run = partial(self.app.run_action, binding.action, default_namespace=node)
            found[name] = Command(tr(action(name).label), key_name(key), tr(action(name).description), run)
        yield from (found[name] for name in sorted(found, key=lambda name: _RANK[name]) if name != "app.palette")
        chooser = cast("Chooser", self.app)
        for theme in THEMES:
            label = tr("Theme: {name}").format(name=theme.name)
            yield Command(label, "", tr("Use these colours"), partial(chooser.choose_theme, theme.name))
        for code in LANGUAGES:
            label = tr("Language: {name}").format(name=LANGUAGE_NAMES[code])
            description = tr("Speak this language, here and the next time")
            yield Command(label, "", description, partial(chooser.choose_language, code))


def _display(command: Command) -> Content:
    label = plain(command.label, "bold")
    return Content.assemble(label, "  ", plain(command.keys, "$accent")) if command.keys else label
