"""`jumelage cities`: the cities that articles name."""

from __future__ import annotations

import click

from archive.reading import entities
from cli.archive_options import ArchiveCommand
from cli.chosen_archive import ChosenArchive
from cli.listing import Form, limit_option, listing_options, one_more, write_list
from cli.place_names import learn_names_for
from cli.record_rows import city_row
from cli.tables import Column

_COLUMNS = (
    Column("name", "city"),
    Column("country", "country", fixed=True),
    Column("articles", "articles", fixed=True),
    Column("first", "first", fixed=True),
    Column("last", "last", fixed=True),
    Column("names", "also written"),
    Column("uid", "id", fixed=True),
)


@click.command("cities", cls=ArchiveCommand)
@click.argument("name", required=False, default="")
@limit_option(50)
@listing_options(ids=True)
@click.pass_obj
def command(chosen: ChosenArchive, name: str, limit: int | None, form: Form) -> None:
    """List the cities that articles name, the most frequent first.

    NAME keeps those with a name that begins so, in any language and spelling.
    """
    with chosen.open() as archive:
        learn_names_for(archive, form)
        found = entities(archive, "city", name=name, limit=one_more(limit))
    write_list(map(city_row, found), _COLUMNS, form, limit=limit, nothing="no cities found")
