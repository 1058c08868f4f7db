"""`jumelage restore`: a backup in place of the archive."""

from __future__ import annotations

from pathlib import Path

import click

from archive.backups import restore
from cli.archive_options import ArchiveCommand
from cli.chosen_archive import ChosenArchive
from cli.display import one_line
from cli.progress import progress_bar


@click.command("restore", cls=ArchiveCommand)
@click.argument("backup", type=click.Path(path_type=Path))
@click.pass_obj
def command(chosen: ChosenArchive, backup: Path) -> None:
    """Put a backup in the place of the archive, and keep what was there.

    BACKUP is checked first. What is in the archive now is kept in a file beside it.
    """
    with progress_bar("Restoring") as progress:
        kept = restore(backup, chosen.to_be_written(), progress=progress)
    click.echo(f"{one_line(str(chosen.path))} is {one_line(str(backup))} again")
    if kept:
        click.echo(f"what was there before is in {one_line(str(kept))}")
