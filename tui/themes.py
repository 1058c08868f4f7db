"""The colours of the app: calm ones for day and night, strong ones, and ones for eyes that see colours otherwise.

A theme names, beside Textual's own colours, what the app needs to tell kinds of findings apart. Every kind also has
a style of its own (bold, underline, italic, a mark in the margin), so that none is told by colour alone.

The two colour-blind-safe themes use the palette of Okabe and Ito (Color Universal Design, 2008,
https://jfly.uni-koeln.de/color/), by day and by night.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.theme import Theme


@dataclass(frozen=True, slots=True)
class _Palette:
    """The colours a theme is made of; each field is a CSS colour.

    Attributes:
        paper: background.
        sheet: of bars and windows.
        ink: text.
        quiet: text of less weight.
        rule: frames.
        focus: the frame that has the keyboard, keys, marks.
        heading: headings.
        row: the row under the cursor.
        row_away: the same where the list has not the keyboard.
        place: names of places.
        person: names of persons.
        organisation: names of organisations.
        date: dates.
        said: behind direct speech.
        hit: behind what the search found.
        hit_ink: text on it.
        chosen: behind the place one went to.
        chosen_ink: text on it.
        bar: bars of the filters.
        graph: graphs of the pages.
        warning: warnings.
        error: errors.
    """

    paper: str
    sheet: str
    ink: str
    quiet: str
    rule: str
    focus: str
    heading: str
    row: str
    row_away: str
    place: str
    person: str
    organisation: str
    date: str
    said: str
    hit: str
    hit_ink: str
    chosen: str
    chosen_ink: str
    bar: str
    graph: str
    warning: str
    error: str


_ANSI_ONLY = {
    "ansi-background": "ansi_black",
    "ansi-foreground": "ansi_white",
    "border-blurred": "ansi_black",
    "input-cursor-text-style": "reverse",
    "input-selection-foreground": "ansi_default",
    "screen-selection-background": "ansi_blue",
    "screen-selection-foreground": "ansi_white",
}
"""What Textual's own styles ask of a theme that leaves its colours to the terminal."""


def _theme(name: str, colours: _Palette, *, dark: bool, ansi: bool = False) -> Theme:
    scrollbar = {f"scrollbar-background{state}": colours.paper for state in ("", "-hover", "-active")}
    return Theme(
        name=name,
        primary=colours.heading,
        secondary=colours.graph,
        accent=colours.focus,
        warning=colours.warning,
        error=colours.error,
        success=colours.graph,
        foreground=colours.ink,
        background=colours.paper,
        surface=colours.sheet,
        panel=colours.row_away,
        dark=dark,
        ansi=ansi,
        variables={
            "quiet": colours.quiet,
            "rule": colours.rule,
            "rule-focus": colours.focus,
            "row-cursor": colours.row,
            "row-cursor-away": colours.row_away,
            "name-place": colours.place,
            "name-person": colours.person,
            "name-organisation": colours.organisation,
            "date-named": colours.date,
            "said": colours.said,
            "hit": colours.hit,
            "hit-text": colours.hit_ink,
            "chosen": colours.chosen,
            "chosen-text": colours.chosen_ink,
            "bar": colours.bar,
            "block-cursor-foreground": colours.paper,
            "block-cursor-background": colours.focus,
            "input-cursor-foreground": colours.paper,
            "input-cursor-background": colours.ink,
            "input-selection-background": colours.row,
            "scrollbar": colours.rule,
            "scrollbar-hover": colours.quiet,
            "scrollbar-active": colours.focus,
            **scrollbar,
            **(_ANSI_ONLY if ansi else {}),
        },
    )


