"""Output into a file that appears under its name only when it is complete."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

import click

from cli.display import one_line
from cli.failures import CommandError


@contextmanager
def written_to(output: Path | None, *, force: bool) -> Iterator[None]:
    """Have everything that is printed go into a file; its name is printed at the end.

    Args:
        output: the file; None to print as usual.
        force: overwrite it.

    Raises:
        CommandError: there is a file of that name, no such folder, or the folder may not be written.
    """
    if output is None:
        yield
        return
    if output.exists() and not force:
        raise CommandError("there is a file of that name already", str(output), "choose another name or add --force")
    if not output.parent.is_dir():
        raise CommandError("there is no such folder", str(output.parent), "make it first")
    if not os.access(output.parent, os.W_OK):
        raise CommandError("the folder may not be written", str(output.parent), "choose another folder")
    with tempfile.TemporaryDirectory(prefix=f".{output.name}.", dir=output.parent) as folder:
        unfinished = Path(folder) / output.name
        with unfinished.open("w", encoding="utf-8", newline="") as stream, redirect_stdout(stream):
            yield
        unfinished.replace(output)
    click.echo(one_line(str(output)))
