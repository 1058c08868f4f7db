"""Which archive a command works on: `--archive`, else `$JUMELAGE_ARCHIVE`, else `archive.db` in the current folder.

Without click, because the app begins with it, too.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

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
        language: what `--lang` says, None when it is not given.
    """

    def __init__(self) -> None:
        self.option: Path | None = None
        self.sample = False
        self.engine: str | None = None
        self.language: str | None = None

    @property
    def path(self) -> Path:
        """Where the archive is, or would be made."""
        if self.sample:
            return sample_path()
        return self.option or Path(os.environ.get(ENVIRONMENT) or DEFAULT)

    @property
    def is_sample(self) -> bool:
        """Whether it is the sample archive, by option or by its path: at the top of a checkout it is `archive.db`."""
        sample = sample_path()
        return self.sample or (self.path.exists() and sample.exists() and self.path.samefile(sample))

    def to_be_written(self) -> Path:
        """The path of an archive that is to be changed or made.

        Raises:
            CommandError: it is the sample.
        """
        if self.is_sample:
            what = "the sample archive is only for reading"
            raise CommandError(what, str(self.path), "name one of your own with --archive, or a copy of it")
        return self.path

    def existing(self) -> Path:
        """The path of an archive that is there; a derived index of the sample goes into the user's cache.

        Raises:
            CommandError: there is no such file.
        """
        if not self.path.exists():
            raise CommandError(
                "there is no archive here",
                str(self.path.absolute()),
                "make one with `jumelage import FOLDER`, name another with --archive, or look around with --sample",
            )
        if self.is_sample:
            from archive.search.tantivy_engine.placing import keep_elsewhere  # noqa: PLC0415 - start-up

            keep_elsewhere(self.path, _index_of_the_sample)
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
        return open_archive(self.to_be_written() if write else path, write=write)


def _index_of_the_sample() -> Path:
    """Nothing is written into the folder of the program."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - start-up

    return user_cache_path("jumelage", appauthor=False) / "sample.tantivy"


def sample_path() -> Path:
    """The sample archive: beside this module where jumelage is installed, at the top of a source checkout."""
    installed = Path(__file__).with_name("sample.db")
    checkout = Path(__file__).parents[1]
    if not installed.exists() and (checkout / "pyproject.toml").exists():
        return checkout / "archive.db"
    return installed
