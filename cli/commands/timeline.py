"""`jumelage timeline`: the dates that articles name."""

from __future__ import annotations

from datetime import datetime

import click

from archive.reading import timeline
from cli.chosen_archive import ArchiveCommand, ChosenArchive
from cli.listing import Form, limit_option, listing_options, write_list
from cli.querying import QUERY_SETTINGS, matching, query_argument
from cli.record_rows import date_row
from cli.tables import ARTICLE, Column

_COLUMNS = (
    Column("date", "date", fixed=True),
    Column("kind", "kind", fixed=True),
    Column("context", "in the words of the article"),
    ARTICLE,
)
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("timeline", cls=ArchiveCommand, context_settings=QUERY_SETTINGS)
@query_argument(required=False)
@click.option("--since", type=_DAY, metavar="YYYY-MM-DD", help="Only dates that end on this day or later.")
@click.option("--until", type=_DAY, metavar="YYYY-MM-DD", help="Only dates that begin on this day or earlier.")
@limit_option(100)
@listing_options()
@click.pass_obj
def command(
    chosen: ChosenArchive, query: str, since: datetime | None, until: datetime | None, limit: int | None, form: Form
) -> None:
    """List the dates that articles name, oldest first.

    QUERY is a line as for `jumelage search`: dates of the articles it finds.
    """
    with chosen.open() as archive:
        found = timeline(
            archive,
            articles=matching(archive, query),
            since=since.date().isoformat() if since else None,
            until=until.date().isoformat() if until else None,
            limit=limit,
        )
    write_list(map(date_row, found), _COLUMNS, form, nothing="no dates found")
