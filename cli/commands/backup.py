"""`jumelage backup`: a copy of the archive."""

from __future__ import annotations

from pathlib import Path

import click

from archive.backups import back_up, back_up_beside
from archive.clock import now
from cli.archive_options import ArchiveCommand
from cli.chosen_archive import ChosenArchive
from cli.display import one_line
from cli.progress import progress_bar


@click.command("backup", cls=ArchiveCommand)
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.pass_obj
def command(chosen: ChosenArchive, file: Path | None) -> None:
    """Copy the archive to a file, also while it is in use.

    FILE is made anew and never overwritten; without it the copy stands beside the archive with the time in its name.
    """
    with chosen.open() as archive, progress_bar("Copying") as progress:
        if file is None:
            moment = now().replace("-", "").replace(":", "")
            path = archive.path
            file = back_up_beside(archive, f"{path.stem}-{moment}", suffix=path.suffix, progress=progress)
        else:
            back_up(archive, file, progress=progress)
    click.echo(one_line(str(file)))
