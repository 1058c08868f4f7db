"""Who says it: the noun phrase that a cue belongs to."""

from __future__ import annotations

from extraction.quotes.clauses import clause
from extraction.quotes.cues import Cue
from extraction.quotes.lexicon import Lexicon
from extraction.quotes.phrases import Phrase, phrases
from extraction.quotes.reading import Reading
from extraction.quotes.sources import agent_of, is_passive, other_source
from extraction.quotes.subjects import last_phrase, next_phrase, relative_antecedent, subject_before, subject_of

_NAME_REACH = 7
"""How many tokens after a word for somebody the name may follow."""
_ABBREVIATION = 4


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
        start, end = _pronoun_of(reading, cue)
        return Phrase(start, end, cue.pronoun, oblique=False, named=False, role=False, bare=False)
    if cue.kind == "own":
        return subject_of(reading, first, cue.at) or subject_of(reading, cue.end, last)
    if cue.kind in {"according", "so"}:
        return _after_phrase(reading, cue, last)
    if cue.kind == "according_after":
        return last_phrase(reading, first, cue.at)
    return _of_verb(reading, cue, first, last)


def _pronoun_of(reading: Reading, cue: Cue) -> tuple[int, int]:
    """Where the pronoun of a cue stands: in its phrase, its verb (dit-il) or the auxiliary before it (a-t-il dit)."""
    if cue.kind == "own":
        at = next((at for at in range(cue.at, cue.end) if _is_own(reading, at)), None)
        return (cue.at, cue.end) if at is None else (at, at + 1)
    return (cue.at, cue.at + 1) if "-" in reading.folded[cue.at] else (cue.at - 1, cue.at)


def _is_own(reading: Reading, at: int) -> bool:
    """Whether a token is the pronoun of a phrase such as "in her view"."""
    return reading.folded[at] in reading.words.own_pronouns or reading.folded[at] in reading.words.possessives


def _after_phrase(reading: Reading, cue: Cue, last: int) -> Phrase | None:
    """Who stands after "laut" or "so"."""
    found = next_phrase(reading, cue.end, last)
    if found is not None and "," in reading.folded[cue.end : found.start]:
        return None
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
    return phrase._replace(start=start)


def _of_verb(reading: Reading, cue: Cue, first: int, last: int) -> Phrase | None:
    """Who stands beside a verb of saying."""
    start, end = clause(reading, cue.at, first, last)
    other = other_source(reading, cue, start, end)
    if other is not None or is_passive(reading, cue, start, end):
        return other
    before = list(phrases(reading, start, cue.at))
    after = [phrase for phrase in phrases(reading, cue.end, end) if not phrase.oblique]
    relative = relative_antecedent(reading, start, cue.at, first, before)
    if relative is not None:
        return relative
    subject = subject_before(reading, before, start, cue.at)
    if subject is not None and subject.is_speaker:
        return subject
    following = next((phrase for phrase in after if phrase.is_speaker), None)
    if following is not None and (subject is None or subject.bare or following.named or following.pronoun):
        return following
    if subject is not None and not subject.bare:
        return subject
    agent = agent_of(reading, start, end)
    if agent is not None:
        return agent
    if after and after[0].start <= cue.end + 2:
        return after[0]
    if (named := _apposed(reading, cue, end, last)) is not None:
        return named
    if reading.words.drops_pronouns and cue.kind in {"verb", "judging"}:
        return _left_out(reading, cue, end)
    return next(iter(after), None) or subject


def _apposed(reading: Reading, cue: Cue, end: int, last: int) -> Phrase | None:
    """Who is named after a comma, where the words before it only say who that is: "says our archivist, X"."""
    words, folded = reading.words, reading.folded
    if words.noun_capitals or end + 1 >= last or folded[end] != "," or not 1 < end - cue.end <= _NAME_REACH:
        return None
    if folded[cue.end] not in words.determiners:
        return None
    found = next_phrase(reading, end + 1, last)
    return found if found is not None and found.named and found.start == end + 1 else None


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
            return phrase._replace(end=end, named=True)
        if word == "," and (closed := _closed_name_end(reading, at + 1, last)) is not None:
            return phrase._replace(end=closed, named=True)
        abbreviated = word == "." and len(reading.folded[at - 1]) <= _ABBREVIATION
        if not (word[0].isalpha() or abbreviated) or word in reading.words.verbs or reading.hidden[at]:
            break
    return phrase


def _closed_name_end(reading: Reading, at: int, last: int) -> int | None:
    """The token after a name that begins at a token and that a comma closes: "secondo il portavoce, X, …"."""
    mention = reading.mention_at[at] if at < last else None
    if mention is None or reading.mentions[mention].kind != "person":
        return None
    end = at
    while end < last and reading.mention_at[end] == mention:
        end += 1
    return end if end < last and reading.folded[end] == "," else None


def _left_out(reading: Reading, cue: Cue, end: int) -> Phrase | None:
    """Who speaks where the verb has no subject: whom a pronoun would stand for, unless an unknown noun follows."""
    words, folded = reading.words, reading.folded
    at = cue.end
    while at < end and (folded[at] in words.adverbs or folded[at] in words.voiced):
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
