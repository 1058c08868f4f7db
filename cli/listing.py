"""The forms in which a command gives a list: a table for people; JSON, lines of JSON, CSV or bare ids for programs."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import chain, islice
from typing import TypeVar

import click

from cli.cells import csv_cell
from cli.display import displayable, json_text
from cli.failures import ExitCode, complain
from cli.tables import Column, Row, print_table

Decorated = TypeVar("Decorated", bound=Callable[..., object])


class Form(StrEnum):
    """How a list is written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    IDS = "ids"
    XLSX = "xlsx"


_HELP = {
    Form.JSON: "One JSON document.",
    Form.JSONL: "One JSON object a line.",
    Form.CSV: "CSV with a line of headings.",
    Form.IDS: "The ids alone, one a line.",
}


def listing_options(*, ids: bool = False) -> Callable[[Decorated], Decorated]:
    """Give a command the options of all forms; it gets the one chosen as `form`.

    Args:
        ids: also offer the ids alone, for lists whose rows have a `uid`.
    """

    def decorate(function: Decorated) -> Decorated:
        click.option("--table", "form", flag_value=Form.TABLE, type=Form, default=True, hidden=True)(function)
        for form, line in reversed(_HELP.items()):
            if ids or form is not Form.IDS:
                click.option(f"--{form}", "form", flag_value=form, type=Form, help=line)(function)
        return function

    return decorate


def limit_option(default: int) -> Callable[[Decorated], Decorated]:
    """Give a command `--limit`; it gets None for all."""

    def read(_: click.Context, __: click.Parameter, value: int) -> int | None:
        return value or None

    return click.option(
        "--limit", type=click.IntRange(min=0), default=default, show_default=True, callback=read,
        metavar="N", help="At most so many rows; 0 for all.",
    )  # fmt: skip


def one_more(limit: int | None) -> int | None:
    """How many rows to read so that it is known whether there are more than the limit; None for all."""
    return None if limit is None else limit + 1


def write_list(
    rows: Iterable[Row],
    columns: Sequence[Column],
    form: Form,
    *,
    limit: int | None = None,
    total: int | None = None,
    nothing: str = "nothing found",
    delimiter: str = ",",
) -> None:
    """Write rows in a form; with none, write the empty list, say so and end the command with exit code 1.

    A list that is cut says so on stderr, whatever its form.

    Args:
        rows: values by key, the same keys in each; JSON and CSV give all of them.
        columns: what the table shows.
        form: how to write them.
        limit: at most so many are written, None for all; that there are more is known by a row beyond it or by `total`.
        total: how many there are, None where they were not counted.
        nothing: what to say when there are none, as "what: where: what to do".
        delimiter: between the cells of CSV.
    """
    iterator = iter(rows)
    first = next(iterator, None)
    found = islice(iterator if first is None else chain([first], iterator), limit)
    _write_rows(found, first, columns, form, delimiter)
    if first is None:
        complain(nothing)
        click.get_current_context().exit(ExitCode.PARTLY)
    if limit is not None and (next(iterator, None) is not None or (total or 0) > limit):
        tell_of_the_rest(f"{limit:,} of {total:,}" if total else f"only the first {limit:,}")


def tell_of_the_rest(listed: str) -> None:
    """Say on stderr what of a list was written, and how to get all of it."""
    complain(f"note: {listed}: --limit 0 for all")


def _write_rows(found: Iterator[Row], first: Row | None, columns: Sequence[Column], form: Form, delimiter: str) -> None:
    if form is Form.TABLE:
        if first is not None:
            print_table(found, columns)
    elif form in (Form.CSV, Form.XLSX):
        keys = list(first) if first is not None else [column.key for column in columns]
        if form is Form.CSV:
            _write_csv(found, keys, delimiter)
        else:
            _write_workbook(found, keys)
    else:
        for line in _lines(found, form):
            click.echo(line)


def _lines(rows: Iterable[Row], form: Form) -> Iterator[str]:
    if form is Form.IDS:
        yield from (displayable(str(row["uid"])) for row in rows)
    elif form is Form.JSONL:
        yield from (json_text(row) for row in rows)
    else:
        start = "["
        for row in rows:
            yield start + json_text(row)
            start = ","
        yield "]" if start == "," else "[]"


def _write_workbook(rows: Iterable[Row], keys: list[str]) -> None:
    from cli.workbook import workbook  # noqa: PLC0415 - start-up

    content, cut = workbook(rows, keys)
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    if cut:
        complain(f"cells were cut that hold more than a cell can: {cut}: CSV and JSON lines have them whole")


def _write_csv(rows: Iterable[Row], keys: list[str], delimiter: str) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n", delimiter=delimiter)
    writer.writerow(keys)
    for row in rows:
        writer.writerow([csv_cell(row.get(key)) for key in keys])
