"""Undoes inflection by rules of endings: from a form to the base forms it can have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_SHORTEST_STEM = 2
_CLOSES = "!"


@dataclass(frozen=True, slots=True)
class Endings:
    """Rules "ending of the form -> ending of the base form", in the order of their likelihood.

    A rule written "ending!:base ending" is the last that counts for the words it fits: a shorter ending is then only a
    part of theirs, as -em is of -kiem.

    Attributes:
        by_ending: for each ending of a form the endings its base can have.
        endings: the endings of forms.
        longest: length of the longest of them.
        lengths: for the last letter of a word the lengths that its ending can have, the longest first.
        closed: endings with which no shorter one counts.
    """

    by_ending: Mapping[str, tuple[str, ...]]
    endings: tuple[str, ...]
    longest: int
    lengths: Mapping[str, tuple[int, ...]]
    closed: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, rules: Iterable[str]) -> Endings:
        """Read rules written "ending:base ending"."""
        by_ending: dict[str, list[str]] = {}
        closed: set[str] = set()
        for rule in rules:
            written, _, base = rule.partition(":")
            ending = written.removesuffix(_CLOSES)
            if ending != written:
                closed.add(ending)
            by_ending.setdefault(ending, []).append(base)
        table = {ending: tuple(bases) for ending, bases in by_ending.items()}
        always = {0} if "" in table else set()
        lengths: dict[str, set[int]] = {"": always}
        for ending in filter(None, table):
            lengths.setdefault(ending[-1], set(always)).add(len(ending))
        ordered = {last: tuple(sorted(known, reverse=True)) for last, known in lengths.items()}
        return cls(table, tuple(table), max(map(len, table), default=0), ordered, frozenset(closed))

    def undo(self, word: str) -> list[str]:
        """Base forms that a word can be a form of, those with the longest ending taken off first.

        The word itself is not among them unless a rule leads there. Case is kept.
        """
        last = word[-1:]
        if last.isupper():
            return self._undo_capitals(word)
        lengths = self.lengths.get(last) or self.lengths[""]
        if not lengths:
            return []
        found: dict[str, None] = {}
        for length in lengths:
            at = len(word) - length
            if at >= _SHORTEST_STEM:
                for base in self.by_ending.get(word[at:], ()):
                    found[word[:at] + base] = None
                if word[at:] in self.closed:
                    break
        return list(found)

    def _undo_capitals(self, word: str) -> list[str]:
        found: dict[str, None] = {}
        for length in range(min(self.longest, len(word) - _SHORTEST_STEM), -1, -1):
            at = len(word) - length
            for base in self._bases(word[at:]):
                found[word[:at] + base] = None
            if word[at:].lower() in self.closed:
                break
        return list(found)

    def _bases(self, ending: str) -> Iterable[str]:
        """The endings of base forms for an ending that may be written in capitals."""
        bases = self.by_ending.get(ending)
        if bases is None and ending.isupper():
            return [base.upper() for base in self.by_ending.get(ending.lower(), ())]
        return bases or ()