NIGHT = _theme(
    "night",
    _Palette(
        paper="#15181d", sheet="#1a1e24", ink="#d5d3cb", quiet="#8a8f98", rule="#343b46", focus="#e0b465",
        heading="#7aa2c9", row="#2d3643", row_away="#222831", place="#7fc4b8", person="#e3c07e",
        organisation="#c3a3d8", date="#8fb4e3", said="#1f2630", hit="#f2d06b", hit_ink="#15181d", chosen="#b5472f",
        chosen_ink="#fff6e8", bar="#3d5568", graph="#8fb8a8", warning="#e0a05f", error="#e07a73",
    ),
    dark=True,
)  # fmt: skip
DAY = _theme(
    "day",
    _Palette(
        paper="#fbf9f4", sheet="#f2eee4", ink="#25282c", quiet="#62656a", rule="#cfc9ba", focus="#8f520f",
        heading="#2f5f8a", row="#d6e0ea", row_away="#ebe8df", place="#11675b", person="#7d4a08",
        organisation="#6d3d8f", date="#1f5694", said="#f0ecdf", hit="#ffd95e", hit_ink="#25282c", chosen="#9a3b1f",
        chosen_ink="#fffaf0", bar="#a9bccd", graph="#2c6e63", warning="#8f520f", error="#a3322b",
    ),
    dark=False,
)  # fmt: skip
CONTRAST = _theme(
    "contrast",
    _Palette(
        paper="#000000", sheet="#000000", ink="#ffffff", quiet="#d0d0d0", rule="#a0a0a0", focus="#ffff00",
        heading="#00ffff", row="#00407a", row_away="#303030", place="#00ffff", person="#ffff00",
        organisation="#ff9cff", date="#8fd0ff", said="#202020", hit="#ffff00", hit_ink="#000000", chosen="#ffffff",
        chosen_ink="#000000", bar="#b0b0b0", graph="#00ff7f", warning="#ffb000", error="#ff9090",
    ),
    dark=True,
)  # fmt: skip
OKABE_ITO_NIGHT = _theme(
    "okabe-ito-night",
    _Palette(
        paper="#101418", sheet="#171c22", ink="#e6e6e6", quiet="#a0a6ad", rule="#3c444e", focus="#f0e442",
        heading="#56b4e9", row="#2a3a4a", row_away="#20272f", place="#56b4e9", person="#e69f00",
        organisation="#cc79a7", date="#38c9a0", said="#1c242d", hit="#f0e442", hit_ink="#101418", chosen="#0072b2",
        chosen_ink="#ffffff", bar="#4a7fa5", graph="#56b4e9", warning="#e69f00", error="#ff8a4c",
    ),
    dark=True,
)  # fmt: skip
OKABE_ITO_DAY = _theme(
    "okabe-ito-day",
    _Palette(
        paper="#ffffff", sheet="#f1f3f5", ink="#1a1a1a", quiet="#5a5f66", rule="#c3c8ce", focus="#005a8c",
        heading="#005a8c", row="#cfe3f1", row_away="#e6eaee", place="#005a8c", person="#8a4b00",
        organisation="#6f2350", date="#00674a", said="#eef2f5", hit="#f0e442", hit_ink="#1a1a1a", chosen="#0072b2",
        chosen_ink="#ffffff", bar="#9cc3dd", graph="#0072b2", warning="#8a4b00", error="#a83f00",
    ),
    dark=False,
)  # fmt: skip
ANSI = _theme(
    "ansi",
    _Palette(
        paper="ansi_default", sheet="ansi_default", ink="ansi_default", quiet="ansi_bright_black",
        rule="ansi_bright_black", focus="ansi_yellow", heading="ansi_blue", row="ansi_default",
        row_away="ansi_default", place="ansi_cyan", person="ansi_yellow", organisation="ansi_magenta",
        date="ansi_blue", said="ansi_default", hit="ansi_yellow", hit_ink="ansi_black", chosen="ansi_red",
        chosen_ink="ansi_white", bar="ansi_blue", graph="ansi_green", warning="ansi_yellow", error="ansi_red",
    ),
    dark=True,
    ansi=True,
)  # fmt: skip

THEMES: tuple[Theme, ...] = (NIGHT, DAY, CONTRAST, OKABE_ITO_NIGHT, OKABE_ITO_DAY, ANSI)
