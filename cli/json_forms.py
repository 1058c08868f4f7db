"""The JSON forms of what is found in an article; `extract` and `show` print the same ones.

Spans are `start` and `end` in code points of the text; dates are EDTF.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from extraction.findings import Place

Form = dict[str, Any]
SpanPair = tuple[int, int]

ENTITY_TYPES = {"person": "PER", "place": "LOC", "organisation": "ORG"}
# What annotated corpora call the wording that names a speaker: a noun phrase without a name is a role.
SPEAKER_KINDS = {"name": "name", "pronoun": "pronoun", "office": "role", "group": "role", "unknown": "none"}


def entity_form(span: SpanPair, kind: str, name: str, lemma: str, uid: str | None) -> Form:
    """A name in the text: `name` is what its entity is called, `norm` the base form of the words that stand there."""
    form = {"start": span[0], "end": span[1], "type": ENTITY_TYPES[kind], "name": name, "norm": lemma}
    return form if uid is None else {**form, "id": uid}


def toponym_form(span: SpanPair, usage: str, label: str, place: Place | None) -> Form:
    """A place name, or a word derived from one; without `geonameid` and coordinates where it is not linked."""
    form: Form = {"start": span[0], "end": span[1], "kind": place.kind if place else "other", "usage": usage}
    if place:
        form |= {"geonameid": place.geonames_id, "lat": place.latitude, "lon": place.longitude}
    return {**form, "label": place.name if place else label}


def date_form(span: SpanPair, edtf: str, kind: str) -> Form:
    """A date named in the text."""
    return {"start": span[0], "end": span[1], "value": edtf, "kind": kind}


def quote_form(
    kind: str, segments: Iterable[SpanPair], speaker: SpanPair | None, name: str, basis: str, cue: SpanPair | None
) -> Form:
    """Something said, without its quotation marks; `speaker_name` is null where nobody is known to have said it."""
    return {
        "type": kind.capitalize(),
        "quote_spans": [list(segment) for segment in segments],
        "speaker_spans": [list(speaker)] if speaker else [],
        "speaker_name": name or None,
        "speaker_kind": SPEAKER_KINDS[basis],
        "cue_spans": [list(cue)] if cue else [],
    }


def person_form(name: str, offices: Iterable[tuple[str, str]]) -> Form:
    """A person, once, with the office that the text names most often and where it is held.

    Args:
        name: full name.
        offices: title and place of each naming, in the order of the text; the place may be empty.
    """
    ranked: dict[str, tuple[int, str, str]] = {}
    for title, place in offices:
        count, first_title, known_place = ranked.get(title.casefold(), (0, title, ""))
        ranked[title.casefold()] = (count + 1, first_title, known_place or place)
    _, role, place = max(ranked.values(), key=lambda entry: entry[0], default=(0, "", ""))
    return {"name": name, "role": role or None, "place": place or None}
