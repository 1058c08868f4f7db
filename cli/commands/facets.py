"""`jumelage facets`: which cities, persons and years stand in the articles that a query finds, and how often."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import click

from archive.records import FacetName, Facets
from archive.search import FileSearcher
from archive.search.engines import open_searcher
from cli.archive_options import ArchiveCommand
from cli.chosen_archive import ChosenArchive
from cli.listing import Form, limit_option, listing_options, one_more, tell_of_the_rest, write_list
from cli.place_names import learn_names_for
from cli.querying import QUERY_SETTINGS, engine_option, query_argument, tell_what_is_missing, tell_what_is_unknown
from cli.tables import Column, Row
from tui.wording import formats, place_names

_NAMES: tuple[FacetName, ...] = get_args(FacetName)
_USUAL: tuple[FacetName, ...] = ("city", "person", "year")


def _value(row: Row) -> str:
    """A value as people read it: of a date in words."""
    return formats.edtf(str(row["value"])) if row["facet"] == "year" else str(row["value"])


_COLUMNS = (
    Column("facet", "facet", fixed=True),
    Column("articles", "articles", fixed=True),
    Column("value", "value", words=_value),
    Column("filter", "to choose it"),
)


@click.command("facets", cls=ArchiveCommand, context_settings=QUERY_SETTINGS)
@query_argument(required=False)
@click.option(
    "--by", "names", multiple=True, type=click.Choice(_NAMES), help="Which facets [default: city person year]."
)
@engine_option
@limit_option(20)
@listing_options()
@click.pass_obj
def command(
    chosen: ChosenArchive,
    *,
    query: str,
    names: tuple[FacetName, ...],
    engine: str | None,
    limit: int | None,
    form: Form,
) -> None:
    """Count which cities, persons, years and so on the articles name that a query finds.

    The last column is what narrows the query to that value.
    """
    with chosen.open() as archive:
        searcher = open_searcher(archive, engine)
        tell_what_is_missing(searcher)
        asked = searcher.parse(query)
        tell_what_is_unknown(searcher, asked)
        facets = searcher.facets(asked, names or _USUAL, one_more(limit) or _ALL)
        learn_names_for(archive, form)
        rows = list(_rows(searcher, facets, limit))
    write_list(rows, _COLUMNS, form)
    if limit is not None and (cut := [name for name, values in facets.values.items() if len(values) > limit]):
        tell_of_the_rest(f"only the first {limit:,} of {', '.join(cut)}")


_ALL = 2**31


def _rows(searcher: FileSearcher, facets: Facets, limit: int | None) -> Iterator[dict[str, Any]]:
    for name, values in facets.values.items():
        for value in values[:limit]:
            yield {
                "facet": name,
                "value": place_names.shown(value.key, value.label) if name == "city" else value.label,
                "articles": value.count,
                "key": value.key,
                "filter": searcher.filter_for(name, value),
            }
