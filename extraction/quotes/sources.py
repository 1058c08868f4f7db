"""Sources: who speaks where it is not the subject of the verb: agents, those quoted, what is written somewhere."""

from __future__ import annotations

from extraction.quotes.cues import Cue
from extraction.quotes.phrases import Phrase, phrases
from extraction.quotes.reading import Reading
from extraction.quotes.subjects import names_person, next_phrase, owner_of

_PARTICIPLE_ENDINGS = ("t", "en")


def other_source(reading: Reading, cue: Cue, start: int, end: int) -> Phrase | None:
    """Who speaks in a clause, where its verb or its form tells that this is not its subject.

    Args:
        reading: the text.
        cue: the verb of saying.
        start: first token of its clause.
        end: token after the last.

    Returns:
        The phrase; None where the subject speaks, or nobody is told in the passive.
    """
    if (source := _source(reading, cue, start, end)) is not None:
        return source
    if reading.folded[cue.at] in reading.words.quoting and (quoted := _quoted(reading, cue, start, end)) is not None:
        return quoted
    if is_passive(reading, cue, start, end) or (cue.kind == "judging" and _may_be_passive(reading, cue, start, end)):
        return agent_of(reading, start, end)
    return None


def _quoted(reading: Reading, cue: Cue, start: int, end: int) -> Phrase | None:
    """Whom a verb of quoting quotes: its subject in the passive, else the person beside its subject."""
    found = [phrase for phrase in phrases(reading, start, end) if phrase.is_speaker]
    if any(reading.folded[at] in reading.words.passive for at in range(start, end)):
        return next((phrase for phrase in found if not phrase.oblique), None)
    persons = [phrase for phrase in found if phrase.start > cue.at and names_person(reading, phrase)]
    return persons[-1] if persons else None


def is_passive(reading: Reading, cue: Cue, start: int, end: int) -> bool:
    """Whether the subject of a verb is not who speaks ("wurde als … bezeichnet", "ließ sich von X erklären")."""
    words = reading.words
    if not words.noun_capitals or cue.kind not in {"verb", "judging"} or cue.particle is not None:
        return False
    others = {reading.folded[at] for at in range(start, end) if at != cue.at}
    if "sich" in others and any(word in words.causative for word in others):
        return reading.folded[cue.at].endswith("n")
    if not reading.folded[cue.at].endswith(_PARTICIPLE_ENDINGS):
        return False
    return any(reading.folded[at] in words.passive_past for at in range(start, end) if at != cue.at)


def _may_be_passive(reading: Reading, cue: Cue, start: int, end: int) -> bool:
    """Whether an auxiliary of the passive stands beside a verb: "werden von … als … bezeichnet"."""
    participle = reading.folded[cue.at].endswith(_PARTICIPLE_ENDINGS)
    return participle and any(reading.folded[at] in reading.words.passive for at in range(start, end) if at != cue.at)


def _source(reading: Reading, cue: Cue, start: int, end: int) -> Phrase | None:
    """Where it says so: "heißt es in einer Erklärung", "in dem Brief war von … die Rede", "darin heißt es"."""
    words, folded = reading.words, reading.folded
    spoken_of = cue.particle is not None and folded[cue.particle] in words.impersonal
    if not spoken_of:
        if folded[cue.at] not in words.impersonal:
            return None
        if not any(words.pronouns.get(folded[at]) == "n" or folded[at] in words.therein for at in range(start, end)):
            return None
    if any(folded[at] in words.therein for at in range(start, end)):
        return _document_before(reading, start)
    found = (phrase for phrase in phrases(reading, start, end) if phrase.oblique and not phrase.pronoun)
    return next((phrase for phrase in found if not reading.is_time(phrase.start)), None)


def _document_before(reading: Reading, first: int) -> Phrase | None:
    """What was written, told of in the sentence before: "… gab eine Stellungnahme ab. Darin heißt es"."""
    number = reading.passage.sentence_of[first]
    if number == 0:
        return None
    words = reading.words
    found = [
        phrase
        for phrase in phrases(reading, *reading.sentence(number - 1))
        if any(
            reading.folded[at] in words.nouns or reading.folded[at] in words.according_nouns
            for at in range(phrase.start, phrase.end)
        )
    ]
    if not found:
        return None
    # As in "a letter from X. It says": X, not the letter.
    return owner_of(reading, found[-1], reading.sentence(number - 1)[1]) or found[-1]


def agent_of(reading: Reading, start: int, end: int) -> Phrase | None:
    """The phrase after "by"."""
    for at in range(start, end):
        if reading.folded[at] in reading.words.agents:
            found = next_phrase(reading, at + 1, end)
            if found is not None and (found.is_speaker or reading.words.noun_capitals):
                return found
    return None
