"""Lists as Excel workbooks (XLSX), which office programs open without asking for an encoding or a separator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from io import BytesIO
from itertools import chain, islice
from typing import Any

from cli.cells import cell_text
from cli.failures import CommandError
from cli.tables import Row

_MOST_ROWS = 1_048_576
_MOST_CHARACTERS = 32_767
"""Of a sheet and of a cell: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3."""
_WIDTHS = (8, 60)
"""The narrowest and the widest a column is made, in characters."""
_LOOKED_AT = 200
"""Rows by which the width of columns is chosen."""
_CUT = " …"


def workbook(rows: Iterable[Row], keys: Sequence[str]) -> tuple[bytes, int]:
    """Rows as a workbook of one sheet with a line of headings, in which numbers are numbers and all else is text.

    Nothing is ever a formula or a link, whatever it looks like.

    Args:
        rows: values by key.
        keys: the columns.

    Returns:
        The file, and how many cells had to be cut because they hold more than a cell can.

    Raises:
        CommandError: the library is not installed, or there are more rows than a sheet can have.
    """
    stream = BytesIO()
    # Rows are written to disk one by one, so that memory does not grow with their number.
    book = _library().Workbook(stream, {"constant_memory": True})
    sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
    rows = iter(rows)
    first = list(islice(rows, _LOOKED_AT))
    for column, key in enumerate(keys):
        longest = max([len(key), *(len(cell_text(row.get(key))) for row in first)])
        sheet.set_column(column, column, min(max(longest, _WIDTHS[0]), _WIDTHS[1]))
        sheet.write_string(0, column, key, bold)
    sheet.freeze_panes(1, 0)
    number = cut = 0
    for number, row in enumerate(chain(first, rows), 1):
        if number >= _MOST_ROWS:
            raise CommandError(
                "a sheet has no room for so many rows", f"{_MOST_ROWS:,}", "narrow the query, or use CSV"
            )
        cut += sum(_write(sheet, number, column, row.get(key)) for column, key in enumerate(keys))
    sheet.autofilter(0, 0, number, max(0, len(keys) - 1))
    book.close()
    return stream.getvalue(), cut


def _write(sheet: Any, row: int, column: int, value: object) -> bool:  # noqa: ANN401 - of an untyped library
    """Write a cell; whether its text had to be cut."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        sheet.write_number(row, column, value)
        return False
    text = cell_text(value)
    long = len(text) > _MOST_CHARACTERS
    if text:
        sheet.write_string(row, column, text[: _MOST_CHARACTERS - len(_CUT)] + _CUT if long else text)
    return long


def _library() -> Any:  # noqa: ANN401 - untyped
    try:
        return import_module("xlsxwriter")
    except ImportError as error:
        what, advice = "workbooks need another library", "pip install 'jumelage[xlsx]', or name the file .csv"
        raise CommandError(what, "XlsxWriter", advice) from error
