"""Draws every screen of the app into docs/screens: `python -m tests.app.screenshots`, or `make screenshots`.

    python -m tests.app.screenshots --only city,pair --png /tmp/look

Each picture is the real app on a copy of the sample archive after the keys that are given here; nobody has to be there.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cli.importing.pipeline import import_into
from cli.place_names import GazetteerPlaces
from tests.app.desk import LARGE, SMALL, at_desk
from tui.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "screens"
_TODAY = "1792022400"
"""15 October 2026: the anniversaries of the sample lie ahead."""
TYPE = "type: "
"""Before a text that is put into the field; all else are keys."""


@dataclass(frozen=True)
class Picture:
    """A screen: its name, the keys that lead to it from the start, and how the app is set."""

    name: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = LARGE
    language: str = "en"
    theme: str = "night"


def typed(opener: str, text: str) -> tuple[str, ...]:
    """The keys that open a field, fill it and confirm."""
    return (opener, TYPE + text, "enter")


PICTURES = (
    Picture("browse"),
    Picture("search", (*typed("slash", "jugendaustausch krakau"), "enter", "n")),
    Picture("filters", (*typed("d", "2024"), "1"), language="de"),
    Picture("picker", ("c", f"{TYPE}krakau")),
    Picture("nothing-found", typed("slash", "Quastenflosser city:Leipzig"), SMALL),
    Picture("palette", ("colon",)),
    Picture("help", ("question_mark",)),
    Picture("city", typed("C", "krak")),
    Picture("pair", (*typed("C", "leipzig"), *("j",) * 17, "enter")),
    Picture("person", typed("P", "zborilova")),
    Picture("timeline", ("t",)),
    Picture("timeline-year", ("t", "G", "enter", "enter")),
    Picture("quotes", ("Q",)),
    Picture("quotes-unknown", ("Q", "U"), SMALL),
    Picture("home", ("0",)),
    Picture("import", ("I",), language="pl"),
    Picture("original", ("o",)),
    Picture("copy", ("y",)),
    Picture("finding", ("enter", "J", "J")),
    Picture("why", ("enter", "J", "J", "i")),
    Picture("review", ("R",)),
    Picture("small-list", (), SMALL, "uk"),
    Picture("small-article", ("enter",), SMALL),
    Picture("day", ("enter",), theme="day"),
    Picture("contrast", ("enter",), theme="contrast"),
    Picture("polish", typed("C", "lipsk"), language="pl"),
    Picture("ukrainian", typed("C", "leipzig"), language="uk", theme="okabe-ito-night"),
)


async def draw(picture: Picture, archive: Path) -> str:
    """The picture as SVG."""
    settings = Settings(language=picture.language, theme=picture.theme)
    bring_in = import_into if picture.name == "import" else None
    async with at_desk(
        archive,
        picture.size,
        read_only=bring_in is None,
        start_import=bring_in,
        settings=settings,
        gazetteer=GazetteerPlaces(),
    ) as desk:
        for key in picture.keys:
            if key.startswith(TYPE):
                await desk.write(key.removeprefix(TYPE))
            else:
                await desk.press(key)
        await desk.pilot.pause(0.5)  # digits wait for a key that may follow; the palette gathers its commands
        await desk.settled()
        return desk.app.export_screenshot(title="jumelage", simplify=True)


def main() -> None:
    """Draw the pictures that are asked for."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--only", default="", help="names, joined by commas")
    arguments.add_argument("--png", type=Path, help="also as PNG into this folder, by rsvg-convert")
    chosen = arguments.parse_args()
    wanted = set(chosen.only.split(",")) - {""} or {picture.name for picture in PICTURES}
    os.environ["SOURCE_DATE_EPOCH"] = _TODAY
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for picture in PICTURES:
            if picture.name not in wanted:
                continue
            archive = Path(shutil.copy(ROOT / "archive.db", Path(folder) / "archive.db"))
            path = FOLDER / f"{picture.name}.svg"
            path.write_text(asyncio.run(draw(picture, archive)), encoding="utf-8")
            if chosen.png is not None:
                target = chosen.png / f"{picture.name}.png"
                subprocess.run(["rsvg-convert", "-w", "1500", str(path), "-o", str(target)], check=True)


if __name__ == "__main__":
    main()
