"""The `jumelage` command: its own options, the subcommands by name, and the app when none is given."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import shell_complete

from cli.chosen_archive import ChosenArchive, archive_options
from cli.commands import COMPLETION_VARIABLE, SECTIONS
from cli.failures import CommandError, ExitCode, report
from cli.lazy import LazyGroup

if TYPE_CHECKING:
    from cli.importing import Report

# Taken out before click looks at the arguments, so that it may stand anywhere and also covers errors in them.
_DEBUG = "--debug"


def _show_version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        click.echo(f"jumelage {version()}")
        context.exit()


def version() -> str:
    """The version of the installed package, in a source checkout what `pyproject.toml` says."""
    from importlib.metadata import PackageNotFoundError  # noqa: PLC0415 - start-up
    from importlib.metadata import version as installed  # noqa: PLC0415

    try:
        return installed("jumelage")
    except PackageNotFoundError:
        import tomllib  # noqa: PLC0415

        project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
        return str(project["project"]["version"])


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    params=archive_options(),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="`jumelage COMMAND --help` tells more. Without a command the archive opens in the app.",
)
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_show_version, help="Show it.")
@click.option("--plain", is_flag=True, help="The app for braille and screen readers: ASCII signs, cursor shown.")
@click.option(
    "--engine", metavar="file|tantivy", help="What searches [default: $JUMELAGE_ENGINE, the settings, or file]."
)
@click.option("--lang", type=click.Choice(["en", "de", "pl", "uk"]), help="Language of the app [default: yours].")
@click.option(_DEBUG, is_flag=True, expose_value=False, help="Show the traceback of an error.")
@click.pass_context
def jumelage(context: click.Context, plain: bool, engine: str | None, lang: str | None) -> None:
    """Browse a press archive of city partnerships: who said what, where and when."""
    chosen = context.ensure_object(ChosenArchive)
    chosen.engine = engine
    if context.invoked_subcommand is None:
        _open_app(chosen, plain=plain, language=lang)


jumelage.offer("cli.commands", SECTIONS)


def _open_app(chosen: ChosenArchive, *, plain: bool, language: str | None) -> None:
    # What is made from here to the first frame stays; looking for garbage among it takes a tenth of that time. The app
    # has it collected again.
    gc.disable()
    path = chosen.existing()
    from archive.search.engines import ENVIRONMENT  # noqa: PLC0415 - start-up
    from tui.archive_thread import ArchiveThread  # noqa: PLC0415
    from tui.settings import read_settings, settings_path  # noqa: PLC0415

    settings = read_settings(settings_path())
    engine = chosen.engine or os.environ.get(ENVIRONMENT) or settings.engine
    searching = ArchiveThread(path, "searching", engine)
    # What is wrong with the file or an index is said here, before the screen changes; an older file is migrated.
    searching.submit(lambda _holdings: None).result()
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CommandError("the app needs a terminal", "input or output is none", "use a command: `jumelage --help`")
    from cli.exporting import export_result  # noqa: PLC0415
    from cli.place_names import GazetteerPlaces  # noqa: PLC0415
    from tui.app import JumelageApp  # noqa: PLC0415 - start-up: a fifth of a second
    from tui.session import session_path  # noqa: PLC0415

    JumelageApp(
        path,
        read_only=chosen.sample,
        start_import=None if chosen.sample else _start_import,
        settings=settings._replace(
            plain=plain or settings.plain, language=language or settings.language, engine=engine
        ),
        sessions=session_path(),
        export=export_result,
        gazetteer=GazetteerPlaces(),
        searching=searching,
    ).run()


def _start_import(*arguments: Any, **options: Any) -> Report:  # noqa: ANN401 - handed on as they are
    """`cli.importing.import_into`, whose modules are loaded when somebody imports."""
    from cli.importing import import_into  # noqa: PLC0415 - start-up

    return import_into(*arguments, **options)


def run(arguments: Sequence[str]) -> int:
    """Run the command line and give the exit code; every error becomes one line on stderr."""
    debug = _DEBUG in arguments
    _prepare_output()
    try:
        code = _invoke([word for word in arguments if word != _DEBUG])
        sys.stdout.flush()
    except BrokenPipeError:
        # Who reads has seen enough (`| head`). Nothing more can be written, the flush at exit included.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the outermost place: no traceback reaches a user
        return report(error, debug=debug)
    return code


def _invoke(arguments: list[str]) -> int:
    # Not `jumelage.main`: it would end the process itself when a pipe breaks.
    completion = os.environ.get(COMPLETION_VARIABLE)
    if completion:
        return shell_complete(jumelage, {}, "jumelage", COMPLETION_VARIABLE, completion)
    try:
        with jumelage.make_context("jumelage", arguments) as context:
            jumelage.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    return ExitCode.DONE


def _prepare_output() -> None:
    """Write UTF-8 into files and pipes whatever the locale, and never fail at a character a terminal cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def main() -> None:
    """Entry point of the `jumelage` script."""
    sys.exit(run(sys.argv[1:]))
