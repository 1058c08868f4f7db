"""Painting the parts of the screen that have changed, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from textual._compositor import Compositor, CompositorUpdate
from textual.geometry import Region
from textual.strip import Strip

Span = tuple[int, int]
"""Cells of a line, from the first to the one after the last."""
Part = tuple[int, int, Sequence[Segment]]
"""Line and column of the screen, and what is written there."""


class PartsUpdate(CompositorUpdate):
    """What is written to the terminal.

    Args:
        parts: line, column and segments of each.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts

    def render_segments(self, console: Console) -> str:
        """The parts with the codes that put and colour them."""
        colours = COLOR_SYSTEMS.get(console.color_system or "", ColorSystem.TRUECOLOR)
        styled = Strip.render_style
        written: list[str] = []
        for line, column, segments in self._parts:
            written.append(f"\x1b[{line + 1};{column + 1}H")
            written += [text if style is None else styled(style, text, colours) for text, style, _ in segments]
        return "".join(written)


class WholeUpdate(PartsUpdate):
    """The whole screen, which pictures are taken of as well."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines from top to bottom."""
        for _, parts in groupby(sorted(self._parts, key=itemgetter(0, 1)), itemgetter(0)):
            for _, _, segments in parts:
                yield from segments
            yield Segment.line()


class ChangedParts(Compositor):
    """Asks only those widgets for their lines that show in what has changed.

    Textual asks all widgets between the highest and the lowest change, and cuts each of their lines wherever any widget
    of the screen begins or ends.
    """

    def render_partial_update(self) -> PartsUpdate | None:  # type: ignore[override] # another kind of update
        """What has changed since the last time, None when nothing has."""
        whole = self.size.region
        changed = [region.intersection(whole) for region in self._dirty_regions]
        self._dirty_regions.clear()
        spans: dict[int, list[Span]] = {}
        for line, first, end in self._regions_to_spans(region for region in changed if region):
            spans.setdefault(line, []).append((first, end))
        return PartsUpdate(list(self._parts(spans))) if spans else None

    def render_full_update(self, simplify: bool = False) -> WholeUpdate:  # type: ignore[override] # another kind
        """The whole screen, whatever has changed; simplified, as pictures of it want it, it is Textual's."""
        if simplify:
            return super().render_full_update(simplify)  # type: ignore[return-value]
        self._dirty_regions.clear()
        return WholeUpdate(list(self._parts({line: [(0, self.size.width)] for line in range(self.size.height)})))

    def _parts(self, left: dict[int, list[Span]]) -> Iterator[Part]:
        """What the widgets show in these spans, those in front before those behind; `left` is used up."""
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            lines = [line for line in left if seen.y <= line < seen.bottom and _meet(left[line], seen)]
            if not lines:
                continue
            first, last, leftmost, rightmost = min(lines), max(lines), seen.x, seen.right
            strips = widget.render_lines(Region(leftmost - region.x, first - region.y, seen.width, last - first + 1))
            for line in lines:
                strip, behind = strips[line - first], []
                for begin, end in left[line]:
                    here, there = max(begin, leftmost), min(end, rightmost)
                    if here >= there:
                        behind.append((begin, end))
                        continue
                    whole = (here, there) == (leftmost, rightmost) and strip.cell_length == seen.width
                    yield line, here, list(strip if whole else strip.crop(here - leftmost, there - leftmost))
                    behind += [span for span in ((begin, here), (there, end)) if span[0] < span[1]]
                if behind:
                    left[line] = behind
                else:
                    del left[line]
            if not left:
                return


def _meet(spans: Sequence[Span], region: Region) -> bool:
    return any(first < region.right and region.x < end for first, end in spans)
