"""The colours of the app: calm ones for day and night, strong ones, and ones for eyes that see colours otherwise.

A theme names, beside Textual's own colours, what the app needs to tell kinds of findings apart. Every kind also has
a style of its own (bold, underline, italic, a mark in the margin), so that none is told by colour alone.

The two colour-blind-safe themes use the palette of Okabe and Ito (Color Universal Design, 2008,
https://jfly.uni-koeln.de/color/), by day and by night.
"""

from __future__ import annotations

from textual.theme import Theme

_TABLE = """
                  night    day      contrast o-night  o-day    ansi
background        #15181d  #fbf9f4  #000000  #101418  #ffffff  default       behind everything
surface           #1a1e24  #f2eee4  #000000  #171c22  #f1f3f5  default       behind bars and windows
foreground        #d5d3cb  #25282c  #ffffff  #e6e6e6  #1a1a1a  default       text
quiet             #8a8f98  #62656a  #d0d0d0  #a0a6ad  #5a5f66  bright_black  text of less weight
rule              #343b46  #cfc9ba  #a0a0a0  #3c444e  #c3c8ce  bright_black  frames
rule-focus        #e0b465  #8f520f  #ffff00  #f0e442  #005a8c  yellow        frame with the keyboard, keys, marks
primary           #7aa2c9  #2f5f8a  #00ffff  #56b4e9  #005a8c  blue          headings
row-cursor        #2d3643  #d6e0ea  #00407a  #2a3a4a  #cfe3f1  default       the row under the cursor
row-cursor-away   #222831  #ebe8df  #303030  #20272f  #e6eaee  default       the same where the keyboard is elsewhere
name-place        #7fc4b8  #11675b  #00ffff  #56b4e9  #005a8c  cyan          names of places
name-person       #e3c07e  #7d4a08  #ffff00  #e69f00  #8a4b00  yellow        names of persons
name-organisation #c3a3d8  #6d3d8f  #ff9cff  #cc79a7  #6f2350  magenta       names of organisations
date-named        #8fb4e3  #1f5694  #8fd0ff  #38c9a0  #00674a  blue          dates
said              #1f2630  #f0ecdf  #202020  #1c242d  #eef2f5  default       behind direct speech
hit               #f2d06b  #ffd95e  #ffff00  #f0e442  #f0e442  yellow        behind what the search found
hit-text          #15181d  #25282c  #000000  #101418  #1a1a1a  black         text on it
chosen            #b5472f  #9a3b1f  #ffffff  #0072b2  #0072b2  red           behind the place one went to
chosen-text       #fff6e8  #fffaf0  #000000  #ffffff  #ffffff  white         text on it
bar               #3d5568  #a9bccd  #b0b0b0  #4a7fa5  #9cc3dd  blue          bars of the filters
secondary         #8fb8a8  #2c6e63  #00ff7f  #56b4e9  #0072b2  green         graphs of the pages
warning           #e0a05f  #8f520f  #ffb000  #e69f00  #8a4b00  yellow        warnings
error             #e07a73  #a3322b  #ff9090  #ff8a4c  #a83f00  red           errors
"""
"""A line for each colour: its name in the stylesheets, the colour in each theme, what it is for."""

_NAMES = {"o-night": "okabe-ito-night", "o-day": "okabe-ito-day"}
_LIGHT = ("day", "okabe-ito-day")
_OF_TEXTUAL = ("background", "surface", "foreground", "primary", "secondary", "warning", "error")
"""Colours that a theme has names of its own for."""
_SAME = {
    "block-cursor-foreground": "background",
    "block-cursor-background": "rule-focus",
    "input-cursor-foreground": "background",
    "input-cursor-background": "foreground",
    "input-selection-background": "row-cursor",
    "scrollbar": "rule",
    "scrollbar-hover": "quiet",
    "scrollbar-active": "rule-focus",
    "scrollbar-background": "background",
    "scrollbar-background-hover": "background",
    "scrollbar-background-active": "background",
}
"""What Textual's own widgets ask for, by the colour of ours that it is."""
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


def _themes() -> tuple[Theme, ...]:
    head, *rows = (line.split() for line in _TABLE.strip().splitlines())
    return tuple(
        _theme(_NAMES.get(name, name), {row[0]: row[column] for row in rows}) for column, name in enumerate(head, 1)
    )


def _theme(name: str, colours: dict[str, str]) -> Theme:
    ansi = name == "ansi"
    if ansi:
        colours = {role: f"ansi_{colour}" for role, colour in colours.items()}
    return Theme(
        name=name,
        accent=colours["rule-focus"],
        success=colours["secondary"],
        panel=colours["row-cursor-away"],
        dark=name not in _LIGHT,
        ansi=ansi,
        variables={
            **{role: colour for role, colour in colours.items() if role not in _OF_TEXTUAL},
            **{asked: colours[role] for asked, role in _SAME.items()},
            **(_ANSI_ONLY if ansi else {}),
        },
        **{role: colours[role] for role in _OF_TEXTUAL},  # type: ignore[arg-type]
    )


THEMES = _themes()
NIGHT, DAY, CONTRAST, OKABE_ITO_NIGHT, OKABE_ITO_DAY, ANSI = THEMES
