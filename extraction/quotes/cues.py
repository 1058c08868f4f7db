"""Cues: verbs and phrases that tell that somebody says something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extraction.quotes.reading import Reading

CueKind = Literal["verb", "judging", "according", "according_after", "so", "noun"]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell that somebody says something.

    Attributes:
        kind: what they are.
        at: token of the verb, or first token of the phrase.
        end: token after the phrase.
        particle: token of a separable verb's particle.
        weak: whether the verb is as often one of doing or feeling.
    """

    kind: CueKind
    at: int
    end: int
    particle: int | None = None
    weak: bool = False


def cues(reading: Reading, first: int, last: int) -> Iterator[Cue]:
    """Find the cues of a stretch of tokens, longer quotations left out.

    Args:
        reading: the text.
        first: first token.
        last: token after the last.

    Yields:
        Cues in order.
    """
    words, folded = reading.words, reading.folded
    for at in range(first, last):
        if reading.hidden[at] or not folded[at][0].isalpha():
            continue
        word = folded[at]
        if (length := _phrase_length(reading, at, last)) is not None:
            yield Cue("according", at, at + length)
            continue
        if word in words.according_prepositions and _leads_to_saying(reading, at, last):
            yield Cue("according", at, at + 1)
        elif word in words.according_after or _closes_saying(reading, at, first):
            yield Cue("according_after", at, at + 1)
        elif word in words.separable and (particle := _particle(reading, at, last)) is not None:
            yield Cue("verb", at, at + 1, particle)
        elif word in words.verbs and not _is_noun_form(reading, at):
            yield Cue("verb", at, at + 1, weak=word in words.weak_verbs)
        elif word in words.judging and not _is_noun_form(reading, at):
            yield Cue("judging", at, at + 1, weak=True)
        elif word in words.so and _leads_to_name(reading, at, last):
            yield Cue("so", at, at + 1)
        elif word in words.nouns:
            yield Cue("noun", at, at + 1)


def _phrase_length(reading: Reading, at: int, last: int) -> int | None:
    folded = reading.folded
    for phrase in reading.words.according_before:
        if phrase[0] == folded[at] and tuple(folded[at : min(last, at + len(phrase))]) == phrase:
            return len(phrase)
    return None


def _leads_to_saying(reading: Reading, at: int, last: int) -> bool:
    """Whether a preposition stands before a noun of saying ("nach Angaben", "nach den jüngsten Schätzungen")."""
    for place in range(at + 1, min(last, at + 5)):
        word = reading.folded[place]
        if word in reading.words.according_nouns:
            return True
        if not word[0].isalpha() or word in reading.words.verbs or reading.hidden[place]:
            return False
    return False


def _closes_saying(reading: Reading, at: int, first: int) -> bool:
    """Whether a preposition stands after its noun of saying ("ihrer Ansicht nach")."""
    if reading.folded[at] not in reading.words.according_prepositions or at == first:
        return False
    return reading.folded[at - 1] in reading.words.according_nouns


def _particle(reading: Reading, at: int, last: int) -> int | None:
    wanted = reading.words.separable[reading.folded[at]]
    return next((place for place in range(at + 1, last) if reading.folded[place] in wanted), None)


def _is_noun_form(reading: Reading, at: int) -> bool:
    """Whether a word that is also a verb's form stands as a noun (German capitals) or inside a name."""
    if reading.mention_at[at] is not None:
        return True
    return (
        reading.words.noun_capitals
        and reading.passage.words[at][0].isupper()
        and not reading.passage.starts_sentence(at)
    )


def _leads_to_name(reading: Reading, at: int, last: int) -> bool:
    """Whether "so" stands before a speaker ("so Jung", "so die Sprecherin")."""
    if at + 1 >= last:
        return False
    following = reading.passage.words[at + 1]
    before_comma = at == 0 or not reading.folded[at - 1][0].isalpha()
    known = reading.folded[at + 1] in reading.words.determiners
    return before_comma and (following[0].isupper() or known or reading.mention_at[at + 1] is not None)
