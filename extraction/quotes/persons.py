"""Whom a speaker phrase means: the person or organisation of the text, and what the attribution rests on."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.findings import Span, SpeakerBasis
from extraction.quotes.phrases import Phrase
from extraction.quotes.reading import Reading

_STEM = 5


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks.

    Attributes:
        span: where the text names the speaker, None when it does not.
        entity: place in the entities of the text, None when not resolved.
        basis: what the attribution rests on.
        office: place in the offices of the text of the one the speaker holds.
        why: how the speaker was found, one phrase each.
    """

    span: Span | None
    entity: int | None
    basis: SpeakerBasis
    office: int | None
    why: tuple[str, ...]


def resolve_speaker(reading: Reading, phrase: Phrase | None, quote_start: int) -> Speaker:
    """Find whom a phrase means.

    Args:
        reading: the text.
        phrase: the speaker as a phrase of the text, None when there is none.
        quote_start: where the quote begins; what is said in quotation marks before it names no speaker.
    """
    if phrase is None:
        return Speaker(None, None, "unknown", None, ())
    span = reading.passage.span(phrase.start, phrase.end)
    if phrase.pronoun:
        return _by_pronoun(reading, phrase, span)
    named = _named(reading, phrase)
    if named is not None:
        return Speaker(span, named, "name", _office_of(reading, named), ())
    return _by_role(reading, phrase, span, quote_start)


def _named(reading: Reading, phrase: Phrase) -> int | None:
    """The person named in a phrase, else the organisation."""
    mentions = [
        reading.mentions[at]
        for place in range(phrase.start, phrase.end)
        if (at := reading.mention_at[place]) is not None
    ]
    for kind in ("person", "organisation"):
        found = next(
            (mention.entity for mention in mentions if mention.kind == kind and mention.entity is not None), None
        )
        if found is not None:
            return found
    return None


def _by_pronoun(reading: Reading, phrase: Phrase, span: Span) -> Speaker:
    if "m" not in phrase.pronoun and "f" not in phrase.pronoun:
        basis: SpeakerBasis = "group" if "p" in phrase.pronoun else "pronoun"
        return Speaker(span, None, basis, None, ())
    entity = _antecedent(reading, phrase)
    if entity is None:
        return Speaker(span, None, "pronoun", None, ("a pronoun that fits no person before it",))
    why = f"the pronoun means {reading.entities[entity].name}"
    return Speaker(span, entity, "pronoun", _office_of(reading, entity), (why,))


def _antecedent(reading: Reading, phrase: Phrase) -> int | None:
    """The person named last before a pronoun, first of all as the first one of a sentence."""
    sentence = reading.passage.sentence_of[phrase.start]
    for number in range(sentence, max(-1, sentence - 4), -1):
        first, last = reading.passage.ranges[number]
        named = [
            mention
            for place in range(first, min(last, phrase.start))
            if (at := reading.mention_at[place]) is not None and not reading.hidden[place]
            if (mention := reading.mentions[at]).kind == "person" and mention.entity is not None
        ]
        if named:
            return named[0].entity
    return None


def _by_role(reading: Reading, phrase: Phrase, span: Span, quote_start: int) -> Speaker:
    """A noun phrase without a name: the holder of the office it names, if the text tells of one."""
    del quote_start
    words = [reading.folded[place] for place in range(phrase.start, phrase.end)]
    if any(word in reading.words.groups for word in words):
        return Speaker(span, None, "group", None, ())
    for number, office in enumerate(reading.offices):
        if any(_same_office(word, office.title.casefold()) for word in words if len(word) > 3):
            why = f"{reading.entities[office.person].name} holds that office in the text"
            return Speaker(span, office.person, "office", number, (why,))
    return Speaker(span, None, "office", None, ())


def _same_office(word: str, title: str) -> bool:
    return any(
        part[:-1] and word.startswith(part[: max(_STEM, len(part) - 2)]) for part in title.split() if len(part) > 3
    )


def _office_of(reading: Reading, entity: int) -> int | None:
    return next((number for number, office in enumerate(reading.offices) if office.person == entity), None)
