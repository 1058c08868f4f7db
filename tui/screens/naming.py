"""Asks who or what is meant: one of the archive, a place of the gazetteer, somebody new, or nobody who is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from archive.records import FacetValue
from tui.corrections.new_entities import Named, of_gazetteer, typed_entity
from tui.gathering import everybody, persons_near
from tui.safe_text import plain
from tui.wording import formats, place_names
from tui.wording.translation import tr

if TYPE_CHECKING:
    from archive.records import ArticleRecord
    from tui.archive_access.thread import Holdings
    from tui.screens.archive_screen import ArchiveScreen
    from tui.wording.place_names import GazetteerPlace

_NOBODY = "nobody"
_SHORTEST = 3
"""Letters from which on the gazetteer is asked."""


def ask_whose(screen: ArchiveScreen, kind: str, words: str, then: Callable[[Named | None], object]) -> None:
    """Ask whose name some words are.

    Args:
        screen: asks.
        kind: place, person or organisation.
        words: the name, in quotation marks.
        then: is called with the answer, None for nobody who is known.
    """
    offered: dict[str, GazetteerPlace] = {}

    def job(holdings: Holdings) -> Sequence[FacetValue]:
        return [FacetValue(_NOBODY, tr("nobody who is known"), 0), *everybody(holdings, kind)]

    def look_up(typed: str) -> Sequence[FacetValue]:
        found = place_names.called(typed) if len(typed) >= _SHORTEST else ()
        values = {of_gazetteer(place).uid: place for place in found}
        offered.update(values)
        return [FacetValue(uid, _described(place), 0) for uid, place in values.items()]

    def picked(value: FacetValue) -> None:
        then(of_gazetteer(offered[value.key]) if value.key in offered and not value.count else _named(value))

    screen.pick(
        plain(tr("Whose name is {words}?").format(words=words)),
        job,
        picked,
        partial(typed_entity, kind),
        tr("new"),
        look_up if kind == "place" else None,
    )


def ask_speaker(
    screen: ArchiveScreen, article: ArticleRecord, offset: int, then: Callable[[Named | None], object]
) -> None:
    """Ask who said something: the persons named near it first.

    Args:
        screen: asks.
        article: where it is said.
        offset: where in its text.
        then: is called with the answer, None for somebody unknown.
    """

    def job(holdings: Holdings) -> Sequence[FacetValue]:
        near = persons_near(article, offset)
        keys = {value.key for value in near}
        others = [value for value in everybody(holdings, "person") if value.key not in keys]
        nobody = FacetValue(_NOBODY, tr("unknown speaker"), 0)
        return [*near, nobody, *others, *everybody(holdings, "organisation")]

    screen.pick(
        plain(tr("Who said it?")), job, lambda value: then(_named(value)), partial(typed_entity, "person"), tr("new")
    )


def _named(value: FacetValue) -> Named | None:
    """Whom a value stands for; nobody for the value that says so. One without articles may have to be made."""
    return None if value.key == _NOBODY else Named(value.key, value.label, new=value.count == 0)


def _described(place: GazetteerPlace) -> str:
    """A place as one tells it from others of its name."""
    parts = [place.name, formats.country(place.country)]
    if place.population:
        parts.append(tr("{number} inhabitants").format(number=formats.number(place.population)))
    return ", ".join(part for part in parts if part)
