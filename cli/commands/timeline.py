"""`jumelage timeline`: the dates that articles name."""

from __future__ import annotations

from calendar import monthrange
from datetime import datetime

import click

from archive.reading import timeline
from cli.chosen_archive import ArchiveCommand, ChosenArchive
from cli.listing import Form, limit_option, listing_options, write_list
from cli.querying import QUERY_SETTINGS, matching, query_argument
from cli.record_rows import date_row
from cli.tables import ARTICLE, Column, Row
from tui.translation import preferred_language, use_language

_KINDS = ("event", "planned", "founding", "office", "publication", "other")


def _in_words(row: Row) -> str:
    from tui.formats import edtf  # noqa: PLC0415 - start-up

    return edtf(str(row["date"]))


_COLUMNS = (
    Column("date", "date", fixed=True, words=_in_words),
    Column("kind", "kind", fixed=True),
    Column("context", "in the words of the article"),
    ARTICLE,
)


class _Period(click.ParamType[str]):
    """A day, month or year; gives its first or last day."""

    name = "date"

    def __init__(self, *, last: bool) -> None:
        self._last = last

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The ISO day."""
        for form in ("%Y-%m-%d", "%Y-%m", "%Y"):
            try:
                day = datetime.strptime(value, form).date()  # noqa: DTZ007 - a day has no time zone
            except ValueError:
                continue
            if not self._last or form == "%Y-%m-%d":
                return day.isoformat()
            month = 12 if form == "%Y" else day.month
            return f"{day.year:04}-{month:02}-{monthrange(day.year, month)[1]:02}"
        raise click.BadParameter(f"{value!r} is no date: write 2026, 2026-03 or 2026-03-01", ctx, param)


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

    QUERY is a line as for `jumelage search`: dates of the articles it finds. DATE is a year, month or day: 2026,
    2026-03, 2026-03-01. JSON and CSV have the dates in EDTF.
    """
    use_language(preferred_language())
    with chosen.open() as archive:
        found = timeline(
            archive,
            articles=matching(archive, query),
            since=since,
            until=until,
            kind=kind,
            limit=limit,
        )
    write_list(map(date_row, found), _COLUMNS, form, nothing="no dates found")
