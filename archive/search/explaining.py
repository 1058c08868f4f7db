"""Says in words what a query asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from archive.search.everything import Everything
from archive.search.naming import is_unknown
from archive.search.periods import how_asked
from archive.search.tree import And, During, Having, Named, Near, Node, Not, Or, PeriodField, Phrase, Said, Word

Wording = Callable[[Word | Phrase | Named], str]
"""Says what a word or a name stands for, such as *jugend** or Kraków (6 names)."""

_NAMED = {"city": "that name the city {}", "person": "that name {}", "organisation": "that name the organisation {}",
          "by": "in which {} says something"}  # fmt: skip
_DURING = {"date": "that name a date that touches {}", "published": "published in {}", "imported": "imported in {}"}
_HAVING = {"lang": "in the language {}", "outlet": "from {}", "tag": "tagged {}", "has": "with {}", "is": "that are {}"}
_HAS = {"quote": "quotes", "date": "dates", "city": "cities", "person": "persons", "organisation": "organisations",
        "speaker": "quotes of known speakers", "unknown-speaker": "quotes of unknown speakers",
        "published": "a date of publication", "note": "notes", "tag": "tags"}  # fmt: skip


def explain(node: Node, wording: Wording) -> str:
    """What a tree asks for: a phrase that begins with "all articles" or "articles"."""
    if isinstance(node, Everything):
        return "all articles"
    return f"articles {_clause(node, wording)}"


def filters(node: Node) -> Iterator[Named]:
    """The filters by name whose entities the articles found have to name; those they must not are left out."""
    match node:
        case Named():
            yield node
        case And(parts) | Or(parts):
            for part in parts:
                yield from filters(part)


def by_value(node: Node) -> Iterator[Named | Having]:
    """All filters whose value the archive may not have, those with a minus before them, too."""
    match node:
        case Named() | Having("lang" | "outlet" | "tag"):
            yield node
        case Not(part):
            yield from by_value(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from by_value(part)


def _clause(node: Node, wording: Wording) -> str:
    match node:
        case Everything():
            return "of any kind"
        case Word() | Phrase():
            return f"with {wording(node)}"
        case Near(parts, distance):
            return f"with {' and '.join(wording(part) for part in parts)} at most {distance} words apart"
        case Named(field):
            return _NAMED[field].format("someone unknown" if is_unknown(node) else wording(node))
        case Said(words):
            return f"in which someone says {wording(words)}"
        case During(field, period):
            return _during(field, period)
        case Having("has", value):
            return _HAVING["has"].format(_HAS[value])
        case Having(field, value):
            return _HAVING[field].format(value)
        case Not(part):
            return f"but not those {_clause(part, wording)}"
        case And(parts):
            return _all(parts, wording)
        case Or(parts):
            return "either " + " or ".join(_clause(part, wording) for part in parts)


def _all(parts: tuple[Node, ...], wording: Wording) -> str:
    speakers = [wording(part) for part in parts if isinstance(part, Named) and part.field == "by"]
    said = [_said(part, wording) for part in parts if _is_said(part)]
    clauses = []
    rest = parts
    if speakers and said:
        rest = tuple(
            part for part in parts if not _is_said(part) and not (isinstance(part, Named) and part.field == "by")
        )
        clauses = [f"in which {' and '.join(speakers)} says something about {' and '.join(said)}"]
    words = [wording(part) for part in rest if isinstance(part, Word | Phrase)]
    wanted = [f"with {' and '.join(words)}"] if words else []
    others = [part for part in rest if not isinstance(part, Word | Phrase | Not)]
    excluded = [part for part in rest if isinstance(part, Not)]
    positive = [*wanted, *(_clause(part, wording) for part in others), *clauses]
    return ", ".join([" and ".join(positive), *(_clause(part, wording) for part in excluded)]).strip(", ")


def _is_said(node: Node) -> bool:
    return isinstance(node, Said) or (isinstance(node, Or) and all(isinstance(part, Said) for part in node.parts))


def _said(node: Node, wording: Wording) -> str:
    said = node.parts if isinstance(node, Or) else (node,)
    return " or ".join(wording(part.words) for part in said if isinstance(part, Said))


def _during(field: PeriodField, period: str) -> str:
    wording = "that name a date in {}" if field == "date" and how_asked(period)[0] != "touching" else _DURING[field]
    return wording.format(_period(period))


def _period(period: str) -> str:
    how, bare = how_asked(period)
    if how == "inside":
        return f"{_period(bare)} and no longer time"
    if how == "whole":
        return f"{_period(bare)} as a whole"
    first, dots, last = period.strip().partition("..")
    if not dots:
        return first.replace("-", " ") if first[:1].isalpha() else first
    if first and last:
        return f"{first} to {last}"
    return f"{first} or later" if first else f"{last} or earlier"
