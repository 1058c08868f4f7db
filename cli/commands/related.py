"""`jumelage related`: which articles seem to belong together."""

from __future__ import annotations

from dataclasses import asdict

import click

from archive.reading import find_uid, relations
from cli.chosen_archive import ArchiveCommand, ChosenArchive
from cli.listing import Form, limit_option, listing_options, write_list
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


@click.command("related", cls=ArchiveCommand)
@click.argument("uid", required=False)
@click.option("--kind", type=click.Choice(("reprint", "rewrite", "part", "translation")), help="Only these.")
@limit_option(50)
@listing_options()
@click.pass_obj
def command(chosen: ChosenArchive, uid: str | None, kind: str | None, limit: int | None, form: Form) -> None:
    """List articles that seem to belong together, the surest first.

    UID is an article; without it all pairs are listed. Nothing is merged: what is listed as found is a suggestion.
    """
    with chosen.open() as archive:
        article = find_uid(archive, uid) if uid else None
        pairs = relations(archive, article, kind=kind, limit=limit)
    write_list(map(asdict, pairs), _COLUMNS, form, nothing="no articles that belong together were found")
