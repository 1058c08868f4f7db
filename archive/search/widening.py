"""From a word of a query to everything it stands for: its forms, the names of a city or person, what a star covers."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from archive.search import vocabulary
from archive.search.errors import QueryError
from archive.search.tree import Phrase, Word
from extraction.folding import fold_words, spellings

Tokens = tuple[str, ...]
"""Folded words that follow each other."""

_SHORT_PREFIX = 2
_COMPLETIONS_WHILE_TYPING = 30
_PARTS_WHILE_TYPING = 64
_MANY = 5000
"""Words with a part in them, each of which takes 2 µs to look up."""

_MOST_COMPLETIONS = 1500
_SHORTEST_PART = 3

_NAMES = """
SELECT DISTINCT coalesce(r.id, e.id), coalesce(r.label, e.label), e.kind
FROM entity_names n JOIN entities e ON e.id = n.entity_id LEFT JOIN entities r ON r.id = e.merged_into
WHERE n.fold = ? AND n.kind NOT IN ('short', 'derived', 'abbreviation') AND e.kind IN ('place', 'person')
"""
_ALL_NAMES = """
SELECT n.fold, min(n.name) FROM entities e JOIN entity_names n ON n.entity_id = e.id
WHERE (e.id = ?1 OR e.merged_into = ?1) AND n.fold <> ''
  AND n.kind NOT IN ('short', 'derived', 'abbreviation')
GROUP BY n.fold ORDER BY min(n.kind <> 'preferred'), min(n.kind <> 'variant'), min(n.id)
"""


@dataclass(frozen=True, slots=True)
class Widened:
    """What a word or phrase stands for.

    Attributes:
        kind: what it was widened by, None for nothing but itself.
        label: the preferred name of the city or person, else the word as typed.
        alternatives: one of these has to stand in the text.
        prefix: the last word of each alternative may go on.
        written: names as they are written, by their folded words.
    """

    kind: Literal["forms", "names", "words"] | None
    label: str
    alternatives: tuple[Tokens, ...]
    prefix: bool = False
    written: Mapping[Tokens, str] = field(default_factory=dict, hash=False)


def widen(connection: sqlite3.Connection, node: Word | Phrase) -> Widened:
    """Widens a word or phrase with the vocabulary and the names of the archive.

    Raises:
        QueryError: a star stands for the beginning of a word of which fewer than three letters are given.
    """
    tokens = tuple(fold_words(node.text))
    if isinstance(node, Phrase):
        return _whole_name(connection, node.text, tokens)
    match node.form:
        case "exact":
            return Widened(None, node.text, (tokens,))
        case "prefix":
            return _prefixed(connection, node.text, tokens)
        case "started":
            return _started(connection, node.text, tokens)
        case "suffix" | "inside" | "suffix started" | "inside started":
            return _parts(connection, node, tokens)
    return _forms(connection, node.text, tokens)


def _forms(connection: sqlite3.Connection, text: str, tokens: Tokens) -> Widened:
    if len(tokens) > 1:
        return _whole_name(connection, text, tokens)
    alternatives: dict[str, int] = {}
    for spelling in spellings(text):
        alternatives.update(vocabulary.forms(connection, spelling))
    alternatives.update(vocabulary.frequencies(connection, spellings(text)))
    by_frequency = sorted(alternatives, key=lambda word: (word != tokens[0], -alternatives[word], word))
    found = tuple((word,) for word in by_frequency) or (tokens,)
    named = _named(connection, tokens, text)
    if named is not None:
        return replace(named, alternatives=tuple(dict.fromkeys((*named.alternatives, *found))))
    return Widened("forms" if len(found) > 1 else None, text, found, written={tokens: text})


def _named(connection: sqlite3.Connection, tokens: Tokens, text: str) -> Widened | None:
    """The names of the cities or persons that bear this name, None when none does."""
    found = connection.execute(_NAMES, (" ".join(tokens),)).fetchall()
    if len(tokens) < 2:
        # A single word is a city's name often and a person's whole name by mistake.
        found = [row for row in found if row[2] == "place"]
    if not found:
        return None
    names = {tokens: text}
    for entity, _, _ in found:
        for fold, name in connection.execute(_ALL_NAMES, (entity,)):
            names.setdefault(tuple(fold.split(" ")), name)
    if len(names) < 2:
        return None
    label = found[0][1] if len(found) == 1 else text
    return Widened("names", label, tuple(names), written=names)


def _started(connection: sqlite3.Connection, text: str, tokens: Tokens) -> Widened:
    # Most beginnings are no words of the archive; looking for their forms would take longer than all the rest.
    known = len(tokens) == 1 and vocabulary.frequencies(connection, spellings(text))
    whole = _forms(connection, text, tokens) if known else _whole_name(connection, text, tokens)
    completions = vocabulary.completions(connection, tokens[-1], _COMPLETIONS_WHILE_TYPING)
    begun = ((*tokens[:-1], word) for word, _ in completions)
    alternatives = tuple(dict.fromkeys((*whole.alternatives, *begun)))
    return replace(whole, kind=whole.kind or "words", alternatives=alternatives) if len(alternatives) > 1 else whole


def _whole_name(connection: sqlite3.Connection, text: str, tokens: Tokens) -> Widened:
    return _named(connection, tokens, text) or Widened(None, text, (tokens,))


def _prefixed(connection: sqlite3.Connection, text: str, tokens: Tokens) -> Widened:
    last = tokens[-1]
    if len(last) <= _SHORT_PREFIX:
        found = vocabulary.completions(connection, last, _COMPLETIONS_WHILE_TYPING)
        words = [word for word, _ in found] or [last]
        return Widened("words", text, tuple((*tokens[:-1], word) for word in words))
    if len(tokens) > 1:
        return Widened("words", text, (tokens,), prefix=True)
    beginnings = spellings(text)
    terms: dict[str, int] = {}
    for beginning in beginnings:
        terms.update(vocabulary.completions(connection, beginning, _MOST_COMPLETIONS + 1))
    if len(terms) > _MOST_COMPLETIONS:
        return Widened("words", text, tuple((beginning,) for beginning in beginnings), prefix=True)
    ordered = sorted(terms, key=lambda word: (-terms[word], word)) or [last]
    return Widened("words", text, tuple((word,) for word in ordered))


def _parts(connection: sqlite3.Connection, node: Word, tokens: Tokens) -> Widened:
    part = tokens[0]
    if len(part) < _SHORTEST_PART:
        advice = f"type *{node.text} with three letters or more, or {node.text}*"
        raise QueryError("a star before fewer than three letters finds too much", node.at, advice)
    open_end, typing = node.form.startswith("inside"), node.form.endswith("started")
    found: dict[str, int] = {}
    for spelling in spellings(node.text) if len(tokens) == 1 else (part,):
        terms = _holding(connection, spelling, typing=typing)
        whole = open_end and len(tokens) == 1
        found.update((word, articles) for word, articles in terms if whole or word.endswith(spelling))
    ordered = sorted(found, key=lambda word: (-found[word], word)) or [part]
    if typing:
        del ordered[_PARTS_WHILE_TYPING:]
    inside = open_end and len(tokens) > 1
    return Widened("words", node.text, tuple((word, *tokens[1:]) for word in ordered), prefix=inside)


def _holding(connection: sqlite3.Connection, part: str, *, typing: bool) -> list[vocabulary.Term]:
    """The words that hold a part; while it is typed only the frequent ones where there are many."""
    if typing and vocabulary.more_contain(connection, part, _MANY):
        frequent = vocabulary.frequent_containing(connection, part)
        if frequent:
            return frequent
    return vocabulary.containing(connection, part)
