"""How fast articles come in, extraction included, on one core and on two, and how much memory that takes.

    python -m benchmarks.importing [--articles N] [--memory]

Articles are made from those in `samples/`: all their sentences, shuffled with a fixed seed under new titles, so that
no two are the same and all are of usual length. Each import runs in a process of its own, bound to its cores; memory
is the largest sum over all its processes of what they do not share (PSS).
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from importers import registry
from importers.importer import Refusal, Source

SAMPLES = Path(__file__).parents[1] / "samples"
SHORT, LONG = 10_000, 100_000


def sample_paragraphs() -> list[tuple[str, list[str]]]:
    """Language and paragraphs of every sample article."""
    found: list[tuple[str, list[str]]] = []
    for path in sorted(SAMPLES.glob("*/*")):
        for item in registry.read_all(io.BytesIO(path.read_bytes()), Source(path.name)):
            assert not isinstance(item, Refusal), "the sample articles can all be read"
            found.append((path.parent.name, item.text.split("\n\n")))
    return found


def made_articles(count: int, paragraphs: int) -> Iterator[dict[str, str]]:
    """Articles that differ from each other; the same ones each time."""
    chance = random.Random(42)
    sources = sample_paragraphs()
    by_language: dict[str, list[str]] = {}
    for language, texts in sources:
        by_language.setdefault(language, []).extend(texts)
    for number in range(count):
        language = chance.choice(sorted(by_language))
        texts = chance.sample(by_language[language], min(paragraphs, len(by_language[language])))
        day = f"{chance.randint(1990, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        yield {
            "title": f"Artikel {number}",
            "date": day,
            "text": "\n\n".join(texts),
            "id": f"made-article-{number:010}",
        }


@dataclass(frozen=True, slots=True)
class Measured:
    """An import.

    Attributes:
        seconds: by the clock.
        processor: seconds of all processors, in all processes.
        peak: memory of all processes together, in MB.
    """

    seconds: float
    processor: float
    peak: float


def import_once(source: Path, cores: int, workers: int) -> Measured:
    """Import into a new archive."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            *(sys.executable, "-c", "from cli.main import main; main()", "import", str(source), "--quiet"),
            *("--archive", f"{folder}/archive.db", "--workers", str(workers)),
        ]
        available = sorted(os.sched_getaffinity(0))
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            preexec_fn=lambda: os.sched_setaffinity(0, available[:cores]),  # noqa: PLW1509 - no threads here
        )
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, sum(map(proportional_size, tree(process.pid))))
            time.sleep(0.2)
        seconds = time.perf_counter() - began
        if process.returncode:
            raise SystemExit(f"the import failed with exit code {process.returncode}")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return Measured(seconds, processor, peak)


def tree(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [below for child in children.read_text().split() for below in tree(int(child))]
        except OSError:
            continue
    return found


def proportional_size(pid: int) -> float:
    """MB that a process uses, shared pages counted in parts."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def write_files(folder: Path, count: int) -> None:
    """One plain text file an article."""
    for number, article in enumerate(made_articles(count, 5)):
        text = f"{article['title']}\n\n{article['date']}\n\n{article['text']}\n"
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")


def throughput(count: int) -> None:
    """Print articles a second on one core and on two."""
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder), count)
        size = sum(path.stat().st_size for path in Path(folder).iterdir()) / count
        print(f"{count:,} plain text files of {size:,.0f} bytes on average")
        rates = []
        for cores in (1, 2):
            measured = import_once(Path(folder), cores, cores)
            rates.append(count / measured.seconds)
            print(
                f"{cores} core{'s' if cores > 1 else ' '}: {rates[-1]:7.1f} articles/s, "
                f"{1000 * measured.processor / count:5.1f} ms of processor an article, {measured.peak:5.0f} MB"
            )
        print(f"two cores are {rates[1] / rates[0]:.2f} times as fast as one")


def memory() -> None:
    """Print the peak of memory for ten and a hundred thousand short articles."""
    peaks = []
    with tempfile.TemporaryDirectory() as folder:
        for count in (SHORT, LONG):
            path = Path(folder) / f"{count}.jsonl"
            with path.open("w", encoding="utf-8") as lines:
                lines.writelines(json.dumps(article) + "\n" for article in made_articles(count, 1))
            size = path.stat().st_size / count
            measured = import_once(path, 2, 2)
            peaks.append(measured.peak)
            print(
                f"{count:>7,} articles of {size:,.0f} bytes: {measured.peak:5.0f} MB, "
                f"{count / measured.seconds:6.1f} articles/s, {1000 * measured.processor / count:5.1f} ms of processor"
            )
    print(f"memory at {LONG:,} is {peaks[1] / peaks[0]:.2f} times that at {SHORT:,}")


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--memory", action="store_true", help="measure memory (takes long)")
    chosen = parser.parse_args()
    if chosen.memory:
        memory()
    else:
        throughput(chosen.articles)


if __name__ == "__main__":
    main()
