"""Speech without quotation marks: after a colon, and around an attribution between commas.

Modern texts write so what they report, older ones what they quote: a press of correspondents' letters sets a colon and
lets the letter follow, and puts "sagt X" between two commas into somebody's own words.
"""

from __future__ import annotations

from extraction.findings import Span
from extraction.quotes.cues import Cue, cues
from extraction.quotes.drafts import Draft, report
from extraction.quotes.mood import in_mood
from extraction.quotes.phrases import Phrase
from extraction.quotes.reading import Reading
from extraction.quotes.speakers import speaker_of
from extraction.quotes.subjects import subject_of

_SHORTEST = 3
_VERB_REACH = 16
"""How many tokens after a verb of saying its colon may stand."""
_NOUN_REACH = 3
"""The same for a noun of saying ("in die Worte zu kleiden:")."""
_DATELINE = 7
"""How many tokens the place and day at the head of a piece of news take."""
_ADVERBIAL = 8
_ROLE_REACH = 3
_LONGEST_APPOSITION = 10
_SHORTEST_SENTENCE = 5
_LONGEST_SENTENCE = 40
_CALLS = frozenset({"!", "?"})
_ITEMS = frozenset({"*", "†", "—", "–", "--", "("})
"""Marks with which a newspaper opens its next piece of news."""


def after_colon(reading: Reading, cue: Cue, first: int, last: int) -> Draft | None:
    """As in "Les parents confirment : les repas sont bilingues", and in direct speech without marks."""
    if cue.kind not in {"verb", "noun"}:
        return None
    reach = min(last, cue.end + (_VERB_REACH if cue.kind == "verb" else _NOUN_REACH))
    colon = next((at for at in range(cue.end, reach) if reading.folded[at] == ":"), None)
    if colon is None or colon + 1 >= last or reading.hidden[colon + 1] or reading.is_mark(colon + 1):
        return None
    if cue.kind == "noun" and any(not reading.folded[at][0].isalpha() for at in range(cue.end, colon)):
        return None
    end = _before_attribution(reading, colon + 1, last)
    letter = _is_letter(reading, cue, colon)
    spoken = letter or _is_spoken(reading, colon + 1, end)
    if cue.weak or (cue.kind == "noun" and not spoken):
        return None
    speaker = speaker_of(reading, cue, first, colon) if cue.kind == "verb" else subject_of(reading, first, colon)
    posed = cue.kind == "noun" and end == last and not reading.is_old
    if posed and (speaker is None or not speaker.is_speaker):
        # A question that poses itself is nobody's words.
        return None
    why = "a verb of saying and a colon lead up to it"
    if not spoken:
        return report(reading, [(colon + 1, end)], speaker, cue, 0.55, why)
    if end == last:
        end = _letter_end(reading, last) if letter else _speech_end(reading, last)
    return _as_direct(reading, report(reading, [(colon + 1, end)], speaker, cue, 0.55, why), end)


def _as_direct(reading: Reading, draft: Draft | None, end: int) -> Draft | None:
    if draft is None:
        return None
    *segments, span = draft.segments
    if reading.folded[end - 1] in _CALLS:
        # What is said keeps the mark that tells how it is said.
        span = Span(span.start, reading.passage.tokens[end - 1].end)
    return draft._replace(type="direct", segments=(*segments, span))


def _before_attribution(reading: Reading, first: int, last: int) -> int:
    """The token after a cry or question that a verb of saying follows in its sentence: "Wer da? hieß es"."""
    for at in range(first + 1, last - 1):
        follows = reading.folded[at + 1]
        if reading.folded[at] in _CALLS and follows in reading.words.verbs:
            return at + 1
    return last


def _is_spoken(reading: Reading, first: int, last: int) -> bool:
    """Whether words after a colon are the speaker's own although no marks stand around them."""
    plain = reading.is_old and bool(reading.words.subjunctive) and not in_mood(reading, first, last)
    return plain or _is_own(reading, first, last)


def _is_own(reading: Reading, first: int, last: int) -> bool:
    """Whether somebody cries, asks, speaks of himself, or speaks to others."""
    own = any(reading.folded[at] in reading.words.first_person for at in range(first, last))
    return own or reading.folded[last - 1] in _CALLS or _addresses(reading, first, last)


def _is_letter(reading: Reading, cue: Cue, colon: int) -> bool:
    """Whether what follows a colon is what somebody wrote to an old newspaper."""
    if not reading.is_old or cue.kind != "verb" or reading.folded[cue.at] not in reading.words.correspondence:
        return False
    return reading.passage.words[colon + 1][0].isupper() and not in_mood(
        reading, colon + 1, min(len(reading.folded), colon + _VERB_REACH)
    )


