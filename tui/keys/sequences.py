"""Keys typed one after another: sequences such as `g g`, numbers before a key, and the pause that ends them.

Pure: knows keys by Textual's names and no widgets. The app feeds it every key that is not typed into a text field
and runs what comes out.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

_DIGITS = frozenset("0123456789")
_LONGEST_NUMBER = 6


class Press(NamedTuple):
    """A key to act on, and how often."""

    key: str
    times: int = 1


class KeySequences:
    """Collects keys until they mean something.

    A digit that is bound by itself (`2` goes to the second pane) may also begin a number; it waits for the next key
    and acts by itself when another follows that takes no number, or when the app says that time is up.

    Args:
        keys: every key and sequence that is bound.
        counted: those of them that take a number.
    """

    def __init__(self, keys: Collection[str] = (), counted: Collection[str] = ()) -> None:
        self._bound = frozenset(keys)
        self._counted = frozenset(counted)
        sequences = [key.split(" ") for key in keys if " " in key]
        self._beginnings = frozenset(" ".join(keys[:n]) for keys in sequences for n in range(1, len(keys)))
        self._typed = ""
        self._number = ""

    @property
    def pending(self) -> str:
        """What has been typed and waits for more, for the status line."""
        return f"{self._number}{self._typed}"

    def feed(self, key: str) -> list[Press]:
        """What to do now that this key was pressed; nothing while more is awaited."""
        if not self._typed and key in _DIGITS and (self._number or key != "0"):
            self._number = (self._number + key)[-_LONGEST_NUMBER:]
            return []
        typed = f"{self._typed} {key}".lstrip()
        if typed in self._beginnings:
            self._typed = typed
            return []
        complete = typed if typed in self._bound else key
        number, self._number, self._typed = self._number, "", ""
        if not number:
            return [Press(complete)]
        if complete in self._counted:
            return [Press(complete, int(number))]
        return [*self._alone(number), Press(complete)]

    def time_is_up(self) -> list[Press]:
        """What the digits typed so far mean when no key follows."""
        if self._typed or not self._number:
            return []
        number, self._number = self._number, ""
        return self._alone(number)

    @property
    def may_time_out(self) -> bool:
        """Whether what is pending would mean something by itself."""
        return not self._typed and self._number in self._bound

    def clear(self) -> None:
        """Forget what was typed."""
        self._typed = self._number = ""

    def _alone(self, number: str) -> list[Press]:
        return [Press(number)] if number in self._bound else []
