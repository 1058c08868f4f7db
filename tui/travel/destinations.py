"""Where one can go in the app.

Pure. A destination is a value: it says all that is needed to show the place again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tui.travel.journey import Browsing as Browsing  # noqa: PLC0414 - one of them, for those who import it from here

if TYPE_CHECKING:
    from archive.decisions.decision import Target

Basis = Literal["named", "published"]
Form = Literal["", "direct", "indirect"]


@dataclass(frozen=True, slots=True)
class EntityPage:
    """The page of a city, person or organisation."""

    uid: str


@dataclass(frozen=True, slots=True)
class PairPage:
    """The page of two cities, or of two persons."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Numbers of articles by time.

    Attributes:
        line: the query whose result is counted, empty for all articles.
        basis: dates named in the texts, or dates of publication.
        within: a century (`18XX`), decade (`199X`), year, season, month, week or day, in EDTF; empty for all time.
        whole: only dates that name just that, and nothing in it.
        kind: only dates named of this kind (event, planned, founding, office); empty for all.
        by_share: bars show the share of what was published in that time, not the number.
    """

    line: str = ""
    basis: Basis = "named"
    within: str = ""
    whole: bool = False
    kind: str = ""
    by_share: bool = False


@dataclass(frozen=True, slots=True)
class QuotesPage:
    """Quotes of a result.

    Attributes:
        line: the query, empty for all articles.
        by: uid of the speaker, or `unknown`; empty for all.
        office_place: uid of the city in whose name the speaker holds office; empty for all.
        type: direct or indirect speech only; empty for both.
    """

    line: str = ""
    by: str = ""
    office_place: str = ""
    type: Form = ""


@dataclass(frozen=True, slots=True)
class HomePage:
    """What is in the archive and what is new."""


@dataclass(frozen=True, slots=True)
class ImportPage:
    """Bringing articles into the archive."""


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """What is worth a person's look; only questions of one kind when it is named."""

    kind: str = ""


@dataclass(frozen=True, slots=True)
class RelatedPage:
    """The articles that belong together with one, or seem to."""

    article: str


@dataclass(frozen=True, slots=True)
class WhyPage:
    """Why something was found, and who decided what about it."""

    target: Target


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Who decided what about an entity; about anything when none is named."""

    entity: str = ""


Destination = (
    Browsing
    | EntityPage
    | PairPage
    | TimelinePage
    | QuotesPage
    | HomePage
    | ImportPage
    | ReviewPage
    | RelatedPage
    | WhyPage
    | HistoryPage
)
