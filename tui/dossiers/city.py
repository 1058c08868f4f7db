"""The page of a city."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dossiers.entity_lines import (
    beginning,
    companion_lines,
    event_lines,
    more_line,
    name_lines,
    office_lines,
    quote_lines,
)
from tui.dossiers.line import Dossier, Line, section
from tui.travel.destinations import QuotesPage
from tui.wording import formats, place_names
from tui.wording.translation import tr

if TYPE_CHECKING:
    from archive.records import EntityRecord
    from tui.dossiers.material import EntityMaterial


def city_dossier(material: EntityMaterial) -> Dossier:
    """Where it lies, what it is called, its partners, who holds office there, what happened and what was said."""
    entity, years = material.entity, material.articles_by_year
    together = [event for event in material.events if event.together]
    nearby = [event for event in material.events if not event.together]
    lines = [
        *_position(entity),
        *beginning(material),
        *section(tr("Names"), name_lines(material.names)),
        *section(
            tr("Partner cities and others named with it"), companion_lines(entity, material.cities, years, pairs=True)
        ),
        *section(tr("Offices in the city"), office_lines(material.offices, of_person=False)),
        *section(tr("Events that name it"), event_lines(together)),
        *section(
            tr("Said by those in office"),
            quote_lines(material.quotes, speaker=True)
            + more_line(len(material.quotes), material.quote_count, QuotesPage(material.filter)),
            tail=formats.number(material.quote_count),
        ),
        *section(tr("Persons named with it"), companion_lines(entity, material.persons, years, pairs=False)),
        *section(tr("Other dates in its articles"), event_lines(nearby)),
    ]
    return Dossier(place_names.shown(entity.uid, entity.label), _subtitle(entity), tuple(lines), material.filter)


def _subtitle(entity: EntityRecord) -> str:
    where = formats.country(entity.place.country) if entity.place else entity.disambiguation
    name = place_names.shown(entity.uid, entity.label)
    return f"{name}, {where}" if where else name


def _position(entity: EntityRecord) -> list[Line]:
    """Country, coordinates and inhabitants, and the identifiers under which others know it."""
    lines = []
    if entity.place is not None:
        place = entity.place
        where = [formats.country(place.country), formats.coordinates(place.latitude, place.longitude)]
        if place.population:
            where.append(tr("{number} inhabitants").format(number=formats.number(place.population)))
        lines.append(Line(", ".join(part for part in where if part)))
    if entity.identifiers:
        names = {"geonames": "GeoNames", "wikidata": "Wikidata", "gnd": "GND", "viaf": "VIAF"}
        known = [f"{names.get(scheme, scheme)} {value}" for scheme, value in sorted(entity.identifiers.items())]
        lines.append(Line(" · ".join(known), look="quiet"))
    return lines
