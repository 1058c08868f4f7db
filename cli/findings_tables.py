"""What was found in a text, as tables for people."""

from __future__ import annotations

from collections.abc import Iterable

from cli.json_forms import Form
from cli.tables import Column, date_column, print_table
from tui.wording import place_names

_PERSONS = (Column("name", "name"), Column("role", "office"), Column("place", "of"))
_NAMES = (
    Column("name", "name"),
    Column("times", "times", fixed=True),
    Column("written", "as written"),
    Column("id", "id", fixed=True),
)
_DATES = (
    date_column("value"),
    Column("kind", "kind", fixed=True),
    Column("written", "as written"),
)
_QUOTES = (Column("speaker", "who"), Column("type", "type", fixed=True), Column("words", "words"))


def print_findings(text: str, form: Form) -> None:
    """Print persons, places, organisations, dates and quotes, each where there are any.

    Args:
        text: what the spans of `form` point into.
        form: as `findings_form` and `article_form` give it.
    """
    tables = (
        ("Persons", form["persons"], _PERSONS),
        ("Places", _named(text, _places(form)), _NAMES),
        ("Organisations", _named(text, (e for e in form["entities"] if e["type"] == "ORG")), _NAMES),
        ("Dates", [{**date, "written": text[date["start"] : date["end"]]} for date in form["dates"]], _DATES),
        ("Quotes", [_quote(text, quote) for quote in form["quotes"]], _QUOTES),
    )
    for title, rows, columns in tables:
        if rows:
            print_table(rows, columns, title=title)


def _places(form: Form) -> Iterable[Form]:
    for toponym in form["toponyms"]:
        uid = f"place-{toponym['geonameid']}" if "geonameid" in toponym else None
        yield {**toponym, "name": place_names.shown(uid, toponym["label"]), "id": uid}


def _named(text: str, mentions: Iterable[Form]) -> list[Form]:
    """One row for each thing named: how often, and in which spellings."""
    rows: dict[tuple[str, str | None], Form] = {}
    for mention in mentions:
        uid = mention.get("id")
        row = rows.setdefault((mention["name"], uid), {"name": mention["name"], "id": uid, "times": 0, "written": []})
        row["times"] += 1
        written = text[mention["start"] : mention["end"]]
        if written not in row["written"]:
            row["written"].append(written)
    return list(rows.values())


def _quote(text: str, quote: Form) -> Form:
    speaker = quote["speaker_name"] or " ".join(text[start:end] for start, end in quote["speaker_spans"])
    words = " … ".join(text[start:end] for start, end in quote["quote_spans"])
    return {"speaker": speaker or "unknown", "type": quote["type"].lower(), "words": words}
