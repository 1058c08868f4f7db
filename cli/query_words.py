"""A query in words, for the heading of what was made of it."""

from __future__ import annotations

from archive.opening import Archive
from archive.reading.entities import by_id
from archive.search import naming
from archive.search.periods import How, how_asked
from archive.search.printing import print_query
from archive.search.query import Query
from archive.search.tree import And, During, Named, Node, Phrase, Word
from tui.wording import formats, place_names
from tui.wording.translation import tr


def in_words(archive: Archive, query: Query) -> str:
    """The cities, persons and organisations that a query names, then the time it asks for and all else as it is typed.

    Args:
        archive: where names and labels are looked up.
        query: with filters side by side; of any other form the line is given as it is.
    """
    parts = query.tree.parts if isinstance(query.tree, And) else (query.tree,)
    names, told = [], []
    for part in parts:
        name = _name(archive, part) if isinstance(part, Named) else ""
        if name:
            names.append(name)
        else:
            told.append(_told(part))
    return ", ".join(part for part in (" – ".join(dict.fromkeys(names)), *told) if part)


def _name(archive: Archive, part: Named) -> str:
    """What the one entity that is meant is called in the language of the interface; empty where it is not one."""
    if part.field == "by":
        return ""
    meant = naming.resolve(archive.connection, part.field, part.name, exact=part.exact)
    if len(meant) != 1:
        return ""
    [entity] = by_id(archive.connection, meant)
    return place_names.shown(entity.uid, entity.label)


def _told(part: Node) -> str:
    match part:
        case Word(text, "forms") | Phrase(text):
            return tr("“{words}”").format(words=text)
        case During(field, period):
            words = _period(*how_asked(period))
            return words if field == "date" else tr("published {period}").format(period=words)
    return print_query(part)


def _period(how: How, bare: str) -> str:
    first, dots, last = bare.partition("..")
    if not dots:
        return formats.as_a_whole(_edtf(bare)) if how == "whole" else formats.edtf(_edtf(bare))
    return formats.edtf(f"{_edtf(first) or '..'}/{_edtf(last) or '..'}")


def _edtf(typed: str) -> str:
    """A period as it is typed in EDTF, as far as it has such a form."""
    return typed[:3] + "X" if typed.endswith("0s") else typed.strip()
