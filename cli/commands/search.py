"""`jumelage search`: the articles that a query line finds."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from archive.records import Hit
from archive.search import Expansion, FileSearcher, Query
from archive.search.engines import open_searcher
from cli.archive_options import ArchiveCommand
from cli.chosen_archive import ChosenArchive
from cli.display import one_line
from cli.listing import Form, limit_option, listing_options, write_list
from cli.querying import QUERY_SETTINGS, engine_option, query_argument, tell_what_is_missing, tell_what_is_unknown
from cli.tables import Column

COLUMNS = (
    Column("published", "published", fixed=True),
    Column("language", "in", fixed=True),
    Column("title", "title"),
    Column("outlet", "outlet"),
    Column("uid", "article", fixed=True, first=8),
)
_FORMS_SHOWN = 8


@click.command("search", cls=ArchiveCommand, context_settings=QUERY_SETTINGS)
@query_argument(required=True)
@click.option("--explain", is_flag=True, help="Say in words what the query asks for, and list nothing.")
@engine_option
@limit_option(50)
@listing_options(ids=True)
@click.pass_obj
def command(
    chosen: ChosenArchive, *, query: str, explain: bool, engine: str | None, limit: int | None, form: Form
) -> None:
    """List the articles that a query finds, newest first.

    \b
    jugendaustausch krakau            all words, in all their forms; city names in all languages
    "enge Kooperation" wort* *amt     a phrase; the beginning, the end of a word
    a OR b  -c  a NEAR/5 b  =Krakau   either; not; near; exactly this spelling
    city:Krakau person:"Burkhard Jung" said:Jugend by:Miszalski
    by:mayor  by:=mayor               who holds an office, in any language; this title alone
    by:"mayor of Leipzig"             who holds it there, in any language; also "prezydent Krakowa"
    by:(Miszalski OR Vossberg)        one or the other; also with city: and the other filters
    date:2013..2015 published:2024..  dates named in the text; when it was published
    date:1995-10-24  date:=1995-10-24 dates that touch this day ("1995", "since 1990"); this day alone
    imported:today  imported:7d  imported:last-week..  when it came in
    lang:de tag:delegation has:quote outlet:"Stadt Krakau"
    """  # noqa: D301 - click reads the backspace
    with chosen.open() as archive:
        searcher = open_searcher(archive, engine)
        asked = searcher.parse(query)
        if explain:
            click.echo(one_line(searcher.explain(asked)))
            return
        tell_what_is_missing(searcher)
        tell_what_is_unknown(searcher, asked)
        count = searcher.count(asked)
        hits = searcher.list(asked, limit=count if limit is None else limit)
        notes = _notes(searcher, asked, hits, count) if form is Form.TABLE and sys.stdout.isatty() else []
        nothing = _nothing_found(searcher, asked) if not hits else ""
    write_list(map(hit_row, hits), COLUMNS, form, limit=limit, total=count, nothing=nothing)
    for note in notes:
        click.echo(one_line(note))


def hit_row(hit: Hit) -> dict[str, object]:
    """A hit as a row of a list."""
    row = hit._asdict()
    del row["ordinal"]
    return row


def _notes(searcher: FileSearcher, query: Query, hits: Sequence[Hit], count: int) -> list[str]:
    """What people want to know of a result besides its rows."""
    articles = "1 article" if count == 1 else f"{count:,} articles"
    counted = [articles] if len(hits) == count else []  # of a list that is cut, `write_list` says it
    return [*counted, *map(_widened, searcher.expansions(query))]


def _widened(expansion: Expansion) -> str:
    forms = ", ".join(expansion.found[:_FORMS_SHOWN])
    more = expansion.total - _FORMS_SHOWN
    return f"{expansion.word}: {forms}" + (f" and {more} more" if more > 0 else "")


def _nothing_found(searcher: FileSearcher, query: Query) -> str:
    corrections = " or ".join(f"`{line}`" for line in searcher.corrections(query))
    advice = (
        "take out what is not in the archive" if searcher.unknown(query) else "try fewer words, or `jumelage facets ''`"
    )
    if corrections:
        advice = f"did you mean {corrections}?"
    return f"nothing found: {query.line}: {advice}"
