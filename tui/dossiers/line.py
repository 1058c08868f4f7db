"""A line of a page, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from archive.records import Span
    from tui.travel.destinations import Destination, QuotesPage

Look = Literal["plain", "heading", "quiet", "said", "reported", "warning", "graph", "note"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where something stands: an article, and the places in its text."""

    article: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page.

    Attributes:
        text: what it says.
        lead: what stands before it in a column of its own, a date as a rule.
        tail: what stands at the right, a number as a rule.
        graph: drawn before the tail.
        look: how it is painted; a `note` explains what stands over it, and the cursor passes it over.
        evidence: where it is taken from.
        leads_to: what opening it goes to, instead of its evidence.
        decision: uid of the decision it tells of.
        shorter: other texts to show where there is no room for `text`, the longest first.
        short_lead: what stands before it in a narrow pane instead of `lead`, empty for the same.
    """

    text: str
    lead: str = ""
    tail: str = ""
    graph: str = ""
    look: Look = "plain"
    evidence: Evidence | None = None
    leads_to: Destination | None = None
    decision: str = ""
    shorter: tuple[str, ...] = ()
    short_lead: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """A page.

    Attributes:
        title: what it is about, in a word for the breadcrumb.
        subtitle: the same in a line for its frame.
        lines: what it says.
        query: the query line that finds its articles, empty when it is about all of them.
        quotes: those that belong to it; None for all quotes of its articles.
    """

    title: str
    subtitle: str
    lines: tuple[Line, ...]
    query: str = ""
    quotes: QuotesPage | None = None


def heading(text: str, tail: str = "") -> Line:
    """The heading of a section; an empty line stands before it on the page."""
    return Line(text, tail=tail, look="heading")


def section(title: str, lines: list[Line], *, tail: str = "", empty: str = "") -> list[Line]:
    """A section with its heading; without lines, what is said for want of them, or nothing at all."""
    if lines:
        return [Line(""), heading(title, tail), *lines]
    return [Line(""), heading(title), Line(empty, look="quiet")] if empty else []
