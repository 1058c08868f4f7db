"""The home page: what is in the archive, what is new, what is coming."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from archive.decisions.review import REVIEW_KINDS
from tui.dossiers.import_report import outcome_words
from tui.dossiers.line import Dossier, Evidence, Line, section
from tui.dossiers.pair import anniversary_lines
from tui.query_line import QueryLine
from tui.travel.destinations import Browsing, ImportPage, QuotesPage, ReviewPage, TimelinePage
from tui.wording import formats
from tui.wording.kind_names import kind_name
from tui.wording.translation import tr, trn

if TYPE_CHECKING:
    from archive.decisions.review import ReviewKind
    from archive.records import ImportRunRecord, StatisticsRecord
    from archive.saved_searches import SavedSearch
    from tui.dossiers.material import HomeMaterial

_SHOWN = 12


def home_dossier(material: HomeMaterial, today: date, questions: Mapping[ReviewKind, int]) -> Dossier:
    """Numbers that lead to what they count; news; saved searches; what to review; anniversaries of the next two years.

    Args:
        material: what was read.
        today: the day from which anniversaries are counted.
        questions: how many of each kind the review queue has, as far as they are counted.
    """
    lines = [
        *_holdings(material.statistics),
        *section(_news_title(material), _news(material), empty=_no_news(material)),
        *section(
            tr("Saved searches"),
            [_search_line(search) for search in material.searches],
            empty=tr("None yet: w on the main screen saves the search."),
        ),
        *section(
            tr("To review"),
            [_questions_line(kind, questions.get(kind)) for kind in REVIEW_KINDS],
            tail=_all_questions(questions),
        ),
        *section(
            tr("Round anniversaries in the next two years"),
            anniversary_lines(material.agreements, today, material.cities),
            empty=tr("None is known."),
        ),
        *section(tr("Imports"), [*[_run_line(run) for run in material.runs], _import_line()]),
    ]
    return Dossier(tr("Home"), tr("What is in the archive"), tuple(lines))


def _holdings(statistics: StatisticsRecord) -> list[Line]:
    span = " – ".join(formats.edtf(edtf) for edtf in (statistics.first, statistics.last) if edtf)
    languages = ", ".join(
        f"{formats.language_name(code)} {formats.number(count)}" for code, count in statistics.languages.items()
    )
    return [
        Line(f"{formats.number(statistics.articles)}   {span}", lead=tr("Articles"), leads_to=Browsing()),
        Line(languages, lead=tr("Languages")),
        Line(formats.number(statistics.cities), lead=tr("Cities")),
        Line(formats.number(statistics.persons), lead=tr("Persons")),
        Line(formats.number(statistics.organisations), lead=tr("Organisations")),
        Line(formats.number(statistics.dates), lead=tr("Dates named"), leads_to=TimelinePage()),
        Line(formats.number(statistics.quotes), lead=tr("Quotes"), leads_to=QuotesPage()),
    ]


def _news_title(material: HomeMaterial) -> str:
    if not material.since:
        return tr("New since your last visit")
    return tr("New since your last visit, {date}").format(date=formats.edtf(material.since[:10]))


def _no_news(material: HomeMaterial) -> str:
    return tr("Nothing has come in since then.") if material.since else tr("No earlier visit is known.")


def _news(material: HomeMaterial) -> list[Line]:
    lines = [Line(hit.title, lead=formats.edtf(hit.published), tail=hit.outlet, evidence=Evidence(hit.uid))
             for hit in material.new[:_SHOWN]]  # fmt: skip
    if material.new_count > len(lines):
        rest = material.new_count - len(lines)
        text = trn("{number} more article", "{number} more articles", rest).format(number=formats.number(rest))
        lines.append(Line(text, look="quiet"))
    return lines


def _search_line(search: SavedSearch) -> Line:
    text = search.query if search.name == search.query else f"{search.name}: {search.query}"
    if search.articles is None:
        return Line(text, tail=tr("cannot be read any more"), look="warning")
    new = trn("{number} new", "{number} new", search.new).format(number=formats.number(search.new))
    tail = f"{new} · {formats.number(search.articles)}" if search.new else formats.number(search.articles)
    return Line(text, tail=tail, leads_to=Browsing(QueryLine(search.query), saved=search.name))


def _questions_line(kind: ReviewKind, number: int | None) -> Line:
    """A kind of question with its number; what is not counted yet stands there all the same."""
    return Line(
        kind_name("question", kind),
        tail="…" if number is None else formats.number(number),
        look="plain" if number else "quiet",
        leads_to=ReviewPage(kind) if number != 0 else None,
    )


def _all_questions(questions: Mapping[ReviewKind, int]) -> str:
    return formats.number(sum(questions.values())) if len(questions) == len(REVIEW_KINDS) else "…"


def _run_line(run: ImportRunRecord) -> Line:
    counts = {"new": run.new, "changed": run.changed, "same": run.same, "duplicate": run.duplicate,
              "rejected": run.rejected}  # fmt: skip
    state = f" ({tr('interrupted')})" if run.state == "interrupted" else ""
    return Line(outcome_words(counts) + state, lead=formats.edtf(run.started[:10]))


def _import_line() -> Line:
    return Line(tr("Import files or folders"), leads_to=ImportPage())
