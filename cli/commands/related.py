"""`jumelage related`: which articles seem to belong together, and what people say to that."""

from __future__ import annotations

from dataclasses import asdict

import click

from archive.decisions import targets
from archive.decisions.making import Proposal, decide
from archive.opening import Archive
from archive.reading import find_uid, relations
from archive.records import RelationRecord
from archive.related.suggesting import RELATION_KINDS
from cli.archive_options import ArchiveCommand
from cli.chosen_archive import ChosenArchive
from cli.display import one_line
from cli.failures import CommandError
from cli.listing import Form, limit_option, listing_options, one_more, write_list
from cli.tables import ARTICLE, Column

_COLUMNS = (
    Column("kind", "kind", fixed=True),
    Column("score", "score", fixed=True),
    Column("state", "state", fixed=True),
    ARTICLE,
    Column("title", "title"),
    Column("other", "other", fixed=True, first=8),
    Column("other_title", "its title"),
)
_ANSWERS = {"accept": "confirmed", "reject": "rejected"}


@click.command("related", cls=ArchiveCommand)
@click.argument("uid", required=False)
@click.argument("other", required=False)
@click.option("--kind", type=click.Choice(RELATION_KINDS), help="Only these; with --accept: what the two are.")
@click.option("--state", type=click.Choice(("found", "confirmed", "rejected")), help="Only these.")
@click.option("--accept", "answer", flag_value="accept", help="UID and OTHER do belong together.")
@click.option("--reject", "answer", flag_value="reject", help="They do not.")
@click.option("--reason", default="", metavar="TEXT", help="Why, for the journal of decisions.")
@limit_option(50)
@listing_options()
@click.pass_obj
def command(
    chosen: ChosenArchive,
    *,
    uid: str | None,
    other: str | None,
    kind: str | None,
    state: str | None,
    answer: str | None,
    reason: str,
    limit: int | None,
    form: Form,
) -> None:
    """List articles that seem to belong together, the surest first.

    UID is an article; without it all pairs are listed. Nothing is merged: what is listed as found is a suggestion.
    With --accept or --reject you settle the one about UID and OTHER; `jumelage decisions undo` takes that back.
    """
    if answer:
        if not uid or not other:
            raise click.UsageError(f"--{answer} needs two articles: UID and OTHER")
        with chosen.open(write=True) as archive:
            pair = _settle(archive, uid, other, kind, answer, reason)
        click.echo(
            one_line(f"{answer}ed: {pair.kind}: {pair.title} ({pair.article}) – {pair.other_title} ({pair.other})")
        )
        return
    with chosen.open() as archive:
        articles = [find_uid(archive, each) for each in (uid, other) if each]
        pairs = relations(archive, *articles, kind=kind, state=state, limit=one_more(limit))
    nothing = "no articles that belong together were found"
    write_list(map(asdict, pairs), _COLUMNS, form, limit=limit, nothing=nothing)


def _settle(archive: Archive, uid: str, other: str, kind: str | None, answer: str, reason: str) -> RelationRecord:
    """Accept or reject that two articles belong together; gives the pair as it is now."""
    one, two = find_uid(archive, uid), find_uid(archive, other)
    if one == two:
        raise CommandError("both are the same article", uid, "name two")
    found = relations(archive, one, two, kind=kind)
    if kind is None and len(found) != 1:
        what = "several things are suggested for these two" if found else "nothing is suggested for these two"
        raise CommandError(what, f"{one} {two}", f"say with --kind which it is: {', '.join(RELATION_KINDS)}")
    said = kind or found[0].kind
    target, value = targets.of_pair(one, two)
    decide(archive, Proposal("set", target, {"field": said, "value": _ANSWERS[answer]} | value), reason=reason)
    return relations(archive, one, two, kind=said)[0]
