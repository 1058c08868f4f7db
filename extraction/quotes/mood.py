"""The mood of reports: the verb forms with which some languages tell what somebody else says."""

from __future__ import annotations

from extraction.quotes.reading import Reading, between


def in_mood(reading: Reading, first: int, last: int) -> bool:
    """Whether a form of the mood of reports stands in a stretch of tokens, longer quotations left out."""
    places = [at for at in between(reading.mood_places, first, last) if not reading.hidden[at]]
    return any(reading.folded[at] in reading.words.subjunctive or _is_reporting(reading, at, first) for at in places)


def is_reported(reading: Reading, first: int, last: int) -> bool:
    """Whether a form that only reports use stands in a stretch of tokens (see `_is_reporting`)."""
    return any(_is_reporting(reading, at, first) for at in between(reading.mood_places, first, last))


def _is_reporting(reading: Reading, at: int, first: int) -> bool:
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
