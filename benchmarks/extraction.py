"""How fast extraction is on one core, beside a spaCy pipeline on the same text in the same run, and its memory.

    python -m benchmarks.extraction [--texts FILE.jsonl] [--language de] [--rounds 3] [--spacy-python PYTHON]
        [--markdown FILE]

The texts are those of `samples/` in the language asked for, or of a file with one `{"text": …}` a line. Each program
runs in a process of its own, on one core, and both take turns; of several rounds the least time counts, since what
else the machine does only adds to it. *Cold* is the first half of the texts right after the process has started,
resources opened within the time; *warm* is the second half, other texts, after the first. spaCy's pipeline is the one
of its small models, tok2vec and NER, not trained: its speed does not depend on its weights. Without `--spacy-python`,
the Python of an environment that has spaCy, a throw-away environment is made with pip. A second table shows what a
thousand characters cost in short and in long texts, made of the same articles: the same, if nothing grows faster than
the text. A third table tells how much memory a process holds that has read the samples of all eight languages, and when
it has then met so many words that its memos are full: what a worker of an import has in the end.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

_SPACY = """
import json, resource, sys, time
started = time.process_time()
import spacy
nlp = spacy.blank(sys.argv[1])
nlp.add_pipe("tok2vec", config={"model": {"@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None,
    "width": 96, "depth": 4, "embed_size": 2000, "window_size": 1, "maxout_pieces": 3, "subword_features": True}})
