"""The page of a person or an organisation."""

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
from tui.dossiers.line import Dossier, section
from tui.travel.destinations import QuotesPage
from tui.wording import formats
from tui.wording.translation import tr

if TYPE_CHECKING:
    from tui.dossiers.material import EntityMaterial


def person_dossier(material: EntityMaterial) -> Dossier:
    """Offices with their evidence, other names, everything said, with whom and where."""
    entity, years = material.entity, material.articles_by_year
    said = quote_lines(material.quotes, speaker=False)
    quotes = QuotesPage(by=entity.uid)
    more = more_line(len(material.quotes), material.quote_count, quotes)
    lines = [
        *beginning(material),
        *section(tr("Offices"), office_lines(material.offices, of_person=True), empty=tr("No office is named.")),
        *section(tr("Names"), name_lines(material.names)),
        *section(tr("Said"), said + more, tail=formats.number(material.quote_count), empty=tr("Nothing is quoted.")),
        *section(tr("Named with"), companion_lines(entity, material.persons, years, pairs=True)),
        *section(tr("Cities"), companion_lines(entity, material.cities, years, pairs=False)),
        *section(tr("Dates"), event_lines([event for event in material.events if event.together])),
        *section(
            tr("Other dates in these articles"), event_lines([event for event in material.events if not event.together])
        ),
    ]
    subtitle = f"{entity.label}, {entity.disambiguation}" if entity.disambiguation else entity.label
    return Dossier(entity.label, subtitle, tuple(lines), material.filter, quotes)
