"""Query lines on the command line, and the articles they find."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click
from pyroaring import BitMap, BitMap64

from archive.opening import Archive
from cli.chosen_archive import ChosenArchive
from cli.failures import complain

if TYPE_CHECKING:
    from archive.search import FileSearcher, Query
    from archive.search.periods import AskedPeriod

Decorated = TypeVar("Decorated", bound=Callable[..., object])

QUERY_SETTINGS: Mapping[str, Any] = {"ignore_unknown_options": True, "help_option_names": ["--help"]}
"""Context settings of commands that take a query: `-word` is a part of it."""

_LISTS = {"city": "cities", "person": "persons", "by": "persons"}
_FACETS = {"lang": "language"}
_ONE_LETTER = re.compile(r"-[^\W\d_]")


def query_argument(*, required: bool) -> Callable[[Decorated], Decorated]:
    """Give a command its last arguments as one query line, as `query`."""

    def join(_: click.Context, __: click.Parameter, words: tuple[str, ...]) -> str:
        for word in words:
            # Nobody leaves out the articles with a single letter: that is an option of another program.
            if word.startswith("--") or _ONE_LETTER.fullmatch(word):
                raise click.NoSuchOption(word)
        return " ".join(words).strip()

    return click.argument("query", nargs=-1, required=required, callback=join)


def engine_option(function: Decorated) -> Decorated:
    """Give a command `--engine`, by default what it says in front of the command."""

    def choose(context: click.Context, _: click.Parameter, value: str | None) -> str | None:
        return value or context.ensure_object(ChosenArchive).engine

    return click.option(
        "--engine",
        metavar="file|tantivy",
        callback=choose,
        help="What searches: the file itself, or a tantivy index beside it [default: $JUMELAGE_ENGINE or file].",
    )(function)


def tell_what_is_missing(searcher: FileSearcher) -> None:
    """Say on stderr when an engine does not know all articles."""
    from archive.search.engines import behind  # noqa: PLC0415 - as below

    if sentence := behind(searcher):
        complain(f"note: {sentence}")


def tell_what_is_unknown(searcher: FileSearcher, query: Query) -> None:
    """Say on stderr which filters of a query name something that the archive does not have, and where to look it up."""
    for asked in searcher.unknown(query):
        field = asked.partition(":")[0]
        look = _LISTS.get(field) or f"facets --by {_FACETS.get(field, field)}"
        complain(f"note: nothing in the archive is called so: {asked}: look it up with `jumelage {look}`")


def matching(archive: Archive, line: str) -> BitMap | None:
    """Ordinals of the articles that a query line finds, None for an empty line.

    Raises:
        QueryError: the line cannot be understood.
    """
    if not line:
        return None
    from archive.search.engines import open_searcher  # noqa: PLC0415 - start-up: lists without a query need no search

    searcher = open_searcher(archive)
    query = searcher.parse(line)
    tell_what_is_unknown(searcher, query)
    return BitMap(searcher.ordinals(query))


def asked_dates(line: str) -> Sequence[AskedPeriod]:
    """What the `date:` filters of a query line ask for that stand side by side.

    Raises:
        QueryError: the line cannot be understood.
    """
    if not line:
        return ()
    from archive.search import parse  # noqa: PLC0415 - as above
    from archive.search.periods import named_periods  # noqa: PLC0415 - as above

    return named_periods(parse(line).tree)


def quotes_by(archive: Archive, name: str) -> BitMap64:
    """The quotes that `by:` with this name means.

    Raises:
        NotInArchiveError: nobody has that name or office.
    """
    from archive.errors import NotInArchiveError  # noqa: PLC0415 - as above
    from archive.search.engines import open_searcher  # noqa: PLC0415 - as above
    from archive.search.printing import quoted  # noqa: PLC0415 - as above

    searcher = open_searcher(archive)
    asked = searcher.parse(f"by:{quoted(name)}")
    if not searcher.means_somebody(asked):
        advice = "look it up with `jumelage persons`"
        raise NotInArchiveError("there is no such name or office in the archive", name, advice)
    rows = searcher.quotes(asked)
    return BitMap64() if rows is None else rows


def place_of_office(archive: Archive, name: str) -> str:
    """The uid of the city that `--office-of` means.

    Raises:
        NotInArchiveError: no city has that name, or several have it.
    """
    from archive.errors import NotInArchiveError  # noqa: PLC0415 - as above
    from archive.reading.entities import by_id  # noqa: PLC0415 - as above
    from archive.search import naming  # noqa: PLC0415 - as above

    found = by_id(archive.connection, naming.resolve(archive.connection, "city", name))
    if not found:
        raise NotInArchiveError("there is no such city in the archive", name, "look it up with `jumelage cities`")
    if len(found) > 1:
        uids = ", ".join(city.uid for city in found)
        raise NotInArchiveError("several have that name", name, f"give one of {uids}")
    return found[0].uid


def meant_quotes(archive: Archive, line: str) -> BitMap64 | None:
    """The quotes that `by:` and `said:` in a query line mean, None when it has none of these.

    Raises:
        QueryError: the line cannot be understood.
    """
    if not line:
        return None
    from archive.search.engines import open_searcher  # noqa: PLC0415 - as above

    searcher = open_searcher(archive)
    return searcher.quotes(searcher.parse(line))
