"""Output for braille displays and screen readers: what is blank cells in two colours elsewhere is signs here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.scrollbar import ScrollBarRender

from tests.app.desk import SMALL, at_desk
from tui.plain_output import AsciiSigns
from tui.settings import Settings
from tui.widgets.article_list import ArticleList


@pytest.mark.parametrize("position", range(0, 91, 7))
@pytest.mark.parametrize("vertical", [True, False])
def test_a_scrollbar_reads_as_one_wherever_its_ends_are(position: int, vertical: bool) -> None:
    bar = ScrollBarRender.render_bar(20, 110, 20, position, vertical=vertical)
    signs = AsciiSigns().apply([segment for segment in bar.segments if segment.text != "\n"], Color(0, 0, 0))
    assert re.fullmatch(r"\.*#{4,5}\.*", "".join(segment.text for segment in signs))


def test_an_eighth_of_a_cell_that_is_no_scrollbar_is_its_height() -> None:
    signs = AsciiSigns().apply([Segment("▁▆", Style(bold=True)), Segment("▌")], Color(0, 0, 0))
    assert [segment.text for segment in signs] == ["16", ">"]


async def scrollbar(archive: Path, *keys: str) -> str:
    async with at_desk(archive, SMALL, settings=Settings(language="en", plain=True)) as desk:
        await desk.press(*keys)
        bar = desk.part(ArticleList).vertical_scrollbar
        return "".join(strip.text for strip in bar.render_lines(bar.size.region))


async def test_the_scrollbar_of_a_list_goes_down_with_its_cursor(archive_path: Path) -> None:
    top, bottom = await scrollbar(archive_path), await scrollbar(archive_path, "G")
    assert re.fullmatch(r"#+\.+", top)
    assert bottom == top[::-1]
