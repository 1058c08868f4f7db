"""FTS5 expressions for words. They are made of folded words in quotation marks only, never of what was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from archive.search.tree import And, Near, Node, Not, Or, Phrase, Word

if TYPE_CHECKING:
    from archive.search.widening import Tokens, Widened

MOST_ALTERNATIVES_NEAR = 8
"""NEAR cannot hold OR: each part is cut to its most frequent forms, and all combinations are asked for."""

_MOST_ALTERNATIVES = 64
"""Of a word in one expression: FTS5 opens each of them anew for every page of a list, at 20 to 40 µs."""

Widen = Callable[[Word | Phrase], "Widened"]


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


def whole(node: Node, widen: Widen) -> str | None:
    """The expression that answers a tree by words alone, None for one that takes more."""
    match node:
        case Word() | Phrase():
            widened = widen(node)
            few = len(widened.alternatives) <= _MOST_ALTERNATIVES
            return any_of(widened.alternatives, prefix=widened.prefix) if few else None
        case Near(parts, distance):
            return near([widen(part) for part in parts], distance)
        case Or(parts):
            return _joined(" OR ", parts, widen)
        case And(parts):
            wanted = [part for part in parts if not isinstance(part, Not)]
            unwanted = [part.part for part in parts if isinstance(part, Not)]
            found = _joined(" AND ", wanted, widen)
            if not unwanted or found is None:
                return found
            excluded = _joined(" OR ", unwanted, widen)
            return f"({found} NOT {excluded})" if excluded is not None else None
    return None


def _joined(operator: str, parts: Sequence[Node], widen: Widen) -> str | None:
    expressions = [whole(part, widen) for part in parts]
    found = [expression for expression in expressions if expression is not None]
    return "(" + operator.join(found) + ")" if found and len(found) == len(expressions) else None
