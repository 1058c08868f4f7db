"""Many names at once: in the editor, or from a table; what is different is shown, then decided."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from archive.decisions.authority_text import from_text, to_text
from archive.decisions.making import decide
from archive.decisions.rules import DecisionRefusedError
from archive.decisions.spreadsheet import changes, rows
from cli.archive_options import ArchiveCommand
from cli.cells import spreadsheet_cell
from cli.chosen_archive import ChosenArchive
from cli.display import one_line
from cli.failures import CommandError, ExitCode, complain
from extraction.folding import fold_name


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of edited rows: how many decisions they ask for, how many rows were bad, whether it was decided."""

    different: int
    bad: int
    decided: bool

    def end(self) -> None:
        """End the command with the exit code that goes with it."""
        if self.bad or not self.different:
            click.get_current_context().exit(ExitCode.PARTLY)


@click.command("edit", cls=ArchiveCommand)
@click.argument("kind", type=click.Choice(["places", "persons", "organisations"]))
@click.argument("beginning", required=False, default="")
@click.option(
    "--from", "file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A text edited before."
)
@click.option("--yes", is_flag=True, help="Do not ask before the decisions are made.")
@click.pass_obj
def edit_names(chosen: ChosenArchive, kind: str, beginning: str, file: Path | None, yes: bool) -> None:
    """Change names in your editor; what is different is shown, then decided.

    BEGINNING keeps those whose label begins so, in any spelling. The editor is $VISUAL or $EDITOR. A text that is not
    understood or not decided is kept, and --from goes on with it.
    """
    if file is not None:
        edits = from_text(file.read_text(encoding="utf-8"))
        decide_changes(chosen, edits, str(file), first_row=1, yes=yes).end()
        return
    with chosen.open() as archive:
        wanted = [
            row
            for row in rows(archive)
            if row["kind"] == kind.removesuffix("s") and fold_name(row["label"]).startswith(fold_name(beginning))
        ]
    if not wanted:
        raise CommandError("there is no such name", beginning or kind, f"look it up with `jumelage {_listed_by(kind)}`")
    edited = click.edit(to_text(wanted), extension=".txt")
    if edited is None:
        complain("nothing is different: you saved nothing: edit and save the text first")
        click.get_current_context().exit(ExitCode.PARTLY)
    try:
        result = decide_changes(chosen, from_text(edited), "the edited text", first_row=1, yes=yes)
    except (DecisionRefusedError, click.Abort):
        _keep(edited, kind)
        raise
    if result.bad or (result.different and not result.decided):
        _keep(edited, kind)
    result.end()


def _listed_by(kind: str) -> str:
    return {"places": "cities", "persons": "persons"}.get(kind, "export entities")


def _keep(text: str, kind: str) -> None:
    """Put a text that somebody wrote where it is not lost."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="jumelage-", suffix=".txt", delete=False) as kept:
        kept.write(text)
    click.echo(f"your text is kept: go on with `jumelage decisions edit {kind} --from {kept.name}`", err=True)


def decide_changes(
    chosen: ChosenArchive,
    edited: Iterable[Mapping[str, str]],
    name: str,
    *,
    first_row: int,
    dry_run: bool = False,
    yes: bool = False,
) -> Edited:
    """Show what is different in edited rows, and decide it.

    Args:
        chosen: the archive.
        edited: rows by column.
        name: what the rows came from.
        first_row: number that its first row has for people.
        dry_run: only show it.
        yes: do not ask.
    """
    decided = False
    with chosen.open(write=not dry_run) as archive:
        found, bad = changes(archive, iter(edited))
        # A cell may take several decisions.
        cells = [(change.uid, change.column, change.was, change.becomes) for change in found]
        for uid, column, was, becomes in dict.fromkeys(cells):
            click.echo(one_line(f"{uid}: {column}: “{was}” → “{becomes}”"))
        for row in bad:
            complain(f"{row.what}: {name}:{row.number - 1 + first_row}: {row.advice}")
        if not found:
            complain(f"nothing is different: {name} says what the archive says: edit it first")
        elif not dry_run and (yes or click.confirm(f"Make these {len(found)} decisions?", err=True)):
            decide(archive, *(change.proposal for change in found), reason=f"edited in {name}")
            decided = True
            click.echo(f"{len(found):,} decisions made; `jumelage decisions undo` takes them all back")
    return Edited(len(found), len(bad), decided)


def table_rows(file: Path) -> Iterator[dict[str, str]]:
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
