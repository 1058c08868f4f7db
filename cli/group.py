"""The `jumelage` command as click has it: its own options, and the subcommands by name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from click.shell_completion import shell_complete

from cli.app_opening import open_app
from cli.archive_options import archive_options
from cli.chosen_archive import ChosenArchive
from cli.commands import COMPLETION_VARIABLE, SECTIONS
from cli.failures import ExitCode
from cli.lazy import LazyGroup
from tui.wording.translation import preferred_language, use_language


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
@click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of an error.")
@click.pass_context
def jumelage(context: click.Context, plain: bool, engine: str | None) -> None:
    """Browse a press archive of city partnerships: who said what, where and when."""
    chosen = context.ensure_object(ChosenArchive)
    chosen.engine = engine
    use_language(chosen.language or preferred_language())
    if context.invoked_subcommand is None:
        open_app(chosen, plain=plain, language=chosen.language)


jumelage.offer("cli.commands", SECTIONS)


def invoke(arguments: Sequence[str]) -> int:
    """Run the command line and give the exit code.

    Raises:
        Exception: what went wrong, for `cli.failures.report`.
    """
    # Not `jumelage.main`: it would end the process itself when a pipe breaks.
    try:
        with jumelage.make_context("jumelage", [*arguments]) as context:
            jumelage.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    return ExitCode.DONE


def complete(instruction: str) -> int:
    """Do what the shell asks for while somebody types a command line."""
    return shell_complete(jumelage, {}, "jumelage", COMPLETION_VARIABLE, instruction)
