"""`jumelage searches`: searches with a name, results that are kept to be compared, and many queries at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import IO, Any

import click

from archive import saved_searches, snapshots
from archive.errors import NotInArchiveError
from archive.opening import Archive
from archive.reading.articles_of import articles_since
from archive.records import Hit
from archive.search import FileSearcher, QueryError
from archive.search.engines import open_searcher
from cli.archive_options import ArchiveCommand, ArchiveGroup
from cli.chosen_archive import ChosenArchive
from cli.commands.search import COLUMNS, hit_row
from cli.failures import ExitCode, complain
from cli.listing import Form, limit_option, listing_options, one_more, write_list
from cli.querying import QUERY_SETTINGS, query_argument
from cli.tables import Column

_SAVED = (
    Column("name", "name"),
    Column("articles", "articles", fixed=True),
    Column("new", "new", fixed=True),
    Column("opened", "last opened (UTC)", fixed=True, first=19),
    Column("query", "query"),
)
_KEPT = (
    Column("uid", "result", fixed=True, first=8),
    Column("made", "made (UTC)", fixed=True, first=19),
    Column("articles", "articles", fixed=True),
    Column("revision", "revision", fixed=True),
    Column("query", "query"),
)
_COMPARED = (
    Column("uid", "result", fixed=True, first=8),
    Column("same", "the same", fixed=True),
    Column("then", "then", fixed=True),
    Column("now", "now", fixed=True),
    Column("new", "new since", fixed=True),
    Column("query", "query"),
)
_ANSWERED = (
    Column("line", "line", fixed=True),
    Column("articles", "articles", fixed=True),
    Column("newest", "newest"),
    Column("query", "query"),
)


@click.group("searches", cls=ArchiveGroup)
def command() -> None:
    """Keep searches and results under a name, see what is new, run many queries at once."""


@command.command("list", cls=ArchiveCommand)
@listing_options()
@click.pass_obj
def show_saved(chosen: ChosenArchive, form: Form) -> None:
    """List the saved searches, and how many articles each finds that came in since it was opened."""
    with chosen.open() as archive:
        found = saved_searches.saved_searches(archive, open_searcher(archive))
    write_list(map(asdict, found), _SAVED, form, nothing="no search was saved yet: see `jumelage searches save --help`")


@command.command("save", cls=ArchiveCommand, context_settings=QUERY_SETTINGS)
@click.argument("name")
@query_argument(required=True)
@click.option("--pin", is_flag=True, help="Put it before the others.")
@click.pass_obj
def save(chosen: ChosenArchive, name: str, query: str, *, pin: bool) -> None:
    """Save a search under a name, in the place of the one that has it."""
    with chosen.open(write=True) as archive:
        saved_searches.save(archive, name, query, pinned=pin)


@command.command("remove", cls=ArchiveCommand)
@click.argument("name")
@click.pass_obj
def remove(chosen: ChosenArchive, name: str) -> None:
    """Forget a saved search."""
    with chosen.open(write=True) as archive:
        saved_searches.remove(archive, name)


@command.command("open", cls=ArchiveCommand)
@click.argument("name")
@click.option("--new", "only_new", is_flag=True, help="Only what came in or changed since it was last opened.")
@limit_option(50)
@listing_options(ids=True)
@click.pass_obj
def open_saved(chosen: ChosenArchive, name: str, *, only_new: bool, limit: int | None, form: Form) -> None:
    """List what a saved search finds, newest first; from then on it is not new any more."""
    with chosen.open(write=True) as archive:
        hits = _found_by(archive, name, only_new=only_new, limit=one_more(limit))
        saved_searches.mark_opened(archive, name)
    nothing = f"nothing new: {name}: leave out --new for all it finds" if only_new else f"nothing found: {name}"
    write_list(map(hit_row, hits), COLUMNS, form, limit=limit, nothing=nothing)


@command.command("run", cls=ArchiveCommand)
@click.argument("file", type=click.File(encoding="utf-8", errors="replace"))
@listing_options()
@click.pass_obj
def run(chosen: ChosenArchive, file: IO[str], form: Form) -> None:
    """Run the queries of a file, one a line; - for those that are piped in.

    Empty lines and lines that begin with # are passed over. A line that cannot be understood is told on stderr, the
    others are run nevertheless, and the exit code is 1.
    """
    refused: list[str] = []
    with chosen.open() as archive:
        rows = list(_answers(open_searcher(archive), file, refused))
    write_list(rows, _ANSWERED, form, nothing=f"no queries: {file.name}: write one a line")
    for sentence in refused:
        complain(sentence)
    if refused:
        click.get_current_context().exit(ExitCode.PARTLY)


@command.command("keep", cls=ArchiveCommand, context_settings=QUERY_SETTINGS)
@query_argument(required=True)
@click.pass_obj
def keep(chosen: ChosenArchive, query: str) -> None:
    """Keep a result, so that it can be cited and compared: its query, number and a hash of its articles."""
    with chosen.open(write=True) as archive:
        searcher = open_searcher(archive)
        taken = snapshots.take(archive, searcher, searcher.parse(query))
    click.echo(f"{taken.uid}  {taken.articles:,} articles, sha256 of their ids {taken.uids_sha256}")


@command.command("kept", cls=ArchiveCommand)
@listing_options(ids=True)
@click.pass_obj
def show_kept(chosen: ChosenArchive, form: Form) -> None:
    """List the results that were kept, newest first."""
    with chosen.open() as archive:
        found = snapshots.snapshots(archive)
    write_list(map(asdict, found), _KEPT, form, nothing="no result was kept yet: see `jumelage searches keep --help`")


@command.command("compare", cls=ArchiveCommand)
@click.argument("uid", required=False)
@listing_options()
@click.pass_obj
def compare(chosen: ChosenArchive, uid: str | None, form: Form) -> None:
    """Run the query of a result that was kept again, of all without UID, and tell whether it finds the same."""
    with chosen.open() as archive:
        searcher = open_searcher(archive)
        uids = [uid] if uid else [kept.uid for kept in snapshots.snapshots(archive)]
        found = [snapshots.compare(archive, searcher, each) for each in uids]
    write_list(map(_compared, found), _COMPARED, form, nothing="no result was kept yet")


def _found_by(archive: Archive, name: str, *, only_new: bool, limit: int | None) -> list[Hit]:
    searcher = open_searcher(archive)
    saved = {each.name: each for each in saved_searches.saved_searches(archive, searcher)}
    if name not in saved:
        raise NotInArchiveError("there is no saved search of that name", name, "see `jumelage searches list`")
    ordinals = searcher.ordinals(searcher.parse(saved[name].query))
    if only_new:
        new = articles_since(archive, saved_searches.opened_revision(archive, name))
        ordinals = type(ordinals)("I", [ordinal for ordinal in ordinals if ordinal in new])
    return list(searcher.hits(ordinals[:limit]))


def _answers(searcher: FileSearcher, lines: IO[str], refused: list[str]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        try:
            query = searcher.parse(text)
            count, hits = searcher.count(query), searcher.list(query, limit=1)
        except QueryError as error:
            refused.append(f"line {number}: {error}")
            continue
        newest = {"newest": hits[0].title, "uid": hits[0].uid} if hits else {"newest": "", "uid": ""}
        yield {"line": number, "query": text, "articles": count, **newest}


def _compared(found: snapshots.Comparison) -> dict[str, Any]:
    return {"uid": found.then.uid, "query": found.then.query, "same": "yes" if found.same else "no",
            "then": found.then.articles, "now": found.now.articles, "new": found.new,
            "sha256_then": found.then.uids_sha256, "sha256_now": found.now.uids_sha256}  # fmt: skip
