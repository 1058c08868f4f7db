"""The screen for each destination beside the main one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from archive import clock
from tui.dossiers.city import city_dossier
from tui.dossiers.pair import pair_dossier
from tui.dossiers.person import person_dossier
from tui.gathering import gather_entity, gather_pair
from tui.screens.dossier import DossierScreen
from tui.screens.entity_page import EntityScreen
from tui.screens.import_screen import ImportScreen
from tui.screens.quotes import QuotesScreen
from tui.screens.timeline import TimelineScreen
from tui.travel.destinations import (
    Destination,
    EntityPage,
    HistoryPage,
    HomePage,
    ImportPage,
    PairPage,
    QuotesPage,
    RelatedPage,
    ReviewPage,
    TimelinePage,
    WhyPage,
)
from tui.wording.translation import tr

if TYPE_CHECKING:
    from tui.archive_access.thread import ArchiveThread, Holdings
    from tui.dossiers.line import Dossier
    from tui.importing import StartImport
    from tui.screens.archive_screen import ArchiveScreen


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the screens need that does not come from their destination.

    Attributes:
        fetching: the thread they read in.
        start_import: runs an import, None when the archive is only read.
        last_visit: when the visit before this one began (UTC), and the revision the archive had then.
    """

    fetching: ArchiveThread
    start_import: StartImport | None
    last_visit: tuple[str, int] | None


def page_for(destination: Destination, surroundings: Surroundings) -> ArchiveScreen:
    """A screen that shows this place, which may be any but the main screen."""
    screen = _screen(destination, surroundings)
    screen.destination = destination
    return screen


def _screen(destination: Destination, surroundings: Surroundings) -> ArchiveScreen:
    fetching = surroundings.fetching
    match destination:
        case EntityPage(uid):
            return EntityScreen(fetching, lambda holdings: _entity(holdings, uid), tr("Page"), uid)
        case PairPage(one, other):
            return DossierScreen(
                fetching, lambda holdings: _pair(holdings, one, other), tr("Pair"), frozenset({one, other})
            )
        case TimelinePage() as page:
            return TimelineScreen(fetching, page)
        case QuotesPage() as page:
            return QuotesScreen(fetching, page)
        case HomePage():
            return _home(surroundings)
        case WhyPage() | HistoryPage() | ReviewPage():
            return _of_decisions(destination, fetching)
        case RelatedPage(uid):
            from tui.screens.related import RelatedScreen  # noqa: PLC0415 - rarely asked for

            return RelatedScreen(fetching, uid)
        case ImportPage():
            return ImportScreen(fetching, surroundings.start_import)
    raise ValueError(destination)


def _home(surroundings: Surroundings) -> ArchiveScreen:
    from tui.screens.home import HomeScreen  # noqa: PLC0415 - it loads the review queue

    return HomeScreen(surroundings.fetching, surroundings.last_visit, today())


def _of_decisions(destination: WhyPage | HistoryPage | ReviewPage, fetching: ArchiveThread) -> ArchiveScreen:
    """Screens that are loaded when they are first asked for, so that they do not delay the first screen."""
    from tui.corrections.journal_lines import entity_page, journal_page, why_page  # noqa: PLC0415
    from tui.screens.history import HistoryScreen  # noqa: PLC0415
    from tui.screens.review import ReviewScreen  # noqa: PLC0415

    match destination:
        case WhyPage(target):
            return HistoryScreen(fetching, lambda holdings: why_page(holdings.archive, target))
        case HistoryPage(""):
            return HistoryScreen(fetching, lambda holdings: journal_page(holdings.archive))
        case HistoryPage(uid):
            return HistoryScreen(fetching, lambda holdings: entity_page(holdings.archive, uid))
        case ReviewPage(kind):
            return ReviewScreen(fetching, kind)


def today() -> date:
    """The day it is; a fixed one where `$SOURCE_DATE_EPOCH` is set."""
    return datetime.fromisoformat(clock.now()).date()


def _entity(holdings: Holdings, uid: str) -> Dossier:
    material = gather_entity(holdings, uid)
    return city_dossier(material) if material.entity.kind == "place" else person_dossier(material)


def _pair(holdings: Holdings, one: str, other: str) -> Dossier:
    return pair_dossier(gather_pair(holdings, one, other), today())
