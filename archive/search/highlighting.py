"""Finds in a text what a query looks for: token n of the index is token n of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from archive.search.tree import And, Near, Node, Or, Phrase, Said, Word
from extraction.folding import fold_tokens

if TYPE_CHECKING:
    from archive.results import Span
    from archive.search.widening import Widened

Token = tuple[str, int, int]


def wanted(node: Node) -> Iterator[Word | Phrase]:
    """The words and phrases that have to stand in the texts found; those that must not are left out."""
    match node:
        case Word() | Phrase():
            yield node
        case Said(words):
            yield words
        case Near(parts) | And(parts) | Or(parts):
            for part in parts:
                yield from wanted(part)


def highlights(words: Sequence[Widened], text: str) -> list[Span]:
    """Where a text has one of the words or phrases, in order; what overlaps is joined."""
    matchers = [_Matcher(widened) for widened in words]
    tokens = list(fold_tokens(text))
    found: list[Span] = []
    for position in range(len(tokens)):
        length = max((matcher(tokens, position) for matcher in matchers), default=0)
        if length:
            start, end = tokens[position][1], tokens[position + length - 1][2]
            if found and start < found[-1][1]:
                found[-1] = (found[-1][0], max(end, found[-1][1]))
            else:
                found.append((start, end))
    return found


class _Matcher:
    """Tells how many words from a position on one of the alternatives takes up."""

    def __init__(self, widened: Widened) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        self._beginnings: list[tuple[str, ...]] = []
        for tokens in widened.alternatives:
            if widened.prefix and len(tokens) == 1:
                self._beginnings.append(tokens)
            elif tokens:
                self._by_first.setdefault(tokens[0], []).append(tokens)
        self._last: Callable[[str, str], bool] = str.startswith if widened.prefix else str.__eq__

    def __call__(self, tokens: Sequence[Token], position: int) -> int:
        word = tokens[position][0]
        longest = 0
        for candidate in self._by_first.get(word, ()):
            if len(candidate) > longest and self._matches(candidate, tokens, position):
                longest = len(candidate)
        return longest or int(any(word.startswith(beginning) for (beginning,) in self._beginnings))

    def _matches(self, candidate: tuple[str, ...], tokens: Sequence[Token], position: int) -> bool:
        end = position + len(candidate) - 1
        if end >= len(tokens) or not self._last(tokens[end][0], candidate[-1]):
            return False
        return all(tokens[position + place][0] == word for place, word in enumerate(candidate[:-1]))
