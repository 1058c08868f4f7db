"""What the command says when something goes wrong: one line on stderr, an exit code, and for bugs a log file."""

from __future__ import annotations

import os
import sys
from enum import IntEnum
from pathlib import Path


class ExitCode(IntEnum):
    """What the exit code says to a calling script."""

    DONE = 0
    PARTLY = 1
    """Done, with something rejected or with nothing found."""
    UNUSABLE = 2
    """Wrong usage, or input that cannot be used."""
    INTERNAL = 3
    INTERRUPTED = 130


class CommandError(Exception):
    """The command cannot go on, for a reason the user can do something about.

    Attributes:
        what: what is wrong, in a few words.
        where: the file, line, option or word it is about.
        advice: what to do.
    """

    def __init__(self, what: str, where: str, advice: str) -> None:
        super().__init__(f"{what}: {where}: {advice}")
        self.what = what
        self.where = where
        self.advice = advice


def report(error: BaseException, *, debug: bool = False) -> ExitCode:
    """Say on stderr what went wrong, in one line, and give the exit code for it.

    Args:
        error: what ended the command.
        debug: also print the traceback.
    """
    import traceback  # noqa: PLC0415 - only on the way out: the app starts without these and without click

    import click  # noqa: PLC0415

    if debug:
        traceback.print_exception(error)
    if isinstance(error, (KeyboardInterrupt, click.Abort)):
        complain("interrupted")
        return ExitCode.INTERRUPTED
    sentence = _sentence(error)
    if sentence is not None:
        complain(sentence)
        return ExitCode.UNUSABLE
    complain(f"internal error: {traceback.format_exception_only(error)[-1].strip()}: {_log_advice(error)}")
    return ExitCode.INTERNAL


def complain(sentence: str) -> None:
    """Write one line to stderr in the form in which all complaints of the command come."""
    import click  # noqa: PLC0415 - as above

    from cli.display import one_line  # noqa: PLC0415

    click.echo(f"jumelage: {one_line(sentence)}", err=True)


def _sentence(error: BaseException) -> str | None:
    """The one line for an error that the user can do something about, None for a bug."""
    import click  # noqa: PLC0415 - as above

    from archive.errors import ArchiveError  # noqa: PLC0415
    from archive.search.errors import QueryError  # noqa: PLC0415

    if isinstance(error, (CommandError, ArchiveError, QueryError)):
        return str(error)
    if isinstance(error, click.ClickException):
        context = getattr(error, "ctx", None)
        where = context.command_path if context else "jumelage"
        return f"{_lower_first(error.format_message().rstrip('.'))}: {where}: see `{where} --help`"
    if isinstance(error, OSError) and error.filename:
        # Files of our own are opened where their absence is explained; what comes here is the user's disk.
        return f"{_lower_first(error.strerror or 'not usable')}: {error.filename}: check the path and its permissions"
    return None


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _log_advice(error: BaseException) -> str:
    try:
        path = _write_log(error)
    except OSError as reason:
        return f"no log could be written ({reason}), run it again with --debug to see the traceback"
    return f"please report it with the log file {path}"


def _write_log(error: BaseException) -> Path:
    """Keep the traceback in the user's state folder, one file an error."""
    import platform  # noqa: PLC0415 - as above
    import traceback  # noqa: PLC0415
    from datetime import UTC, datetime  # noqa: PLC0415

    from platformdirs import user_state_path  # noqa: PLC0415

    folder = user_state_path("jumelage", appauthor=False) / "errors"
    folder.mkdir(parents=True, exist_ok=True)
    moment = datetime.now(UTC)
    path = folder / f"{moment:%Y%m%dT%H%M%SZ}-{os.getpid()}.log"
    head = f"{moment.isoformat()}\nPython {platform.python_version()} on {platform.platform()}\n{sys.argv!r}\n\n"
    path.write_text(head + "".join(traceback.format_exception(error)), encoding="utf-8", errors="backslashreplace")
    return path
