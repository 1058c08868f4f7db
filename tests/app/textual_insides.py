"""All that the app uses of Textual's inside, and why: the one place to look when another Textual is to be had.

What is overridden or called is pinned by a digest of its source. When a test says that Textual has changed it, read it,
see whether what it is used for still holds, and write the new digest here.
"""

from __future__ import annotations

import hashlib
import inspect
from typing import NamedTuple

import textual._compositor
from textual.app import App
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.widget import Widget


class Inside(NamedTuple):
    """Something of Textual's inside.

    Attributes:
        owner: the class or module that has it.
        name: how it is called there.
        digest: of its source as it was when it was last read; empty for a variable.
        why: what it is used for.
    """

    owner: object
    name: str
    digest: str
    why: str


_parts = textual._compositor

INSIDES: tuple[Inside, ...] = (
    Inside(Screen, "_compositor", "", "replaced by one that puts together no more than has changed"),
    Inside(_parts, "Compositor", "", "its base"),
    Inside(_parts, "CompositorUpdate", "", "what it gives"),
    Inside(_parts.Compositor, "render_partial_update", "888dccc8", "overridden"),
    Inside(_parts.Compositor, "render_full_update", "ce99ccda", "overridden"),
    Inside(_parts.Compositor, "_dirty_regions", "", "what has changed"),
    Inside(_parts.Compositor, "_regions_to_spans", "af3b73d8", "the same as spans of lines"),
    Inside(_parts.Compositor, "visible_widgets", "6eddec5f", "the widgets, those in front first"),
    Inside(_parts.CompositorUpdate, "render_segments", "66af1e04", "overridden"),
    Inside(App, "_display", "4b78dff6", "writes it"),
    Inside(Screen, "_compositor_refresh", "7a40efe5", "overridden: renders nothing while updates are held back"),
    Inside(App, "_batch_count", "", "whether they are"),
    Inside(Screen, "_screen_resized", "9ac8cd9d", "overridden: the size of the beginning is no other size"),
    Inside(Screen, "_extend_compose", "b80043bc", "overridden: no notices and tooltips of Textual's"),
    Inside(Screen, "_refresh_layout", "88971547", "called: the first frame is laid out and painted at once"),
    Inside(Screen, "_layout_required", "", "then nothing is left to do"),
    Inside(Screen, "_scroll_required", "", "then nothing is left to do"),
    Inside(Screen, "_repaint_required", "", "then nothing is left to do"),
    Inside(Screen, "_dirty_widgets", "", "then nothing is left to do"),
    Inside(
        Screen, "_push_result_callback", "fedf253e", "called: the main screen is replaced when the language changes"
    ),
    Inside(MessagePump, "_dispatch_message", "f2be0916", "overridden: nothing is told to a screen that is taken down"),
    Inside(Widget, "watch_has_focus", "387d9eae", "overridden: panes have no styles that depend on it"),
    Inside(Widget, "_on_focus", "5319a4d7", "prevented: it repaints a pane as a whole"),
    Inside(Widget, "_on_blur", "fff76a4c", "prevented: it repaints a pane as a whole"),
    Inside(Widget, "_scroll_update", "edb9f625", "called: a scrollbar alone is updated"),
    Inside(Widget, "_vertical_scrollbar", "", "made of another kind"),
    Inside(App, "_start_widget", "82b8c97a", "called for it"),
    Inside(
        ScrollView, "_size_updated", "1606ca15", "repaints without `refresh`; a pane sees by its size that it has to"
    ),
    Inside(App, "_fatal_error", "2474616c", "overridden: no traceback with words of articles"),
    Inside(App, "_close_messages_no_wait", "f5db7e8f", "called by it"),
    Inside(App, "_exception", "", "what ended the app is raised by who runs it"),
    Inside(App, "_driver", "", "what goes to the terminal beside the screen: clipboard, cursor"),
    Inside(
        inspect.getmodule(_character_to_key), "_character_to_key", "422e0a6a", "what a Latin letter is called as a key"
    ),
)


def digest(inside: Inside) -> str:
    """Of the source as it is now; empty for what is not in a class or module before there is an object."""
    found = inspect.getattr_static(inside.owner, inside.name, None)
    function = found.fget if isinstance(found, property) else getattr(found, "__func__", found)
    if not inspect.isroutine(function):
        return ""
    return hashlib.sha256(inspect.getsource(function).encode()).hexdigest()[:8]
