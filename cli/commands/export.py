"""`jumelage export`: lists in full, into files for other programs."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import click
from pyroaring import BitMap, BitMap64

from archive.decisions.spreadsheet import rows as entity_rows
from archive.opening import Archive
from archive.reading import article, entities, offices, quotes, timeline, work_on_article
from archive.reading.quotes import QuoteType
from archive.records import OfficeRecord
from archive.search import FileSearcher
from cli.archive_options import ArchiveCommand
from cli.article_json import article_form, work_form
from cli.chosen_archive import ChosenArchive
from cli.cited_quotes import cited_quotes
from cli.failures import CommandError
from cli.json_forms import Form as JsonForm
from cli.listing import Form, write_list
from cli.output_file import written_to
from cli.place_names import learn_names_for
from cli.querying import QUERY_SETTINGS, matching, meant_quotes, place_of_office, query_argument, quotes_by
from cli.record_rows import city_row, date_row, person_row

Rows = Iterator[JsonForm]
_FORMS = {
    ".csv": Form.CSV,
    ".xlsx": Form.XLSX,
    **dict.fromkeys((".jsonl", ".json", ".ndjson", ""), Form.JSONL),
}
_BATCH = 200
_BYTE_ORDER_MARK = "\ufeff"


def _one_character(context: click.Context, parameter: click.Parameter, value: str) -> str:
    r"""What stands between the cells of CSV; a tab may be written as `\t`."""
    character = value.replace("\\t", "\t")
    if len(character) != 1 or character in '"\r\n':
        raise click.BadParameter(f"{value!r} is not one character that can stand between cells", context, parameter)
    return character


@click.command("export", cls=ArchiveCommand, context_settings=QUERY_SETTINGS)
@click.argument("what", type=click.Choice(["articles", "quotes", "cities", "persons", "entities", "dates"]))
@query_argument(required=False)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Into a new file [default: print].")
@click.option("--csv", "form", flag_value=Form.CSV, type=Form, help="CSV [default: if FILE ends in .csv].")
@click.option("--xlsx", "form", flag_value=Form.XLSX, type=Form, help="Excel workbook [default: if it ends in .xlsx].")
@click.option("--jsonl", "form", flag_value=Form.JSONL, type=Form, help="One JSON object a line [default].")
@click.option(
    "--delimiter", default=",", metavar="CHARACTER", callback=_one_character, help="Between cells of CSV [,]."
)
@click.option("--bom/--no-bom", default=None, help="Begin CSV with a byte order mark, for Excel [default: in a FILE].")
@click.option("--by", metavar="NAME", help="Of quotes: who said it, as for `jumelage quotes`.")
@click.option("--office-of", "place", metavar="CITY", help="Of quotes: by those who hold office of this city.")
@click.option("--type", "kind", type=click.Choice(["direct", "indirect"]), help="Of quotes: only this kind of speech.")
@click.option("--force", is_flag=True, help="Overwrite FILE.")
@click.pass_obj
def command(
    chosen: ChosenArchive,
    *,
    what: str,
    query: str,
    output: Path | None,
    form: Form | None,
    delimiter: str,
    bom: bool | None,
    by: str | None,
    place: str | None,
    kind: QuoteType | None,
    force: bool,
) -> None:
    """Write articles, quotes, names or dates into a file, all of them or those of a query.

    FILE appears under its name only when it is complete; its ending says how it is written. QUERY is a line as for
    `jumelage search`; it does not apply to cities, persons and entities. `entities --csv` can be edited and loaded with
    `jumelage decisions load --csv`.
    """
    if query and what not in ("quotes", *_OF_QUERY):
        raise click.UsageError(f"a query does not apply to {what}")
    if (by or place or kind) and what != "quotes":
        raise click.UsageError("--by, --office-of and --type apply to quotes")
    chosen_form = form or _form_of(output)
    if chosen_form is Form.XLSX and output is None and sys.stdout.isatty():
        raise CommandError("a workbook cannot be shown", "--xlsx", "name a file with --output")
    with chosen.open() as archive, written_to(output, force=force):
        articles = matching(archive, query)
        learn_names_for(archive, chosen_form)
        if what == "quotes":
            rows = _both(meant_quotes(archive, query), quotes_by(archive, by) if by else None)
            city = place_of_office(archive, place) if place else None
            said = quotes(archive, articles=articles, rows=rows, office_place=city, type=kind)
            found: Iterable[JsonForm] = cited_quotes(archive, said)
        else:
            found = _OF_QUERY[what](archive, articles) if what in _OF_QUERY else _OF_ALL[what](archive)
        # Excel takes CSV for text of its own system without the mark; programs that read a pipe do not expect one.
        if chosen_form is Form.CSV and (bom if bom is not None else output is not None):
            sys.stdout.write(_BYTE_ORDER_MARK)
        write_list(found, (), chosen_form, delimiter=delimiter)


def _form_of(output: Path | None) -> Form:
    """What is written into a file of this name."""
    ending = output.suffix.lower() if output else ""
    if output is not None and ending not in _FORMS:
        advice = "name it .jsonl, .csv or .xlsx, or say --jsonl, --csv or --xlsx"
        raise CommandError(f"what to write into a file that ends in {ending} is not known", str(output), advice)
    return _FORMS.get(ending, Form.JSONL)


def _articles(archive: Archive, articles: BitMap | None) -> Rows:
    searcher = FileSearcher(archive.connection)
    ordinals = searcher.ordinals(searcher.parse("")) if articles is None else articles.to_array()
    for start in range(0, len(ordinals), _BATCH):
        for hit in searcher.hits(ordinals[start : start + _BATCH]):
            record = article(archive, hit.uid)
            form = article_form(record) | work_form(work_on_article(archive, hit.uid))
            source = {"outlet": record.outlet, "url": record.url, "source": record.source, "sha256": record.sha256}
            yield {**form, **source}


def _both(one: BitMap64 | None, other: BitMap64 | None) -> BitMap64 | None:
    """What is in both; None stands for everything."""
    if one is None or other is None:
        return other if one is None else one
    return one & other


def _dates(archive: Archive, articles: BitMap | None) -> Rows:
    return map(date_row, timeline(archive, articles=articles))


def _cities(archive: Archive) -> Rows:
    return map(city_row, entities(archive, "city"))


def _persons(archive: Archive) -> Rows:
    held: defaultdict[str, list[OfficeRecord]] = defaultdict(list)
    for office in offices(archive):
        held[office.person].append(office)
    return (person_row(person, held[person.uid]) for person in entities(archive, "person"))


_OF_QUERY: Mapping[str, Callable[[Archive, BitMap | None], Rows]] = {
    "articles": _articles,
    "dates": _dates,
}
_OF_ALL: Mapping[str, Callable[[Archive], Rows]] = {"cities": _cities, "persons": _persons, "entities": entity_rows}
