"""What may be decided: which verbs go with which targets, and what has to be said with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from archive.decisions.decision import NAMES, SCOPES, TARGET_KINDS, VERBS, Decision
from archive.errors import ArchiveError

_WORDS = NAMES | {"date", "quote", "office"}
_TARGETS: Mapping[str, frozenset[str]] = {
    "confirm": _WORDS,
    "reject": _WORDS,
    "link": NAMES,
    "unlink": NAMES,
    "retype": NAMES | {"entity"},
    "mark": NAMES | {"date", "quote"},
    "unmark": NAMES | {"date", "quote"},
    "speaker": frozenset({"quote"}),
    "merge": frozenset({"entity"}),
    "not-same": frozenset({"entity"}),
    "split": frozenset({"entity"}),
    "rename": frozenset({"entity"}),
    "add-name": frozenset({"entity"}),
    "set": frozenset({"entity", "article", "date"}),
    "undo": frozenset({"decision"}),
}
_SCOPED = frozenset({"confirm", "reject", "link", "unlink", "retype"})
_FIELDS: Mapping[str, frozenset[str]] = {
    "entity": frozenset({"disambiguation", "note", "gnd", "viaf"}),
    "article": frozenset({"tag", "note", "review"}),
}
_TEXTS: Mapping[str, tuple[str, ...]] = {
    "link": ("entity",),
    "merge": ("into",),
    "not-same": ("other",),
    "split": ("entity", "label"),
    "rename": ("label",),
    "add-name": ("name",),
    "retype": ("kind",),
}
_NAME_KINDS = frozenset({
    "preferred", "variant", "short", "inflected", "derived", "abbreviation", "exonym", "historical", "misspelling",
    "transliterated",
})  # fmt: skip


class DecisionRefusedError(ArchiveError):
    """A decision that makes no sense, or that others stand against."""


def check(decision: Decision) -> None:
    """See that a decision is one.

    Raises:
        DecisionRefusedError: it is not, with what is wrong and what to do.
    """
    problem = _target_problem(decision) or _value_problem(decision)
    if problem:
        what, advice = problem
        raise DecisionRefusedError(what, f"decision {decision.uid} ({decision.verb})", advice)


def _target_problem(decision: Decision) -> tuple[str, str] | None:
    target = decision.target
    if decision.verb not in VERBS:
        return "there is no such verb", f"use one of {', '.join(VERBS)}"
    if target.kind not in TARGET_KINDS or target.kind not in _TARGETS[decision.verb]:
        return f"{target.kind} cannot be the target", f"use one of {', '.join(sorted(_TARGETS[decision.verb]))}"
    if decision.scope not in SCOPES or (decision.scope != "this" and not _may_be_scoped(decision)):
        return f"the scope cannot be {decision.scope}", "leave it out"
    needed = {"entity": target.entity, "decision": target.decision}.get(target.kind)
    if needed is not None:
        return None if needed else ("it does not say which one", f"give the uid of the {target.kind}")
    if decision.scope != "everywhere" and not target.article:
        return "it does not say in which article", "give the uid of the article"
    if target.kind != "article" and not target.fold:
        return "it does not say which words", "give the words as they stand, as `exact`"
    return None


def _may_be_scoped(decision: Decision) -> bool:
    return decision.verb in _SCOPED and decision.target.kind in NAMES


def _value_problem(decision: Decision) -> tuple[str, str] | None:
    value, kind = decision.value, decision.target.kind
    for name in _TEXTS.get(decision.verb, ()):
        if not isinstance(value.get(name), str) or not value[name].strip():
            return f"its value has no `{name}`", f"give `{name}` as text"
    if decision.verb in {"merge", "not-same"} and value.get("into", value.get("other")) == decision.target.entity:
        return "both are the same", "name two"
    if decision.verb == "retype" and value["kind"] not in NAMES:
        return "there is no such kind", f"use one of {', '.join(sorted(NAMES))}"
    if decision.verb == "split" and not _lists_of_text(value, "names", "articles"):
        return "it does not say what to split off", "give `names` or `articles` as a list"
    if decision.verb == "add-name" and value.get("kind", "variant") not in _NAME_KINDS:
        return "there is no such kind of name", f"use one of {', '.join(sorted(_NAME_KINDS))}"
    if decision.verb == "speaker" and "entity" not in value:
        return "it does not say who speaks", "give `entity`, null for unknown"
    if decision.verb == "set" and kind in _FIELDS:
        return _field_problem(value, kind)
    if kind == "date" and decision.verb in {"set", "mark"} and not _is_date(value.get("date"), decision.verb):
        return "it does not say what the date means", "give `date` with `edtf`"
    return None


def _field_problem(value: Mapping[str, Any], kind: str) -> tuple[str, str] | None:
    if value.get("field") not in _FIELDS[kind] or "value" not in value:
        return "there is no such field", f"give `field` (one of {', '.join(sorted(_FIELDS[kind]))}) and `value`"
    if value["field"] == "tag" and not (isinstance(value.get("name"), str) and value["name"].strip()):
        return "it does not say which tag", "give `name`"
    return None


def _lists_of_text(value: Mapping[str, Any], *names: str) -> bool:
    lists = [value.get(name, []) for name in names]
    return any(lists) and all(
        isinstance(items, list) and all(isinstance(item, str) for item in items) for items in lists
    )


def _is_date(value: object, verb: str) -> bool:
    return isinstance(value, Mapping) and bool(value) and (verb == "set" or isinstance(value.get("edtf"), str))
