"""`jumelage check`: whether the archive is whole."""

from __future__ import annotations

from dataclasses import asdict

import click

from archive.checking import check
from cli.archive_options import ArchiveCommand
from cli.chosen_archive import ChosenArchive
from cli.display import json_text
from cli.failures import ExitCode, complain


@click.command("check", cls=ArchiveCommand)
@click.option("--json", "as_json", is_flag=True, help="The problems as one JSON document.")
@click.pass_obj
def command(chosen: ChosenArchive, as_json: bool) -> None:
    """Verify the file, the sha256 of every original, and that all findings point at their texts."""
    with chosen.open() as archive:
        problems = list(check(archive))
    if as_json:
        click.echo(json_text([asdict(problem) for problem in problems], indent=2))
    for problem in problems:
        complain(str(problem))
    if problems:
        click.get_current_context().exit(ExitCode.PARTLY)
    if not as_json:
        click.echo("everything is as it should be")
