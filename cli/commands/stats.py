"""`jumelage stats`: how much of everything is in the archive."""

from __future__ import annotations

from dataclasses import asdict

import click

from archive.reading import statistics
from cli.archive_options import ArchiveCommand
from cli.chosen_archive import ChosenArchive
from cli.display import json_text
from cli.tables import Column, print_table

_COLUMNS = (Column("what", "what"), Column("count", "how many", fixed=True))


@click.command("stats", cls=ArchiveCommand)
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def command(chosen: ChosenArchive, as_json: bool) -> None:
    """Count what is in the archive."""
    with chosen.open() as archive:
        counts = asdict(statistics(archive))
    if as_json:
        click.echo(json_text(counts, indent=2))
        return
    languages = counts.pop("languages")
    rows = [{"what": name.replace("_", " "), "count": count} for name, count in counts.items()]
    rows += [{"what": f"articles in {code}", "count": count} for code, count in languages.items()]
    print_table(rows, _COLUMNS)
