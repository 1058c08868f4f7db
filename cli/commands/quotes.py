"""`jumelage quotes`: what was said."""

from __future__ import annotations

from collections.abc import Sequence

import click

from archive.opening import Archive
from archive.reading import quotes
from archive.reading.quotes import QuoteType
from archive.records import QuoteRecord
from cli.archive_options import ArchiveCommand
from cli.chosen_archive import ChosenArchive
from cli.listing import Form, limit_option, listing_options, one_more, write_list
from cli.place_names import learn_names_for
from cli.querying import QUERY_SETTINGS, matching, meant_quotes, place_of_office, query_argument, quotes_by
from cli.record_rows import quote_row
from cli.tables import ARTICLE, Column, Row


def _who(row: Row) -> str:
    """Who said it; of somebody unknown, what the text calls them."""
    if row["speaker_id"]:
        return str(row["speaker"])
    return f"unknown: “{row['speaker']}”" if row["speaker"] else "unknown"


def _rows(archive: Archive, found: Sequence[QuoteRecord], form: Form) -> list[Row]:
    """The quotes, with their sources where all of a row is written."""
    if form in (Form.TABLE, Form.IDS):
        return [*map(quote_row, found)]
    from cli.cited_quotes import cited_quotes  # noqa: PLC0415 - start-up

    return [*cited_quotes(archive, found)]


_COLUMNS = (
    Column("published", "published", fixed=True),
    Column("speaker", "who", words=_who),
    Column("office", "office"),
    Column("type", "type", fixed=True),
    Column("text", "words"),
    ARTICLE,
)


@click.command("quotes", cls=ArchiveCommand, context_settings=QUERY_SETTINGS)
@query_argument(required=False)
@click.option(
    "--by",
    metavar="NAME",
    help="Who said it, as after `by:` in a query: a name, office, office of a city, id, or `unknown`.",
)
@click.option("--office-of", "place", metavar="CITY", help="By those who hold office of this city.")
@click.option("--type", "kind", type=click.Choice(["direct", "indirect"]), help="Only direct or only reported speech.")
@limit_option(50)
@listing_options(ids=True)
@click.pass_obj
def command(
    chosen: ChosenArchive,
    *,
    query: str,
    by: str | None,
    place: str | None,
    kind: QuoteType | None,
    limit: int | None,
    form: Form,
) -> None:
    """List what was said, newest first.

    QUERY is a line as for `jumelage search`: quotes of the articles it finds; where it has `by:` or `said:`, only
    those it means (by:mayor, by:"mayor of Leipzig", by:(Miszalski OR unknown) said:jugend*).
    """
    with chosen.open() as archive:
        learn_names_for(archive, form)
        articles, rows = matching(archive, query), meant_quotes(archive, query)
        if by is not None:
            spoken = quotes_by(archive, by)
            rows = spoken if rows is None else rows & spoken
        city = place_of_office(archive, place) if place else None
        found = quotes(archive, articles=articles, rows=rows, office_place=city, type=kind, limit=one_more(limit))
        said = _rows(archive, found, form)
    nothing = "no quotes found: try without --by, --office-of, --type or QUERY"
    write_list(said, _COLUMNS, form, limit=limit, nothing=nothing)
