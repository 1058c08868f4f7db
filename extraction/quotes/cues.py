"""Cues: verbs and phrases that tell that somebody says something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from extraction.quotes.insertions import says
from extraction.quotes.reading import Reading, between

CueKind = Literal["verb", "judging", "according", "according_after", "own", "so", "noun"]


class Cue(NamedTuple):
    """Words that tell that somebody says something.

    Attributes:
        kind: what they are.
        at: token of the verb, or first token of the phrase.
        end: token after the phrase.
        particle: token of a separable verb's particle.
        weak: whether the verb is as often one of doing or feeling.
        pronoun: whom a pronoun in the cue itself can stand for (dit-il, za jej zdaniem), "" without one.
    """

    kind: CueKind
    at: int
    end: int
    particle: int | None = None
    weak: bool = False
    pronoun: str = ""


def cues(reading: Reading, first: int, last: int, reach: int | None = None) -> Iterator[Cue]:
    """Find the cues of a stretch of tokens, longer quotations left out.

    Args:
        reading: the text.
        first: first token.
        last: token after the last.
        reach: token up to which a verb's particle may follow ("war von „…“ die Rede"); `last` if not given.

    Yields:
        Cues in order.
    """
    folded, hidden = reading.folded, reading.hidden
    for at in between(reading.cue_places, first, last):
        if hidden[at] or not folded[at][0].isalpha():
            continue
        cue = _phrase_cue(reading, at, first, last) or _word_cue(reading, at, last, reach or last)
        if cue is not None:
            yield cue


def _phrase_cue(reading: Reading, at: int, first: int, last: int) -> Cue | None:
    """The cue of a phrase that says whose account something is."""
    words = reading.words
    if (own := _own_words(reading, at, last)) is not None:
        return own
    if (length := _phrase_length(reading, at, last)) is not None and not _is_adverb(reading, at + length, last):
        return Cue("according", at, at + length)
    if reading.folded[at] in words.according_prepositions and _leads_to_saying(reading, at, last):
        return Cue("according", at, at + 1)
    if reading.folded[at] in words.according_after or _closes_saying(reading, at, first):
        return Cue("according_after", at, at + 1)
    return None


def _word_cue(reading: Reading, at: int, last: int, reach: int) -> Cue | None:
    """The cue of a verb, a noun of saying or "so"."""
    words, word = reading.words, reading.folded[at]
    if word in words.separable and (particle := _particle(reading, at, reach)) is not None:
        return Cue("verb", at, at + 1, particle)
    if "-" in word and says(word, words):
        pronoun = words.pronouns[word.rpartition("-")[2]]
        return Cue("verb", at, at + 1, weak=word.partition("-")[0] in words.weak_verbs, pronoun=pronoun)
    if word in words.verbs and not _is_noun_form(reading, at):
        return Cue("verb", at, at + 1, weak=word in words.weak_verbs, pronoun=_inverted(reading, at))
    if word in words.judging and not _is_noun_form(reading, at):
        return Cue("judging", at, at + 1, weak=True)
    if word in words.so and _leads_to_name(reading, at, last):
        return Cue("so", at, at + 1)
    return Cue("noun", at, at + 1) if word in words.nouns else None


def _inverted(reading: Reading, at: int) -> str:
    """Whom the pronoun joined to the auxiliary before a participle can stand for ("a-t-il résumé"), "" without one."""
    if at == 0 or "-" not in reading.folded[at - 1]:
        return ""
    return reading.words.pronouns.get(reading.folded[at - 1].rpartition("-")[2], "")


def _phrase_length(reading: Reading, at: int, last: int) -> int | None:
    folded = reading.folded
    for phrase in reading.words.according_by_first_word.get(folded[at], ()):
        if tuple(folded[at : min(last, at + len(phrase))]) == phrase:
            return len(phrase)
    return None


def _is_adverb(reading: Reading, after: int, last: int) -> bool:
    """Whether a word such as "laut" says how somebody speaks, for a preposition follows it ("laut in den Saal")."""
    return after < last and reading.folded[after] in reading.words.prepositions


def _own_words(reading: Reading, at: int, last: int) -> Cue | None:
    words, folded = reading.words, reading.folded
    for phrase, kind in words.own_words_by_first_word.get(folded[at], ()):
        if tuple(folded[at : min(last, at + len(phrase))]) == phrase:
            return Cue("own", at, at + len(phrase), pronoun=kind)
    opening = folded[at] in words.according_prepositions or (
        (folded[at],) in words.according_by_first_word.get(folded[at], ())
    )
    whose = at + 1 if opening else at
    if whose + 1 >= last or not (folded[whose] in words.possessives or folded[whose] in words.own_account):
        return None
    noun = next((place for place in range(whose + 1, min(last, whose + 3)) if _is_account(reading, place)), None)
    if noun is None:
        return None
    closing = noun + 1 < last and (
        folded[noun + 1] in words.according_after or folded[noun + 1] in words.according_prepositions
    )
    if not opening and not closing:
        return None
    return Cue("own", at, noun + (1 if opening else 2), pronoun=words.possessives.get(folded[whose], ""))


def _is_account(reading: Reading, at: int) -> bool:
    return reading.folded[at] in reading.words.according_nouns and not reading.hidden[at]


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
