"""Noun phrases: stretches of words that can name a speaker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extraction.quotes.reading import Reading

_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_LONGEST = 14


class Phrase(NamedTuple):
    """A noun phrase or pronoun.

    Attributes:
        start: first token.
        end: token after the last.
        pronoun: what it can stand for (see the language data), "" for a noun phrase.
        oblique: whether its form or a preposition before it keeps it from being a subject.
        named: whether a person or organisation is named in it.
        role: whether it is a word for what somebody is.
        bare: whether it is a single word that may be capitalised only for starting its sentence.
        implicit: whether it stands for a pronoun that the verb at its place leaves out.
    """

    start: int
    end: int
    pronoun: str
    oblique: bool
    named: bool
    role: bool
    bare: bool
    implicit: bool = False

    @property
    def is_speaker(self) -> bool:
        """Whether it looks like somebody rather than something."""
        return bool(self.pronoun) or self.named or self.role


def phrases(reading: Reading, first: int, last: int) -> Iterator[Phrase]:
    """Find the noun phrases of a stretch of tokens.

    Args:
        reading: the text.
        first: first token.
        last: token after the last.

    Yields:
        Phrases in order, none overlapping; longer quotations are passed over.
    """
    at = first
    oblique = False
    while at < last:
        word = reading.folded[at]
        if reading.hidden[at] or not (word[0].isalnum() or reading.is_mark(at)):
            oblique = False
            at += 1
            continue
        if word in reading.words.prepositions and not _is_named(reading, at) and not _is_reflexive(reading, at):
            oblique = True
            at += 1
            continue
        phrase = _phrase_at(reading, at, last, oblique=oblique)
        if phrase is None:
            # A preposition reaches over what stands between it and its noun, but not over a verb; where nouns are not
            # capitalised, the word after it may be its noun.
            oblique = oblique and reading.words.noun_capitals and _may_modify(reading, at)
            at += 1
            continue
        yield phrase
        at = phrase.end
        # A preposition reaches over "and" to what it joins ("with X and Y").
        oblique = phrase.oblique and at < last and reading.folded[at] in reading.words.coordinators
        at += oblique


def _is_reflexive(reading: Reading, at: int) -> bool:
    """Whether a preposition is a reflexive pronoun after its verb (Czech "se")."""
    words = reading.words
    return at > 0 and reading.folded[at] in words.adverbs and reading.folded[at - 1] in words.verbs


def _phrase_at(reading: Reading, at: int, last: int, *, oblique: bool) -> Phrase | None:
    words, folded = reading.words, reading.folded
    word = folded[at]
    if (end := _one_of(reading, at, last)) is not None:
        return Phrase(at, end, "", oblique, named=False, role=True, bare=False)
    head = _head(reading, at, last)
    if word in words.pronouns and (head is None or (word not in words.determiners)) and not _is_named(reading, at):
        return Phrase(at, at + 1, words.pronouns[word], oblique, named=False, role=False, bare=False)
    if head is None:
        return None
    end = _extended(reading, head, last)
    own = _own_part(reading, at, head, end)
    named = any(_is_named(reading, place) and not _is_genitive(reading, head, place) for place in own)
    role = any(folded[place] in words.roles for place in own)
    if all(reading.is_time(place) or not folded[place][0].isalpha() for place in range(head, head + 1)) and not named:
        return Phrase(at, end, "", True, named=False, role=False, bare=False)
    bare = end - at == 1 and not named and reading.passage.starts_sentence(at)
    return Phrase(at, end, "", oblique or word in words.oblique_determiners, named, role, bare)


def _head(reading: Reading, at: int, last: int) -> int | None:
    """The noun that a phrase starting at a token leads to."""
    words, folded = reading.words, reading.folded
    word = folded[at]
    if (numbered := _numbered_noun(reading, at, last)) is not None:
        return numbered
    opens = word in words.determiners or word in words.oblique_determiners
    if _is_noun(reading, at) and not opens:
        return at
    if not opens and not (words.noun_capitals and _may_modify(reading, at)):
        return None
    for place in range(at + 1, min(last, at + (6 if opens else 3))):
        if reading.hidden[place]:
            return None
        if _is_noun(reading, place) or (not words.noun_capitals and _is_account(reading, place)):
            return place
        if not _may_modify(reading, place) and not (words.noun_capitals and folded[place] in words.adverbs):
            return None
    return None


def _is_account(reading: Reading, at: int) -> bool:
    """Whether a word is a noun for what somebody says, after which another phrase begins: "in her speech X said"."""
    return reading.folded[at] in reading.words.nouns or reading.folded[at] in reading.words.according_nouns


def _one_of(reading: Reading, at: int, last: int) -> int | None:
    """The end of "one of the pupils"."""
    words, folded = reading.words, reading.folded
    if at + 2 >= last or folded[at] not in words.ones or folded[at + 1] not in words.of_whom:
        return None
    whom = at + 2
    while whom < last - 1 and (folded[whom] in words.determiners or folded[whom] in words.oblique_determiners):
        whom += 1
    if not folded[whom][0].isalpha() or reading.hidden[whom] or reading.is_time(whom):
        return None
    return (_head(reading, whom, last) or whom) + 1


def _numbered_noun(reading: Reading, at: int, last: int) -> int | None:
    """The noun that a hyphen joins to a number ("81-Jährige")."""
    tokens = reading.passage.tokens
    if at + 2 >= last or not reading.folded[at].isdigit() or reading.folded[at + 1] != "-":
        return None
    joined = tokens[at].end == tokens[at + 1].start and tokens[at + 1].end == tokens[at + 2].start
    return at + 2 if joined and reading.folded[at + 2] in reading.words.roles else None


def _may_modify(reading: Reading, at: int) -> bool:
    """Whether a word can stand between an article and its noun."""
    word = reading.folded[at]
    words = reading.words
    if word in words.verbs or word in words.determiners or word in words.prepositions or word in words.pronouns:
        return False
    if words.noun_capitals and word in words.oblique_determiners:
        return False
    if reading.is_mark(at) or word in words.adverbs or word in words.clause_openers:
        return False
    if words.noun_capitals:
        return word.endswith(_ADJECTIVE_ENDINGS) or word.isdigit()
    return word[0].isalnum()


def _is_noun(reading: Reading, at: int) -> bool:
    word = reading.passage.words[at]
    folded = reading.folded[at]
    words = reading.words
    if _is_named(reading, at) or folded in words.roles:
        return True
    if not word[0].isupper() or folded in words.adverbs or folded in words.clause_openers:
        return False
    if folded in words.determiners or folded in words.oblique_determiners or folded in words.prepositions:
        return False
    if folded in words.pronouns or folded in words.complementizers or folded in words.question_words:
        return False
    if words.noun_capitals or not reading.passage.starts_sentence(at):
        return True
    # The first word of a sentence has its capital from there, unless another capital makes it a name.
    following = reading.passage.words[at + 1] if at + 1 < len(reading.folded) else ""
    return following[:1].isupper() and folded not in words.verbs


def _own_part(reading: Reading, at: int, head: int, end: int) -> list[int]:
    """The tokens of a phrase that say who its head is, without a genitive after it ("die Pflichten der Union")."""
    if not reading.words.noun_capitals:
        return list(range(at, end))
    own, dependent = [], False
    for place in range(at, end):
        if reading.folded[place] == ",":
            dependent = False
        elif place > head and reading.folded[place] in {"der", "des"}:
            dependent = True
        if not dependent:
            own.append(place)
    return own


def _is_genitive(reading: Reading, head: int, at: int) -> bool:
    """Whether a name belongs to a thing before it: "die Äußerungen Hassemers"."""
    number = reading.mention_at[at]
    if number is None or not reading.words.noun_capitals or at <= head:
        return False
    if reading.mention_at[head] is not None or reading.folded[head] in reading.words.roles:
        return False
    mention = reading.mentions[number]
    words = reading.passage.text[mention.span.start : mention.span.end]
    return words.endswith("s") and mention.lemma == words[:-1]


def _extended(reading: Reading, head: int, last: int) -> int:
    """The end of a phrase, with names, genitives and a name in apposition that belong to its head."""
    at = head + 1
    if _is_account(reading, head) and not reading.words.noun_capitals and reading.passage.words[head].islower():
        return at
    limit = min(last, head + _LONGEST)
    while at < limit and not reading.hidden[at]:
        if _is_noun(reading, at) and not reading.is_time(at):
            at += 1
        elif (after := _joined(reading, at, limit)) is not None:
            at = after
        else:
            break
    return at


def _joined(reading: Reading, at: int, limit: int) -> int | None:
    """The end of what belongs to the noun before a token although it is no noun itself."""
    folded, words = reading.folded, reading.words
    word = folded[at]
    if at + 1 >= limit:
        return None
    if (
        word == "."
        and len(folded[at - 1]) <= 5
        and _is_noun(reading, at + 1)
        and reading.passage.words[at + 1][0].isupper()
    ):
        return at + 2 if reading.passage.tokens[at].start == reading.passage.tokens[at - 1].end else None
    if reading.mention_at[at] is not None and reading.mention_at[at] == reading.mention_at[at - 1]:
        return at + 1
    if word in {"(", "["}:
        close = next((place for place in range(at + 1, min(limit, at + 6)) if folded[place] in {")", "]"}), None)
        return close + 1 if close is not None and close + 1 <= limit else None
    if folded[at - 1] in words.roles and word in reading.words_for_towns:
        return at + 1
    if words.noun_capitals and word in {"der", "des"}:
        head = _head(reading, at, limit)
        return head + 1 if head is not None else None
    if words.noun_capitals and folded[at - 1].endswith("s") and _may_modify(reading, at) and _is_noun(reading, at + 1):
        # A name in the genitive before what belongs to it: Leipzigs früherer Bürgermeister.
        return at + 2
    if word == "," and _named_apposition(reading, at, limit):
        return _apposition_end(reading, at + 1, limit)
    if reading.is_mark(at):
        return _quoted_name_end(reading, at, limit)
    return None


def _quoted_name_end(reading: Reading, at: int, limit: int) -> int | None:
    start = reading.passage.tokens[at].start
    pair = next((pair for pair in reading.quoted if pair.start == start), None)
    if pair is None:
        return None
    _, after = reading.tokens_in(pair.start, pair.end)
    return after if after <= limit else None


def _named_apposition(reading: Reading, comma: int, limit: int) -> bool:
    """Whether a comma leads to the name of whom the noun before it speaks of."""
    return comma + 1 < limit and _is_named(reading, comma + 1) and not _is_named(reading, comma - 1)


def _apposition_end(reading: Reading, at: int, limit: int) -> int:
    while at < limit and _is_named(reading, at):
        at += 1
    return at


def _is_named(reading: Reading, at: int) -> bool:
    return reading.mention_at[at] is not None
