"""Who says it: the noun phrase that a cue belongs to."""

from __future__ import annotations

from dataclasses import replace

from extraction.quotes.cues import Cue
from extraction.quotes.lexicon import Lexicon
from extraction.quotes.phrases import Phrase, phrases
from extraction.quotes.reading import Reading

_NAME_REACH = 7
"""How many tokens after a word for somebody the name may follow."""
_ABBREVIATION = 4
_AUXILIARIES = 3
"""How many auxiliaries and pronouns may stand between a subject's apposition and its verb."""
_STOPS = frozenset({";", ":", "–", "—", ".", "!", "?", "…"})


def speaker_of(reading: Reading, cue: Cue, first: int, last: int) -> Phrase | None:
    """Find who speaks.

    Args:
        reading: the text.
        cue: the words of saying.
        first: first token of the sentence (or of what stands outside the quotation).
        last: token after its last.

    Returns:
        The noun phrase or pronoun; None when the words do not tell.
    """
    if cue.pronoun:
        own = (at for at in range(cue.at, cue.end) if cue.kind == "own" and _is_own(reading, at))
        at = next(own, None)
        start, end = (cue.at, cue.end) if at is None else (at, at + 1)
        return Phrase(start, end, cue.pronoun, oblique=False, named=False, role=False, bare=False)
    if cue.kind == "own":
        return subject_of(reading, first, cue.at) or subject_of(reading, cue.end, last)
    if cue.kind in {"according", "so"}:
        return _after_phrase(reading, cue, last)
    if cue.kind == "according_after":
        return _last_phrase(reading, first, cue.at)
    return _of_verb(reading, cue, first, last)


def _is_own(reading: Reading, at: int) -> bool:
    """Whether a token is the pronoun of a phrase such as "in her view"."""
    return reading.folded[at] in reading.words.own_pronouns or reading.folded[at] in reading.words.possessives


def _after_phrase(reading: Reading, cue: Cue, last: int) -> Phrase | None:
    """Who stands after "laut" or "so"."""
    found = _next_phrase(reading, cue.end, last)
    needs_person = cue.kind == "according" and reading.words.according_needs_person
    if found is None or (needs_person and not found.is_speaker):
        return None
    return _without_account(reading, _to_its_name(reading, found, last))


def _without_account(reading: Reading, phrase: Phrase) -> Phrase:
    """A phrase without the words for what somebody says before its name: "den Worten von Bürgermeister X"."""
    if not phrase.named:
        return phrase
    nouns = [at for at in range(phrase.start, phrase.end - 1) if reading.folded[at] in reading.words.according_nouns]
    start = nouns[-1] + 1 if nouns else phrase.start
    while nouns and start < phrase.end - 1 and reading.folded[start] in reading.words.prepositions:
        start += 1
    return replace(phrase, start=start)


def _of_verb(reading: Reading, cue: Cue, first: int, last: int) -> Phrase | None:
    """Who stands beside a verb of saying."""
    start, end = clause(reading, cue.at, first, last)
    if reading.folded[cue.at] in reading.words.impersonal and (source := _source(reading, start, end)) is not None:
        return source
    before = list(phrases(reading, start, cue.at))
    after = [phrase for phrase in phrases(reading, cue.end, end) if not phrase.oblique]
    relative = _relative_antecedent(reading, start, cue.at, first, before)
    if relative is not None:
        return relative
    subject = _subject_before(reading, before, start, cue.at)
    if subject is not None and subject.is_speaker:
        return subject
    following = next((phrase for phrase in after if phrase.is_speaker), None)
    if following is not None and (subject is None or subject.bare or following.named or following.pronoun):
        return following
    if subject is not None and not subject.bare:
        return subject
    agent = _agent(reading, start, end)
    if agent is not None:
        return agent
    if after and after[0].start <= cue.end + 2:
        return after[0]
    if reading.words.drops_pronouns and cue.kind in {"verb", "judging"}:
        return _left_out(reading, cue, end)
    return next(iter(after), None) or subject


def _to_its_name(reading: Reading, phrase: Phrase, last: int) -> Phrase:
    """A phrase for somebody, up to the name that follows it: "podle vedoucí oddělení vztahů Hany Zbořilové"."""
    if phrase.named or phrase.pronoun:
        return phrase
    for at in range(phrase.end, min(last, phrase.end + _NAME_REACH)):
        word = reading.folded[at]
        mention = reading.mention_at[at]
        if mention is not None and reading.mentions[mention].kind == "person":
            end = at
            while end < last and reading.mention_at[end] == mention:
                end += 1
            return replace(phrase, end=end, named=True)
        abbreviated = word == "." and len(reading.folded[at - 1]) <= _ABBREVIATION
        if not (word[0].isalpha() or abbreviated) or word in reading.words.verbs or reading.hidden[at]:
            break
    return phrase


def _left_out(reading: Reading, cue: Cue, end: int) -> Phrase | None:
    """Who speaks where the verb has no subject: whom a pronoun would stand for, unless an unknown noun follows."""
    words, folded = reading.words, reading.folded
    at = cue.end
    while at < end and folded[at] in words.adverbs:
        at += 1
    if at < end and folded[at][0].isalpha() and not _is_function_word(words, folded[at]):
        return Phrase(at, at + 1, "", oblique=False, named=False, role=True, bare=False)
    verb = folded[cue.at]
    for kind, endings in (("p", words.plural_verbs), ("f", words.feminine_verbs), ("m", words.masculine_verbs)):
        if verb in endings:
            return Phrase(cue.at, cue.end, kind, oblique=False, named=False, role=False, bare=False, implicit=True)
    return Phrase(cue.at, cue.end, "mf", oblique=False, named=False, role=False, bare=False, implicit=True)


