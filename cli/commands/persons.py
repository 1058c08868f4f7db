"""`jumelage persons`: the persons that articles name."""

from __future__ import annotations

from collections import defaultdict

import click

from archive.reading import entities, offices
from archive.records import OfficeRecord
from cli.archive_options import ArchiveCommand
from cli.chosen_archive import ChosenArchive
from cli.listing import Form, limit_option, listing_options, one_more, write_list
from cli.place_names import learn_names_for
from cli.record_rows import person_row
from cli.tables import Column

_COLUMNS = (
    Column("name", "person"),
    Column("offices", "offices"),
    Column("articles", "articles", fixed=True),
    Column("first", "first", fixed=True),
    Column("last", "last", fixed=True),
    Column("uid", "id"),
)


@click.command("persons", cls=ArchiveCommand)
@click.argument("name", required=False, default="")
@limit_option(50)
@listing_options(ids=True)
@click.pass_obj
def command(chosen: ChosenArchive, name: str, limit: int | None, form: Form) -> None:
    """List the persons that articles name with their offices, the most frequent first.

    NAME keeps those with a name that begins so, in any spelling.
    """
    with chosen.open() as archive:
        learn_names_for(archive, form)
        found = entities(archive, "person", name=name, limit=one_more(limit))
        held: defaultdict[str, list[OfficeRecord]] = defaultdict(list)
        for office in offices(archive):
            held[office.person].append(office)
    rows = (person_row(person, held[person.uid]) for person in found)
    write_list(rows, _COLUMNS, form, limit=limit, nothing="no persons found")
