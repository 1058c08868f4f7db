"""What an action is."""

from __future__ import annotations

from typing import NamedTuple


class Action(NamedTuple):
    """One thing that can be done by a key.

    Attributes:
        id: its name in a configuration file: where it works, a dot, what it does.
        keys: the keys it has by default, in Textual's names; a sequence is written with spaces (`g g`).
        label: two or three words for the key bar and the palette.
        description: one sentence for the help.
        command: the action method of the pane, with its arguments.
        bar: whether the key bar offers it.
        counted: whether a number typed before the key repeats it; the method then takes `count` last.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    description: str
    command: str
    bar: bool = False
    counted: bool = False

    @property
    def pane(self) -> str:
        """Where it works: the part of the id before the dot."""
        return self.id.partition(".")[0]