ner = nlp.add_pipe("ner", config={"model": {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner",
    "extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2, "use_upper": True,
    "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}}})
for label in ("PER", "LOC", "ORG", "MISC"):
    ner.add_label(label)
nlp.initialize()
times = []
for half in json.load(sys.stdin):
    for _ in nlp.pipe(half):
        pass
    times.append(time.process_time() - started)
    started = time.process_time()
print(json.dumps({"seconds": times, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))
"""


_LENGTHS = (2_000, 20_000, 200_000)
_RANDOM_TEXTS = 40
_RANDOM_WORDS = 300
_SMAPS = Path("/proc/self/smaps_rollup")


@dataclass(frozen=True, slots=True)
class Run:
    """What a program took: CPU seconds for the first and the second half, peak memory in MB, milliseconds by length."""

    program: str
    cold: float
    warm: float
    peak: float
    lengths: tuple[float, ...]


def main() -> None:
    """Measure both programs and print the tables."""
    if sys.argv[1:2] == ["--measure-own"]:
        _measure_own(sys.argv[2])
        return
    if sys.argv[1:2] == ["--measure-memory"]:
        _measure_memory()
        return
    parser = argparse.ArgumentParser(description="Measure the speed and memory of extraction.")
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--language", default="de")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--spacy-python", type=Path)
    parser.add_argument("--markdown", type=Path, help="also write the table to this file")
    arguments = parser.parse_args()
    texts = _texts(arguments.texts, arguments.language)
    halves = [texts[::2], texts[1::2]]
    own_command = [sys.executable, "-m", "benchmarks.extraction", "--measure-own", arguments.language]
    own, peer = [], []
    with tempfile.TemporaryDirectory() as scratch:
        python = arguments.spacy_python or _environment_with_spacy(Path(scratch))
        for _ in range(arguments.rounds):
            own.append(_run(own_command, halves, "jumelage"))
            peer.append(_run([str(python), "-c", _SPACY, arguments.language], halves, "spaCy tok2vec + NER (sm size)"))
    table = f"{render([_least(own), _least(peer)], halves)}\n\n{_memory()}"
    print(table)
    if arguments.markdown:
        arguments.markdown.write_text(table + "\n", encoding="utf-8")


def _texts(path: Path | None, language: str) -> list[str]:
    if path is not None:
        return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    folder = Path("samples") / language
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in sorted(folder.glob("*.*"))]
    if not texts:
        sys.exit(f"benchmarks.extraction: no texts: {folder}: name a file with --texts")
    return texts


def _environment_with_spacy(folder: Path) -> Path:
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "spacy"], check=True)
    return python


def _run(command: Sequence[str], halves: list[list[str]], program: str) -> Run:
    outcome = subprocess.run(
        command, input=json.dumps(halves), check=True, capture_output=True, text=True, env={**os.environ, **_ONE_THREAD}
    )
    figures = json.loads(outcome.stdout)
    cold, warm = figures["seconds"]
    return Run(program, cold, warm, figures["peak"] / 1024, tuple(figures.get("lengths", ())))


def _least(rounds: Sequence[Run]) -> Run:
    """The least that each part took in any round."""
    return Run(
        rounds[0].program,
        min(run.cold for run in rounds),
        min(run.warm for run in rounds),
        max(run.peak for run in rounds),
        tuple(map(min, zip(*(run.lengths for run in rounds), strict=True))),
    )


def _measure_own(language: str) -> None:
    started = time.process_time()
    from extraction.extractor import Extractor  # noqa: PLC0415 - importing is part of what is measured

    extractor = Extractor.load()
    find: Callable[[str], object] = lambda text: extractor.find(text, language=language, published=None)  # noqa: E731
    times = []
    halves = json.load(sys.stdin)
    for half in halves:
        for text in half:
            find(text)
        times.append(time.process_time() - started)
        started = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    lengths = _by_length(find, "\n\n".join(text for half in halves for text in half))
    print(json.dumps({"seconds": times, "peak": peak, "lengths": lengths}))


def _by_length(find: Callable[[str], object], text: str) -> list[float]:
    """Milliseconds for a thousand characters, in texts of each length cut from one that is long enough or repeated."""
    text *= -(-max(_LENGTHS) // len(text))
    milliseconds = []
    for length in _LENGTHS:
        parts = [text[start : start + length] for start in range(0, max(_LENGTHS), length)]
        started = time.process_time()
        for part in parts:
            find(part)
        milliseconds.append((time.process_time() - started) * 1e6 / sum(map(len, parts)))
    return milliseconds


def _memory() -> str:
    """The table of what a worker holds that has read texts in all languages."""
    from extraction.languages import CODES  # noqa: PLC0415 - not to be loaded before the measured processes start

    samples = [(language, text) for language in CODES for text in _texts(None, language)]
    chance = random.Random(1)
    made = [(language, text) for language in CODES for text in _random_texts(language, chance)]
    outcome = subprocess.run(
        [sys.executable, "-m", "benchmarks.extraction", "--measure-memory"],
        input=json.dumps([samples, made]),
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **_ONE_THREAD},
    )
    stages = (f"the {len(samples)} samples", f"then {len(made) * _RANDOM_WORDS:,} words drawn from the word lists")
    lines = [
        f"A worker that has read, in {len(CODES)} languages | resident | its share | its own alone | peak",
        "---|---:|---:|---:|---:",
    ]
    for stage, figures in zip(stages, json.loads(outcome.stdout), strict=True):
        lines.append(f"{stage} | {' | '.join(f'{figure:.0f} MB' for figure in figures)}")
    return "\n".join(f"| {line} |" if line[0] != "-" else f"|{line}|" for line in lines)


def _random_texts(language: str, chance: random.Random) -> list[str]:
    """Texts of frequent and rare words alike, some with a capital: nearly every word is one not met before."""
    from extraction.words.lists import frequent_words  # noqa: PLC0415 - see `_memory`

    words = list(frequent_words(language))
    return [
        " ".join(word.title() if chance.random() < 1 / 3 else word for word in chance.choices(words, k=_RANDOM_WORDS))
        for _ in range(_RANDOM_TEXTS)
    ]


def _measure_memory() -> None:
    from extraction.extractor import Extractor  # noqa: PLC0415 - see `_measure_own`

    extractor = Extractor.load()
    stages = []
    for texts in json.load(sys.stdin):
        for language, text in texts:
            extractor.find(text, language=language, published=None)
        stages.append([*_held(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024])
    print(json.dumps(stages))


def _held() -> tuple[float, ...]:
    """MB this process has in memory: all, shared pages in parts, unshared ones; nan where the system does not tell."""
    try:
        lines = [line.split() for line in _SMAPS.read_text().splitlines()[1:]]
    except OSError:
        return (float("nan"),) * 3
    sizes = {name: int(size) / 1024 for name, size, _ in lines}
    return sizes["Rss:"], sizes["Pss:"], sizes["Private_Clean:"] + sizes["Private_Dirty:"]


def render(runs: Sequence[Run], halves: Sequence[Sequence[str]]) -> str:
    """The table in Markdown: articles and tokens a second of CPU time, and peak memory."""
    from extraction.tokens import tokenize  # noqa: PLC0415 - not to be loaded before the measured processes start

    tokens = [sum(len(tokenize(text)) for text in half) for half in halves]
    lines = [
        f"{sum(map(len, halves))} articles, {sum(tokens)} tokens, one core; CPU time",
        "",
        "| program | cold: articles/s | cold: tokens/s | warm: articles/s | warm: tokens/s | peak memory |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for run in runs:
        cold, warm = (len(half) / seconds for half, seconds in zip(halves, (run.cold, run.warm), strict=True))
        cold_tokens, warm_tokens = tokens[0] / run.cold, tokens[1] / run.warm
        lines.append(
            f"| {run.program} | {cold:.1f} | {cold_tokens:.0f} | {warm:.1f} | {warm_tokens:.0f} | {run.peak:.0f} MB |"
        )
    own, peer = runs
    head = " | ".join(f"{length // 1000} kB" for length in _LENGTHS)
    lines += [
        "",
        f"| characters in a text | {head} |",
        f"|---|{'---:|' * len(_LENGTHS)}",
        f"| {own.program}, milliseconds for a thousand | {' | '.join(f'{each:.2f}' for each in own.lengths)} |",
    ]
    lines += [
        "",
        f"Warm, {own.program} is {peer.warm / own.warm:.1f} times as fast; cold, {peer.cold / own.cold:.1f} times.",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
