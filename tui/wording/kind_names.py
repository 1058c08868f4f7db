"""What kinds of things are called: one table, so that a kind has the same name on every screen."""

from __future__ import annotations

from typing import Literal

from tui.wording.translation import mark, tr

Sort = Literal["finding", "many", "date", "name", "speech", "speaker", "question", "relation", "to", "from"]
"""What has the kind: a finding, as it stands in a sentence; many of a kind; a date; one of several names; a quote; what
says who spoke; a question of the review queue; what joins two articles; what an article is to another one; what the
other one is to it."""

STAR = "star"
"""The tag that `*` sets."""
_NAMES: dict[Sort, dict[str, str]] = {
    "finding": {
        "place": mark("a city or place"),
        "person": mark("a person"),
        "organisation": mark("an organisation"),
        "date": mark("a date"),
        "quote": mark("a quote"),
    },
    "many": {
        "place": mark("cities and places"),
        "person": mark("persons"),
        "organisation": mark("organisations"),
    },
    "date": {
        "event": mark("event"),
        "planned": mark("planned"),
        "cancelled": mark("cancelled or postponed"),
        "founding": mark("founding"),
        "office": mark("term of office"),
        "publication": mark("publication"),
        "other": mark("other"),
    },
    "name": {
        "exonym": mark("exonym"),
        "historical": mark("historical"),
        "misspelling": mark("misspelling"),
        "transliterated": mark("transliterated"),
        "derived": mark("derived"),
    },
    "speech": {"direct": mark("direct speech"), "indirect": mark("reported speech")},
    "speaker": {
        "name": mark("the name"),
        "pronoun": mark("a pronoun"),
        "office": mark("an office"),
        "role": mark("an office"),
        "group": mark("a group"),
        "person": mark("a person decided so"),
        "unknown": mark("nothing names the speaker"),
    },
    "question": {
        "name": mark("uncertain names"),
        "place": mark("ambiguous cities"),
        "merge": mark("perhaps the same"),
        "speaker": mark("unknown speakers"),
        "date": mark("dates that cannot be"),
        "office": mark("two beginnings of an office"),
        "event": mark("two dates for one event"),
        "related": mark("reprints and translations"),
    },
    "relation": {
        "reprint": mark("reprint"),
        "rewrite": mark("rewritten version"),
        "part": mark("part"),
        "translation": mark("translation"),
    },
    "to": {
        "reprint": mark("reprint of"),
        "rewrite": mark("rewritten from"),
        "part": mark("part of"),
        "translation": mark("translation of"),
    },
    "from": {
        "reprint": mark("reprinted as"),
        "rewrite": mark("rewritten as"),
        "part": mark("contains"),
        "translation": mark("translated as"),
    },
}


def kind_name(sort: Sort, kind: str) -> str:
    """What a kind is called in the language of the interface; the kind itself when it has no name."""
    return tr(_NAMES[sort].get(kind, kind))


def has_name(sort: Sort, kind: str) -> bool:
    """Whether a kind is worth naming."""
    return kind in _NAMES[sort]


def tag_words(name: str) -> str:
    """A tag as it is told of; the one that `*` sets is a star."""
    return "★" if name == STAR else name
