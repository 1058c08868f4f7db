"""The quotes of a result, as a list of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar, TypedDict

from pyroaring import BitMap, BitMap64
from textual import on
from textual.binding import BindingType
from textual.message import Message

from archive import reading
from archive.reading.quotes import QuoteKey, QuoteType
from archive.records import FacetName, FacetValue, QuoteRecord
from tui.actions.table import bindings
from tui.archive_access.thread import ArchiveThread, Holdings
from tui.dossiers.line import Evidence
from tui.field_message import FieldMessage
from tui.safe_text import plain
from tui.screens.evidence_screen import EvidenceScreen
from tui.travel.destinations import EntityPage, Form, QuotesPage
from tui.widgets.facet_list import TITLES
from tui.widgets.quote_list import QuoteList
from tui.wording import formats, place_names
from tui.wording.kind_names import kind_name
from tui.wording.translation import tr


class _Restrictions(TypedDict):
    """Arguments of `reading.quotes` that a page stands for."""

    articles: BitMap | None
    rows: BitMap64 | None
    by: str | None
    office_place: str | None
    type: QuoteType | None


class QuotesScreen(EvidenceScreen):
    """Quotes with what restricts them in the frame; what each stands in, beside them.

    Args:
        fetching: the thread that reads for it.
        page: which quotes.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("said")]

    class Counted(FieldMessage):
        """How many quotes there are, and the first of them."""

        page: QuotesPage
        total: int
        names: tuple[str, ...]

    class RowsFetched(FieldMessage):
        """Quotes came from the archive."""

        generation: int
        first: int
        quotes: Sequence[QuoteRecord]

    def __init__(self, fetching: ArchiveThread, page: QuotesPage) -> None:
        super().__init__(fetching, frozenset({page.by} - {"", "unknown"}))
        self._page = page
        self._names: tuple[str, ...] = ()
        self._total: int | None = None
        self._shown: QuotesPage | None = None

    def new_list(self) -> QuoteList:
        """The quotes."""
        return QuoteList(id="list")

    @property
    def result_line(self) -> str:
        """The query whose quotes these are."""
        return self._page.line

    @property
    def quotes_listed(self) -> QuotesPage:
        """These."""
        return self._page

    def way_here(self) -> Sequence[str]:
        """The main screen, then this one."""
        return [tr("Articles"), tr("Quotes")]

    def list_title(self) -> str:
        """How many there are, and what restricts them."""
        total = "…" if self._total is None else formats.number(self._total)
        form = kind_name("speech", self._page.type)
        return " · ".join(part for part in (f"{tr('Quotes')} {total}", *self._names, form, self._page.line) if part)

    # -- fetching ------------------------------------------------------------------------------------------------------

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        if event.page != self._page:
            return
        self._names, self._total = event.names, event.total
        same = self._shown == event.page
        self.lines.show(event.total, cursor=self.lines.cursor if same else self.row_stood_on() or 0)
        self._shown = event.page
        if event.total:
            self.stood_again()
        else:
            self._show_nothing()
        self.show_place()

    def _show_nothing(self) -> None:
        """No quote fits: no article is open, and the list says what helps."""
        restricted = self._page != QuotesPage()
        none, drop = tr("No quotes here."), tr("x drops the last filter.")
        self.lines.empty_text = f"{none} {drop}" if restricted else none
        self.lines.refresh()
        self._token += 1
        self.reading.clear()

    @on(QuoteList.RowsWanted, "#list")
    def _rows_wanted(self, event: QuoteList.RowsWanted) -> None:
        page = self._page

        def job(holdings: Holdings) -> Message:
            restrictions = _restrictions(holdings, page)
            found = reading.quotes(holdings.archive, **restrictions, limit=event.count, offset=event.first)
            return self.RowsFetched(event.generation, event.first, found)

        self.fetch(job)

    @on(RowsFetched)
    def _rows_fetched(self, event: RowsFetched) -> None:
        self.lines.receive(event.generation, event.first, event.quotes)

    @on(QuoteList.Highlighted, "#list")
    def _resting(self, event: QuoteList.Highlighted) -> None:
        self.preview(_evidence(event.row))

    @on(QuoteList.Opened, "#list")
    def _opened(self, event: QuoteList.Opened) -> None:
        self.go_to_evidence(_evidence(event.row))

    # -- actions -------------------------------------------------------------------------------------------------------

    def action_refresh_page(self) -> None:
        """Count and list the quotes anew."""
        page = self._page

        def job(holdings: Holdings) -> Message:
            total = reading.count_quotes(holdings.archive, **_restrictions(holdings, page))
            return self.Counted(page, total, _names(holdings, page))

        self.fetch(job)

    def _change(self, page: QuotesPage) -> None:
        self._page = self.destination = page
        self.post_message(self.Here(page, new=True))
        self.action_refresh_page()

    def action_form(self) -> None:
        """Direct speech only, then reported speech only, then both again."""
        following: dict[str, Form] = {"": "direct", "direct": "indirect", "indirect": ""}
        self._change(replace(self._page, type=following[self._page.type]))

    def action_unknown(self) -> None:
        """Only what nobody is known to have said, or everything again."""
        self._change(replace(self._page, by="" if self._page.by == "unknown" else "unknown"))

    def action_drop(self) -> None:
        """Take away the last restriction."""
        page = self._page
        if page.type:
            self._change(replace(page, type=""))
        elif page.office_place:
            self._change(replace(page, office_place=""))
        elif page.by:
            self._change(replace(page, by=""))
        elif page.line:
            self._change(replace(page, line=""))
        else:
            self.say(tr("There is no filter to drop."))

    def action_speaker(self) -> None:
        """Choose one of those who say something here."""
        self._pick("speaker", "person", lambda value: self._change(replace(self._page, by=value.key)))

    def action_city(self) -> None:
        """Choose the city in whose name the speakers hold office."""
        self._pick("office_place", "city", lambda value: self._change(replace(self._page, office_place=value.key)))

    def action_year(self) -> None:
        """Choose a year of publication."""
        self._pick(
            "year",
            "year",
            lambda value: self._change(replace(self._page, line=f"{self._page.line} published:{value.key}".strip())),
        )

    def action_page(self) -> None:
        """Go to the page of the speaker."""
        quote: QuoteRecord | None = self.lines.selected
        if quote is not None and quote.speaker:
            self.go_to(EntityPage(quote.speaker))
        else:
            self.say(tr("It is not known who said this."))

    def _pick(self, key: QuoteKey, facet: FacetName, then: Callable[[FacetValue], None]) -> None:
        """Choose one of what the quotes have that are listed, whatever of its kind is chosen now."""
        page = replace(self._page, by="") if key == "speaker" else self._page
        page = replace(page, office_place="") if key == "office_place" else page

        def job(holdings: Holdings) -> Sequence[FacetValue]:
            found = reading.count_quotes_by(holdings.archive, key, **_restrictions(holdings, page))
            return sorted(found, key=lambda value: value.key, reverse=True) if key == "year" else found

        self.pick(plain(tr("Speakers") if key == "speaker" else tr(TITLES[facet])), job, then)


def _evidence(quote: QuoteRecord) -> Evidence:
    return Evidence(quote.article, quote.segments)


def _restrictions(holdings: Holdings, page: QuotesPage) -> _Restrictions:
    query = holdings.searcher.parse(page.line)
    return _Restrictions(
        articles=BitMap(holdings.searcher.ordinals(query)) if page.line else None,
        rows=holdings.searcher.quotes(query) if page.line else None,
        by=page.by or None, office_place=page.office_place or None, type=page.type or None,
    )  # fmt: skip


def _names(holdings: Holdings, page: QuotesPage) -> tuple[str, ...]:
    """What the restrictions of a page are called."""
    names = []
    if page.by == "unknown":
        names.append(tr("unknown speaker"))
    elif page.by:
        names.append(reading.entity(holdings.archive, page.by).label)
    if page.office_place:
        city = reading.entity(holdings.archive, page.office_place)
        names.append(tr("office of {city}").format(city=place_names.shown(city.uid, city.label)))
    return tuple(names)
