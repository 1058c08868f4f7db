"""Attributions inside of what is said: after a dash or between commas, and dialogues that a dash opens.

French, Italian, Polish or Ukrainian texts put the words of saying inside the quotation marks («Так, – сказав він. –
Ходімо»), and many write speech without marks, opened by a dash (– Tak – powiedział. – Chodźmy).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extraction.passage import Passage
from extraction.quotation_marks import Quoted
from extraction.quotes.lexicon import Lexicon

_DASHES = frozenset({"–", "—", "-", "―"})
_ENDS = frozenset({".", "!", "?", "…", "..."})
_COMMA_REACH = 12
_DASH_REACH = 45


@dataclass(frozen=True, slots=True)
class Insertion:
    """An attribution inside of what is said.

    Attributes:
        start: first token, the dash or comma.
        end: token after the last, the closing dash or comma included.
        closes: whether what is said ends before it, as a sentence does.
    """

    start: int
    end: int
    closes: bool


def insertions(passage: Passage, folded: list[str], words: Lexicon, first: int, last: int) -> Iterator[Insertion]:
    """Find the attributions inside of a stretch of speech.

    Args:
        passage: the text.
        folded: its tokens, casefolded.
        words: of the language.
        first: first token of what is said.
        last: token after it.

    Yields:
        Attributions in order, none overlapping.
    """
    at = first + 1
    while at + 1 < last:
        found = None
        if folded[at] in _DASHES and _opens_attribution(passage, folded, words, at + 1, last):
            found = _after_dash(folded, at, last)
        elif folded[at] == "," and not words.noun_capitals and says(folded[at + 1], words):
            found = _between_commas(passage, folded, words, at, last)
        if found is None:
            at += 1
        else:
            yield found
            at = found.end


def says(word: str, words: Lexicon) -> bool:
    """Whether a word is a verb of saying, with or without a pronoun joined to it (dit-il)."""
    verb, joined, pronoun = word.partition("-")
    return word in words.verbs or bool(joined and verb in words.verbs and pronoun.rpartition("-")[2] in words.pronouns)


def _opens_attribution(passage: Passage, folded: list[str], words: Lexicon, at: int, last: int) -> bool:
    """Whether a verb of saying stands first after a dash, an adverb before it not counted."""
    if not passage.words[at][0].islower():
        return False
    following = at + 1 if folded[at] in words.adverbs and at + 1 < last else at
    return says(folded[at], words) or says(folded[following], words)


def _after_dash(folded: list[str], at: int, last: int) -> Insertion:
    limit = min(last, at + _DASH_REACH)
    for place in range(at + 2, limit):
        if folded[place] in _DASHES and folded[place - 1] not in _DASHES:
            return Insertion(at, place + 1, folded[place - 1] in _ENDS)
    return Insertion(at, last, closes=True)


def _between_commas(passage: Passage, folded: list[str], words: Lexicon, at: int, last: int) -> Insertion | None:
    """As in "…, raconte Sylvie Roussillat. …": a comma, a verb of saying, somebody, and a mark that ends it."""
    somebody = folded[at + 1] not in words.verbs
    for place in range(at + 2, min(last, at + _COMMA_REACH)):
        word = folded[place]
        if word in _ENDS or word in {",", ";", ":"}:
            return Insertion(at, place + 1, word in _ENDS) if somebody else None
        if not word[0].isalnum():
            return None
        somebody = somebody or word in words.roles or word in words.pronouns or passage.words[place][0].isupper()
    return None


def dialogues(passage: Passage, folded: list[str], words: Lexicon) -> Iterator[Quoted]:
    """Find speech that a dash opens and an attribution after another dash proves to be speech.

    Args:
        passage: the text.
        folded: its tokens, casefolded.
        words: of the language.

    Yields:
        Stretches from after the opening dash to the end of the paragraph, in order.
    """
    after = -1
    for at in range(len(folded) - 2):
        if folded[at] not in _DASHES or at < after or not _opens_speech(passage, folded, at):
            continue
        end = _paragraph_end(passage, at)
        found = next(insertions(passage, folded, words, at + 1, end), None)
        if found is None or folded[found.start] not in _DASHES:
            continue
        start, stop = passage.tokens[at + 1].start, passage.tokens[end - 1].end
        yield Quoted(passage.tokens[at].start, stop, start, stop, 0, dialogue=True)
        after = end


def _opens_speech(passage: Passage, folded: list[str], at: int) -> bool:
    """Whether a dash stands at the start of a paragraph or after a sentence, before a capital."""
    following = passage.words[at + 1]
    if not (following[0].isupper() or following[0] in '„“"«') or passage.tokens[at].end == passage.tokens[at + 1].start:
        return False
    if at == 0 or "\n" in passage.text[passage.tokens[at - 1].end : passage.tokens[at].start]:
        return True
    return folded[at - 1] in _ENDS


def _paragraph_end(passage: Passage, at: int) -> int:
    place = at + 1
    while place < len(passage.tokens):
        if "\n" in passage.text[passage.tokens[place - 1].end : passage.tokens[place].start]:
            return place
        place += 1
    return place
