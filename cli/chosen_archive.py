"""Which archive a command works on: `--archive`, else `$JUMELAGE_ARCHIVE`, else `archive.db` in the current folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.failures import CommandError

if TYPE_CHECKING:
    from archive.opening import Archive

ENVIRONMENT = "JUMELAGE_ARCHIVE"
DEFAULT = Path("archive.db")


class ChosenArchive:
    """The archive that the options name; the object of every click context.

    Attributes:
        option: what `--archive` says, None when it is not given.
        sample: True with `--sample`.
        engine: what `--engine` says in front of a command, None when it is not given.
    """

    def __init__(self) -> None:
        self.option: Path | None = None
        self.sample = False
        self.engine: str | None = None

    @property
    def path(self) -> Path:
        """Where the archive is, or would be made."""
        if self.sample:
            return sample_path()
        return self.option or Path(os.environ.get(ENVIRONMENT) or DEFAULT)

    def existing(self) -> Path:
        """The path of an archive that is there.

        Raises:
            CommandError: there is no such file.
        """
        if not self.path.exists():
            raise CommandError(
                "there is no archive here",
                str(self.path.absolute()),
                "make one with `jumelage import FOLDER`, name another with --archive, or look around with --sample",
            )
        return self.path

    def open(self, *, write: bool = False) -> Archive:
        """Open it; use it as a context manager.

        Args:
            write: also to change it.

        Raises:
            CommandError: it is missing, or it is the sample and `write` is asked for.
            ArchiveError: it cannot be opened.
        """
        from archive.opening import open_archive  # noqa: PLC0415 - start-up: not needed by --help

        path = self.existing()
        if write and self.sample:
            raise CommandError("the sample archive is only for reading", str(path), "copy it and name the copy")
        return open_archive(path, write=write)


def sample_path() -> Path:
    """The sample archive: beside this module where jumelage is installed, at the top of a source checkout."""
    installed = Path(__file__).with_name("sample.db")
    checkout = Path(__file__).parents[1]
    if not installed.exists() and (checkout / "pyproject.toml").exists():
        return checkout / "archive.db"
    return installed


class ArchiveCommand(click.Command):
    """A command that works on the chosen archive: takes `--archive` and `--sample` behind its own name as well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - handed on to click
        super().__init__(*args, **kwargs)
        self.params.extend(archive_options())


class ArchiveGroup(click.Group):
    """A group of such commands: takes the options in front of the name of the subcommand, too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - handed on to click
        super().__init__(*args, **(kwargs | {"no_args_is_help": False}))
        self.params.extend(archive_options())


def archive_options() -> list[click.Option]:
    """The options that choose the archive; they fill the `ChosenArchive` of the context."""
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
    ]


def _choose_path(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.ensure_object(ChosenArchive).option = value


def _choose_sample(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        context.ensure_object(ChosenArchive).sample = True
