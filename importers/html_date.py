"""When a page was published: as it declares, as its address says, or guessed and marked as guessed.

htmldate finds the right day on 95 % of real pages, but does not tell what a page declares from what merely looks
like a date: without its extensive search it still takes the first ISO date of the running text, and a copyright
year as New Year's Day. So only a day that a declaration or the address gives is stored as such.
"""

from __future__ import annotations

from typing import Any

from extraction.document import Publication
from importers.extras import optional
from importers.html_metadata import PageMetadata
from importers.publication import from_metadata, from_url

_EARLIEST = "1900-01-01"
"""htmldate's own bound would drop a declared date before 1995."""


def page_date(tree: Any, metadata: PageMetadata, address: str | None) -> Publication | None:  # noqa: ANN401
    """Find the day of publication.

    Args:
        tree: root element of the page (lxml).
        metadata: what the page declares.
        address: of the page.

    Returns:
        With basis `metadata` where the page declares it, `url` where its address has it, else `guessed`.
    """
    declared = next(filter(None, map(from_metadata, metadata.published)), None)
    in_address = from_url(address) if address else None
    if declared:
        return declared
    if in_address and in_address.earliest == in_address.latest:
        return in_address
    return _guessed(tree, address) or in_address


def _guessed(tree: Any, address: str | None) -> Publication | None:  # noqa: ANN401 - an lxml element
    htmldate = optional("htmldate")
    if htmldate is None:
        return None
    for extensive in (False, True):
        day = htmldate.find_date(tree, url=address, extensive_search=extensive, original_date=True, min_date=_EARLIEST)
        found = from_metadata(day, "guessed")
        # A bare year is given out as its first day; that is more than the page says.
        if found and not (extensive and day.endswith("-01-01")):
            return found
    return None
