"""The names of an archive as plain text to be changed in an editor.

One block for each entity, parted by blank lines; a line is `column: value`, and the columns are those of the table
that `spreadsheet` makes. Lines that begin with `#` are for people. What was changed becomes decisions by
`spreadsheet.changes`, as the changes of a table do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from archive.decisions.rules import DecisionRefusedError
from archive.decisions.spreadsheet import COLUMNS

_EDITABLE = ("label", "kind", "disambiguation", "names", "merged_into")
_HEAD = """\
# Change what stands behind a colon. A block that you take out changes nothing.
# names: parted by |, with a language if you like (uk: Краків). merged_into: the uid of another block.
"""


def to_text(rows: Iterable[Mapping[str, str]]) -> str:
    """The text for some rows, as `spreadsheet.rows` gives them."""
    blocks = [_HEAD]
    for row in rows:
        lines = [f"# {row['articles']} articles", f"uid: {row['uid']}"]
        lines += [f"{column}: {' '.join(row[column].split())}".rstrip() for column in _EDITABLE]
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def from_text(text: str) -> Iterator[dict[str, str]]:
    """The rows that a text says.

    Raises:
        DecisionRefusedError: a line is no `column: value`, or a block has no uid.
    """
    row: dict[str, str] = {}
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        if line.startswith("#"):
            continue
        if not line.strip():
            if row:
                yield _whole(row, number)
            row = {}
            continue
        column, colon, value = line.partition(":")
        column = column.strip()
        if not colon or column not in COLUMNS or column in row:
            advice = f"write one of {', '.join(('uid', *_EDITABLE))}, a colon and the value, each once in a block"
            raise DecisionRefusedError(f"not understood: {line.strip()[:40]}", f"line {number}", advice)
        row[column] = value.strip()


def _whole(row: dict[str, str], number: int) -> dict[str, str]:
    if "uid" not in row:
        raise DecisionRefusedError("a block has no uid", f"line {number - 1}", "leave the line with the uid as it was")
    return row
