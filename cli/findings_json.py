"""Findings in a text, as the JSON that `extract` prints."""

from __future__ import annotations

from cli.json_forms import Form, date_form, entity_form, person_form, quote_form, toponym_form
from extraction.findings import DateEnd, Entity, Findings, Mention, Place, Quote


def findings_form(findings: Findings, *, dates_apart: bool = False) -> Form:
    """Everything found, in five lists in the order of the text.

    Args:
        findings: of one text.
        dates_apart: whether each date that is written is given by itself ("seit 1991": 1991, "1. bis 4. Mai": two),
            as annotated corpora count them, rather than the stretch they tell of.
    """
    names = [mention for mention in findings.mentions if mention.usage == "name"]
    places = [mention for mention in findings.mentions if mention.kind == "place"]
    return {
        "entities": [_entity(findings, mention) for mention in names],
        "toponyms": [_toponym(findings, mention) for mention in places],
        "persons": _persons(findings),
        "dates": [
            date_form(written.span, written.edtf, date.kind)
            for date in findings.dates
            for written in (date.written if dates_apart else [DateEnd(date.span, date.edtf)])
        ],
        "quotes": [_quote(findings, quote) for quote in findings.quotes],
    }


def _entity(findings: Findings, mention: Mention) -> Form:
    entity = _entity_of(findings, mention)
    place = entity.place if entity else None
    uid = f"place-{place.geonames_id}" if place else None
    return entity_form(mention.span, mention.kind, entity.name if entity else mention.lemma, mention.lemma, uid)


def _toponym(findings: Findings, mention: Mention) -> Form:
    entity = _entity_of(findings, mention)
    form = toponym_form(mention.span, mention.usage, mention.lemma, entity.place if entity else None)
    if entity and entity.place is None and entity.candidates:
        form["kind"] = _shared_kind(entity.candidates)
    return form


def _shared_kind(candidates: tuple[Place, ...]) -> str:
    """What an unlinked place is whichever candidate it turns out to be."""
    kinds = {place.kind for place in candidates}
    return kinds.pop() if len(kinds) == 1 else "other"


def _persons(findings: Findings) -> list[Form]:
    forms = []
    for index, entity in enumerate(findings.entities):
        if entity.kind == "person":
            offices = [
                (office.title, findings.entities[office.place].name if office.place is not None else "")
                for office in findings.offices
                if office.person == index
            ]
            forms.append(person_form(entity.name, offices))
    return forms


def _quote(findings: Findings, quote: Quote) -> Form:
    speaker = findings.entities[quote.speaker_entity].name if quote.speaker_entity is not None else ""
    return quote_form(quote.type, quote.segments, quote.speaker, speaker, quote.basis, quote.cue)


def _entity_of(findings: Findings, mention: Mention) -> Entity | None:
    return findings.entities[mention.entity] if mention.entity is not None else None
