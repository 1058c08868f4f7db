"""`jumelage import`: brings files into the archive."""

from __future__ import annotations

import shlex
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.archive_options import ArchiveCommand
from cli.chosen_archive import ChosenArchive
from cli.failures import CommandError

if TYPE_CHECKING:
    from importers.importer import Columns
    from importers.limits import Limits


@click.command(cls=ArchiveCommand)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--recursive/--no-recursive", default=True, help="Look into folders within folders [default: yes].")
@click.option("--since", metavar="DATE", help="Only files that changed or arrived since (2026-11-01, or 7d: 7 days).")
@click.option("--watch", is_flag=True, help="Go on watching the folders, and import what arrives, until Ctrl-C.")
@click.option("--again", is_flag=True, help="Read known files again: other columns, a better reader.")
@click.option("--dry-run", is_flag=True, help="Read everything and report, but write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON: every file, its outcome and its article.")
@click.option("--quiet", is_flag=True, help="No progress; the report only.")
@click.option("--workers", type=click.IntRange(1, 256), metavar="N", help="Worker processes [default: one a core].")
@click.option("--cluster", metavar="ADDRESS", help="Read and find on a running Dask cluster (tcp://HOST:8786).")
@click.option("--language", metavar="CODE", help="Language of articles that do not declare one (de, pl, uk ...).")
@click.option("--outlet", metavar="NAME", help="Publisher of articles that do not name one.")
@click.option("--rights", metavar="TEXT", help="Rights of articles that do not state any.")
@click.option(
    "--column", "pairs", multiple=True, metavar="PART=NAME", help="Column (JSON: key) with title, text, date ..."
)
@click.option("--columns", type=click.Path(path_type=Path), metavar="FILE", help="The same, from a TOML file.")
@click.option("--table", metavar="NAME", help="The table of SQLite files to read.")
@click.option("--delimiter", metavar="CHARACTER", help="The character between columns of CSV files.")
@click.option("--timeout", type=click.FloatRange(1), metavar="SECONDS", help="Longest time for one file [default: 15].")
@click.option("--max-size", type=click.IntRange(1), metavar="MB", help="Largest file to read whole [default: 128].")
@click.pass_obj
def command(
    chosen: ChosenArchive,
    *,
    paths: tuple[str, ...],
    recursive: bool,
    since: str | None,
    watch: bool,
    again: bool,
    dry_run: bool,
    as_json: bool,
    quiet: bool,
    workers: int | None,
    cluster: str | None,
    language: str | None,
    outlet: str | None,
    rights: str | None,
    pairs: tuple[str, ...],
    columns: Path | None,
    table: str | None,
    delimiter: str | None,
    timeout: float | None,
    max_size: int | None,
) -> None:
    """Bring files and folders into the archive.

    PATH is a file, a folder, the address of one page or feed (http:// or https://, the only use of the network), or
    `-` for standard input. Text, Markdown, HTML, MHTML, PDF, DOCX, ODT, RTF, EML, MBOX, RSS, Atom, WARC, WACZ, CSV,
    JSON, JSON lines, SQLite, MediaWiki, METS/ALTO, TEI, and ZIP and TAR archives of these are read.

    The same file again changes nothing; a changed file becomes a new version of its article. The archive is made when
    it is missing. Ctrl-C stops after the current batch; the same command goes on from there.
    """
    from cli.importing.options import ImportOptions  # noqa: PLC0415 - start-up
    from cli.importing.terminal import run_import, run_watch  # noqa: PLC0415
    from importers.importer import Defaults  # noqa: PLC0415

    archive = chosen.path if dry_run else chosen.to_be_written()
    options = ImportOptions(
        workers=workers or 0,
        cluster=cluster,
        recursive=recursive,
        since=_moment(since) if since else None,
        again=again,
        dry_run=dry_run,
        limits=_limits(timeout, max_size),
        defaults=Defaults(language=language, outlet=outlet, rights=rights),
        columns=_columns(pairs, columns, table=table, delimiter=delimiter),
        command=shlex.join(["jumelage", *sys.argv[1:]]),
    )
    run = run_watch if watch else run_import
    click.get_current_context().exit(run(archive, paths, options, as_json=as_json, quiet=quiet))


def _moment(since: str) -> float:
    """The beginning of a day (or so many days ago, or an exact time), in seconds since 1970."""
    from datetime import datetime, timedelta  # noqa: PLC0415 - start-up

    try:
        if since[-1:] == "d" and since[:-1].isdecimal():
            return (datetime.now().astimezone() - timedelta(days=int(since[:-1]))).timestamp()
        return datetime.fromisoformat(since).astimezone().timestamp()
    except (ValueError, OverflowError, OSError) as error:
        raise CommandError("it is no date", f"--since {since}", "write 2026-11-01, or 7d for seven days") from error


def _limits(timeout: float | None, max_size: int | None) -> Limits:
    from importers.limits import MEBIBYTE, Limits  # noqa: PLC0415 - start-up

    limits = Limits()
    if timeout:
        limits = replace(limits, seconds=timeout)
    if max_size:
        size = max_size * MEBIBYTE
        limits = replace(limits, file_bytes=size, text_bytes=size)
    return limits


def _columns(pairs: tuple[str, ...], file: Path | None, *, table: str | None, delimiter: str | None) -> Columns:
    """Which columns hold what: the options go before the file."""
    from importers.importer import ImportRefused  # noqa: PLC0415 - start-up
    from importers.records import columns_from  # noqa: PLC0415

    values: dict[str, str] = _columns_of(file) if file else {}
    for pair in pairs:
        part, equals, name = pair.partition("=")
        if not equals:
            raise CommandError(
                "it names no column", f"--column {pair}", "write it as PART=NAME, for example text=Inhalt"
            )
        values[part.strip()] = name.strip()
    if table is not None:
        values["table"] = table
    if delimiter is not None:
        values["delimiter"] = "\t" if delimiter in {"\\t", "tab"} else delimiter
        if len(values["delimiter"]) != 1:
            raise CommandError("it is no single character", f"--delimiter {delimiter}", "name one, or `tab`")
    try:
        return columns_from(values)
    except ImportRefused as refusal:
        raise CommandError("the columns cannot be used", str(file or "--column"), str(refusal)) from refusal


def _columns_of(file: Path) -> dict[str, str]:
    import tomllib  # noqa: PLC0415 - start-up

    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CommandError("it is no TOML file", str(file), f'write lines like text = "Inhalt" ({error})') from error
    except OSError as error:
        raise CommandError("it cannot be read", str(file), f"check the path ({error.strerror})") from error
    columns = values.get("columns", values)
    if not all(isinstance(name, str) for name in columns.values()):
        raise CommandError("a column is no text", str(file), 'write lines like text = "Inhalt"')
    return dict(columns)
