"""A decision that is about to be made; light to load, unlike what carries it out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.decisions.decision import Scope, Target, Value, Verb


@dataclass(frozen=True, slots=True)
class Proposal:
    """A decision that is about to be made.

    Attributes:
        verb: what; see `rules` for which go together.
        target: about what; `targets` makes them.
        value: what it is changed to.

            confirm, link, mark: `entity` (uid) whose name it is; with `label` (and `place`) an entity is made that is
            not there yet, and `new` says that it was made for this. mark of a date: `date` (edtf, earliest, latest,
            grain, kind); of a quote: `type`, `segments` (from the start of the words), `entity` who speaks.
            merge: `into`, with its `label` (and `place`), and the same of the target as `merged`, which `resolved`
            adds: so both can be made where they are not there yet. not-same: `other`. split: `entity`, `label` of the
            new one, `names` (folded) and `articles` (uids) that go to it. rename: `label`. retype: `kind`.
            add-name: `name`, `language`, `kind`. speaker: `entity` or None, `label`.
            set: `field` and `value`. Of an article tag (with `name`), note, review, published (as it was typed, with
            what it means as `date`; None for a date that nobody knows); of two articles
            (`targets.of_pair`) reprint, rewrite, part, translation: confirmed or rejected; of an entity
            disambiguation, note, gnd, viaf; of a date instead `date`.
        scope: this place, everywhere in the article, everywhere in the archive.
    """

    verb: Verb
    target: Target
    value: Value = field(default_factory=dict)
    scope: Scope = "this"
