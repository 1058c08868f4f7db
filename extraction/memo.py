"""Answers worked out once and remembered, up to a bound: texts are made of few words that come often.

All memos of a process share one bound, so that its memory stays flat whether it reads one language or eight.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from weakref import ref

Key = TypeVar("Key", bound=Hashable)
Answer = TypeVar("Answer")


class Bound:
    """How many answers the memos that share it remember together.

    When so many were added, all memos begin afresh, but each keeps what it had until the next time: what is asked for
    again and again is never worked out anew, and what never comes again is forgotten.

    Attributes:
        left: how many answers may be added before that.
    """

    __slots__ = ("_memos", "_most", "left")

    def __init__(self, most: int) -> None:
        """Start without memos.

        Args:
            most: so many answers are added before all begin afresh; at most twice as many are held.
        """
        self.left = most
        self._most = most
        self._memos: list[ref[Memo[Any, Any]]] = []

    def add(self, memo: Memo[Any, Any]) -> None:
        """Let a memo share the bound, as long as somebody holds it."""
        self._memos.append(ref(memo))

    def begin_afresh(self) -> None:
        """Let all memos forget what they have not been asked for since the last time."""
        held = [(memo, each) for each in self._memos if (memo := each()) is not None]
        for memo, _ in held:
            memo.age()
        self._memos = [each for _, each in held]
        self.left = self._most


_OF_THE_PROCESS = Bound(400_000)
"""About a hundred bytes an answer, and some twenty answers a word."""


class Memo(dict[Key, Answer]):
    """A mapping that works out what it lacks."""

    __slots__ = ("__weakref__", "_bound", "_older", "_work_out")

    def __init__(self, work_out: Callable[[Key], Answer], bound: Bound) -> None:
        """Start empty.

        Args:
            work_out: gives the answer for a key; must always give the same one.
            bound: of what is kept.
        """
        super().__init__()
        self._work_out = work_out
        self._older: dict[Key, Answer] = {}
        self._bound = bound
        bound.add(self)

    def __missing__(self, key: Key) -> Answer:
        bound = self._bound
        if bound.left <= 0:
            bound.begin_afresh()
        bound.left -= 1
        older = self._older
        answer = self[key] = older[key] if key in older else self._work_out(key)
        return answer

    def age(self) -> None:
        """Begin afresh, and forget what was remembered before the last time."""
        self._older = dict(self)
        self.clear()


def remembered(work_out: Callable[[Key], Answer], bound: Bound = _OF_THE_PROCESS) -> Callable[[Key], Answer]:
    """A function that works each answer out once and remembers it, up to a bound.

    It costs half of what a subscript of a `Memo` does, since Python reaches the method of a dict faster than the
    subscript of a subclass of it; that counts where every word of a text is asked for.

    Args:
        work_out: gives the answer for a key; must always give the same one.
        bound: of what is kept.
    """
    return Memo(work_out, bound).__getitem__
