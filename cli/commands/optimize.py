"""`jumelage optimize`: the search index made anew."""

from __future__ import annotations

import click

from archive.errors import sqlite_errors
from archive.index import rebuilding
from archive.reading import statistics
from cli.chosen_archive import ArchiveCommand, ChosenArchive
from cli.progress import progress_bar


@click.command("optimize", cls=ArchiveCommand)
@click.pass_obj
def command(chosen: ChosenArchive) -> None:
    """Make the search index anew and in date order; readers are not disturbed."""
    with chosen.open(write=True) as archive, progress_bar("Indexing") as progress, sqlite_errors(archive.path):
        total = statistics(archive).articles
        rebuilding.rebuild(archive.connection, lambda done: progress(done, total))
    click.echo(f"{total:,} articles indexed")
