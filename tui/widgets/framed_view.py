"""A view in a frame that paints its lines itself, each when it has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Self

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.content import Content
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from tui.article_text.layout import fit
from tui.widgets.line_scroll_bar import LineScrollBar


class _Look(NamedTuple):
    """The styles of a view, kept because working them out goes through all that it lies in.

    Attributes:
        base: of what is in it.
        rule: of its frame.
        rule_here: of the upper edge when it has the keyboard.
        name: of what the frame says.
        name_here: of its title when it has the keyboard.
        background: behind it.
    """

    base: Style
    rule: Style
    rule_here: Style
    name: Style
    name_here: Style
    background: Color


class FramedView(ScrollView, inherit_bindings=False):
    """A scroll view in a round frame, or in none, of which the upper edge shows whether it has the keyboard.

    Its stylesheet says by `border` whether there is a frame; its colours are those of the theme for frames. Textual
    would style, put together and repaint a view as a whole when the keyboard comes or goes, or its title changes: some
    kilobytes to the terminal.
    """

    _title = ""
    _subtitle = ""
    _look_kept: _Look | None = None
    _painted_for: tuple[Size, bool] | None = None

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._painted: dict[int, Strip] = {}
        """Lines of the window as they were painted, the edges among them; those to be painted anew are missing."""

    # -- what the frame says -------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """What the upper edge says."""
        return self._title

    @property
    def subtitle(self) -> str:
        """What the lower edge says."""
        return self._subtitle

    def set_frame(self, *, title: Content | None = None, subtitle: Content | None = None) -> None:
        """Say something else in an edge of the frame; the styles are those of the frame."""
        if title is not None and title.plain != self._title:
            self._title = title.plain
            self._refresh_edge(upper=True)
        if subtitle is not None and subtitle.plain != self._subtitle:
            self._subtitle = subtitle.plain
            self._refresh_edge(upper=False)

    def _refresh_edge(self, *, upper: bool) -> None:
        """Repaint an edge, which is seen from where the content begins."""
        gutter, (width, height) = self.styles.gutter, self.outer_size
        thickness = gutter.top if upper else gutter.bottom
        if thickness and width and height:
            y = -gutter.top if upper else height - gutter.height
            self.refresh(Region(-gutter.left, y, width, thickness))

    # -- the keyboard --------------------------------------------------------------------------------------------------

    def on_focus(self, event: events.Focus) -> None:
        """The frame shows that the view has the keyboard; the screen knows it already."""
        event.prevent_default()
        self.has_focus = True

    def on_blur(self, event: events.Blur) -> None:
        """The frame shows that the view has the keyboard no more."""
        event.prevent_default()
        self.has_focus = False

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Repaint the upper edge; no style of a view depends on its focus, so that none is worked out anew."""
        self._refresh_edge(upper=True)

    # -- painting ------------------------------------------------------------------------------------------------------

    @property
    def base_style(self) -> Style:
        """The style of what is in the view."""
        return self._look.base

    @property
    def filled_lines(self) -> int:
        """How many lines of the window have something in them; those below are empty."""
        return self.size.height

    @property
    def _look(self) -> _Look:
        if self._look_kept is None:
            base, colours = self.rich_style, self.app.theme_variables
            rule, rule_here, name, name_here = (
                Style(color=Color.parse(colours[role]).rich_color, bgcolor=base.bgcolor)
                for role in ("rule", "rule-focus", "quiet", "accent")
            )
            name_here += Style(bold=True)
            self._look_kept = _Look(base, rule, rule_here, name, name_here, self.background_colors[1])
        return self._look_kept

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the window, edges and all; those painted before where nothing has changed since."""
        painted_for = (self.outer_size, self.show_vertical_scrollbar)
        if painted_for != self._painted_for:
            self._painted_for = painted_for
            self._painted.clear()
        lines = self._painted
        missing = [y for y in crop.line_range if y not in lines]
        if missing:
            self._paint_lines(missing)
        strips = [lines[y] for y in crop.line_range]
        if crop.column_span != (0, self.outer_size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def _paint_lines(self, numbers: Sequence[int]) -> None:
        """Paint some lines of the window, which come from top to bottom."""
        gutter, height = self.styles.gutter, self.outer_size.height
        upper, lower = gutter.top, height - gutter.bottom
        filled_to = upper + self.filled_lines
        content = [y for y in numbers if upper <= y < lower]
        empty = [y for y in content if y >= filled_to]
        to_paint = content[: len(content) - len(empty[1:])]  # one that is empty stands for all
        side = [Segment("│", self._look.rule)] if gutter.left else []
        room, base = self.outer_size.width - 2 * len(side), self._look.base
        lines: dict[int, list[Segment]] = {}
        for y, strip in zip(to_paint, self.render_content([y - upper for y in to_paint]), strict=True):
            rest = room - strip.cell_length
            beside = [Segment(" " * rest, base)] if rest > 0 else []  # where the scrollbar is
            lines[y] = [*side, *strip, *beside, *side]
        if numbers[0] < upper:
            lines[numbers[0]] = self._edge("╭─", "╮", self._title, upper=True)
        if numbers[-1] >= lower:
            lines[numbers[-1]] = self._edge("╰", "─╯", self._subtitle, upper=False)
        self._keep(lines)
        if empty:
            self._painted |= dict.fromkeys(empty, self._painted[empty[0]])

    def _keep(self, lines: Mapping[int, list[Segment]]) -> None:
        """Keep painted lines as they go to the screen: without what might drive the terminal."""
        filters, behind, width = self.get_line_filters(), self._look.background, self.outer_size.width
        for y, segments in lines.items():
            filtered = segments
            for line_filter in filters:
                filtered = line_filter.apply(filtered, behind)
            self._painted[y] = Strip(filtered, width)

    def render_content(self, numbers: Sequence[int]) -> list[Strip]:
        """What is in some lines of the window, counted from the first below the edge."""
        return [self.render_line(y) for y in numbers]

    def _edge(self, left: str, right: str, text: str, *, upper: bool) -> list[Segment]:
        """An edge of the frame with what it says, shortened where it has to be."""
        here = upper and self.has_focus
        rule = self._look.rule_here if here else self._look.rule
        width = self.outer_size.width
        room = width - 2 * (len(left + right) - 1) - 2
        name = f" {text if cell_len(text) <= room else fit(text, room)} " if text and room > 0 else ""
        line = "─" * (width - cell_len(name) - len(left + right))
        said = [Segment(name, self._look.name_here if here else self._look.name)] if name else []
        if upper:
            return [Segment(left, rule), *said, Segment(line + right, rule)]
        return [Segment(left + line, rule), *said, Segment(right, rule)]

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Repaint these regions, or everything."""
        if repaint and not regions:
            self._painted.clear()
        elif repaint:
            top = self.styles.gutter.top
            for region in regions:
                for y in region.line_range:
                    self._painted.pop(y + top, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def forget_painted(self) -> None:
        """What was painted is no good any more; a subclass drops what it keeps of it."""
        self._look_kept = None
        self._painted.clear()

    def notify_style_update(self) -> None:
        """Styles have changed, and nothing painted before is any good."""
        self.forget_painted()
        super().notify_style_update()

    # -- scrolling -----------------------------------------------------------------------------------------------------

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """As Textual has it, but of a kind that is painted quickly."""
        if self._vertical_scrollbar is None:
            bar = LineScrollBar(vertical=True, name="vertical", thickness=self.scrollbar_size_vertical)
            bar.display = False
            self._vertical_scrollbar = bar
            self.app._start_widget(self, bar)  # noqa: SLF001 - as Textual does
        return self._vertical_scrollbar

    def set_content_size(self, size: Size) -> None:
        """Say how large the content is, without laying out and painting the whole screen anew.

        Textual lays out everything when `virtual_size` is set; here only the scrollbar can depend on it.
        """
        if size != self.virtual_size:
            self.set_reactive(ScrollView.virtual_size, size)
            self._scroll_update(size)
