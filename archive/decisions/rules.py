"""What may be decided: which verbs go with which targets, and what has to be said with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from archive.decisions import values
from archive.decisions.decision import NAMES, SCOPES, TARGET_KINDS, VERBS, Decision
from archive.decisions.publication_effects import PUBLISHED
from archive.decisions.relation_effects import ANSWERS, is_relation
from archive.errors import ArchiveError
from archive.related.suggesting import RELATION_KINDS
from extraction.folding import fold_name

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
    "article": frozenset({"tag", "note", "review", PUBLISHED, *RELATION_KINDS}),
}
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "link": ("entity",),
    "merge": ("into",),
    "not-same": ("other",),
    "split": ("entity", "label"),
    "rename": ("label",),
    "add-name": ("name",),
    "retype": ("kind",),
}


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
    value, kind, verb = decision.value, decision.target.kind, decision.verb
    form = values.problem(value, verb, kind)
    if form:
        return form, f"see what `{verb}` takes"
    for name in _NEEDED.get(verb, ()):
        if value.get(name) is None:
            return f"its value has no `{name}`", f"give `{name}`"
    if verb in {"merge", "not-same"} and value.get("into", value.get("other")) == decision.target.entity:
        return "both are the same", "name two"
    if verb == "split" and not (value.get("names") or value.get("articles")):
        return "it does not say what to split off", "give `names` or `articles` as a list"
    if verb == "speaker" and "entity" not in value:
        return "it does not say who speaks", "give `entity`, null for unknown"
    if verb == "set" and kind in _FIELDS:
        return _field_problem(value, kind) or _relation_problem(decision)
    if kind == "date" and not _tells_date(value, verb):
        return "it does not say what the date means", "give `date` with `edtf`"
    return None


def _field_problem(value: Mapping[str, Any], kind: str) -> tuple[str, str] | None:
    name = str(value.get("field"))
    if name not in _FIELDS[kind] or "value" not in value:
        return "there is no such field", f"give `field` (one of {', '.join(sorted(_FIELDS[kind]))}) and `value`"
    if name == "tag" and not (isinstance(value["value"], bool) and fold_name(value.get("name", ""))):
        return "it does not say which tag", "give `name`, and true or false as `value`"
    if name != "tag" and isinstance(value["value"], bool):
        return "its `value` is of a wrong form", "give text, or null for none"
    if (
        name == PUBLISHED
        and value["value"] is not None
        and not all((value.get("date") or {}).get(part) for part in ("edtf", "earliest", "latest"))
    ):
        return "it does not say what the date means", "give `date` with `edtf`, `earliest` and `latest`"
    return None


def _relation_problem(decision: Decision) -> tuple[str, str] | None:
    value, article = decision.value, decision.target.article
    if not is_relation(value["field"]):
        return None
    if value["value"] not in ANSWERS:
        return "its `value` is of a wrong form", f"give {' or '.join(sorted(ANSWERS))}"
    if not isinstance(value.get("name"), str) or value["name"] <= article:
        return "it does not say which other article", "decide it of the uid that sorts first, with the other as `name`"
    return None


def _tells_date(value: Mapping[str, Any], verb: str) -> bool:
    meaning = value.get("date") or {}
    return verb not in {"set", "mark"} or (bool(meaning) and (verb == "set" or "edtf" in meaning))
