"""`jumelage import`: brings files into the archive."""

from __future__ import annotations

import shlex
import sys
from dataclasses import replace

import click

from cli.chosen_archive import ArchiveCommand, ChosenArchive
from cli.failures import CommandError


@click.command(cls=ArchiveCommand)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--recursive/--no-recursive", default=True, help="Look into folders within folders [default: yes].")
@click.option("--workers", type=click.IntRange(1, 256), metavar="N", help="Worker processes [default: one a core].")
@click.option("--dry-run", is_flag=True, help="Read everything and report, but write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON: every file, its outcome and its article.")
@click.option("--quiet", is_flag=True, help="No progress; the report only.")
@click.option("--language", metavar="CODE", help="Language of articles that do not declare one (de, pl, uk ...).")
@click.option("--outlet", metavar="NAME", help="Publisher of articles that do not name one.")
@click.option("--rights", metavar="TEXT", help="Rights of articles that do not state any.")
@click.option("--timeout", type=click.FloatRange(1), metavar="SECONDS", help="Longest time for one file [default: 15].")
@click.option("--max-size", type=click.IntRange(1), metavar="MB", help="Largest file to read whole [default: 128].")
@click.pass_obj
def command(
    chosen: ChosenArchive,
    *,
    paths: tuple[str, ...],
    recursive: bool,
    workers: int | None,
    dry_run: bool,
    as_json: bool,
    quiet: bool,
    language: str | None,
    outlet: str | None,
    rights: str | None,
    timeout: float | None,
    max_size: int | None,
) -> None:
    """Bring files and folders into the archive.

    The same file again changes nothing; a changed file becomes a new version of its article. The archive is made when
    it is missing. Ctrl-C stops after the current batch; the same command goes on from there.
    """
    from cli.importing.options import ImportOptions  # noqa: PLC0415 - start-up
    from cli.importing.terminal import run_import  # noqa: PLC0415
    from importers.importer import Defaults  # noqa: PLC0415
    from importers.limits import MEBIBYTE, Limits  # noqa: PLC0415

    if chosen.sample:
        raise CommandError("the sample archive is only for reading", "--sample", "name your own with --archive")
    limits = Limits()
    if timeout:
        limits = replace(limits, seconds=timeout)
    if max_size:
        limits = replace(limits, file_bytes=max_size * MEBIBYTE, text_bytes=max_size * MEBIBYTE)
    options = ImportOptions(
        workers=workers or 0,
        recursive=recursive,
        dry_run=dry_run,
        limits=limits,
        defaults=Defaults(language=language, outlet=outlet, rights=rights),
        command=shlex.join(["jumelage", *sys.argv[1:]]),
    )
    code = run_import(chosen.path, paths, options, as_json=as_json, quiet=quiet)
    click.get_current_context().exit(code)