def _is_function_word(words: Lexicon, word: str) -> bool:
    lists = (
        words.prepositions,
        words.complementizers,
        words.clause_openers,
        words.question_words,
        words.determiners,
        words.verbs,
    )
    return any(word in known for known in (*lists, words.how)) or word in words.pronouns


def clause(reading: Reading, at: int, first: int, last: int) -> tuple[int, int]:
    """The clause around a token: from the mark before it to the mark after it, appositions not counted."""
    folded = reading.folded
    start = at
    while start > first and not _ends_clause(reading, start - 1):
        if folded[start - 1] == ",":
            opening = _enclosed(reading, start - 1, first) if _is_bare(reading, start, at) else None
            if opening is None:
                break
            start = opening
            continue
        start -= 1
    end = at + 1
    while end < last and folded[end] != "," and not _ends_clause(reading, end):
        end += 1
    return start, end


def _ends_clause(reading: Reading, at: int) -> bool:
    if reading.folded[at] == "." and at + 1 < len(reading.folded):
        # A full stop within a sentence is that of an abbreviation or an ordinal (Elisabeth II., Dr.).
        return reading.passage.sentence_of[at] != reading.passage.sentence_of[at + 1]
    if reading.folded[at] in {"–", "—"} and _joins_words(reading, at):
        return False
    return reading.folded[at] in _STOPS or reading.hidden[at]


def _joins_words(reading: Reading, at: int) -> bool:
    """Whether a dash stands without white space between two words (Houston–Leipzig)."""
    tokens = reading.passage.tokens
    return (
        0 < at < len(tokens) - 1 and tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start
    )


def _is_bare(reading: Reading, first: int, verb: int) -> bool:
    """Whether nobody stands between a comma and a verb, at most its auxiliary: "X, the mayor, has said"."""
    return verb - first <= _AUXILIARIES and not any(phrase.is_speaker for phrase in phrases(reading, first, verb))


def subject_of(reading: Reading, first: int, last: int) -> Phrase | None:
    """Whom a stretch of tokens without a verb of saying tells of: its first phrase that can be a subject."""
    found = [phrase for phrase in phrases(reading, first, last) if not phrase.oblique and "n" not in phrase.pronoun]
    speaking = [phrase for phrase in found if phrase.is_speaker]
    return next(iter(speaking or [phrase for phrase in found if not phrase.bare]), None)


def _enclosed(reading: Reading, comma: int, first: int) -> int | None:
    """The comma that opens what a comma right before a verb closes: "Der Präsident, Alpha Konaré, sagte"."""
    for place in range(comma - 1, max(first, comma - 25) - 1, -1):
        if reading.folded[place] == "," and not reading.hidden[place]:
            return place
        if _ends_clause(reading, place):
            return None
    return None


def _subject_before(reading: Reading, before: list[Phrase], start: int, verb: int) -> Phrase | None:
    """The subject among the phrases before a verb."""
    candidates = [phrase for phrase in before if not phrase.oblique]
    if not candidates:
        return None
    if reading.words.noun_capitals:
        # German: one constituent stands first in a main clause; after an adverbial the subject follows the verb.
        leading = next((place for place in range(start, verb) if _counts(reading, place)), verb)
        in_front = [phrase for phrase in candidates if phrase.start == leading]
        if in_front:
            return in_front[0]
        return next((phrase for phrase in candidates if phrase.is_speaker), candidates[0])
    speaking = [phrase for phrase in candidates if phrase.is_speaker]
    named = [phrase for phrase in speaking if phrase.named]
    explained = bool(named) and reading.folded[named[-1].end] == ","
    if explained and not any(phrase.named for phrase in speaking if phrase.start > named[-1].end):
        # "X, the mayor of the city, said": the name, not what it is explained by.
        return named[-1]
    return speaking[-1] if speaking else None


def _counts(reading: Reading, at: int) -> bool:
    """Whether a word is a part of its clause rather than a word between clauses."""
    word = reading.folded[at]
    return word[0].isalnum() and (word not in reading.words.clause_openers or word in reading.words.determiners)


def _relative_antecedent(reading: Reading, start: int, verb: int, first: int, before: list[Phrase]) -> Phrase | None:
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


def _source(reading: Reading, start: int, end: int) -> Phrase | None:
    """Where it says so: "heißt es in einer Erklärung"."""
    impersonal = [at for at in range(start, end) if reading.words.pronouns.get(reading.folded[at]) == "n"]
    if not impersonal:
        return None
    return next((phrase for phrase in phrases(reading, start, end) if phrase.oblique and not phrase.pronoun), None)


def _agent(reading: Reading, start: int, end: int) -> Phrase | None:
    """The phrase after "by"."""
    for at in range(start, end):
        if reading.folded[at] in reading.words.agents:
            found = _next_phrase(reading, at + 1, end)
            if found is not None and found.is_speaker:
                return found
    return None


def _next_phrase(reading: Reading, first: int, last: int) -> Phrase | None:
    for phrase in phrases(reading, first, min(last, first + 12)):
        return phrase
    return None


def _last_phrase(reading: Reading, first: int, last: int) -> Phrase | None:
    found = list(phrases(reading, max(first, last - 12), last))
    return found[-1] if found else None
