"""From a query line to its tree: a hand-written descent over tokens that know where they stand.

    query  = or
    or     = and (`OR` and)*
    and    = near+                            side by side, or with `AND` between
    near   = not (`NEAR` [`/` number] not)*   between words and phrases
    not    = (`-` | `NOT`)* basic
    basic  = `(` or `)` | phrase | field `:` value | field `:` `(` values `)` | word
    values = value (`OR` value)*              of `said:` also side by side
    word   = [`=`] [`*`] letters [`*`]

Signs that hold no letter or digit are passed over, so that a headline can be pasted as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

from archive.search.errors import QueryError
from archive.search.everything import Everything
from archive.search.filter_names import HAS_VALUES, IS_VALUES, MEANT
from archive.search.local_dates import in_iso
from archive.search.periods import asked_period
from archive.search.query import Query
from archive.search.relative_periods import in_dates
from archive.search.tree import (
    FIELDS,
    And,
    During,
    Form,
    Having,
    Named,
    NameField,
    Near,
    Node,
    Not,
    Or,
    PeriodField,
    Phrase,
    Said,
    ValueField,
    Word,
)
from extraction.folding import fold_tokens

_ADVICE_IMPORTED = "type imported:today, imported:7d, imported:last-week.. or imported:2026-11"
DEFAULT_DISTANCE = 10
"""Words between the parts of `a NEAR b`, as in FTS5."""

_QUOTES = '"„“”«»'
_TOKEN = re.compile(
    rf"\s*(?:(?P<open>\()|(?P<close>\))|(?P<minus>-(?=[^\s)]))|(?P<phrase>[{_QUOTES}])|"
    rf"(?P<field>[^\W\d_]+:)(?=[^\s()])|(?P<bare>(?i:{'|'.join(FIELDS)}):)(?=[\s()]|$)|(?P<word>[^\s(){_QUOTES}]+))"
)
_PHRASE_END = re.compile(f"[{_QUOTES}]")
_FILTER = re.compile(r"[^\W\d_]+:\S")
_NEAR = re.compile(r"NEAR(?:/(\d+))?")
_FARTHEST = 10_000
_STARTED: Mapping[Form, Form] = {"forms": "started", "suffix": "suffix started", "inside": "inside started"}
_DEEPEST = 50

TokenKind = Literal["open", "close", "minus", "phrase", "field", "bare", "word"]


@dataclass(frozen=True, slots=True)
class _Token:
    kind: TokenKind
    text: str
    at: int


def parse(line: str, *, typing: bool = False) -> Query:
    """Understands a query line.

    Args:
        line: as typed.
        typing: the line may go on: its last word also stands for the words that begin so.

    Raises:
        QueryError: it cannot be understood; says where and why.
    """
    tokens = _tokens(line)
    last = tokens[-1] if typing and tokens else None
    started = last.at if last is not None and last.kind == "word" and line.endswith(last.text) else None
    return Query(line, _Parser(tokens, started, typing=typing).parse())


def _tokens(line: str) -> list[_Token]:
    tokens: list[_Token] = []
    position = 0
    while match := _TOKEN.match(line, position):
        kind = cast("TokenKind", match.lastgroup)
        text, at = match[kind], match.start(kind)
        position = match.end()
        if kind == "phrase":
            end = _PHRASE_END.search(line, position)
            if end is None:
                raise QueryError("the quotation mark is not closed", at, 'put " after the last word of the phrase')
            text = line[position : end.start()]
            position = end.end()
        tokens.append(_Token(kind, text, at))
    return tokens


class _Parser:
    def __init__(self, tokens: list[_Token], started: int | None, *, typing: bool) -> None:
        self._tokens = tokens
        self._typing = typing
        self._started = started
        self._next = 0
        self._depth = 0

    def parse(self) -> Node:
        if not any(self._holds_something(token) for token in self._tokens):
            if self._tokens and not self._typing:
                raise QueryError("there is no word in it", self._tokens[0].at, "type a word, a name or a filter")
            return Everything()
        tree = self._or()
        token = self._peek()
        if token is not None:
            raise QueryError("there is a bracket too many", token.at, "take away )")
        return tree or Everything()

    def _peek(self) -> _Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _take(self) -> _Token:
        self._next += 1
        return self._tokens[self._next - 1]

    def _keyword(self, *words: str) -> _Token | None:
        token = self._peek()
        return token if token is not None and token.kind == "word" and token.text in words else None

    @staticmethod
    def _holds_something(token: _Token) -> bool:
        return token.kind in {"open", "close", "field", "bare"} or next(fold_tokens(token.text), None) is not None

    def _or(self) -> Node | None:
        parts = [self._and()]
        while keyword := self._keyword("OR"):
            self._take()
            if parts[-1] is None:
                raise QueryError(
                    "OR needs something before it", keyword.at, "type a OR b, or put OR in quotation marks"
                )
            parts.append(self._and())
            if parts[-1] is None:
                raise QueryError("OR needs something after it", keyword.at, "type a OR b, or put OR in quotation marks")
        found = [part for part in parts if part is not None]
        return _joined(Or, found)

    def _and(self) -> Node | None:
        parts: list[Node] = []
        while (token := self._peek()) is not None and token.kind != "close" and not self._keyword("OR"):
            if keyword := self._keyword("AND"):
                self._take()
                after = self._peek()
                if not parts or after is None or after.kind == "close" or self._keyword("OR", "AND"):
                    raise QueryError("AND needs something on both sides", keyword.at, "type a b, or a AND b")
                continue
            part = self._near()
            if part is not None:
                parts.append(part)
        return _joined(And, parts)

    def _near(self) -> Node | None:
        part = self._not()
        while (token := self._peek()) is not None and token.kind == "word" and (match := _NEAR.fullmatch(token.text)):
            self._take()
            distance = min(int(match[1] or DEFAULT_DISTANCE), _FARTHEST)
            other = self._not()
            close = part.parts if isinstance(part, Near) and part.distance == distance else (part,)
            parts = (*close, other)
            if not all(isinstance(each, Word | Phrase) for each in parts):
                raise QueryError("NEAR stands between words or phrases", token.at, 'type a NEAR/5 b, or "a b" NEAR/5 c')
            part = Near(cast("tuple[Word | Phrase, ...]", parts), distance)
        return part

    def _not(self) -> Node | None:
        token = self._peek()
        if token is None or token.kind == "close":
            return None
        if token.kind == "minus" or self._keyword("NOT"):
            self._take()
            self._enter(token)
            part = self._not()
            self._depth -= 1
            if part is None:
                if token.kind == "word":
                    raise QueryError("NOT needs something after it", token.at, "type NOT a, or -a")
                return None
            return Not(part)
        return self._basic()

    def _enter(self, token: _Token) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise QueryError("brackets or minus signs are nested too deep", token.at, "take some of them away")

    def _basic(self) -> Node | None:
        token = self._take()
        if token.kind == "open":
            self._enter(token)
            part = self._or()
            self._depth -= 1
            if self._peek() is None:
                raise QueryError("the bracket is not closed", token.at, "put ) at its end")
            self._take()
            if part is None:
                raise QueryError("there is nothing between the brackets", token.at, "put words there or take them away")
            return part
        if token.kind == "phrase":
            return _phrase(token)
        if token.kind == "bare":
            bracket = self._peek()
            name = token.text[:-1].casefold()
            if bracket is not None and bracket.kind == "open" and name not in get_args(PeriodField):
                values = self._basic()
                return _all_said(values, token.at) if name == "said" else _each(name, values, token.at)
            advice = f"put it right behind the colon, as {token.text}value, or take the colon away"
            if bracket is not None and bracket.kind == "open":
                advice = f"type ({token.text}value OR {token.text}value)"
            raise QueryError(f"{token.text} needs a value", token.at, advice)
        if token.kind == "field":
            return self._field(token)
        if _reserved(token.text):
            raise QueryError(f"{token.text} needs something on both sides", token.at, "put it in quotation marks")
        return self._word(token)

    def _word(self, token: _Token) -> Word | Phrase | None:
        word = _word(token)
        if token.at == self._started and isinstance(word, Word):
            return replace(word, form=_STARTED.get(word.form, word.form))
        return word

    def _field(self, token: _Token) -> Node:
        name = token.text[:-1].casefold()
        value = self._peek()
        if name not in FIELDS:
            meant = MEANT.get(name)
            known = f"{meant}:" if meant else "one of " + ", ".join(f"{field}:" for field in FIELDS)
            raise QueryError(f"there is no filter {name}", token.at, f"use {known} or put it in quotation marks")
        if value is None or value.kind not in {"word", "phrase", "field", "minus"}:
            raise QueryError(
                f"{token.text} needs a value", token.at, f'type {token.text}name or {token.text}"two words"'
            )
        value = self._take()
        while (value.kind in {"field", "minus"} or value.text == "=") and (more := self._peek()) is not None:
            # A value may hold a colon or begin with a minus or equals sign: what follows at once belongs to it.
            if more.kind == "close" or more.at != value.at + len(value.text):
                break
            value = _Token(more.kind, value.text + self._take().text, value.at)
        if name == "said":
            return self._said(value)
        return _filter(name, value)

    def _said(self, value: _Token) -> Node:
        words = _phrase(value) if value.kind == "phrase" else self._word(value)
        if words is None:
            raise QueryError("said: needs a word", value.at, 'type said:word or said:"two words"')
        return Said(words)


def _all_said(node: Node | None, at: int) -> Node:
    """Each word of a bracket behind `said:`, said."""
    match node:
        case Word() | Phrase():
            return Said(node)
        case And(parts) | Or(parts):
            return type(node)(tuple(_all_said(part, at) for part in parts))
    raise QueryError("said: takes words alone", at, 'type said:(word OR "two words")')


def _each(name: str, node: Node | None, at: int) -> Node:
    """Alternatives in a bracket behind the colon of a filter: each of them, filtered by."""
    match node:
        case Word(text, ("forms" | "started" | "prefix" | "exact") as form, begin):
            return _filter(name, _Token("word", f"={text}" if form == "exact" else text, begin))
        case Phrase(text, begin):
            return _filter(name, _Token("phrase", text, begin))
        case Or(parts):
            return Or(tuple(_each(name, part, at) for part in parts))
    raise QueryError(f"{name}: takes values with OR between them", at, f'type {name}:(value OR "two words")')


def _joined(kind: type[And] | type[Or], parts: list[Node]) -> Node | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, kind) else (part,))
    return kind(tuple(flat))


def _core(text: str) -> tuple[str, int]:
    """A text without the signs before its first and after its last word, and where it begins; empty without words."""
    tokens = list(fold_tokens(text))
    return (text[tokens[0][1] : tokens[-1][2]], tokens[0][1]) if tokens else ("", 0)


def _phrase(token: _Token) -> Phrase | None:
    text, _ = _core(token.text)
    return Phrase(text, token.at) if text else None


def _reserved(text: str) -> bool:
    return text in {"AND", "NOT", "OR"} or _NEAR.fullmatch(text) is not None


def _word(token: _Token) -> Word | Phrase | None:
    if token.text.startswith("NEAR/"):
        raise QueryError(
            "behind NEAR/ stands a number of words", token.at, "type a NEAR/5 b, or put it in quotation marks"
        )
    text, start = _core(token.text)
    if not text:
        return None
    before, after = token.text[:start], token.text[start + len(text) :]
    if "=" in before:
        return Word(text, "exact", token.at)
    form: Form = "forms"
    if before.endswith("*"):
        form = "inside" if after.startswith("*") else "suffix"
    elif after.startswith("*"):
        form = "prefix"
    # Without the signs around them, the letters of "OR," would be a keyword and those of 'a:b a filter.
    if (form == "forms" and _reserved(text)) or (form in {"forms", "prefix"} and _FILTER.match(text)):
        return Phrase(text, token.at)
    return Word(text, form, token.at)


def _filter(name: str, token: _Token) -> Node:
    value = token.text.strip()
    if name in get_args(PeriodField):
        value = in_dates(in_iso(value))
        try:
            asked = asked_period(value, token.at)
        except QueryError as error:
            if name != "imported":
                raise
            raise QueryError(error.what, error.position, _ADVICE_IMPORTED) from None
        if name == "imported" and asked.how != "touching":
            raise QueryError("imported: takes a date alone", token.at, _ADVICE_IMPORTED)
        return During(cast("PeriodField", name), value, token.at)
    if next(fold_tokens(value), None) is None:
        raise QueryError(f"{name}: needs a value", token.at, f'type {name}:value or {name}:"two words"')
    if name in get_args(NameField):
        exact = value.startswith("=")
        return Named(cast("NameField", name), value.lstrip("= ") if exact else value, token.at, exact)
    allowed = {"has": HAS_VALUES, "is": IS_VALUES}.get(name)
    if allowed is not None:
        value = value.casefold()
        if value not in allowed:
            raise QueryError(f"{name}: does not know {value}", token.at, f"use one of {', '.join(allowed)}")
    return Having(cast("ValueField", name), value.casefold() if name == "lang" else value, token.at)
