"""From a tree to a tantivy query. What people wrote reaches tantivy as folded words and numbers only."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

import tantivy
from pyroaring import BitMap
from tantivy import Occur

from archive.search import naming
from archive.search.during import whole_units
from archive.search.evaluation import means_quotes
from archive.search.everything import Everything
from archive.search.periods import asked_period
from archive.search.snapshot import Snapshot
from archive.search.tree import And, During, Having, Named, Node, Not, Or, Phrase, Word
from archive.search.widening import Tokens, Widened

_AT_ONCE = 64
"""More words than this are asked for as a set, which cannot be ranked but need not be."""

Evaluate = Callable[[Node], BitMap]


class Compiler:
    """Compiles trees on one state of the archive.

    Args:
        connection: to the archive, for the names of outlets.
        schema: of the index.
        snapshot: of the archive, for what words and names stand for.
        evaluate: gives the articles of what the index does not hold (tags, reviews, words within quotes or near each
            other, single days).
    """

    def __init__(
        self, connection: sqlite3.Connection, schema: tantivy.Schema, snapshot: Snapshot, evaluate: Evaluate
    ) -> None:
        self._connection = connection
        self._schema = schema
        self._snapshot = snapshot
        self._evaluate = evaluate

    def compile(self, node: Node) -> tantivy.Query:
        """The query for a tree."""
        match node:
            case Everything():
                return tantivy.Query.all_query()
            case Word() | Phrase():
                return self._words(self._snapshot.widened(node))
            case Named():
                return self._named(node)
            case During():
                return self._during(node)
            case Having():
                return self._having(node)
            case Not(part):
                return self._without(self.compile(part))
            case Or(parts):
                return any_of([self.compile(part) for part in parts])
            case And(parts):
                return self._all(parts)
        return self.ordinals(self._evaluate(node))

    def ordinals(self, articles: BitMap) -> tantivy.Query:
        """Some articles."""
        if not articles:
            return tantivy.Query.empty_query()
        return tantivy.Query.term_set_query(self._schema, "ordinal", articles.to_array().tolist())

    def _all(self, parts: tuple[Node, ...]) -> tantivy.Query:
        # Side by side, these mean one and the same quote.
        quoted = tuple(filter(means_quotes, parts))
        if len(quoted) < 2:
            quoted = ()
        wanted = [self.compile(part) for part in parts if part not in quoted and not isinstance(part, Not)]
        unwanted = [self.compile(part.part) for part in parts if isinstance(part, Not)]
        if quoted:
            wanted.append(self.ordinals(self._evaluate(And(quoted))))
        clauses = [(Occur.Must, query) for query in wanted or [tantivy.Query.all_query()]]
        return tantivy.Query.boolean_query(clauses + [(Occur.MustNot, query) for query in unwanted])

    def _words(self, widened: Widened) -> tantivy.Query:
        if widened.prefix:
            return any_of([self._begun(tokens) for tokens in widened.alternatives])
        single = [tokens[0] for tokens in widened.alternatives if len(tokens) == 1]
        if len(single) > _AT_ONCE:
            queries = [tantivy.Query.term_set_query(self._schema, "text", single)]
        else:
            queries = [tantivy.Query.term_query(self._schema, "text", word) for word in single]
        return any_of([*queries, *(self._phrase(tokens) for tokens in widened.alternatives if len(tokens) > 1)])

    def _phrase(self, tokens: Tokens, slop: int = 0) -> tantivy.Query:
        return tantivy.Query.phrase_query(self._schema, "text", list(tokens), slop)

    def _begun(self, tokens: Tokens) -> tantivy.Query:
        *before, last = (re.escape(word) for word in tokens)
        begun = f"{last}.*"
        if not before:
            return tantivy.Query.regex_query(self._schema, "text", begun)
        return tantivy.Query.regex_phrase_query(self._schema, "text", [*before, begun])

    def _named(self, node: Named) -> tantivy.Query:
        if naming.is_unknown(node):
            return self._term("has", "unknown-speaker")
        meant = self._snapshot.meant(node)
        return (
            self.ordinals(self._evaluate(node))
            if meant.titles
            else self._numbers(naming.BITMAPS[node.field], meant.entities)
        )

    def _during(self, node: During) -> tantivy.Query:
        asked = asked_period(node.period, node.at)
        if node.field == "imported" or asked.how == "whole" or _within_a_month(asked.first, asked.last):
            return self.ordinals(self._evaluate(node))
        values: dict[str, list[int]] = {}
        for field, value in whole_units(self._snapshot, "month" if node.field == "date" else "published", asked):
            values.setdefault(field, []).append(value)
        return any_of([tantivy.Query.term_set_query(self._schema, field, some) for field, some in values.items()])

    def _having(self, node: Having) -> tantivy.Query:
        match node.field, node.value:
            case "lang", value:
                return self._term("language", value)
            case "outlet", value:
                return self._numbers(["outlet"], naming.outlets(self._connection, value))
            case "is", "unreviewed":
                return self._without(self.ordinals(self._evaluate(Having("is", "reviewed"))))
            case "is", "undated":
                return self._without(self._term("has", "published"))
            case ("tag", _) | ("is", _) | ("has", "tag" | "note"):
                return self.ordinals(self._evaluate(node))
        return self._term("has", node.value)

    def _without(self, query: tantivy.Query) -> tantivy.Query:
        return tantivy.Query.boolean_query([(Occur.Must, tantivy.Query.all_query()), (Occur.MustNot, query)])

    def _term(self, field: str, value: str | int) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, value)

    def _numbers(self, fields: Iterable[str], values: Sequence[int]) -> tantivy.Query:
        return any_of([self._term(field, value) for field in fields for value in values])


def any_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    """What one of some queries finds; of none nothing."""
    if len(queries) == 1:
        return queries[0]
    if not queries:
        return tantivy.Query.empty_query()
    return tantivy.Query.boolean_query([(Occur.Should, query) for query in queries])


def _within_a_month(first: date | None, last: date | None) -> bool:
    """Whether a period begins or ends within a month, so that days have to be looked at."""
    ends = last is None or last == date.max or (last + timedelta(days=1)).day == 1
    return not ends or (first is not None and first.day > 1)
