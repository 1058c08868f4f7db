"""Records of the archive as the rows of lists: the keys are those of JSON and CSV."""

from __future__ import annotations

from collections.abc import Iterable

from archive.records import EntityRecord, OfficeRecord, QuoteRecord, TimelineRecord
from cli.json_forms import Form
from tui.wording import place_names
from tui.wording.speakers import held_when_speaking


def quote_row(quote: QuoteRecord) -> Form:
    """Something said, where, when and by whom."""
    return {
        "uid": quote.uid,
        "published": quote.published,
        "speaker": quote.speaker_label or None,
        "speaker_id": quote.speaker,
        "office": held_when_speaking(quote) or None,
        "type": quote.type,
        "text": quote.text,
        "article": quote.article,
        "title": quote.title,
        "basis": quote.basis,
        "confidence": quote.confidence,
        "why": quote.why,
    }


def city_row(city: EntityRecord) -> Form:
    """A city, with how often and in which years it is named."""
    place = city.place
    return {
        "uid": city.uid,
        "name": place_names.shown(city.uid, city.label),
        "country": place.country if place else "",
        "articles": city.articles,
        "first": city.first,
        "last": city.last,
        "names": list(city.names),
        "geonameid": place.geonames_id if place else None,
        "lat": place.latitude if place else None,
        "lon": place.longitude if place else None,
    }


def person_row(person: EntityRecord, offices: Iterable[OfficeRecord]) -> Form:
    """A person, with the offices and their cities, each once in the order given."""
    held = list(offices)
    places = [place_names.shown(office.place, office.place_label) for office in held]
    titles = [f"{office.title}, {place}" if place else office.title for office, place in zip(held, places, strict=True)]
    return {
        "uid": person.uid,
        "name": person.label,
        "offices": _once(titles),
        "cities": _once(place for place in places if place),
        "articles": person.articles,
        "first": person.first,
        "last": person.last,
        "names": list(person.names),
    }


def date_row(entry: TimelineRecord) -> Form:
    """A date named in an article, with the words around it."""
    date = entry.date
    return {
        "date": date.edtf,
        "earliest": date.earliest,
        "latest": date.latest,
        "kind": date.kind,
        "written": date.text,
        "context": entry.context,
        "article": entry.article,
        "title": entry.title,
        "published": entry.published,
    }


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
