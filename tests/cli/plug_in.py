"""A made plug-in whose importer misbehaves in every way that a parser can."""

from pathlib import Path

MODULE = """
import ctypes, time
from importers.importer import Match

class Misbehaving:
    name = "misbehaving"
    media_types = ("application/x-misbehaving",)
    suffixes = (".bad",)
    container = False
    text = False

    def sniff(self, head, name):
        return Match.CERTAIN if name.endswith(".bad") else Match.NO

    def read(self, stream, source):
        word = stream.read().decode().strip()
        if word == "hang":
            time.sleep(3600)
        if word == "crash":
            ctypes.string_at(0)
        if word == "grow":
            held = []
            while True:
                held.append(bytearray(1 << 24))
        if word == "recurse":
            def deeper():
                deeper()
            deeper()
        raise KeyError(word)
        yield
"""


def install(folder: Path) -> None:
    """Lay out an installed distribution with the entry point."""
    folder.mkdir(exist_ok=True)
    (folder / "misbehaving_importer.py").write_text(MODULE, encoding="utf-8")
    info = folder / "misbehaving-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: misbehaving\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(
        "[jumelage.importers]\nmisbehaving = misbehaving_importer:Misbehaving\nbroken = nothing_there:Importer\n",
        encoding="utf-8",
    )
