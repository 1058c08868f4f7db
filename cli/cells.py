"""Values as the text of cells, in CSV and in workbooks."""

from __future__ import annotations

from cli.display import displayable, json_text

# A spreadsheet takes a cell that begins so for a formula (https://owasp.org/www-community/attacks/CSV_Injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_cell(value: object) -> str:
    """A value as a cell of CSV, never a formula: text that looks like one gets an apostrophe in front."""
    text = cell_text(value)
    is_number = isinstance(value, (int, float))
    return f"'{text}" if text.startswith(_FORMULA) and not is_number else text


def cell_text(value: object) -> str:
    """A value as the text of a cell: several joined by ` | `; what has parts of its own is JSON; nothing for none."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)) and not any(isinstance(part, (dict, list, tuple)) for part in value):
        return displayable(" | ".join(str(part) for part in value))
    if isinstance(value, (bool, dict, list, tuple)):
        return json_text(value)
    return displayable(str(value))


def spreadsheet_cell(text: str) -> str:
    """The value of a cell that `csv_cell` wrote."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text
