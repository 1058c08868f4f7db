"""The colours of the app: calm ones for day and night.

A theme names, beside Textual's own colours, what the app needs to tell kinds of findings apart. Every kind also has
a style of its own (bold, underline, italic, a mark in the margin), so that none is told by colour alone.
"""

from __future__ import annotations

from textual.theme import Theme

NIGHT = Theme(
    name="jumelage-night",
    primary="#7aa2c9",
    secondary="#8fb8a8",
    accent="#e0b465",
    warning="#e0a05f",
    error="#e07a73",
    success="#8fbf8f",
    foreground="#d5d3cb",
    background="#15181d",
    surface="#1a1e24",
    panel="#232932",
    dark=True,
    variables={
        "quiet": "#8a8f98",
        "rule": "#343b46",
        "rule-focus": "#e0b465",
        "row-cursor": "#2d3643",
        "row-cursor-away": "#222831",
        "name-place": "#7fc4b8",
        "name-person": "#e3c07e",
        "name-organisation": "#c3a3d8",
        "date-named": "#8fb4e3",
        "said": "#1f2630",
        "hit": "#f2d06b",
        "hit-text": "#15181d",
        "chosen": "#c8553d",
        "chosen-text": "#fff6e8",
        "bar": "#3d5568",
        "block-cursor-foreground": "#15181d",
        "block-cursor-background": "#e0b465",
        "input-selection-background": "#7aa2c9 40%",
        "scrollbar": "#343b46",
        "scrollbar-hover": "#4a5462",
        "scrollbar-active": "#e0b465",
        "scrollbar-background": "#15181d",
        "scrollbar-background-hover": "#15181d",
        "scrollbar-background-active": "#15181d",
    },
)

DAY = Theme(
    name="jumelage-day",
    primary="#2f5f8a",
    secondary="#2c6e63",
    accent="#9a5b13",
    warning="#9a5b13",
    error="#a3322b",
    success="#2f6b35",
    foreground="#25282c",
    background="#fbf9f4",
    surface="#f5f2ea",
    panel="#e9e5da",
    dark=False,
    variables={
        "quiet": "#696b6e",
        "rule": "#cfc9ba",
        "rule-focus": "#9a5b13",
        "row-cursor": "#dfe6ee",
        "row-cursor-away": "#ebe8df",
        "name-place": "#11675b",
        "name-person": "#85500a",
        "name-organisation": "#6d3d8f",
        "date-named": "#1f5694",
        "said": "#f0ecdf",
        "hit": "#ffd95e",
        "hit-text": "#25282c",
        "chosen": "#9a3b1f",
        "chosen-text": "#fffaf0",
        "bar": "#a9bccd",
        "block-cursor-foreground": "#fbf9f4",
        "block-cursor-background": "#9a5b13",
        "input-selection-background": "#2f5f8a 30%",
        "scrollbar": "#cfc9ba",
        "scrollbar-hover": "#b3ac9a",
        "scrollbar-active": "#9a5b13",
        "scrollbar-background": "#fbf9f4",
        "scrollbar-background-hover": "#fbf9f4",
        "scrollbar-background-active": "#fbf9f4",
    },
)

THEMES: tuple[Theme, ...] = (NIGHT, DAY)
