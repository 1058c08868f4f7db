"""From a tree back to the query line that asks for it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from archive.search.everything import Everything
from archive.search.query import Query
from archive.search.tree import (
    And,
    During,
    Form,
    Having,
    Named,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Said,
    Word,
)

_PLAIN = re.compile(r"[\w.][\w.,’'‘/&+@#%-]*")
STARS: Mapping[Form, str] = {
    "forms": "{}", "exact": "={}", "prefix": "{}*", "suffix": "*{}", "inside": "*{}*",
    "started": "{}", "suffix started": "*{}", "inside started": "*{}*",
}  # fmt: skip
"""How the forms of words are written."""


def print_query(query: Query | Node) -> str:
    """The line that `grammar.parse` reads as the same tree."""
    tree = query.tree if isinstance(query, Query) else query
    return _print(tree)


def quoted(value: str) -> str:
    """A value of a filter, in quotation marks where it would not be one word without them."""
    return value if _PLAIN.fullmatch(value) else '"' + re.sub('["„“”«»]', "", value) + '"'


def _print(node: Node) -> str:
    match node:
        case Everything():
            return ""
        case Word(text, form):
            return STARS[form].format(text)
        case Phrase(text):
            return f'"{text}"'
        case Near(parts, distance):
            return f" NEAR/{distance} ".join(_print(part) for part in parts)
        case Named(field, name, exact=exact):
            return f"{field}:{'=' if exact else ''}{quoted(name)}"
        case Said(words):
            return f"said:{_print(words)}"
        case During(field, period):
            return f"{field}:{quoted(period)}"
        case Having(field, value):
            return f"{field}:{quoted(value)}"
        case Not(part):
            return "-" + (f"({_print(part)})" if isinstance(part, And | Or | Near) else _print(part))
        case And(parts):
            return " ".join(f"({_print(part)})" if isinstance(part, Or) else _print(part) for part in parts)
        case Or(parts):
            return " OR ".join(_print(part) for part in parts)
