"""Finds the words of a decision again in a text that may have changed since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypeVar

from archive.decisions.decision import Target, TargetKind
from extraction.folding import fold

CONTEXT = 32
"""Characters kept on each side of the words."""

SIMILAR = 0.6
"""How alike the surroundings must be, as a ratio of `difflib`; unrelated German sentences have 0.3 to 0.45."""

SAME_PLACE = 0.5
"""Least share of characters that something found and the words of a decision have in common to be the same."""

_NEXT = 12
Key = TypeVar("Key")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Vanished:
    """The words are not there any more.

    Attributes:
        now: what stands between the characters that were around them, None when these are gone as well.
    """

    now: str | None


def anchor(kind: TargetKind, article: str, text: str, span: Span) -> Target:
    """Describe a stretch of an article's text so that it can be found again.

    Args:
        kind: what it is.
        article: uid.
        text: canonical text.
        span: the stretch, in code points of it.
    """
    start, end = span
    exact = text[start:end]
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    places = _places(exact, before, after, text)
    occurrence = sum(1 for place in places if place[1] <= start)
    return Target(kind, article, exact=exact, occurrence=occurrence, before=before, after=after)


def find(target: Target, text: str) -> Span | Vanished:
    """Find the words of a decision in a text.

    The place with the most similar characters around wins; of several the one whose number is nearest. When the
    surroundings changed, they must still be similar; but words that stood first and now stand only once are taken
    wherever they stand.

    Args:
        target: as `anchor` made it, from this text or an older one.
        text: canonical text.
    """
    places = _places(target.exact, target.before, target.after, text)
    if not places:
        return Vanished(_between(target, text))
    same = [place for place in places if _surroundings(text, place) == (target.before, target.after)]
    # Comparing costs most of the time of a replay, and nothing is more similar than the same.
    similar = [float(place in same) if same else _similarity(target, text, place) for place in places]
    best = max(similar)
    ties = (number for number, similarity in enumerate(similar) if similarity == best)
    nearest = min(ties, key=lambda number: abs(number - target.occurrence))
    if best >= SIMILAR or (len(places) == 1 and target.occurrence == 0):
        return places[nearest]
    return Vanished(_between(target, text))


def closest(place: Span, candidates: Iterable[tuple[Key, int, int]]) -> Key | None:
    """Which of some stretches of a text is at a place, or mostly so; None when none is.

    Args:
        place: where the words of a decision are.
        candidates: key, start and end of each.
    """
    start, end = place
    best, found = 0.0, None
    for key, starts, ends in candidates:
        shared = (min(end, ends) - max(start, starts)) / (max(end, ends) - min(start, starts))
        if shared > best:
            best, found = shared, key
    return found if best >= SAME_PLACE else None


def _places(exact: str, before: str, after: str, text: str) -> list[Span]:
    """All places of some words; of words that stood apart from letters, only those where they do."""
    folded = _folded(text)
    words = fold(exact)
    apart = not (before[-1:].isalnum() or after[:1].isalnum())
    places = []
    start = folded.text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        inside = folded.text[:start][-1:].isalnum() or folded.text[end : end + 1].isalnum()
        if not (apart and inside):
            places.append(folded.origin(start, end))
        start = folded.text.find(words, start + 1)
    return places


def _surroundings(text: str, place: Span) -> tuple[str, str]:
    start, end = place
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def _similarity(target: Target, text: str, place: Span) -> float:
    """How alike the characters around a place are to those around the words: 0 to 1."""
    sides = zip((target.before, target.after), _surroundings(text, place), strict=True)
    return sum(SequenceMatcher(None, fold(was), fold(now), autojunk=False).ratio() for was, now in sides) / 2


def _between(target: Target, text: str) -> str | None:
    """What stands now between the characters that were next to the words, if these still stand near each other."""
    before, after = target.before[-_NEXT:], target.after[:_NEXT]
    start = text.find(before)
    if start < 0 or not before + after:
        return None
    start += len(before)
    end = text.find(after, start) if after else len(text)
    longest = 2 * len(target.exact) + 2 * CONTEXT
    return text[start:end] if start <= end <= start + longest else None


@dataclass(frozen=True, slots=True)
class _Folded:
    """A folded text that knows where its characters come from.

    Attributes:
        text: folded.
        origins: for each character the one it comes from in the text; None where these are the same.
    """

    text: str
    origins: tuple[int, ...] | None

    def origin(self, start: int, end: int) -> Span:
        if self.origins is None:
            return start, end
        return self.origins[start], self.origins[end - 1] + 1


@lru_cache(maxsize=64)
def _folded(text: str) -> _Folded:
    folded = fold(text)
    lengths = {letter: len(fold(letter)) for letter in set(text)}
    if all(length == 1 for length in lengths.values()):
        return _Folded(folded, None)
    origins = (number for number, letter in enumerate(text) for _ in range(lengths[letter]))
    return _Folded(folded, tuple(origins))
