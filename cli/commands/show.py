"""`jumelage show`: one article with everything found in it."""

from __future__ import annotations

import sys

import click

from archive.reading import article, work_on_article
from archive.records import ArticleRecord, HumanWorkRecord
from cli.archive_options import ArchiveCommand
from cli.article_json import article_form, work_form
from cli.chosen_archive import ChosenArchive
from cli.display import displayable, json_text, one_line
from cli.findings_tables import print_findings
from cli.listing import Form
from cli.place_names import learn_names_for


@click.command("show", cls=ArchiveCommand)
@click.argument("uid")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of text and tables.")
@click.pass_obj
def command(chosen: ChosenArchive, uid: str, as_json: bool) -> None:
    """Show an article with everything found in it.

    UID is its id as `jumelage search` prints it, or the first four or more characters of it.
    """
    with chosen.open() as archive:
        found = article(archive, uid)
        work = work_on_article(archive, found.uid)
        learn_names_for(archive, Form.JSON if as_json else Form.TABLE)
    form = article_form(found) | work_form(work)
    if as_json:
        click.echo(json_text(form, indent=2))
        return
    _print_head(found, work)
    _print_text(found)
    print_findings(found.text, form)


def _print_head(found: ArticleRecord, work: HumanWorkRecord) -> None:
    facts = [found.published or "undated", found.outlet, found.language]
    if found.published_basis == "guessed":
        facts[0] += " (guessed)"
    elif found.published_basis == "archivist":
        facts[0] += " (corrected)"
    if found.versions > 1:
        facts.append(f"version {found.version} of {found.versions}")
    click.echo(one_line(" · ".join(fact for fact in facts if fact)))
    click.echo(one_line(f"{found.uid} · {found.url or found.source}"))
    said = [*(f"#{tag}" for tag in work.tags), *([f"review: {work.review}"] if work.review else [])]
    if said:
        click.echo(one_line(" · ".join(said)))
    for note in work.notes:
        click.echo(displayable(f"note {note.uid[:12]} by {note.author} on {note.changed[:10]}: {note.body}"))
    click.echo()


def _print_text(found: ArticleRecord) -> None:
    text = displayable(found.text)
    if not sys.stdout.isatty():
        click.echo(text)
        return
    from rich.console import Console  # noqa: PLC0415 - start-up: not needed when piped
    from rich.text import Text  # noqa: PLC0415

    title, _, body = text.partition("\n\n")
    console = Console(markup=False, emoji=False, highlight=False, width=min(Console().width, 100))
    console.print(Text(title, style="bold"))
    console.print(Text("\n" + body))
