"""Decisions of the journal in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from archive.decisions.decision import Decision
from tui.corrections.correction import quoted
from tui.wording.kind_names import has_name, kind_name, tag_words
from tui.wording.translation import tr

LabelOf = Callable[[str], str]
"""What people call the entity or article with this uid."""


def decision_sentence(decision: Decision, label_of: LabelOf) -> str:
    """What a decision says, without a full stop; names of those it is about are looked up."""
    target = decision.target
    if target.kind == "decision":
        return tr("a decision taken back")
    if target.kind == "entity":
        merged = decision.value.get("merged") or {}
        return _about_entity(decision, quoted(str(merged.get("label") or label_of(target.entity))), label_of)
    if target.kind == "article":
        return _about_article(decision, quoted(label_of(target.article)), label_of)
    return f"{_about_words(decision, label_of)} ({_where(decision, label_of)})"


def _about_words(decision: Decision, label_of: LabelOf) -> str:
    words, kind, value = quoted(decision.target.exact), kind_name("finding", decision.target.kind), decision.value
    match decision.verb:
        case "confirm":
            who = _who(value, label_of)
            return tr("{words} is {what}").format(words=words, what=f"{kind}, {who}" if who else kind)
        case "reject" | "unmark":
            return tr("{words} is not {what}").format(words=words, what=kind)
        case "retype":
            return tr("{words} is {what}").format(words=words, what=kind_name("finding", str(value.get("kind"))))
        case "link":
            return tr("{words} is {label}").format(words=words, label=_who(value, label_of))
        case "unlink":
            return tr("{words} is nobody who is known").format(words=words)
        case "speaker":
            who = _who(value, label_of) or tr("somebody unknown")
            return tr("{words} was said by {who}").format(words=words, who=who)
        case "set":
            return tr("{words} means {date}").format(words=words, date=(value.get("date") or {}).get("edtf", "?"))
        case "mark":
            return tr("{words} marked as {what}").format(words=words, what=kind)
    return f"{decision.verb} {words}"


def _about_entity(decision: Decision, label: str, label_of: LabelOf) -> str:
    value = decision.value
    match decision.verb:
        case "merge":
            other = quoted(str(value.get("label") or label_of(str(value.get("into")))))
            return tr("{one} is the same as {other}").format(one=label, other=other)
        case "not-same":
            other = quoted(label_of(str(value.get("other"))))
            return tr("{one} and {other} are not the same").format(one=label, other=other)
        case "split":
            return tr("{new} is split off from {one}").format(new=quoted(str(value.get("label"))), one=label)
        case "rename":
            return tr("{one} is called {name}").format(one=label, name=quoted(str(value.get("label"))))
        case "add-name":
            return tr("{one} is also called {name}").format(one=label, name=quoted(str(value.get("name"))))
        case "retype":
            return tr("{one} is {what}").format(one=label, what=kind_name("finding", str(value.get("kind"))))
    return _field(decision, label)


def _about_article(decision: Decision, title: str, label_of: LabelOf) -> str:
    value = decision.value
    match value.get("field"):
        case "tag":
            said = tr("tagged {name}: {title}") if value.get("value") else tr("no longer tagged {name}: {title}")
            return said.format(name=tag_words(str(value.get("name"))), title=title)
        case "note":
            return (tr("a note about {title}") if value.get("value") else tr("no note about {title}")).format(
                title=title
            )
        case "review":
            said = tr("reviewed: {title}") if value.get("value") else tr("to be reviewed again: {title}")
            return said.format(title=title)
        case kind if has_name("relation", str(kind)):
            really = value.get("value") == "confirmed"
            said = tr("{kind}: {one} – {other}") if really else tr("not {kind}: {one} – {other}")
            other = quoted(label_of(str(value.get("name"))))
            return said.format(one=title, other=other, kind=kind_name("relation", str(kind)))
    return _field(decision, title)


def _field(decision: Decision, label: str) -> str:
    value = decision.value
    if "field" in value:
        return f"{label}: {value['field']} = {value.get('value')}"
    return f"{decision.verb} {label}"


def _who(value: Mapping[str, Any], label_of: LabelOf) -> str:
    uid = value.get("entity")
    return str(value.get("label") or label_of(str(uid))) if uid else ""


def _where(decision: Decision, label_of: LabelOf) -> str:
    if decision.scope == "everywhere":
        return tr("everywhere")
    title = quoted(label_of(decision.target.article))
    return (tr("all through {title}") if decision.scope == "article" else tr("in {title}")).format(title=title)
