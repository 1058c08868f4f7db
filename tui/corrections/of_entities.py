"""Decisions about persons, places and organisations as such."""

from __future__ import annotations

from archive.decisions import targets
from archive.decisions.decision import TargetKind
from archive.decisions.proposal import Proposal
from archive.records import EntityRecord
from tui.corrections.correction import Correction, quoted
from tui.corrections.new_entities import Named, folded
from tui.wording.kind_names import kind_name
from tui.wording.translation import tr


def merged(one: EntityRecord, into: EntityRecord) -> Correction:
    """Both are the same; the names and articles of the first go to the second."""
    proposal = Proposal("merge", targets.of_entity(one.uid), {"into": into.uid})
    said = tr("{one} is the same as {other}, and called so")
    return Correction((proposal,), said.format(one=quoted(one.label), other=quoted(into.label)))


def told_apart(one: EntityRecord, other: EntityRecord) -> Correction:
    """They are not the same, for good."""
    proposal = Proposal("not-same", targets.of_entity(one.uid), {"other": other.uid})
    said = tr("{one} and {other} are not the same")
    return Correction((proposal,), said.format(one=quoted(one.label), other=quoted(other.label)))


def renamed(entity: EntityRecord, label: str) -> Correction:
    """It is called otherwise."""
    proposal = Proposal("rename", targets.of_entity(entity.uid), {"label": label})
    return Correction((proposal,), tr("{one} is called {name}").format(one=quoted(entity.label), name=quoted(label)))


def named_also(entity: EntityRecord, name: str, language: str) -> Correction:
    """It has another name, in a language or in any (empty)."""
    value = {"name": name, "language": language} if language else {"name": name}
    proposal = Proposal("add-name", targets.of_entity(entity.uid), value)
    said = tr("{one} is also called {name}")
    return Correction((proposal,), said.format(one=quoted(entity.label), name=quoted(name)))


def retyped(entity: EntityRecord, kind: TargetKind) -> Correction:
    """It is something of another kind."""
    proposal = Proposal("retype", targets.of_entity(entity.uid), {"kind": kind})
    return Correction(
        (proposal,), tr("{one} is {what}").format(one=quoted(entity.label), what=kind_name("finding", kind))
    )


def split_off(entity: EntityRecord, new: Named, *, name: str = "", article: str = "") -> Correction:
    """Some of its mentions are of another one.

    Args:
        entity: whose they were.
        new: whose they are.
        name: the spelling that goes with it.
        article: uid of the article whose mentions go with it.
    """
    value: dict[str, object] = {"entity": new.uid, "label": new.label}
    if name:
        value["names"] = [folded(name)]
    if article:
        value["articles"] = [article]
    proposal = Proposal("split", targets.of_entity(entity.uid), value)
    said = tr("{new} is split off from {one}")
    return Correction((proposal,), said.format(new=quoted(new.label), one=quoted(entity.label)))


def name_typed(typed: str) -> tuple[str, str]:
    """A name with its language, from `uk: Краків` or just a name."""
    language, colon, name = typed.partition(":")
    code = language.strip().lower()
    if colon and name.strip() and len(code) in (2, 3) and code.isascii() and code.isalpha():
        return name.strip(), code
    return typed.strip(), ""
