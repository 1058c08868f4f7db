"""`jumelage extract`: what extraction finds in a text, without an archive."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import BinaryIO

import click

from cli.display import json_text
from cli.extraction_tasks import BadLineError, day, read_task
from cli.failures import CommandError, ExitCode, complain
from cli.findings_json import findings_form
from cli.findings_tables import print_findings
from extraction.extractor import Extractor
from importers.encodings import decode
from importers.importer import ImportRefused


@click.command("extract")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), required=False)
@click.option("--jsonl", "lines", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE", help="Many texts.")
@click.option("--lang", metavar="CODE", help="Language of the text [default: detected].")
@click.option("--date", "published", metavar="YYYY-MM-DD", help="Day of publication; relative dates count from it.")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of tables.")
def command(file: Path | None, lines: Path | None, lang: str | None, published: str | None, as_json: bool) -> None:
    """Show what is found in a text, without an archive.

    FILE is a plain text; `-` or nothing reads the standard input. Every position counts characters (Unicode code
    points) of the text as it was given.

    With --jsonl each line of FILE is an object {"id", "text", "lang"?, "date"?, "title"?}, and each is answered by one
    line with what was found in it; there the two dates of a stretch are given one by one.
    """
    if lines is not None:
        if file is not None:
            raise click.UsageError("--jsonl and a FILE exclude each other")
        _answer_lines(lines, lang, _day_option(published))
        return
    text = _read_text(file or Path("-"))
    used, findings = Extractor.load().find(text, language=lang, published=_day_option(published))
    form = {"language": used, **findings_form(findings)}
    if as_json:
        click.echo(json_text(form, indent=2))
    else:
        print_findings(text, form)


def _answer_lines(path: Path, language: str | None, published: date | None) -> None:
    """Answer each line with a line; a bad one gets a sentence and the others go on."""
    extractor = Extractor.load()
    bad = 0
    with _opened(path) as (name, stream):
        for number, line in enumerate(stream, start=1):
            if not line.strip():
                continue
            try:
                task = read_task(line, language, published)
            except BadLineError as error:
                complain(f"{error.what}: {name}:{number}: {error.advice}")
                bad += 1
                continue
            _, findings = extractor.find(
                task.text, language=task.language, published=task.published, title_end=task.title_end
            )
            click.echo(json_text({"id": task.id, **findings_form(findings, dates_apart=True)}))
    if bad:
        click.get_current_context().exit(ExitCode.PARTLY)


def _day_option(words: str | None) -> date | None:
    try:
        return day(words)
    except BadLineError as error:
        raise click.BadParameter(f"{error.what}, {error.advice}", param_hint="--date") from None


@contextmanager
def _opened(path: Path) -> Iterator[tuple[str, BinaryIO]]:
    """A file, or the standard input for `-`, with the name to call it by."""
    if str(path) == "-":
        yield "standard input", sys.stdin.buffer
    else:
        with path.open("rb") as stream:
            yield str(path), stream


def _read_text(path: Path) -> str:
    with _opened(path) as (name, stream):
        data = stream.read()
    try:
        decoded = decode(data)
    except ImportRefused as reason:
        raise CommandError("no text", name, str(reason)) from None
    for repair in decoded.repairs:
        complain(f"{repair}: {name}: if the letters are wrong, convert it to UTF-8 first")
    return decoded.text
