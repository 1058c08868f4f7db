"""`jumelage backup`: a copy of the archive."""

from __future__ import annotations

from pathlib import Path

import click

from archive.backups import back_up
from archive.clock import now
from cli.chosen_archive import ArchiveCommand, ChosenArchive
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
        target = file or _dated(archive.path)
        back_up(archive, target, progress=progress)
    click.echo(one_line(str(target)))


def _dated(path: Path) -> Path:
    moment = now().replace("-", "").replace(":", "")
    return path.with_name(f"{path.stem}-{moment}{path.suffix}")
