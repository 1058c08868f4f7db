"""A query in words, for the heading of what was made of it."""

from __future__ import annotations

from archive.opening import Archive
from archive.search import naming
from archive.search.periods import How, asked_period
from archive.search.printing import print_query
from archive.search.query import Query
from archive.search.tree import And, During, Named, Node, Phrase, Word
from tui.wording import formats, place_names
from tui.wording.translation import tr

_LABELS = "SELECT uid, label FROM entities WHERE id = ?"


def in_words(archive: Archive, query: Query) -> str:
    """The cities, persons and organisations that a query names, then the time it asks for and all else as it is typed.

    Args:
        archive: where names and labels are looked up.
        query: with filters side by side; of any other form the line is given as it is.
    """
    parts = query.tree.parts if isinstance(query.tree, And) else (query.tree,)
    names = [name for part in parts if isinstance(part, Named) and (name := _name(archive, part))]
    told = [_told(part) for part in parts if not (isinstance(part, Named) and _name(archive, part))]
    return ", ".join(part for part in (" – ".join(dict.fromkeys(names)), *told) if part)


def _name(archive: Archive, part: Named) -> str:
    """What the one entity that is meant is called in the language of the interface; empty where it is not one."""
    if part.field == "by":
        return ""
    meant = naming.resolve(archive.connection, part.field, part.name, exact=part.exact)
    rows = [archive.connection.execute(_LABELS, (entity,)).fetchone() for entity in meant]
    return place_names.shown(*rows[0]) if len(rows) == 1 else ""


def _told(part: Node) -> str:
    match part:
        case Word(text, "forms") | Phrase(text):
            return tr("“{words}”").format(words=text)
        case During(field, period):
            asked = asked_period(period)
            words = _period(period, asked.how)
            return words if field == "date" else tr("published {period}").format(period=words)
    return print_query(part)


def _period(period: str, how: How) -> str:
    bare = period.lstrip("=").removeprefix("whole-")
    first, dots, last = bare.partition("..")
    if not dots:
        return formats.as_a_whole(_edtf(bare)) if how == "whole" else formats.edtf(_edtf(bare))
    return formats.edtf(f"{_edtf(first) or '..'}/{_edtf(last) or '..'}")


def _edtf(typed: str) -> str:
    """A period as it is typed in EDTF, as far as it has such a form."""
    return typed[:3] + "X" if typed.endswith("0s") else typed.strip()