def _letter_end(reading: Reading, last: int) -> int:
    """The end of a letter: of the paragraph, or before the next piece of news."""
    while not _ends_paragraph(reading, last):
        if reading.folded[last] in _ITEMS or _is_dateline(reading, last):
            return last
        last = reading.passage.ranges[reading.passage.sentence_of[last]][1]
    return last


def _ends_paragraph(reading: Reading, last: int) -> bool:
    tokens = reading.passage.tokens
    return last >= len(tokens) or "\n" in reading.passage.text[tokens[last - 1].end : tokens[last].start]


def _is_dateline(reading: Reading, first: int) -> bool:
    """Whether a place and a day stand there: "Köln, 12. September."."""
    if reading.folded[first] in reading.words.prepositions or not reading.passage.words[first][0].isupper():
        return False
    places = range(first + 1, min(len(reading.folded) - 1, first + _DATELINE))
    number = next((at for at in places if reading.folded[at].isdigit()), None)
    if number is None or any(reading.passage.words[at][0].islower() for at in range(first, number)):
        return False
    month = number + 2 if reading.folded[number + 1] == "." else number + 1
    return month < len(reading.folded) and reading.is_time(month)


def _speech_end(reading: Reading, last: int) -> int:
    """The end of what goes on as it began: cries that follow one another, and sentences that address somebody.

    As in "Gott! Gott! wenn das dein Vater wüßte!".
    """
    while not _ends_paragraph(reading, last) and not reading.hidden[last] and reading.folded[last] not in _ITEMS:
        places = range(last, min(len(reading.folded), last + _LONGEST_SENTENCE))
        stop = next((at for at in places if _stops(reading, at) or reading.hidden[at]), None)
        if stop is None or reading.hidden[stop]:
            break
        calls = reading.folded[last - 1] in _CALLS and reading.folded[stop] in _CALLS
        goes_on = reading.passage.words[last][0].islower() or stop - last <= _SHORTEST
        if not (calls and goes_on) and not _addresses(reading, last, stop):
            break
        last = stop + 1
    return last


def _stops(reading: Reading, at: int) -> bool:
    """Whether a sentence or a cry within one ends there."""
    if reading.folded[at] != ".":
        return reading.folded[at] in _CALLS
    sentences = reading.passage.sentence_of
    return at + 1 == len(sentences) or sentences[at] != sentences[at + 1]


def _addresses(reading: Reading, first: int, last: int) -> bool:
    """Whether somebody speaks to others there."""
    words = reading.words
    if any(reading.folded[at] in words.second_person for at in range(first, last)):
        return True
    polite = (at for at in range(first + 1, last) if reading.folded[at] in words.polite)
    return any(reading.passage.words[at][0].isupper() and not reading.passage.starts_sentence(at) for at in polite)


def around_attribution(reading: Reading, cue: Cue, first: int, last: int) -> Draft | None:
    """As in "Die Lage sei ernst, so X" and "Die Lage, sagte X, sei ernst"."""
    if cue.kind not in {"so", "verb"} or (cue.weak and not cue.pronoun) or cue.at == first:
        return None
    opening = _verb_start(reading, cue, first)
    called = reading.folded[opening - 1] in _CALLS and ":" not in reading.folded[first:last]
    if not called and reading.folded[opening - 1] != ",":
        return None
    if cue.kind == "verb" and opening == cue.at and reading.folded[cue.at] in reading.words.participles:
        # "El viaje, anunciado para diciembre, …": nobody says so.
        return None
    if any(reading.hidden[at] or reading.is_mark(at) for at in range(first, opening)):
        return None
    speaker = speaker_of(reading, cue, cue.at, last)
    near = speaker is not None and opening <= speaker.start <= cue.end + 2
    if speaker is not None and speaker.implicit and opening < cue.at:
        return None  # "Il sindaco, X, ha detto …"
    if not near and not _is_impersonal(reading, cue):
        return None
    speaker = speaker if near else None
    end = max(speaker.end, cue.end) if speaker is not None else cue.end
    end = _apposition_end(reading, speaker, _attribution_end(reading, end, last), last)
    goes_on = end < last and reading.folded[end] in {",", ":"}
    if goes_on and _is_told_next(reading, end, last):
        goes_on, last = False, end
    said = opening if called else opening - 1
    own = reading.is_old or _is_own(reading, first, said) or (goes_on and _is_own(reading, end, last))
    pieces = [(first, said), (end, last)] if goes_on else [(first, said)]
    why = "an attribution stands in it" if goes_on else "an attribution follows"
    reports = cue.kind == "so" or _reports(
        reading, first, last, cue._replace(at=opening), speaker, goes_on=goes_on and not own
    )
    if not reports and reading.words.reporting and (own or not goes_on):
        # Where reports have a mood of their own, what is in no such mood may be said so: "Das ist gut, sagte er."
        if speaker is None or not _stands_apart(reading, cue, speaker, end, last):
            return None
        if own and goes_on:
            last = _speech_end(reading, last)
            pieces[-1] = (end, last)
        draft = report(reading, pieces, speaker, cue, 0.5, why)
        return _as_direct(reading, draft, last if goes_on else said) if own else draft
    return report(reading, pieces, speaker, cue, 0.75, why) if reports else None


