"""Colours that can be read, and kinds that can be told apart without them."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

from tests.app.desk import at_desk
from tui.settings import Settings
from tui.themes import CONTRAST, OKABE_ITO_DAY, OKABE_ITO_NIGHT, THEMES

WITH_COLOURS = [theme for theme in THEMES if not theme.ansi]
ON_PAPER = ("quiet", "name-place", "name-person", "name-organisation", "date-named")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""

    def luminance(colour: str) -> float:
        channels = [value / 255 for value in Color.parse(colour).rgb]
        linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def named(theme: Theme) -> str:
    return theme.name


@pytest.mark.parametrize("theme", WITH_COLOURS, ids=named)
def test_all_text_can_be_read_on_its_background(theme: Theme) -> None:
    least = 7.0 if theme is CONTRAST else 4.5
    paper, variables = theme.background or "", theme.variables
    assert contrast(theme.foreground or "", paper) >= 7
    for name in ON_PAPER:
        assert contrast(variables[name], paper) >= least, name
    for text, behind in (("hit-text", "hit"), ("chosen-text", "chosen")):
        assert contrast(variables[text], variables[behind]) >= 4.5, text
    for behind in ("row-cursor", "row-cursor-away", "said"):
        assert contrast(theme.foreground or "", variables[behind]) >= 7, behind


@pytest.mark.parametrize("theme", WITH_COLOURS, ids=named)
def test_the_row_under_the_cursor_stands_out(theme: Theme) -> None:
    assert theme.variables["row-cursor"] != theme.background
    assert theme.variables["row-cursor"] != theme.variables["row-cursor-away"]


@pytest.mark.parametrize("theme", [OKABE_ITO_NIGHT, OKABE_ITO_DAY], ids=named)
def test_no_two_kinds_differ_by_red_and_green_alone(theme: Theme) -> None:
    """Blue and yellow to the eye's third channel: kinds must differ in it or clearly in lightness."""

    def seen(colour: str) -> tuple[float, float]:
        red, green, blue = Color.parse(colour).rgb
        return blue - (red + green) / 2, 0.2126 * red + 0.7152 * green + 0.0722 * blue

    kinds = ("name-place", "name-person", "name-organisation", "date-named")
    for first in kinds:
        for second in kinds:
            if first < second:
                hue, light = zip(seen(theme.variables[first]), seen(theme.variables[second]), strict=True)
                assert abs(hue[0] - hue[1]) + abs(light[0] - light[1]) > 20, (first, second)


@pytest.mark.parametrize("theme", THEMES, ids=named)
async def test_every_theme_can_be_chosen(archive_path: Path, theme: Theme) -> None:
    async with at_desk(archive_path, settings=Settings(theme=theme.name)) as desk:
        assert desk.app.theme == theme.name
        assert desk.articles[0].startswith("▌2025-03-01")


async def test_a_theme_that_does_not_exist_is_said(archive_path: Path) -> None:
    async with at_desk(archive_path, settings=Settings(theme="pink")) as desk:
        assert "pink" in desk.said
        assert desk.app.theme == "night"


async def test_without_colour_cursor_and_hits_are_reversed(archive_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_desk(archive_path) as desk:
        await desk.search("Delegation")
        assert desk.app.no_color
        row = next(iter(desk.browse.articles.render_line(0)))
        assert row.style is not None
        assert row.style.reverse
        await desk.press("3")
        hits = [
            segment
            for y in range(desk.browse.query_one("#reading").size.height)
            for segment in desk.browse.query_one("#reading").render_line(y)
            if segment.text == "Delegation"
        ]
        assert any(segment.style is not None and segment.style.reverse for segment in hits)
