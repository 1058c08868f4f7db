"""What does not take place: the dates of what is called off or put off, and the day it is put off to."""

from __future__ import annotations

from extraction.dates.cues import APART, CueLists, Sentence
from extraction.findings import Span

_LONGEST_OPENING = 20
_NEGATED = 25
"""So many code points before a word for calling off a "not" may stand."""
_WORDS_BEFORE = 12
"""So many code points may stand between the word that leads to the new day and that day: "au prochain 5 mai"."""


def is_called_off(sentence: Sentence, at: Span, *, ahead: bool) -> bool:
    """Whether a date is that of something that is called off, or put off from then.

    It is where its clause says so, and where the sentence does and the clause only says for when it was planned ("ein
    Besuch, für den 5. Mai angekündigt, wurde abgesagt").

    Args:
        sentence: the sentence the date stands in.
        at: where in it.
        ahead: whether the date lies after publication; else it has to be said that it was planned.
    """
    if not sentence.calls_off:
        return False
    cues = [*_told(sentence, "cancelled"), *_told(sentence, "postponed"), *sentence.places(APART)]
    if not cues or is_put_off_to(sentence, at):
        return False
    first, last = sentence.clause(at.start)
    planned = sentence.distance("planned_for", at.start, (first, last)) is not None
    return planned or (ahead and any(first <= start < last for start, _ in cues))


def is_put_off_to(sentence: Sentence, at: Span) -> bool:
    """Whether a date is the one that something is put off to: "auf den 5. Mai verschoben", "postponed to May"."""
    if not sentence.calls_off or not _told(sentence, "postponed"):
        return False
    leading = [
        place
        for place in sentence.places("put_off_to")
        if place[0] <= at.start <= place[1] + _WORDS_BEFORE and place[1] <= at.end
    ]
    if not leading:
        return False
    start, _ = max(leading)
    return not any(0 <= start - end <= 1 for _, end in sentence.places("planned_for"))


def is_put_off_from(sentence: Sentence, at: Span) -> bool:
    """Whether a stretch is no time but two days: "postponed from 5 May to 9 June"."""
    return sentence.calls_off and any(0 <= at.start - end <= 1 for _, end in _told(sentence, "postponed"))


def may_go_on(text: str, start: int, lists: CueLists) -> bool:
    """Whether a sentence that starts somewhere in a text begins with a word for what the one before tells of."""
    first = text[start : start + _LONGEST_OPENING].split(maxsplit=1)
    return bool(first) and "said_of_it" in lists and first[0].casefold() in lists["said_of_it"].words


def is_called_off_there(sentence: Sentence) -> bool:
    """Whether a sentence says that something is called off: "Er musste abgesagt werden"."""
    return bool(_told(sentence, "cancelled") or _told(sentence, "postponed"))


def _told(sentence: Sentence, name: str) -> list[tuple[int, int]]:
    """The words of a list that are not denied ("not cancelled")."""
    places = sentence.places(name)
    if not places:
        return []
    denied = sentence.places("negation")
    return [
        (start, end)
        for start, end in places
        if not any(0 <= start - stop <= _NEGATED and first < start for first, stop in denied)
    ]
