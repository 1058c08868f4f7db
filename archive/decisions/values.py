"""The forms of what a decision says besides its verb and target."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

_GRAINS = frozenset({"day", "week", "month", "season", "year", "decade", "century", "span"})
_DATE_KINDS = frozenset({"event", "planned", "cancelled", "founding", "office", "publication", "other"})
_NAME_KINDS = frozenset({
    "preferred", "variant", "short", "inflected", "derived", "abbreviation", "exonym", "historical", "misspelling",
    "transliterated",
})  # fmt: skip
_ENTITY_KINDS = frozenset({"place", "person", "organisation"})
_ENTITY_UID = re.compile(r"(?:place|person|organisation)-.+", re.DOTALL)
_LONGEST = 100_000


def problem(value: Mapping[str, object], verb: str, target: str) -> str | None:
    """What is wrong with the form of a value, None when nothing is; it may still say too little for its verb."""
    for name, part in value.items():
        form = _KINDS.get((verb, target)) if name == "kind" else _FORMS.get(name)
        if form is None:
            return f"it has an unknown `{name}`"
        if not form(part):
            return f"its `{name}` is of a wrong form"
    return None


def is_text(part: object) -> bool:
    """Whether it is text that says something and that a file can hold."""
    if not isinstance(part, str) or not part.strip() or len(part) > _LONGEST:
        return False
    return not any("\ud800" <= letter <= "\udfff" for letter in part)


def _is_entity(part: object) -> bool:
    return part is None or (is_text(part) and _ENTITY_UID.fullmatch(str(part)) is not None)


def _is_day(part: object) -> bool:
    if part is None:
        return True
    try:
        return isinstance(part, str) and len(part) == 10 and bool(date.fromisoformat(part))
    except ValueError:
        return False


def _is_date(part: object) -> bool:
    forms: Mapping[str, Callable[[object], bool]] = {
        "edtf": is_text, "earliest": _is_day, "latest": _is_day, "grain": _one_of(_GRAINS), "kind": _one_of(_DATE_KINDS)
    }  # fmt: skip
    return isinstance(part, Mapping) and all(name in forms and forms[name](item) for name, item in part.items())


def _is_place(part: object) -> bool:
    forms: Mapping[str, Callable[[object], bool]] = {
        "geonames_id": _is_number, "population": _is_number, "country": _is_country, "latitude": _is_real,
        "longitude": _is_real, "kind": _one_of(frozenset({"city", "country", "other"})),
    }  # fmt: skip
    return isinstance(part, Mapping) and part.keys() == forms.keys() and all(forms[name](part[name]) for name in forms)


def _is_description(part: object) -> bool:
    return isinstance(part, Mapping) and {"label"} <= part.keys() <= {"label", "place"} and (
        is_text(part["label"]) and ("place" not in part or _is_place(part["place"]))
    )  # fmt: skip


def _is_country(part: object) -> bool:
    return isinstance(part, str) and (part == "" or (len(part) == 2 and part.isascii() and part.isalpha()))


def _are_segments(part: object) -> bool:
    return isinstance(part, list) and bool(part) and all(
        isinstance(segment, list) and len(segment) == 2 and all(map(_is_number, segment)) and segment[0] < segment[1]
        for segment in part
    )  # fmt: skip


def _is_number(part: object) -> bool:
    return isinstance(part, int) and not isinstance(part, bool) and 0 <= part < 2**40


def _is_real(part: object) -> bool:
    return isinstance(part, (int, float)) and not isinstance(part, bool) and -180 <= part <= 180


def _are_texts(part: object) -> bool:
    return isinstance(part, list) and all(map(is_text, part))


def _is_flag(part: object) -> bool:
    return isinstance(part, bool)


def _is_language(part: object) -> bool:
    return isinstance(part, str) and len(part) <= 8 and part.isascii()


def _is_set_to(part: object) -> bool:
    return part is None or isinstance(part, bool) or is_text(part)


def _one_of(words: frozenset[str]) -> Callable[[object], bool]:
    return lambda part: isinstance(part, str) and part in words


_FORMS: Mapping[str, Callable[[object], bool]] = {
    "entity": _is_entity, "into": _is_entity, "other": _is_entity, "label": is_text, "new": _is_flag,
    "place": _is_place, "merged": _is_description, "names": _are_texts, "articles": _are_texts, "name": is_text,
    "language": _is_language,
    "field": is_text, "value": _is_set_to, "date": _is_date, "segments": _are_segments,
    "type": _one_of(frozenset({"direct", "indirect"})),
}  # fmt: skip
_KINDS: Mapping[tuple[str, str], Callable[[object], bool]] = {
    ("add-name", "entity"): _one_of(_NAME_KINDS),
    **{("retype", target): _one_of(_ENTITY_KINDS) for target in ("entity", *_ENTITY_KINDS)},
}
