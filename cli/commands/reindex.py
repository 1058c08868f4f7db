"""`jumelage reindex`: names, dates and quotes found anew."""

from __future__ import annotations

import shlex
import sys
from typing import Any

import click

from cli.archive_options import ArchiveCommand
from cli.chosen_archive import ChosenArchive
from cli.display import json_text, one_line
from cli.failures import ExitCode, complain
from cli.progress import progress_bar
from cli.reindexing import Reindexed, reindex


@click.command("reindex", cls=ArchiveCommand)
@click.option("--all", "everything", is_flag=True, help="Also articles that this version went through already.")
@click.option("--workers", type=click.IntRange(1, 256), metavar="N", help="Processes [default: one a core].")
@click.option("--json", "as_json", is_flag=True, help="Report as one JSON document.")
@click.pass_obj
def command(chosen: ChosenArchive, everything: bool, workers: int | None, as_json: bool) -> None:
    """Find names, dates and quotes anew in all texts, and carry out what people decided.

    Goes through the articles that another version of jumelage went through. Broken off, the same command goes on with
    the rest. Decisions whose words are not there any more are kept and listed.
    """
    with chosen.open(write=True) as archive, progress_bar("Extracting") as progress:
        result = reindex(
            archive,
            everything=everything,
            workers=workers or 0,
            command=shlex.join(["jumelage", *sys.argv[1:]]),
            progress=progress,
        )
    if as_json:
        click.echo(json_text(_report(result), indent=2))
    else:
        _print(result)
    for uid, reason in result.failed:
        complain(f"finding names failed ({reason}): article {uid}: it is left as it was, please report it")
    if result.failed:
        click.get_current_context().exit(ExitCode.PARTLY)


def _report(result: Reindexed) -> dict[str, Any]:
    return {
        "articles": result.articles,
        "changed": result.changed,
        "gained": dict(result.gained),
        "lost": dict(result.lost),
        "failed": [uid for uid, _ in result.failed],
        "stale": [entry.decision.uid for entry in result.stale],
    }


def _print(result: Reindexed) -> None:
    if not result.articles:
        click.echo("everything is up to date: --all goes through it all the same")
        return
    click.echo(f"{result.articles:,} articles, {len(result.changed):,} of them changed")
    for kind in result.gained:
        click.echo(f"{kind}: {result.gained[kind]:,} new, {result.lost[kind]:,} gone")
    for entry in result.stale:
        was, now = entry.decision.target.exact, entry.text_now
        change = f"“{was}” is now “{now}”" if now is not None else f"“{was}”"
        click.echo(one_line(f"stale: {entry.decision.uid} {entry.decision.verb}: {change}: {entry.explanation}"))
