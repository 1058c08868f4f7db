"""What screens need of the app to take things out of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

if TYPE_CHECKING:
    from tui.settings import Settings
    from tui.travel.destinations import QuotesPage

Export = Callable[[Path, str, Path, "QuotesPage | None"], str]
"""Writes the articles of an archive that a query line finds, or the quotes of a page, into a file; says what it did.

The ending of the file's name says how it is written. Raises OSError with one sentence when it cannot be done.
"""


class Equipment(NamedTuple):
    """What the app has.

    Attributes:
        settings: what the reader has set: pager, browser, commands to pipe to.
        export: writes a result into a file; None where that cannot be had.
        write_to_terminal: sends a control sequence of ours to the terminal.
    """

    settings: Settings
    export: Export | None
    write_to_terminal: Callable[[str], None]


@runtime_checkable
class Equipped(Protocol):
    """An app that has such equipment."""

    @property
    def equipment(self) -> Equipment:
        """What it has."""
        ...
