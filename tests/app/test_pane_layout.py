"""Which panes are seen at which size."""

from __future__ import annotations

import pytest

from tui.screens.pane_layout import PANES, PaneName, visible_panes


@pytest.mark.parametrize("pane", PANES)
def test_a_small_window_shows_one_pane(pane: PaneName) -> None:
    assert visible_panes(80, 24, pane) == {pane}


@pytest.mark.parametrize("pane", PANES)
def test_a_large_window_shows_everything(pane: PaneName) -> None:
    assert visible_panes(160, 50, pane) == set(PANES)


def test_a_middling_window_shows_two_columns() -> None:
    assert visible_panes(110, 40, "articles") == {"articles", "reading", "quotes"}
    assert visible_panes(110, 40, "facets") == {"facets", "reading", "quotes"}


def test_a_wide_but_low_window_gives_the_article_all_its_height() -> None:
    assert visible_panes(160, 24, "articles") == {"facets", "articles", "reading"}
    assert visible_panes(160, 24, "quotes") == {"facets", "articles", "quotes"}


@pytest.mark.parametrize("width", [1, 80, 100, 119, 120, 300])
@pytest.mark.parametrize("height", [1, 24, 30, 100])
@pytest.mark.parametrize("pane", PANES)
def test_the_pane_with_the_focus_is_always_seen(width: int, height: int, pane: PaneName) -> None:
    assert pane in visible_panes(width, height, pane)