def _is_impersonal(reading: Reading, cue: Cue) -> bool:
    """Whether nobody in particular says so: "hieß es am Dienstag"."""
    words, folded = reading.words, reading.folded
    following = folded[cue.end] if cue.end < len(folded) else ""
    return folded[cue.at] in words.impersonal and words.pronouns.get(following) == "n"


def _attribution_end(reading: Reading, end: int, last: int) -> int:
    """Where a report goes on after an attribution with an adverbial: "…, erzählte sie beim Empfang, und habe …"."""
    words = reading.words
    if end >= last or reading.folded[end] in {",", ":"} or not words.subjunctive:
        return end
    places = range(end, min(last, end + _ADVERBIAL))
    comma = next((at for at in places if reading.folded[at] == "," or reading.hidden[at]), None)
    if comma is None or reading.hidden[comma] or any(reading.folded[at] in words.verbs for at in range(end, comma)):
        return end
    return comma if in_mood(reading, comma + 1, last) else end


def _is_told_next(reading: Reading, first: int, last: int) -> bool:
    """Whether what follows an attribution tells of somebody else's words: "…, antwortete er, und X sagte: …"."""
    return any(cue.kind == "verb" and not cue.weak for cue in cues(reading, first, last))


def _stands_apart(reading: Reading, cue: Cue, speaker: Phrase, end: int, last: int) -> bool:
    """Whether an attribution is no more than its verb and its speaker, so that what it follows is no part of it."""
    if end < last and reading.folded[end] in {",", ":"}:
        return speaker.start == cue.end
    return last - end <= 2 and (speaker.start == cue.end or reading.is_old)


def _verb_start(reading: Reading, cue: Cue, first: int) -> int:
    """The first token of a verb of saying with its auxiliary: "ha spiegato X", "a-t-il précisé"."""
    at = cue.at
    if cue.kind == "verb" and cue.pronoun and "-" not in reading.folded[at]:
        at -= 1
    while cue.kind == "verb" and at - 1 > first and reading.folded[at - 1] in reading.words.auxiliaries:
        at -= 1
    return at


def _apposition_end(reading: Reading, speaker: Phrase | None, end: int, last: int) -> int:
    """The token after an apposition to a speaker: "…, betonte X, Vorsitzende des Vereins."."""
    words, folded = reading.words, reading.folded
    if speaker is None or not speaker.named or end != speaker.end or end + 1 >= last or folded[end] != ",":
        return end
    if words.noun_capitals and folded[end + 1] in words.determiners:
        return end  # "Er sei, sagte X, der einzige Politiker gewesen"
    explains = any(folded[at] in words.roles for at in range(end + 1, min(last, end + 1 + _ROLE_REACH)))
    comma = next((at for at in range(end + 1, last) if folded[at] == ","), last)
    if not explains or comma - end > _LONGEST_APPOSITION or in_mood(reading, end, comma):
        return end
    is_clause = any(folded[at] in words.verbs or reading.hidden[at] for at in range(end, comma))
    return end if is_clause else comma


def _reports(reading: Reading, first: int, last: int, cue: Cue, speaker: Phrase | None, *, goes_on: bool) -> bool:
    """Whether what stands around an attribution is a report rather than its subject ("X, der Bürgermeister, sagte")."""
    if goes_on and cue.at - first <= _SHORTEST + 1:
        return True
    if reading.words.subjunctive:
        return in_mood(reading, first, cue.at) or (goes_on and in_mood(reading, cue.end, last))
    if cue.at - first <= _SHORTEST:
        return False
    begins = subject_of(reading, first, min(cue.at, first + 2))
    if begins is None:
        return True
    # "X, the mayor of Y, told Z" begins with who speaks, before a comma; "Lyon will help all of us, said X" does not.
    is_known = speaker is not None and (speaker.named or bool(speaker.pronoun))
    return is_known and cue.at - first > _SHORTEST_SENTENCE and "," not in reading.folded[first : cue.at - 1]
