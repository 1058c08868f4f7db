"""What the first frame needs and what it does not wait for."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_UP_TO_THE_FIRST_FRAME = """
import json, pathlib, sys
import tui.app
from cli.exporting import export_result
from cli.place_names import GazetteerPlaces
from tui.app import JumelageApp
from tui.painting.changed_parts import WholeUpdate
from tui.settings import Settings

tui.app._FIRST_FRAME_WAITS = 60
frames = []
display = JumelageApp._display

def count(app, screen, renderable):
    if renderable is not None and not app._batch_count:
        frames.append((screen.articles.length, isinstance(renderable, WholeUpdate)))
    display(app, screen, renderable)

def begun(app):
    app.exit({"modules": sorted(sys.modules), "frames": frames})

JumelageApp._display, JumelageApp._begun = count, begun
app = JumelageApp(
    pathlib.Path(sys.argv[1]), read_only=True, settings=Settings(language="en"), export=export_result,
    gazetteer=GazetteerPlaces(),
)
print(json.dumps(app.run(headless=True)))
"""
NOT_BEFORE_A_KEY = {
    "archive.decisions",
    "archive.reading",
    "archive.records",
    "archive.search.evaluation",
    "archive.search.facet_counts",
    "archive.search.grammar",
    "archive.search.naming",
    "archive.search.widening",
    "babel",
    "cli.listing",
    "click",
    "extraction.findings",
    "extraction.folding",
    "rapidfuzz",
    "sqlite_utils",
    "textual.widgets._text_area",
    "tui.corrections",
    "tui.dossiers",
    "tui.screens.choices",
    "tui.screens.help",
    "tui.screens.pages",
    "tui.screens.picker",
    "tui.screens.review",
    "tui.taking_out",
    "tui.wording.complaints",
}


@pytest.fixture(scope="module")
def first_frame(archive_path: Path) -> dict[str, object]:
    """What is there when the first frame has been painted."""
    command = [sys.executable, "-c", _UP_TO_THE_FIRST_FRAME, str(archive_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_nothing_is_painted_before_there_are_rows_and_then_the_screen_once(
    first_frame: dict[str, object],
) -> None:
    frames = first_frame["frames"]
    assert isinstance(frames, list)
    assert all(rows for rows, _whole in frames)
    assert [whole for _rows, whole in frames].count(True) == 1


def test_what_a_key_needs_is_imported_when_it_is_pressed(first_frame: dict[str, object]) -> None:
    modules = first_frame["modules"]
    assert isinstance(modules, list)
    too_early = {
        name for name in modules for later in NOT_BEFORE_A_KEY if name == later or name.startswith(f"{later}.")
    }
    assert not too_early, "import these on demand, see archive.on_demand"
