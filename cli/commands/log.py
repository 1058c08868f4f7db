"""`jumelage log`: what was imported when, and what became of each file."""

from __future__ import annotations

from dataclasses import asdict

import click

from archive.reading import acquisitions, import_runs
from cli.archive_options import ArchiveCommand
from cli.chosen_archive import ChosenArchive
from cli.failures import CommandError
from cli.listing import Form, limit_option, listing_options, one_more, write_list
from cli.tables import ARTICLE, Column
from tui.wording.refusals import refusal_words

_RUNS = (
    Column("id", "run", fixed=True),
    Column("started", "started (UTC)", fixed=True),
    Column("state", "state", fixed=True),
    *(Column(name, name, fixed=True) for name in ("new", "changed", "same", "duplicate", "skipped", "rejected")),
    Column("command", "command"),
)
_FILES = (
    Column("run", "run", fixed=True),
    Column("outcome", "outcome", fixed=True),
    Column("path", "file"),
    Column("reason", "why", words=lambda row: refusal_words(str(row["reason"] or ""))),
    ARTICLE,
)
_OUTCOMES = ("new", "changed", "same", "duplicate", "skipped", "rejected")


@click.command("log", cls=ArchiveCommand)
@click.argument("run", type=int, required=False)
@click.option("--outcome", type=click.Choice(_OUTCOMES), help="Only files of which this became.")
@limit_option(50)
@listing_options()
@click.pass_obj
def command(chosen: ChosenArchive, run: int | None, outcome: str | None, limit: int | None, form: Form) -> None:
    """List the imports, newest first, or what became of each file of one.

    RUN is the number of an import. With --outcome alone the files of all imports are listed.
    """
    with chosen.open() as archive:
        if run is None and outcome is None:
            runs = import_runs(archive, limit=one_more(limit))
            write_list(map(asdict, runs), _RUNS, form, limit=limit, nothing="nothing was imported yet")
            return
        files = acquisitions(archive, run=run, outcome=outcome)
        if run is not None and not files and not any(known.id == run for known in import_runs(archive)):
            raise CommandError("there is no such import", str(run), "look its number up with `jumelage log`")
    became = f" that are {outcome}" if outcome else ""
    nothing = f"{_of_run(run)} no files{became}"
    write_list(map(asdict, files), _FILES, form, limit=limit, total=len(files), nothing=nothing)


def _of_run(run: int | None) -> str:
    return "the imports have" if run is None else f"import {run} has"
