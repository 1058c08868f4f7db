"""Sentences that say whose words the one before is: "„…“ Das sagte X am Montag", "… Lo ha annunciato il sindaco"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extraction.quotes.cues import Cue, cues
from extraction.quotes.drafts import Draft, report
from extraction.quotes.phrases import Phrase
from extraction.quotes.reading import Reading
from extraction.quotes.speakers import speaker_of
from extraction.quotes.subjects import subject_of

_NEAR = 3
_FAR = 8
"""How many tokens after one word, and after several, that stand for the words before the verb of saying may stand."""


class Told(NamedTuple):
    """Who says what the sentence before tells.

    Attributes:
        speaker: the phrase.
        cue: the words of saying.
        plain: whether several words stand for the sentence before, which mean nothing else ("про це", "così lo").
    """

    speaker: Phrase
    cue: Cue
    plain: bool = False


def told_in(reading: Reading, number: int) -> Told | None:
    """Who says what the sentence before tells, where a sentence stands for it.

    Args:
        reading: the text.
        number: of the sentence that may stand for the one before it.

    Returns:
        None where the sentence does not, or does not tell who.
    """
    if number not in reading.resuming:
        return None
    first, last = reading.sentence(number)
    if first + 1 >= last or reading.hidden[first]:
        return None
    told = told_by_words(reading, first, last) or _by_verb(reading, first, last)
    return told if told is not None and told.speaker.is_speaker and not _is_nobody(told.speaker) else None


def reported_before(reading: Reading, number: int) -> Iterator[Draft]:
    """A sentence without quotation marks as a report, where the next one says whose it is.

    Args:
        reading: the text.
        number: of the sentence that may be the report.
    """
    told = told_in(reading, number + 1)
    if told is None or (told.cue.weak and not told.plain) or told.cue.kind == "so":
        return
    if _reports_itself(reading, told.cue, number + 1):
        return
    first, last = reading.sentence(number)
    is_statement = reading.folded[last - 1] in {".", "!"} and ":" not in reading.folded[first:last]
    if not is_statement or any(reading.hidden[first:last]):
        return
    draft = report(reading, [(first, last)], told.speaker, told.cue, 0.6, "the next sentence says whose words it is")
    if draft is not None:
        yield draft


def _reports_itself(reading: Reading, cue: Cue, number: int) -> bool:
    """Whether a verb reports what follows it: "So berichtete X, dass …", "Das Amt erklärte: …"."""
    first, last = reading.sentence(number)
    if reading.folded[first] in reading.words.so:
        return True
    others = {other.at for other in cues(reading, cue.end, last) if other.kind == "verb"}
    for at in range(cue.end, last):
        if at in others:
            return False
        if reading.folded[at] == ":" or reading.folded[at] in reading.words.complementizers:
            return True
    return False


def told_by_words(reading: Reading, first: int, last: int) -> Told | None:
    """As in "Mit diesen Worten begrüßte X …", "A dirlo è X", "Così il sindaco X"."""
    if phrase := _phrase(reading, reading.words.resuming_words, first):
        start = first + len(phrase)
        speaker = subject_of(reading, start, last)
        return Told(speaker, Cue("noun", start - 1, start)) if speaker is not None else None
    if reading.folded[first] in reading.words.resuming_names:
        speaker = subject_of(reading, first + 1, last)
        if speaker is not None and speaker.named and speaker.start <= first + 1:
            return Told(speaker, Cue("so", first, first + 1))
    return None


def _by_verb(reading: Reading, first: int, last: int) -> Told | None:
    """As in "Das sagte X", "Про це повідомив X" and, the verb in front, "Uvedl to X"."""
    phrase = _phrase(reading, reading.words.resuming, first)
    start, reach = first + len(phrase), _FAR if len(phrase) > 1 else _NEAR
    is_article = reading.words.noun_capitals and reading.folded[first] in reading.words.determiners
    if is_article and reading.folded[first + 1] not in reading.words.auxiliaries:
        reach = 0  # "Das sagte X", unlike "Das Amt sagte"
    if not phrase and reading.words.drops_pronouns:
        phrase = _phrase(reading, reading.words.resuming, first + 1)
        start, reach = first, 0
    if not phrase:
        return None
    found = (cue for cue in cues(reading, start, last) if cue.kind == "verb")
    cue = next((cue for cue in found if cue.at - start <= reach), None)
    speaker = speaker_of(reading, cue, start, last) if cue else None
    return Told(speaker, cue, len(phrase) > 1) if cue is not None and speaker is not None else None


def _phrase(reading: Reading, phrases: tuple[tuple[str, ...], ...], at: int) -> tuple[str, ...]:
    """Which of some phrases stands at a token, the longest; an empty one where none does."""
    folded = reading.folded
    return next((words for words in phrases if tuple(folded[at : at + len(words)]) == words), ())


def _is_nobody(phrase: Phrase) -> bool:
    return phrase.pronoun in {"n", "u", "0"}
