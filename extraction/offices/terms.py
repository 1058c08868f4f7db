"""Makes offices out of what was seen of them: whose, in which form, where, since when, each once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extraction.findings import DateMention, Mention, Office, Span
from extraction.offices.places import Inferred
from extraction.offices.sight import OfficeSpot
from extraction.passage import Passage
from extraction.spots import Spot


@dataclass(frozen=True, slots=True)
class Holders:
    """Who and what the spots of a text mean.

    Attributes:
        mentions: for each spot what it was found to be.
        women: entities that are women.
    """

    mentions: Mapping[Spot, Mention]
    women: frozenset[int]

    def entity(self, spot: Spot | None) -> int | None:
        """The entity that a spot means, None when it means none for certain."""
        mention = self.mentions.get(spot) if spot else None
        return mention.entity if mention else None


def terms(
    passage: Passage,
    spots: Sequence[OfficeSpot],
    holders: Holders,
    dates: Sequence[DateMention],
    inferred: Mapping[OfficeSpot, Inferred],
) -> list[Office]:
    """The offices that persons of the text hold, in its order.

    Args:
        passage: the text.
        spots: offices as they were seen.
        holders: who the spots beside them are.
        dates: found in the text.
        inferred: places of offices that have none beside them.
    """
    best: dict[tuple[int, str], list[Office]] = {}
    for spot in spots:
        person = holders.entity(spot.person)
        if person is None:
            continue
        from_context = inferred.get(spot)
        place = holders.entity(spot.place)
        evidence = passage.span(spot.start, spot.end)
        office = Office(
            person,
            spot.feminine if person in holders.women else spot.title,
            from_context.city if place is None and from_context else place,
            holders.entity(spot.organisation),
            _since(dates, evidence),
            evidence,
            min(spot.confidence, from_context.confidence) if from_context else spot.confidence,
            f"{spot.why}; {from_context.why}" if from_context else spot.why,
        )
        _add(best.setdefault((person, spot.key), []), office)
    return sorted((office for known in best.values() for office in known), key=lambda office: office.evidence)


def _add(known: list[Office], office: Office) -> None:
    """Keep each office of a person once: in the words, with the place and the date that tell most."""
    same = next((at for at, other in enumerate(known) if _can_be_same(office, other)), None)
    if same is None:
        known.append(office)
    elif _told(office) > _told(known[same]):
        known[same] = office


def _can_be_same(a: Office, b: Office) -> bool:
    one_place = a.place == b.place or a.place is None or b.place is None
    short, long = sorted((a.title, b.title), key=len)
    return one_place and long.startswith(short)


def _told(office: Office) -> tuple[int, bool, bool]:
    return len(office.title), office.place is not None, office.since is not None


def _since(dates: Sequence[DateMention], evidence: Span) -> int | None:
    """The date inside the evidence of an office that says from when it was held."""
    for index, date in enumerate(dates):
        inside = evidence.start <= date.span.start and date.span.end <= evidence.end
        if inside and (date.kind == "office" or date.edtf.endswith("/..")):
            return index
    return None
