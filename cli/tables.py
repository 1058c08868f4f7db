"""Tables for people: fitted to the terminal, and plain lines with tabs between the cells when piped."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import click

from cli.display import one_line

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        key: what the row calls the value.
        heading: what people read.
        fixed: never broken over lines, for counts, dates and ids.
        first: only so many characters on a terminal, where an id is told by its beginning; 0 for all.
        missing: stands where there is no value.
        words: what people read of a row instead of the value itself.
    """

    key: str
    heading: str
    fixed: bool = False
    first: int = 0
    missing: str = ""
    words: Callable[[Row], str] | None = None

    def cell(self, row: Row) -> str:
        """What the column shows of a row."""
        value = row.get(self.key) if self.words is None else self.words(row)
        return cell(value) or self.missing


ARTICLE = Column("article", "article", fixed=True, first=8)
"""The id of the article that something stands in."""


def date_column(key: str) -> Column:
    """A column of dates in EDTF, which people read in words."""

    def in_words(row: Row) -> str:
        from tui.wording.formats import edtf  # noqa: PLC0415 - start-up

        return edtf(str(row[key] or ""))

    return Column(key, "date", fixed=True, words=in_words)


def cell(value: object) -> str:
    """A value as it is shown in a cell: one safe line, several values with semicolons, nothing for none."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "; ".join(cell(part) for part in value)
    return one_line(str(value))


def print_table(rows: Iterable[Row], columns: Iterable[Column], *, title: str = "") -> None:
    """Print rows, on a terminal as a table of its width, else as lines with tabs below a line of headings.

    Args:
        rows: values by key; missing ones are left empty.
        columns: what is shown, in order.
        title: stands above the table.
    """
    columns = tuple(columns)
    if title:
        click.echo(f"\n{title}" if sys.stdout.isatty() else f"# {title}")
    if sys.stdout.isatty():
        _print_fitted(rows, columns)
        return
    click.echo("\t".join(column.heading for column in columns))
    for row in rows:
        click.echo("\t".join(column.cell(row) for column in columns))


def _print_fitted(rows: Iterable[Row], columns: tuple[Column, ...]) -> None:
    from rich import box  # noqa: PLC0415 - start-up: not needed when piped
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    rows = list(rows)
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    for column in columns:
        number = any(isinstance(row.get(column.key), (int, float)) for row in rows)
        table.add_column(column.heading, no_wrap=column.fixed, overflow="fold", justify="right" if number else "left")
    for row in rows:
        # Text objects: a plain string would be read as mark-up.
        cells = (column.cell(row)[: column.first or None] for column in columns)
        table.add_row(*map(Text, cells))
    Console(markup=False, emoji=False, highlight=False).print(table)
