"""The options that choose an archive and a language, and commands that take them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cli.chosen_archive import DEFAULT, ENVIRONMENT, ChosenArchive
from tui.wording.translation import LANGUAGES, use_language


class ArchiveCommand(click.Command):
    """A command that works on the chosen archive: takes `--archive`, `--sample`, `--lang` behind its own name, too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - handed on to click
        super().__init__(*args, **kwargs)
        self.params.extend(archive_options())


class ArchiveGroup(click.Group):
    """A group of such commands: takes the options in front of the name of the subcommand, too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - handed on to click
        super().__init__(*args, **(kwargs | {"no_args_is_help": False}))
        self.params.extend(archive_options())


def archive_options() -> list[click.Option]:
    """The options that choose the archive and the language; they fill the `ChosenArchive` of the context."""
    return [
        click.Option(
            ["--archive"],
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            expose_value=False,
            callback=_choose_path,
            help=f"The archive [default: ${ENVIRONMENT}, else {DEFAULT} here].",
        ),
        click.Option(
            ["--sample"],
            is_flag=True,
            expose_value=False,
            callback=_choose_sample,
            help="Use the sample archive that comes with jumelage.",
        ),
        click.Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            expose_value=False,
            callback=_choose_language,
            help="Language of the app, of dates and of the names of cities [default: yours].",
        ),
    ]


def _choose_path(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.ensure_object(ChosenArchive).option = value


def _choose_language(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        context.ensure_object(ChosenArchive).language = value
        use_language(value)


def _choose_sample(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        context.ensure_object(ChosenArchive).sample = True
