"""`jumelage timeline`: the dates that articles name."""

from __future__ import annotations

import click

from archive.reading import timeline
from cli.archive_options import ArchiveCommand
from cli.chosen_archive import ChosenArchive
from cli.listing import Form, limit_option, listing_options, one_more, write_list
from cli.querying import QUERY_SETTINGS, asked_dates, matching, query_argument
from cli.record_rows import date_row
from cli.tables import ARTICLE, Column, date_column

_KINDS = ("event", "planned", "cancelled", "founding", "office", "publication", "other")


_COLUMNS = (
    date_column("date"),
    Column("kind", "kind", fixed=True),
    Column("context", "in the words of the article"),
    ARTICLE,
)


class _Period(click.ParamType[str]):
    """A period as after `date:` in a query; gives its first or last day."""

    name = "date"

    def __init__(self, *, last: bool) -> None:
        self._last = last

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The ISO day."""
        from archive.search.errors import QueryError  # noqa: PLC0415 - start-up
        from archive.search.local_dates import in_iso  # noqa: PLC0415 - start-up
        from archive.search.periods import parse_period  # noqa: PLC0415 - start-up
        from archive.search.relative_periods import in_dates  # noqa: PLC0415 - start-up

        try:
            day = parse_period(in_dates(in_iso(value)))[1 if self._last else 0]
        except QueryError:
            day = None
        if day is None:
            reason = f"{value!r} is no date: write 2026, 2026-03, 2026-03-01, 1990s or winter-2013"
            raise click.BadParameter(reason, ctx, param)
        return day.isoformat()


@click.command("timeline", cls=ArchiveCommand, context_settings=QUERY_SETTINGS)
@query_argument(required=False)
@click.option("--since", type=_Period(last=False), metavar="DATE", help="Only dates that end in this time or later.")
@click.option("--until", type=_Period(last=True), metavar="DATE", help="Only dates that begin in this time or earlier.")
@click.option("--kind", type=click.Choice(_KINDS), help="Only dates of this kind.")
@limit_option(100)
@listing_options()
@click.pass_obj
def command(
    chosen: ChosenArchive,
    query: str,
    since: str | None,
    until: str | None,
    kind: str | None,
    limit: int | None,
    form: Form,
) -> None:
    """List the dates that articles name, oldest first.

    QUERY is a line as for `jumelage search`: dates of the articles it finds; where it has `date:`, only dates that
    touch that time (date:2014), that are known to lie in it (date:=2014), or that name just it (date:whole-2014).
    DATE is written as there: 2026, 2026-03, 2026-03-01, 1990s, winter-2013. JSON and CSV have the dates in EDTF.
    """
    with chosen.open() as archive:
        found = timeline(
            archive,
            articles=matching(archive, query),
            since=since,
            until=until,
            kind=kind,
            limit=one_more(limit),
            asked=asked_dates(query),
        )
    write_list(map(date_row, found), _COLUMNS, form, limit=limit, nothing="no dates found")
