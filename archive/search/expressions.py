"""FTS5 expressions for words. They are made of folded words in quotation marks only, never of what was typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from archive.search.widening import Tokens, Widened

MOST_ALTERNATIVES_NEAR = 8
"""NEAR cannot hold OR: each part is cut to its most frequent forms, and all combinations are asked for."""


def phrase(tokens: Tokens, *, prefix: bool = False) -> str:
    """Words that follow each other; with `prefix` the last may go on."""
    return '"' + " ".join(tokens) + '"' + (" *" if prefix else "")


def any_of(alternatives: Iterable[Tokens], *, prefix: bool = False) -> str:
    """One of several words or phrases."""
    return "(" + " OR ".join(phrase(tokens, prefix=prefix) for tokens in alternatives) + ")"


def near(parts: Sequence[Widened], distance: int) -> str:
    """Words or phrases near each other."""
    combinations: list[str] = [""]
    for part in parts:
        chosen = [phrase(tokens, prefix=part.prefix) for tokens in part.alternatives[:MOST_ALTERNATIVES_NEAR]]
        combinations = [f"{combination} {each}".strip() for combination in combinations for each in chosen]
    return "(" + " OR ".join(f"NEAR({combination}, {distance:d})" for combination in combinations) + ")"
