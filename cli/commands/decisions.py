"""`jumelage decisions`: what people decided, as a journal that can be kept, shared and taken back."""

from __future__ import annotations

from pathlib import Path

import click

from archive.decisions.exchange import dump, load
from archive.decisions.history import log, stale, whole_uid
from archive.decisions.making import redo, undo
from cli.archive_options import ArchiveCommand, ArchiveGroup
from cli.chosen_archive import ChosenArchive
from cli.deciding import note, publication_date, review, tag
from cli.decision_history import show_history
from cli.decision_loading import complain_of_bad_lines, loaded_form, print_loaded
from cli.decision_rows import DECISION_COLUMNS, about, entry_row
from cli.display import json_text, one_line
from cli.failures import ExitCode, complain
from cli.listing import Form, limit_option, listing_options, write_list
from cli.name_editing import decide_changes, edit_names, table_rows
from cli.output_file import written_to
from cli.tables import Column

_FILE = click.Path(path_type=Path, allow_dash=True)
_STALE_COLUMNS = (
    *DECISION_COLUMNS[:4],
    Column("before", "words"),
    Column("now", "now"),
    Column("explanation", "why stale"),
)


@click.group("decisions", cls=ArchiveGroup)
def command() -> None:
    """List, keep, share and take back what people decided."""


for subcommand in (tag, note, review, publication_date, show_history, edit_names):
    command.add_command(subcommand)


@command.command("log", cls=ArchiveCommand)
@click.option("--author", metavar="NAME", help="Only what this person decided.")
@click.option("--before", metavar="UID", help="Only what is older than this decision: the next page.")
@limit_option(50)
@listing_options(ids=True)
@click.pass_obj
def show_log(chosen: ChosenArchive, author: str | None, before: str | None, limit: int | None, form: Form) -> None:
    """List the decisions, newest first."""
    with chosen.open() as archive:
        older_than = whole_uid(archive, before) if before else None
        found = log(archive, limit=limit and limit + 1, author=author, before=older_than)
    if limit and len(found) > limit:
        del found[limit:]
        complain(f"there are older ones: see them with --before {found[-1].decision.uid[:12]}, or all with --limit 0")
    write_list(map(entry_row, found), DECISION_COLUMNS, form, nothing="nothing was decided yet")


@command.command("stale", cls=ArchiveCommand)
@listing_options(ids=True)
@click.pass_obj
def show_stale(chosen: ChosenArchive, form: Form) -> None:
    """List the decisions that change nothing now, with the words they were about and what stands there now."""
    with chosen.open() as archive:
        found = stale(archive)
    write_list(map(entry_row, found), _STALE_COLUMNS, form, nothing="no decision is stale")


@command.command("undo", cls=ArchiveCommand)
@click.argument("uid", required=False)
@click.option("--reason", default="", metavar="TEXT", help="Why, for the journal.")
@click.pass_obj
def take_back(chosen: ChosenArchive, uid: str | None, reason: str) -> None:
    """Take back a decision, or your last step.

    UID is its id as `jumelage decisions log` prints it; its first characters are enough.
    """
    with chosen.open(write=True) as archive:
        undone = undo(archive, whole_uid(archive, uid) if uid else None, reason=reason)
    if not undone:
        complain("nothing left to undo: you decided nothing that still holds: see `jumelage decisions log`")
        click.get_current_context().exit(ExitCode.PARTLY)
    for decision in undone:
        click.echo(one_line(f"undone: {decision.uid} {decision.verb} {about(decision)}"))


@command.command("redo", cls=ArchiveCommand)
@click.pass_obj
def bring_back(chosen: ChosenArchive) -> None:
    """Take back your last undo."""
    with chosen.open(write=True) as archive:
        again = redo(archive)
    if not again:
        complain("nothing to redo: something was decided since, or nothing was undone: see `jumelage decisions log`")
        click.get_current_context().exit(ExitCode.PARTLY)
    for decision in again:
        click.echo(one_line(f"holds again: {decision.uid} {decision.verb} {about(decision)}"))


@command.command("dump", cls=ArchiveCommand)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Into a file [default: print].")
@click.option("--force", is_flag=True, help="Overwrite FILE.")
@click.pass_obj
def write_journal(chosen: ChosenArchive, output: Path | None, force: bool) -> None:
    """Write the journal as lines of JSON, sorted, so that version control shows what is new."""
    with chosen.open() as archive, written_to(output, force=force):
        for fields in dump(archive):
            click.echo(json_text(fields))


@command.command("load", cls=ArchiveCommand)
@click.argument("file", type=_FILE)
@click.option("--csv", "as_csv", is_flag=True, help="FILE is an edited `jumelage export entities --csv`.")
@click.option("--dry-run", is_flag=True, help="Only show what would come of it.")
@click.option("--yes", is_flag=True, help="With --csv: do not ask.")
@click.option("--json", "as_json", is_flag=True, help="Report as one JSON document.")
@click.pass_obj
def read_journal(chosen: ChosenArchive, file: Path, as_csv: bool, dry_run: bool, yes: bool, as_json: bool) -> None:
    """Add another journal to this one, or the changes of an edited table.

    What is known already changes nothing. Where two journals settle the same differently, both are kept, the later
    one holds, and the conflict is told.
    """
    if as_csv:
        # Row 1 of the table stands below the line of headings.
        decide_changes(chosen, table_rows(file), str(file), first_row=2, dry_run=dry_run, yes=yes).end()
        return
    if yes:
        raise click.UsageError("--yes goes with --csv")
    with chosen.open(write=True) as archive, click.open_file(str(file), "rb") as stream:
        loaded = load(archive, stream, dry_run=dry_run)
    if as_json:
        click.echo(json_text(loaded_form(loaded), indent=2))
    else:
        print_loaded(loaded)
    complain_of_bad_lines(loaded, str(file))
    if loaded.bad or loaded.conflicts:
        click.get_current_context().exit(ExitCode.PARTLY)
