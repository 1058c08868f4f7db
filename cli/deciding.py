"""`jumelage decisions tag`, `note`, `review`, `date`: what people say of an article or an entity as a whole."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from archive.decisions import targets
from archive.decisions.date_meaning import date_meaning
from archive.decisions.decision import Decision, Target
from archive.decisions.making import Proposal, decide
from archive.decisions.rules import DecisionRefusedError
from archive.opening import Archive
from archive.reading import article, entity
from cli.archive_options import ArchiveCommand
from cli.chosen_archive import ChosenArchive
from cli.decision_rows import about
from cli.display import one_line
from cli.failures import CommandError
from extraction.dates import parse_date_line

_ENTITY_PREFIXES = ("place-", "person-", "organisation-")
reason_option = click.option("--reason", default="", metavar="TEXT", help="Why, for the journal.")


def target_of(archive: Archive, uid: str) -> Target:
    """The article or the entity that a uid means; of an article its first characters are enough.

    Raises:
        NotInArchiveError: there is none.
    """
    if uid.startswith(_ENTITY_PREFIXES):
        return targets.of_entity(entity(archive, uid).uid)
    return targets.of_article(article(archive, uid).uid)


@click.command("tag", cls=ArchiveCommand)
@click.argument("uid")
@click.argument("tags", nargs=-1, required=True, metavar="TAG...")
@click.option("--remove", is_flag=True, help="Take the tags away.")
@reason_option
@click.pass_obj
def tag(chosen: ChosenArchive, uid: str, tags: tuple[str, ...], remove: bool, reason: str) -> None:
    """Give an article tags, or take them away; `jumelage search tag:NAME` finds it."""
    with chosen.open(write=True) as archive:
        target = targets.of_article(article(archive, uid).uid)
        values = [{"field": "tag", "name": name, "value": not remove} for name in tags]
        _told(decide(archive, *(Proposal("set", target, value) for value in values), reason=reason))


@click.command("review", cls=ArchiveCommand)
@click.argument("uid")
@click.argument("state", required=False)
@click.option("--clear", is_flag=True, help="Nobody has looked at it.")
@reason_option
@click.pass_obj
def review(chosen: ChosenArchive, uid: str, state: str | None, clear: bool, reason: str) -> None:
    """Say how far people are with an article: a word of your own, such as `done` or `doubtful`.

    `jumelage search is:unreviewed` finds those without one.
    """
    if bool(state) == clear:
        raise click.UsageError("give a STATE, or --clear")
    with chosen.open(write=True) as archive:
        value = {"field": "review", "value": state}
        target = targets.of_article(article(archive, uid).uid)
        _told(decide(archive, Proposal("set", target, value), reason=reason))


@click.command("note", cls=ArchiveCommand)
@click.argument("uid")
@click.argument("text", required=False)
@click.option("--file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The text is in a file.")
@click.option("--change", metavar="NOTE", help="Instead of this note, by the id that `jumelage show` prints.")
@click.option("--remove", metavar="NOTE", help="Take this note away.")
@reason_option
@click.pass_obj
def note(
    chosen: ChosenArchive, uid: str, text: str | None, file: Path | None, change: str | None, remove: str | None,
    reason: str,
) -> None:  # fmt: skip
    """Write a note on an article, a place, a person or an organisation, in Markdown.

    Without TEXT (`-` reads it from the input) and --file, your editor opens.
    """
    if sum(part is not None for part in (text, file, remove)) > 1 or (change and remove):
        raise click.UsageError("give one of TEXT, --file and --remove")
    with chosen.open(write=True) as archive:
        target = target_of(archive, uid)
        known = _notes(archive, target)
        name = _whole_note(known, change or remove) if change or remove else ""
        body = None if remove else _body(text, file, known.get(name, ""))
        value: dict[str, Any] = {"field": "note", "value": body}
        if name:
            value["name"] = name
        _told(decide(archive, Proposal("set", target, value), reason=reason))


@click.command("date", cls=ArchiveCommand)
@click.argument("uid")
@click.argument("date", required=False)
@click.option("--unknown", is_flag=True, help="Nobody knows when it was published.")
@reason_option
@click.pass_obj
def publication_date(chosen: ChosenArchive, uid: str, date: str | None, unknown: bool, reason: str) -> None:
    """Correct the date on which an article was published; what the source says is kept.

    DATE is a day, a month or a year (2013-12-06, 2013-12, 2013, 6. Dezember 2013), a season (winter-2013) or two
    parted by `..`. Dates such as "last Monday" count from it after `jumelage reindex --all`.
    """
    if bool(date) == unknown:
        raise click.UsageError("give a DATE, or --unknown")
    with chosen.open(write=True) as archive:
        target = targets.of_article(article(archive, uid).uid)
        value: dict[str, Any] = {"field": "published", "value": date}
        if date:
            value["date"] = _closed(date)
        _told(decide(archive, Proposal("set", target, value), reason=reason))


def _closed(date: str) -> dict[str, Any]:
    """What a date of publication means, typed in figures or written out in any of the languages of the archive."""
    written = parse_date_line(date)
    if written is not None:
        edtf, earliest, latest = written
        return {"edtf": edtf, "earliest": earliest.isoformat(), "latest": latest.isoformat()}
    meaning = date_meaning(date)
    if not (meaning["earliest"] and meaning["latest"]):
        raise DecisionRefusedError("a date of publication is not open", date, "give both ends, for example 2013..2015")
    return {part: meaning[part] for part in ("edtf", "earliest", "latest")}


def _notes(archive: Archive, target: Target) -> dict[str, str]:
    """The notes on something: uid to text."""
    rows = archive.connection.execute(
        "SELECT uid, body FROM notes WHERE article_uid = ? AND entity_uid = ?", (target.article, target.entity)
    )
    return dict(rows.fetchall())


def _whole_note(known: dict[str, str], prefix: str | None) -> str:
    found = [uid for uid in known if prefix and uid.startswith(prefix)]
    if len(found) != 1:
        what = "several notes have an id that begins so" if found else "there is no such note"
        raise CommandError(what, prefix or "(empty)", "look its id up with `jumelage show`")
    return found[0]


def _body(text: str | None, file: Path | None, before: str) -> str:
    if file is not None:
        body = file.read_text(encoding="utf-8")
    elif text == "-":
        body = sys.stdin.read()
    else:
        body = text if text is not None else click.edit(before, extension=".md") or ""
    if not body.strip():
        raise CommandError("the note is empty", "nothing is written", "give a text, or take a note away with --remove")
    return body


def _told(made: list[Decision]) -> None:
    for decision in made:
        click.echo(one_line(f"{decision.uid}: {about(decision)}"))
