"""Did you mean: words of the archive for words that it does not hold."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from archive.prefix_range import prefix_range
from archive.search import vocabulary
from archive.search.printing import print_query
from archive.search.tree import And, Near, Node, Not, Or, Word
from extraction.folding import fold_words

_SLACK = 2
_SHORTEST = 3
_CANDIDATES = """
SELECT term, articles FROM index_terms WHERE term >= ?1 AND term < ?2 AND length(term) BETWEEN ?3 - 2 AND ?3 + 2
"""


def similar_words(connection: sqlite3.Connection, word: str, limit: int = 5) -> list[str]:
    """Words of the archive that differ from a folded word by one or two letters, likeliest first.

    Typing errors seldom touch the first letter, so only words with the same one are compared; a swap of the first two
    letters is tried as well.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only when nothing was found

    first = {word[0], word[1]} if len(word) > 1 else {word[0]}
    allowed = 1 if len(word) < 5 else _SLACK
    found: list[tuple[int, int, str]] = []
    for letter in sorted(first):
        rows = connection.execute(_CANDIDATES, (*prefix_range(letter), len(word)))
        for term, articles in rows:
            distance = OSA.distance(word, term, score_cutoff=allowed)
            if 0 < distance <= allowed:
                found.append((distance, -articles, term))
    return [term for _, _, term in sorted(found)[:limit]]


def corrections(connection: sqlite3.Connection, tree: Node, limit: int = 8) -> list[str]:
    """Query lines in which unknown words are replaced by similar ones of the archive; empty when all are known."""
    replacements: dict[Word, list[str]] = {}
    for word in _plain_words(tree):
        tokens = fold_words(word.text)
        if len(tokens) != 1 or len(tokens[0]) < _SHORTEST or vocabulary.frequencies(connection, tokens):
            continue
        found = similar_words(connection, tokens[0], limit)
        if found:
            replacements[word] = found
    if not replacements:
        return []
    best = max(len(found) for found in replacements.values())
    lines = [
        print_query(_replaced(tree, {word: found[min(rank, len(found) - 1)] for word, found in replacements.items()}))
        for rank in range(min(best, limit))
    ]
    return list(dict.fromkeys(lines))


def _plain_words(node: Node) -> list[Word]:
    match node:
        case Word(form="forms" | "exact"):
            return [node]
        case And(parts) | Or(parts):
            return [word for part in parts for word in _plain_words(part)]
        case Near(near):
            return [word for word in near if isinstance(word, Word)]
    return []


def _replaced(node: Node, words: dict[Word, str]) -> Node:
    match node:
        case Word():
            return replace(node, text=words[node]) if node in words else node
        case And(parts):
            return And(tuple(_replaced(part, words) for part in parts))
        case Or(parts):
            return Or(tuple(_replaced(part, words) for part in parts))
        case Near(near, distance):
            changed = tuple(
                replace(part, text=words[part]) if isinstance(part, Word) and part in words else part for part in near
            )
            return Near(changed, distance)
        case Not():
            return node
    return node
