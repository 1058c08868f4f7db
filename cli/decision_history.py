"""`jumelage decisions history`: who decided what about something, and why the machine thought so."""

from __future__ import annotations

from collections.abc import Iterable

import click

from archive.decisions import targets
from archive.decisions.decision import TARGET_KINDS, TargetKind
from archive.decisions.history import Entry, history
from archive.decisions.reasons import Reason, reasons_for, reasons_in
from archive.opening import Archive
from archive.reading import article
from cli.archive_options import ArchiveCommand
from cli.chosen_archive import ChosenArchive
from cli.deciding import target_of
from cli.decision_rows import DECISION_COLUMNS, entry_row, reason_row
from cli.display import json_text
from cli.failures import ExitCode, complain
from cli.tables import Column, print_table
from extraction.folding import fold_name

_FOUND_COLUMNS = (
    Column("kind", "what", fixed=True),
    Column("words", "words"),
    Column("means", "means"),
    Column("state", "state", fixed=True),
    Column("confidence", "sure", fixed=True),
    Column("places", "places", fixed=True),
    Column("why", "why"),
)


@click.command("history", cls=ArchiveCommand)
@click.argument("uid")
@click.argument("words", required=False, default="")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of tables.")
@click.pass_obj
def show_history(chosen: ChosenArchive, uid: str, words: str, as_json: bool) -> None:
    """Show what was found and decided about an article, about words in it, or about a name.

    UID is that of an article (its first characters are enough), a place, a person or an organisation. WORDS keeps what
    stands at these words of the article.
    """
    with chosen.open() as archive:
        target = target_of(archive, uid)
        if target.article:
            reasons = list(reasons_in(archive, target.article, words))
            entries = _about_words(archive, target.article, words, reasons) if words else history(archive, target)
        else:
            reasons = reasons_for(archive, target.entity)
            entries = history(archive, target)
    found, decided = list(map(reason_row, reasons)), list(map(entry_row, entries))
    if as_json:
        click.echo(json_text({"uid": target.article or target.entity, "found": found, "decisions": decided}, indent=2))
    else:
        if found:
            print_table(found, _FOUND_COLUMNS, title="found")
        if decided:
            print_table(decided, DECISION_COLUMNS, title="decided")
    if not found and not decided:
        complain(f"nothing was found or decided: {words or uid}: give words as they stand in the text")
        click.get_current_context().exit(ExitCode.PARTLY)


def _about_words(archive: Archive, uid: str, words: str, reasons: Iterable[Reason]) -> list[Entry]:
    """What was decided about words of an article: at the places where something is found, and where nothing is."""
    record = article(archive, uid)
    entries = {
        entry.decision.uid: entry
        for entry in history(archive, targets.of_article(uid))
        if entry.decision.target.fold == fold_name(words)
    }
    for reason in reasons:
        if reason.span:
            target = targets.of_words(record, _kind(reason.kind), reason.span)
            entries |= {entry.decision.uid: entry for entry in history(archive, target)}
    return sorted(entries.values(), key=lambda entry: (entry.decision.made, entry.decision.uid), reverse=True)


def _kind(kind: str) -> TargetKind:
    return next(known for known in TARGET_KINDS if known == kind)
