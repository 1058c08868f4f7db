"""`jumelage decisions`: what people decided, as a journal that can be kept, shared and taken back."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import click

from archive.decisions.authority_text import from_text, to_text
from archive.decisions.exchange import dump, load
from archive.decisions.history import log, stale, whole_uid
from archive.decisions.making import decide, redo, undo
from archive.decisions.spreadsheet import changes, rows
from cli.chosen_archive import ArchiveCommand, ChosenArchive
from cli.deciding import note, publication_date, review, tag
from cli.decision_history import show_history
from cli.decision_loading import complain_of_bad_lines, loaded_form, print_loaded
from cli.decision_rows import DECISION_COLUMNS, about, entry_row
from cli.display import json_text, one_line
from cli.failures import CommandError, ExitCode, complain
from cli.listing import Form, limit_option, listing_options, spreadsheet_cell, write_list
from cli.output_file import written_to
from cli.tables import Column
from extraction.folding import fold_name

_FILE = click.Path(path_type=Path, allow_dash=True)
_STALE_COLUMNS = (
    *DECISION_COLUMNS[:4],
    Column("before", "words"),
    Column("now", "now"),
    Column("explanation", "why stale"),
)


@click.group("decisions")
def command() -> None:
    """List, keep, share and take back what people decided."""


for subcommand in (tag, note, review, publication_date, show_history):
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
@click.option("--dry-run", is_flag=True, help="With --csv: only show what is different.")
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
        _decide_changes(chosen, _table(file), str(file), first_row=2, dry_run=dry_run, yes=yes)
        return
    if dry_run or yes:
        raise click.UsageError("--dry-run and --yes go with --csv")
    with chosen.open(write=True) as archive, click.open_file(str(file), "rb") as stream:
        loaded = load(archive, stream)
    if as_json:
        click.echo(json_text(loaded_form(loaded), indent=2))
    else:
        print_loaded(loaded)
    complain_of_bad_lines(loaded, str(file))
    if loaded.bad or loaded.conflicts:
        click.get_current_context().exit(ExitCode.PARTLY)


@command.command("edit", cls=ArchiveCommand)
@click.argument("kind", type=click.Choice(["places", "persons", "organisations"]))
@click.argument("beginning", required=False, default="")
@click.option("--yes", is_flag=True, help="Do not ask before the decisions are made.")
@click.pass_obj
def edit_names(chosen: ChosenArchive, kind: str, beginning: str, yes: bool) -> None:
    """Change names in your editor; what is different is shown, then decided.

    BEGINNING keeps those whose label begins so, in any spelling. The editor is $VISUAL or $EDITOR.
    """
    with chosen.open(write=True) as archive:
        wanted = (row for row in rows(archive) if row["kind"] == kind.removesuffix("s"))
        text = to_text(row for row in wanted if fold_name(row["label"]).startswith(fold_name(beginning)))
    edited = click.edit(text, extension=".txt")
    if edited is None:
        complain("nothing is different: you saved nothing: edit and save the text first")
        click.get_current_context().exit(ExitCode.PARTLY)
    _decide_changes(chosen, from_text(edited), "the edited text", first_row=1, dry_run=False, yes=yes)


def _decide_changes(
    chosen: ChosenArchive, edited: Iterator[dict[str, str]], name: str, *, first_row: int, dry_run: bool, yes: bool
) -> None:
    """Show what is different in edited rows, and decide it.

    Args:
        chosen: the archive.
        edited: rows by column.
        name: what the rows came from.
        first_row: number that its first row has for people.
        dry_run: only show it.
        yes: do not ask.
    """
    with chosen.open(write=not dry_run) as archive:
        found, bad = changes(archive, edited)
        for change in found:
            click.echo(one_line(f"{change.uid}: {change.column}: “{change.was}” → “{change.becomes}”"))
        for row in bad:
            complain(f"{row.what}: {name}:{row.number - 1 + first_row}: {row.advice}")
        if not found:
            complain(f"nothing is different: {name} says what the archive says: edit it first")
        elif not dry_run and (yes or click.confirm(f"Make these {len(found)} decisions?", err=True)):
            decide(archive, *(change.proposal for change in found), reason=f"edited in {name}")
            click.echo(f"{len(found):,} decisions made; `jumelage decisions undo` takes them all back")
    if bad or not found:
        click.get_current_context().exit(ExitCode.PARTLY)


def _table(file: Path) -> Iterator[dict[str, str]]:
    """The rows of a table as a spreadsheet saved it: comma, semicolon or tab, with or without byte order mark."""
    with click.open_file(str(file), "rb") as stream:
        content = stream.read()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandError(f"not UTF-8 (byte {error.start})", str(file), "save it as CSV in UTF-8") from None
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    reader = csv.DictReader(text.splitlines(keepends=True), delimiter=separator, strict=True)
    if "uid" not in (reader.fieldnames or ()):
        raise CommandError(
            "there is no column `uid`", str(file), "make the table with `jumelage export entities --csv`"
        )
    try:
        for row in reader:
            yield {name: spreadsheet_cell(value) for name, value in row.items() if name and value is not None}
    except csv.Error as error:
        raise CommandError(f"not CSV ({error})", f"{file}:{reader.line_num}", "save it as CSV anew") from None
