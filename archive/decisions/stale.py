"""Why a decision could not be carried out on what is in the archive now."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stale:
    """A decision whose article, words or entity are not there (any more); it is kept and tried again at every replay.

    Attributes:
        explanation: what is missing, one phrase.
        now: what stands in the place of the words now, None where that cannot be told.
    """

    explanation: str
    now: str | None = None


Outcomes = dict[str, Stale | None]
"""For each decision, by uid, None or why it could not be carried out."""

NO_ARTICLE = Stale("the article is not in this archive")
NO_WORDS = "the words are not in the article any more"
NO_ENTITY = Stale("the name is not in this archive")
