"""A decision of a person: what was decided, about what, by whom, when and why."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from extraction.folding import fold_name

Verb = Literal[
    "confirm", "reject", "link", "unlink", "merge", "not-same", "split", "rename", "add-name", "retype", "set",
    "speaker", "mark", "unmark", "undo",
]  # fmt: skip
TargetKind = Literal["place", "person", "organisation", "date", "quote", "office", "article", "entity", "decision"]
Scope = Literal["this", "article", "everywhere"]
Value = Mapping[str, Any]

VERBS: tuple[Verb, ...] = get_args(Verb)
TARGET_KINDS: tuple[TargetKind, ...] = get_args(TargetKind)
SCOPES: tuple[Scope, ...] = get_args(Scope)
NAMES: frozenset[str] = frozenset({"place", "person", "organisation"})
"""The kinds of target that are names in a text."""

_UID_LENGTH = 20


@dataclass(frozen=True, slots=True)
class Target:
    """What a decision is about.

    A stretch of text is meant by its words: which of the places where they stand is told by `occurrence` and by the
    characters around (the model is the TextQuoteSelector of https://www.w3.org/TR/annotation-model/).

    Attributes:
        kind: what it is.
        article: uid of the article; empty for entities and for names everywhere.
        entity: uid of the entity.
        decision: uid of the decision that is undone.
        exact: the words as they stand; empty for articles and entities.
        occurrence: how many times the words stand before this place in the text.
        before: the characters before the words, at most 32.
        after: the characters after them.
    """

    kind: TargetKind
    article: str = ""
    entity: str = ""
    decision: str = ""
    exact: str = ""
    occurrence: int = 0
    before: str = ""
    after: str = ""

    @property
    def fold(self) -> str:
        """The words as they are compared."""
        return fold_name(self.exact)


@dataclass(frozen=True, slots=True)
class Decision:
    """An entry of the journal; never changed once it is written.

    Attributes:
        made: when, UTC, ISO 8601 to the microsecond; later decisions of one journal have later times.
        author: who.
        verb: what.
        target: about what.
        value: what it is changed to; what belongs in it depends on the verb (see `making`).
        scope: this place, everywhere in the article, everywhere in the archive.
        reason: why, in the person's words.
        batch: the same for decisions made by one key, which are undone together; may be empty.
    """

    made: str
    author: str
    verb: Verb
    target: Target
    value: Value = field(default_factory=dict, hash=False)
    scope: Scope = "this"
    reason: str = ""
    batch: str = ""
    uid: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "uid", _digest(self.fields()))

    def fields(self) -> dict[str, Any]:
        """The decision as plain values without its uid, for JSON; what is empty is left out."""
        everything = {
            "made": self.made,
            "author": self.author,
            "verb": self.verb,
            "kind": self.target.kind,
            "article": self.target.article,
            "entity": self.target.entity,
            "decision": self.target.decision,
            "exact": self.target.exact,
            "occurrence": self.target.occurrence,
            "before": self.target.before,
            "after": self.target.after,
            "value": dict(self.value),
            "scope": "" if self.scope == "this" else self.scope,
            "reason": self.reason,
            "batch": self.batch,
        }
        return {name: value for name, value in everything.items() if value not in ("", 0, {})}


def _digest(fields: Mapping[str, Any]) -> str:
    text = json.dumps(fields, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:_UID_LENGTH]
