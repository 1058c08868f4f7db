"""The mood of reports: the verb forms with which some languages tell what somebody else says."""

from __future__ import annotations

from extraction.quotes.reading import Reading


def in_mood(reading: Reading, first: int, last: int) -> bool:
    """Whether a form of the mood of reports stands in a stretch of tokens, longer quotations left out."""
    if not may_report(reading, first, last):
        return False
    places = [at for at in range(first, last) if not reading.hidden[at]]
    return any(reading.folded[at] in reading.words.subjunctive or is_reporting(reading, at, first) for at in places)


def may_report(reading: Reading, first: int, last: int) -> bool:
    """Whether any word of a stretch may be in the mood of reports; in most sentences none may."""
    return any(map(reading.words.mood_words, reading.folded[first:last]))


def is_reporting(reading: Reading, at: int, first: int) -> bool:
    """Whether a form that only reports use stands there, by itself or by its ending after a pronoun ("sie hoffe").

    Args:
        reading: the text.
        at: token of the form.
        first: first token of the clause.
    """
    words, word = reading.words, reading.folded[at]
    if word in words.reporting:
        return True
    if at == first or word not in words.reporting_endings or not reading.passage.words[at][0].islower():
        return False
    pronoun = reading.folded[at - 1]
    if words.pronouns.get(pronoun, "s") == "s" or pronoun in words.determiners:
        return False
    return not any(word in known for known in (words.not_reporting, words.determiners, words.adverbs, words.relatives))
