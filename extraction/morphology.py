"""Undoes inflection by rules of endings: from a form to the base forms it can have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_SHORTEST_STEM = 2


@dataclass(frozen=True, slots=True)
class Endings:
    """Rules "ending of the form -> ending of the base form", in the order of their likelihood.

    Attributes:
        by_ending: for each ending of a form the endings its base can have.
        endings: the endings of forms.
        longest: length of the longest of them.
    """

    by_ending: Mapping[str, tuple[str, ...]]
    endings: tuple[str, ...]
    longest: int

    @classmethod
    def parse(cls, rules: Iterable[str]) -> Endings:
        """Read rules written "ending:base ending"."""
        by_ending: dict[str, list[str]] = {}
        for rule in rules:
            ending, _, base = rule.partition(":")
            by_ending.setdefault(ending, []).append(base)
        table = {ending: tuple(bases) for ending, bases in by_ending.items()}
        return cls(table, tuple(table), max(map(len, table), default=0))

    def undo(self, word: str) -> list[str]:
        """Base forms that a word can be a form of, those with the longest ending taken off first.

        The word itself is not among them unless a rule leads there. Case is kept.
        """
        if not word.endswith(self.endings) and not word[-1:].isupper():
            return []
        found: dict[str, None] = {}
        for length in range(min(self.longest, len(word) - _SHORTEST_STEM), -1, -1):
            at = len(word) - length
            ending = word[at:]
            bases = self.by_ending.get(ending)
            if bases is None and ending.isupper():
                bases = tuple(base.upper() for base in self.by_ending.get(ending.lower(), ()))
            for base in bases or ():
                found[word[:at] + base] = None
        return list(found)
