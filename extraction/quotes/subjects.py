"""Subjects: whom a clause or sentence tells of."""

from __future__ import annotations

from extraction.quotes.phrases import Phrase, phrases
from extraction.quotes.reading import Reading

_NEAR = 12
"""How many tokens the nearest phrase may reach from a cue."""


def subject_of(reading: Reading, first: int, last: int) -> Phrase | None:
    """Whom a stretch of tokens without a verb of saying tells of: its first phrase that can be a subject."""
    found = [phrase for phrase in phrases(reading, first, last) if not phrase.oblique and "n" not in phrase.pronoun]
    found = [phrase for phrase in found if reading.folded[phrase.start] not in reading.words.relative_owners]
    for phrase in found:
        if not phrase.is_speaker and (owner := owner_of(reading, phrase, last)) is not None:
            return owner
    speaking = [phrase for phrase in found if phrase.is_speaker]
    return next(iter(speaking or [phrase for phrase in found if not phrase.bare]), None)


def owner_of(reading: Reading, phrase: Phrase, last: int) -> Phrase | None:
    """Whose words a noun of saying means: "das Fazit von Anna Werder", "Werders Fazit"."""
    words, folded = reading.words, reading.folded
    if not any(
        folded[at] in words.nouns or folded[at] in words.according_nouns for at in range(phrase.start, phrase.end)
    ):
        return None
    if phrase.end < last and folded[phrase.end] in words.agents:
        found = next_phrase(reading, phrase.end + 1, last)
        return found if found is not None and found.named and found.start == phrase.end + 1 else None
    named = [at for at in range(phrase.start, phrase.end) if reading.mention_at[at] is not None]
    if not named or not words.noun_capitals:
        return None
    return phrase._replace(start=named[0], end=named[-1] + 1, named=True)


def told_before(reading: Reading, first: int) -> Phrase | None:
    """Whom the sentence before tells of, if it stands in the same paragraph."""
    number = reading.passage.sentence_of[first]
    if number == 0:
        return None
    start, end = reading.sentence(number - 1)
    if "\n" in reading.passage.text[reading.passage.tokens[end - 1].end : reading.passage.tokens[first].start]:
        return None
    subject = subject_of(reading, start, end)
    return subject if subject is not None and subject.is_speaker else None


def subject_before(reading: Reading, before: list[Phrase], start: int, verb: int) -> Phrase | None:
    """The subject among the phrases before a verb."""
    candidates = [phrase for phrase in before if not phrase.oblique]
    if not candidates:
        return None
    if reading.words.noun_capitals:
        # German: one constituent stands first in a main clause; after an adverbial the subject follows the verb.
        leading = next((place for place in range(start, verb) if _counts(reading, place)), verb)
        if (second := _second_subject(reading, candidates, leading, verb)) is not None:
            return second
        in_front = next((phrase for phrase in candidates if phrase.start == leading), None)
        if in_front is not None:
            return _in_unclosed_apposition(reading, in_front) or _its_apposition(reading, in_front, candidates)
        return next((phrase for phrase in candidates if phrase.is_speaker), candidates[0])
    speaking = [phrase for phrase in candidates if phrase.is_speaker]
    named = [phrase for phrase in speaking if phrase.named]
    persons = [phrase for phrase in named if names_person(reading, phrase)] or named
    if persons and reading.folded[persons[-1].end] == ",":
        # "X, the mayor of the city, said": the name, not what it is explained by, which may name an organisation.
        closed = reading.folded[verb - 1] == "," and persons[-1].end < verb - 1
        if closed or persons[-1] == named[-1]:
            return persons[-1]
    return speaking[-1] if speaking else None


def names_person(reading: Reading, phrase: Phrase) -> bool:
    """Whether a person is named in a phrase, beside whatever else."""
    places = (reading.mention_at[at] for at in range(phrase.start, phrase.end))
    return any(place is not None and reading.mentions[place].kind == "person" for place in places)


def _second_subject(reading: Reading, candidates: list[Phrase], start: int, verb: int) -> Phrase | None:
    """Who stands between "and" and a verb, where another verb has the subject before: "A sang, und B sagte"."""
    words, folded = reading.words, reading.folded
    joint = next((at for at in range(verb - 1, start, -1) if folded[at] in words.coordinators), None)
    if joint is None or not any(folded[at] in words.verbs and not reading.hidden[at] for at in range(start, joint)):
        return None
    found = [phrase for phrase in candidates if phrase.start == joint + 1 and phrase.is_speaker]
    return found[0] if found else None


def _its_apposition(reading: Reading, phrase: Phrase, candidates: list[Phrase]) -> Phrase:
    """Who a phrase is, where an apposition names whom it only describes: "Das Oberhaupt des Landes, Königin X,"."""
    if phrase.named or reading.folded[phrase.end] != ",":
        return phrase
    named = (other for other in candidates if other.start == phrase.end + 1 and other.named)
    return next(named, phrase)


def _in_unclosed_apposition(reading: Reading, phrase: Phrase) -> Phrase | None:
    """Whom a role without article explains, its second comma forgotten: "Anna X, Leiterin der Schule sagte"."""
    comma = phrase.start - 1
    if not phrase.role or comma < 1 or reading.folded[comma] != ",":
        return None
    first, _ = reading.sentence(reading.passage.sentence_of[comma])
    found = last_phrase(reading, first, comma)
    if found is None or found.start != first or found.end != comma or not names_person(reading, found):
        return None
    return found if reading.folded[phrase.start] in reading.words.roles else None


def _counts(reading: Reading, at: int) -> bool:
    """Whether a word is a part of its clause rather than a word between clauses."""
    word = reading.folded[at]
    return word[0].isalnum() and (word not in reading.words.clause_openers or word in reading.words.determiners)


def relative_antecedent(reading: Reading, start: int, verb: int, first: int, before: list[Phrase]) -> Phrase | None:
    """Whom "who" in "X, who said" stands for."""
    leading = next((place for place in range(start, verb) if reading.folded[place][0].isalnum()), None)
    if leading is None or start == first or reading.folded[start - 1] != ",":
        return None
    if reading.folded[leading] not in reading.words.relatives:
        return None
    if any(phrase.start == leading and phrase.end > leading + 1 for phrase in before):
        return None
    if any(not phrase.oblique and phrase.is_speaker and phrase.start > leading for phrase in before):
        return None
    candidates = list(phrases(reading, first, start - 1))
    return candidates[-1] if candidates else None


def next_phrase(reading: Reading, first: int, last: int) -> Phrase | None:
    """The first phrase near the beginning of a stretch of tokens."""
    for phrase in phrases(reading, first, min(last, first + _NEAR)):
        return phrase
    return None


def last_phrase(reading: Reading, first: int, last: int) -> Phrase | None:
    """The last phrase near the end of a stretch of tokens."""
    found = list(phrases(reading, max(first, last - _NEAR), last))
    return found[-1] if found else None
