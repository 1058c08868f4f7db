"""`jumelage optimize`: the search index tidied or made anew, or the tantivy index beside it caught up."""

from __future__ import annotations

import click

from archive.errors import sqlite_errors
from archive.index import rebuilding
from archive.reading import statistics
from archive.search.engines import ENGINES, derived_index
from cli.archive_options import ArchiveCommand
from cli.chosen_archive import ChosenArchive
from cli.failures import CommandError
from cli.progress import progress_bar


@click.command("optimize", cls=ArchiveCommand)
@click.option("--anew", is_flag=True, help="Make the index anew even where nothing is out of order.")
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="file",
    show_default=True,
    help="Which index: `tantivy` is made beside it.",
)
@click.pass_obj
def command(chosen: ChosenArchive, *, anew: bool, engine: str) -> None:
    """Bring the search index into its fastest form, in date order; readers are not disturbed.

    May be interrupted at any time and goes on where it was when it is run again.
    """
    if engine == "tantivy":
        _derive(chosen)
        return
    with chosen.open(write=True) as archive, progress_bar("Indexing") as progress, sqlite_errors(archive.path):
        total = statistics(archive).articles
        renewed = rebuilding.optimize(archive.connection, lambda done: progress(done, total), anew=anew)
    click.echo(f"{total:,} articles indexed" + (" anew" if renewed else ""))


def _derive(chosen: ChosenArchive) -> None:
    with chosen.open() as archive, progress_bar("Indexing") as progress, sqlite_errors(archive.path):
        index = derived_index(archive)
        missing = index.behind(archive.connection)
        if not index.catch_up(archive.connection, lambda done: progress(done, missing)):
            raise CommandError("another process is at it", str(index.folder), "wait until it has ended")
    click.echo(f"{missing:,} articles taken into {index.folder.name}")
