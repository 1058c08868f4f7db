"""The archive that the screens are tested on: a real file, written by the real writer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from archive.opening import create
from archive.writing import Writer
from tests.archive.material import KRAKOW, KYIV, LEIPZIG, Material, aid, press, treaty, visit

LONG_TITLE = "Der lange Bericht"
HOSTILE_TITLE = "[b]Fett[/b] [sic] [/dpa] \x1b]0;owned\x07 \u202eumgekehrt [@click=app.leave]hier[/]"
MEETINGS = 130
PARAGRAPH = (
    "Der Jugendaustausch zwischen Leipzig und Kraków ging weiter. „Wir bleiben Freunde“, sagte Zofia Wilk im Saal. "
    "Danach sprachen die Gäste über Straßenbahnen, Chöre und das Wetter, und der Abend wurde lang. "
)


def long_report() -> Material:
    """An article of many windows, in which one word comes back again and again."""
    body = "\n\n".join(f"Absatz {number}. {PARAGRAPH}" for number in range(1, 41))
    body = body.replace("„Wir bleiben Freunde“", "„Wir bleiben Freunde für immer“", 1)
    return press(
        LONG_TITLE, body, published=date(2025, 2, 1), source="lang.md", outlet="Leipziger Bote", persons=["Zofia Wilk"],
        quotes=[("Wir bleiben Freunde für immer", "Zofia Wilk")],
    )  # fmt: skip


def hostile() -> Material:
    """An article whose title and text try to drive the terminal and the program."""
    return press(
        HOSTILE_TITLE, f"Text mit {HOSTILE_TITLE} und [red]Farbe[/red]. „[i]Schräg[/i]“, sagte Zofia Wilk in Kraków.",
        published=date(2025, 3, 1), source="boese.md", outlet="[u]Blatt[/u]", persons=["Zofia Wilk"],
        quotes=[("[i]Schräg[/i]", "Zofia Wilk")],
    )  # fmt: skip


def meeting(number: int) -> Material:
    """One of many short articles, the higher the number the newer."""
    year, month = 1990 + number // 4, number % 12 + 1
    city = ("Kraków", "Kyjiw", "Kraków", "Krakau")[number % 4]
    speaker = ("Zofia Wilk", "Moritz Engel", "Halyna Bondar")[number % 3]
    words = f"Das Treffen Nummer {number} war gut"
    return press(
        f"Treffen {number} mit {city}",
        f"Leipzig und {city} trafen sich im Jahr {year}. „{words}“, sagte {speaker} am Abend.",
        published=date(year, month, number % 27 + 1), source=f"treffen/{number:03}.md",
        outlet=("Stadt Leipzig", "Leipziger Bote")[number % 2], persons=[speaker],
        places={"Leipzig": LEIPZIG, city: KYIV if city == "Kyjiw" else KRAKOW},
        quotes=[(words, speaker)],
        dates=[(str(year), str(year), date(year, 1, 1), date(year, 12, 31))],
    )  # fmt: skip


def build(path: Path) -> None:
    """Write the archive."""
    with create(path) as archive:
        writer = Writer(archive)
        writer.begin_run("import")
        everything = [visit(), treaty(), aid(), long_report(), hostile(), *(meeting(n) for n in range(MEETINGS))]
        for material in everything:
            writer.add(*material, path=str(path.parent / material[0].source))
        writer.finish_run()
