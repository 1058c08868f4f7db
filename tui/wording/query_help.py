"""What can be typed into the search line, for the help; `docs/search.md` tells more."""

from __future__ import annotations

from tui.wording.translation import mark

HEADING = mark("What can be searched for")
QUERY_HELP: tuple[tuple[str, str], ...] = (
    ("jugend krakau", mark("both words in all their forms; a city's name stands for all its names")),
    ('"enge Kooperation"   =Krakau', mark("these words in a row; just this word, in no other form")),
    ("wort*   *amt", mark("words that begin so; words that end so")),
    ("a OR b   -c   a NEAR/5 b", mark("one or the other; without; with at most five words between")),
    ('city:Krakau   person:"Burkhard Jung"', mark("articles that name them; organisation: for bodies and clubs")),
    (
        'by:Jung   by:mayor   by:"mayor of Leipzig"   by:unknown',
        mark("in which somebody says something: a person, who holds an office (in any language), nobody known"),
    ),
    (
        "said:jugend*   said:(jugend* OR młodzie* OR youth)",
        mark("what somebody says. Names and offices are the same in all languages, other words are not translated"),
    ),
    (
        "date:2024-11   date:1990s   date:winter-2013",
        mark("a date that the text names and that touches this time; date:=2024 one that lies in it"),
    ),
    ("published:2024..   published:..1989", mark("when it was published: since, until")),
    (
        "imported:today   imported:7d   imported:last-week..",
        mark("when it came in: also yesterday, week, month, year, this-week, last-month, in four languages"),
    ),
    ('lang:de   outlet:"Stadt Krakau"   tag:delegation', mark("language, publisher, tag")),
    (
        "has:quote   has:unknown-speaker   has:note",
        mark("what is in it: also date, city, person, organisation, speaker, published, tag"),
    ),
    ("is:unreviewed   is:undated   is:changed", mark("how it stands with it: also reviewed")),
)
"""What is typed, and what it finds."""
