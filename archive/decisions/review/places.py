"""Asks which of several places of the same name is meant; one answer holds for the whole archive."""

from __future__ import annotations

from collections.abc import Iterator

from archive.decisions import targets
from archive.decisions.proposal import Proposal
from archive.decisions.review.items import Choice, ReviewItem, texts
from archive.decisions.review.wording import Country, Wording, wording
from archive.opening import Archive

_ARTICLES_SHOWN = 3
_UNRESOLVED = """
FROM entities e JOIN article_entities x ON x.entity_id = e.id
WHERE e.merged_into IS NULL AND EXISTS (SELECT 1 FROM place_candidates c WHERE c.entity_id = e.id)
  AND EXISTS (SELECT 1 FROM mentions m WHERE m.article_id = x.article_id AND m.entity_id = e.id AND m.state = 'found')
"""
_ENTITIES = f"""
SELECT e.id, e.uid, e.label, sum(x.mentions) {_UNRESOLVED}
GROUP BY e.id ORDER BY sum(x.mentions) DESC, e.uid LIMIT ? OFFSET ?
"""
_COUNT = f"SELECT count(DISTINCT e.id) {_UNRESOLVED}"
_CANDIDATES = """
SELECT p.uid, p.label, q.country, q.population FROM place_candidates c
JOIN entities p ON p.id = c.candidate_id JOIN places q ON q.entity_id = p.id
WHERE c.entity_id = ? GROUP BY p.id ORDER BY count(*) DESC, avg(c.rank), q.population DESC, p.uid
"""
_MENTIONS = """
SELECT m.article_id, m.starts, m.ends, s.text, s.fold FROM article_entities x
CROSS JOIN mentions m ON m.article_id = x.article_id JOIN surface_forms s ON s.id = m.surface_id
WHERE x.entity_id = ?1 AND m.entity_id = ?1 AND m.state = 'found' ORDER BY m.article_id DESC, m.starts
"""


def count(archive: Archive) -> int:
    """How many questions there are."""
    (found,) = archive.connection.execute(_COUNT).fetchone()
    return int(found)


def items(archive: Archive, limit: int, offset: int) -> Iterator[ReviewItem]:
    """The questions, those of most places first."""
    connection = archive.connection
    for entity, uid, label, mentions in connection.execute(_ENTITIES, (limit, offset)).fetchall():
        rows = connection.execute(_MENTIONS, (entity,)).fetchall()
        words = list({fold: text for *_, text, fold in rows if fold}.values())
        shown = rows[:_ARTICLES_SHOWN]
        read = texts(connection, {article for article, *_ in shown})
        choices = [
            Choice(_described(name, country, population), _all(words, "link", {"entity": candidate}))
            for candidate, name, country, population in connection.execute(_CANDIDATES, (entity,))
        ]
        yield ReviewItem(
            kind="place",
            key=f"place {uid}",
            title=label,
            question=wording("Is “{words}” {place}?", words=label, place=choices[0].label),
            count=mentions,
            why=wording("{number} places have that name", number=len(choices)),
            evidence=tuple(read[article].evidence((start, end)) for article, start, end, *_ in shown),
            yes=choices[0],
            no=Choice(wording("no place, everywhere"), _all(words, "reject", {})),
            others=tuple(choices[1:]),
        )


def _described(name: str, country: str, population: int) -> Wording:
    return wording(
        "{name}, {country}, {population} inhabitants", name=name, country=Country(country), population=population
    )


def _all(words: list[str], verb: str, value: dict[str, str]) -> tuple[Proposal, ...]:
    """The same decision on all spellings of a name."""
    assert verb in {"link", "reject"}
    return tuple(
        Proposal(verb, targets.of_name_everywhere("place", spelling), value, "everywhere")  # type: ignore[arg-type]
        for spelling in words
    )
