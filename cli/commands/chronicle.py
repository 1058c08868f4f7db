"""`jumelage chronicle`: what happened, in the words of the articles, with footnotes."""

from __future__ import annotations

from pathlib import Path

import click

from cli.archive_options import ArchiveCommand
from cli.chosen_archive import ChosenArchive
from cli.display import displayable
from cli.failures import ExitCode, complain
from cli.output_file import written_to
from cli.querying import QUERY_SETTINGS, query_argument


@click.command("chronicle", cls=ArchiveCommand, context_settings=QUERY_SETTINGS)
@query_argument(required=False)
@click.option("--title", metavar="TEXT", help="The heading [default: the query in words].")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Into a new file [default: print].")
@click.option("--force", is_flag=True, help="Overwrite FILE.")
@click.pass_obj
def command(chosen: ChosenArchive, query: str, title: str | None, output: Path | None, force: bool) -> None:
    """Write what happened, in the words of the articles, with a footnote for each source.

    QUERY is a line as for `jumelage search`. With `city:Leipzig city:Travnik` only what is told of both counts. The
    text is Markdown; `pandoc` makes a document of it.
    """
    from archive.chronicle import compile_chronicle, markdown  # noqa: PLC0415 - start-up: not needed by --help
    from archive.search import FileSearcher  # noqa: PLC0415
    from cli.place_names import learn_names  # noqa: PLC0415
    from cli.query_words import in_words  # noqa: PLC0415
    from tui.wording.formats import edtf  # noqa: PLC0415
    from tui.wording.translation import tr  # noqa: PLC0415

    with chosen.open() as archive:
        asked = FileSearcher(archive.connection).parse(query)
        found = compile_chronicle(archive, asked)
        if query and not title:
            learn_names(archive)
            title = f"{tr('Chronicle')}: {in_words(archive, asked)}"
    if not found:
        complain("no dated events found")
        click.get_current_context().exit(ExitCode.PARTLY)
    text = markdown(
        found,
        title=title or tr("Chronicle"),
        planned=tr("planned"),
        cancelled=tr("cancelled or postponed"),
        date_words=edtf,
        undated=tr("no date"),
    )
    with written_to(output, force=force):
        click.echo(displayable(text), nl=False)
