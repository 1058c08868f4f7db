"""The commands that list what is in an archive, and `show`, on an archive that the real writer made."""

from __future__ import annotations

import csv
import io
import os
import pty
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from archive.opening import create, open_archive
from cli.cells import csv_cell
from cli.display import displayable
from cli.failures import ExitCode
from tests.archive.conftest import put
from tests.archive.material import press
from tests.cli.conftest import Jumelage

ROOT = Path(__file__).resolve().parents[2]
ENTRY = "from cli.main import main; main()"
LISTS = ("quotes", "cities", "persons", "timeline", "log")
HOSTILE = "\x1b]0;pwned\x07=cmd()\u202e [bold]"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """An archive whose texts were never cleaned."""
    path = tmp_path / "archive.db"
    said = f"Wir {HOSTILE} kommen"
    with create(path) as archive:
        put(archive, press(
            f"Titel {HOSTILE}", f"Jan Wolny {HOSTILE}: „{said}“ in Krakau, 2019.", published=date(2024, 1, 2),
            persons=["Jan Wolny"], quotes=[(said, "Jan Wolny")], offices=[("Jan Wolny", HOSTILE, "Krakau")],
            dates=[("2019", "2019", date(2019, 1, 1), date(2019, 12, 31))],
        ))  # fmt: skip
    return path


def visit_uid(jumelage: Jumelage) -> str:
    uid = jumelage("quotes", "--by", "Wilk", "--json").json[0]["article"]
    assert isinstance(uid, str)
    return uid


@pytest.mark.usefixtures("path")
def test_quotes_tell_who_said_what_in_which_office(jumelage: Jumelage) -> None:
    newest = jumelage("quotes", "--json").json[0]
    assert newest["speaker"] == "Zofia Wilk"
    assert newest["speaker_id"] == "person-zofia-wilk"
    assert newest["office"] == "Stadtpräsidentin, Kraków"
    assert newest["text"] == "Wir wollen den Jugendaustausch stärken"
    assert newest["published"] == "2024-11-20"


@pytest.mark.usefixtures("path")
def test_quotes_of_unknown_speakers_are_a_list_of_their_own(jumelage: Jumelage) -> None:
    [quote] = jumelage("quotes", "--by", "unknown", "--json").json
    assert (quote["text"], quote["speaker"]) == ("Das war schön.", None)
    assert "\tunknown\t" not in jumelage("quotes", "--by", "Engel").out


@pytest.mark.usefixtures("path")
def test_a_speaker_nobody_knows_is_told(jumelage: Jumelage) -> None:
    result = jumelage("quotes", "--by", "Xaver Niemand")
    assert result.code == ExitCode.UNUSABLE
    assert "Xaver Niemand" in result.err


@pytest.mark.usefixtures("path")
@pytest.mark.parametrize("who", ["Wilk", "mayor", "=Stadtpräsidentin", "stadtpräs", "unknown", "ambassador", "Nemo"])
def test_by_means_the_same_as_an_option_and_in_a_query(jumelage: Jumelage, who: str) -> None:
    asked = jumelage("quotes", f"by:{who}", "--json").json
    told = jumelage("quotes", "--by", who, "--json")
    assert told.code == ExitCode.UNUSABLE if not asked else told.json == asked


@pytest.mark.usefixtures("path")
def test_by_as_an_option_and_a_query_both_count(jumelage: Jumelage) -> None:
    assert len(jumelage("quotes", "--by", "mayor", "said:Jugendaustausch", "--json").json) == 1
    assert jumelage("quotes", "--by", "mayor", "said:schön", "--json").json == []


@pytest.mark.usefixtures("path")
def test_cities_carry_what_a_map_needs(jumelage: Jumelage) -> None:
    krakow = jumelage("cities", "--json").json[0]
    assert (krakow["name"], krakow["country"], krakow["geonameid"], krakow["articles"]) == ("Kraków", "PL", 3094802, 3)
    assert (krakow["first"], krakow["last"]) == ("2023-05-03", "2024-11-20")


@pytest.mark.usefixtures("path")
def test_a_city_is_found_by_a_name_in_another_language(jumelage: Jumelage) -> None:
    assert [city["name"] for city in jumelage("cities", "krak", "--json").json] == ["Kraków"]


@pytest.mark.usefixtures("path")
def test_persons_come_with_offices_and_cities(jumelage: Jumelage) -> None:
    wilk, engel = jumelage("persons", "--json").json
    assert (wilk["name"], wilk["offices"], wilk["cities"]) == ("Zofia Wilk", ["Stadtpräsidentin, Kraków"], ["Kraków"])
    assert (engel["name"], engel["offices"]) == ("Moritz Engel", [])


@pytest.mark.usefixtures("path")
def test_the_timeline_is_in_order_and_can_be_cut(jumelage: Jumelage) -> None:
    assert [entry["date"] for entry in jumelage("timeline", "--json").json] == ["1973", "2024-11-18"]
    assert [entry["date"] for entry in jumelage("timeline", "--since", "1974-01-01", "--json").json] == ["2024-11-18"]
    assert [entry["date"] for entry in jumelage("timeline", "--until", "2000-01-01", "--json").json] == ["1973"]


@pytest.mark.usefixtures("path")
@pytest.mark.parametrize(
    ("option", "date", "dates"),
    [("--since", "1974", ["2024-11-18"]), ("--since", "2024-11", ["2024-11-18"]), ("--since", "2025", []),
     ("--since", "1970s", ["1973", "2024-11-18"]), ("--until", "1970s", ["1973"]), ("--until", "winter-1971", []),
     ("--since", "autumn-2024", ["2024-11-18"]), ("--until", "1973", ["1973"]),
     ("--until", "2024-11", ["1973", "2024-11-18"]), ("--kind", "founding", [])],
)  # fmt: skip
def test_the_timeline_can_be_cut_at_a_year_or_a_month_and_by_kind(
    jumelage: Jumelage, option: str, date: str, dates: list[str]
) -> None:
    assert [entry["date"] for entry in jumelage("timeline", option, date, "--json").json] == dates


@pytest.mark.usefixtures("path")
@pytest.mark.parametrize(
    ("query", "dates"),
    [("date:1970s", ["1973"]), ("date:2024..", ["2024", "2024-11-18"]), ("rückblick date:..2000", ["1973"]),
     ("date:1950s", []), ("date:1970s OR lang:xx", ["1973", "2024"]), ("-date:1970s", ["2024-11-18"])],
)  # fmt: skip
def test_a_query_that_asks_for_dates_lists_only_those(
    jumelage: Jumelage, path: Path, query: str, dates: list[str]
) -> None:
    with open_archive(path, write=True) as archive:
        put(archive, press(
            "Rückblick", "Seit 1973, gefeiert 2024.", published=date(2025, 1, 1), source="both.txt",
            dates=[("1973", "1973", date(1973, 1, 1), date(1973, 12, 31)),
                   ("2024", "2024", date(2024, 1, 1), date(2024, 12, 31))],
        ))  # fmt: skip
    rows = jumelage("timeline", query, "--json").json
    assert sorted({row["date"] for row in rows}) == dates


@pytest.mark.usefixtures("path")
def test_dates_are_in_words_for_people_and_in_edtf_for_programs(
    jumelage: Jumelage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    assert "Nov 18, 2024" in jumelage("timeline").out
    assert "2024-11-18" in jumelage("timeline", "--csv").out
    assert "is no date: write 2026" in jumelage("timeline", "--since", "bald").err


def test_cells_of_csv_are_texts_or_json_and_never_python() -> None:
    assert csv_cell(["a", "b"]) == "a | b"
    assert csv_cell([{"a": None, "b": True}]) == '[{"a": null, "b": true}]'
    assert csv_cell({"ä": [1, 2]}) == '{"ä": [1, 2]}'


@pytest.mark.usefixtures("path")
def test_stats_count(jumelage: Jumelage) -> None:
    counts = jumelage("stats", "--json").json
    assert (counts["articles"], counts["quotes"], counts["languages"]) == (3, 3, {"de": 2, "pl": 1})
    assert "articles\t3" in jumelage("stats").out


@pytest.mark.usefixtures("path")
def test_the_log_lists_runs_and_the_files_of_one(jumelage: Jumelage) -> None:
    [run] = jumelage("log", "--json").json
    assert (run["new"], run["state"]) == (3, "finished")
    assert len(jumelage("log", str(run["id"]), "--jsonl").objects) == 3
    assert jumelage("log", "--outcome", "rejected").code == ExitCode.PARTLY
    assert jumelage("log", "1", "--outcome", "rejected").err == "jumelage: import 1 has no files that are rejected\n"
    missing = jumelage("log", "99")
    assert (missing.code, "there is no such import: 99" in missing.err) == (ExitCode.UNUSABLE, True)


@pytest.mark.usefixtures("path")
def test_a_whole_archive_passes_the_check(jumelage: Jumelage) -> None:
    assert jumelage("check").code == ExitCode.DONE
    assert jumelage("check", "--json").json == []


def test_a_changed_original_fails_the_check(jumelage: Jumelage, path: Path) -> None:
    content = path.read_bytes()
    assert content.count(b"# Besuch in Krakau") == 1
    path.write_bytes(content.replace(b"# Besuch in Krakau", b"# Besuch in Moskau"))
    result = jumelage("check")
    assert result.code == ExitCode.PARTLY
    assert "original" in result.err


@pytest.mark.usefixtures("path")
def test_optimize_says_what_it_indexed(jumelage: Jumelage) -> None:
    assert jumelage("optimize").out == "3 articles indexed\n"


def test_the_sample_is_not_written(jumelage: Jumelage, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr("cli.chosen_archive.sample_path", lambda: path)
    assert jumelage("stats", "--sample").code == ExitCode.DONE
    for command in (["--sample", "optimize"], ["--archive", str(path), "import", "."], ["restore", str(path)]):
        result = jumelage(*command)
        assert result.code == ExitCode.UNUSABLE
        assert "only for reading" in result.err


def test_an_index_of_the_sample_is_made_in_the_cache_and_not_in_the_folder_of_the_program(
    jumelage: Jumelage, monkeypatch: pytest.MonkeyPatch, path: Path, tmp_path: Path
) -> None:
    pytest.importorskip("tantivy", reason="an extra")
    monkeypatch.setattr("cli.chosen_archive.sample_path", lambda: path)
    monkeypatch.setattr("archive.search.tantivy_engine.placing._ELSEWHERE", {})
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for chosen in ("--sample", f"--archive={path}"):
        assert len(jumelage(chosen, "search", "krakau", "--engine", "tantivy", "--json").json) == 3
    assert not path.with_name("archive.db.tantivy").exists()
    assert (tmp_path / "cache" / "jumelage" / "sample.tantivy").is_dir()


@pytest.mark.usefixtures("path")
def test_show_takes_the_beginning_of_an_id(jumelage: Jumelage) -> None:
    uid = visit_uid(jumelage)
    whole = jumelage("show", uid, "--json").json
    assert jumelage("show", uid[:5], "--json").json == whole
    assert whole.keys() == {
        "uid", "title", "language", "published", "text", "entities", "toponyms", "dates", "quotes", "persons", "tags",
        "review", "notes",
    }  # fmt: skip


@pytest.mark.usefixtures("path")
def test_show_points_into_the_text_it_gives(jumelage: Jumelage) -> None:
    shown = jumelage("show", visit_uid(jumelage), "--json").json
    text = shown["text"]
    words = {text[entity["start"] : entity["end"]]: entity for entity in shown["entities"]}
    assert words["Zofia Wilk"]["type"] == "PER"
    assert words["Krakau"]["name"] == "Kraków"
    assert "Leipziger" not in words
    toponyms = {text[toponym["start"] : toponym["end"]]: toponym for toponym in shown["toponyms"]}
    assert (toponyms["Leipziger"]["usage"], toponyms["Leipziger"]["geonameid"]) == ("derived", 2879139)
    assert toponyms["Krakau"]["kind"] == "city"
    [start, end] = shown["quotes"][0]["quote_spans"][0]
    assert text[start:end] == "Wir wollen den Jugendaustausch stärken"
    assert shown["quotes"][0]["speaker_name"] == "Zofia Wilk"
    assert shown["quotes"][1]["speaker_name"] is None
    assert shown["persons"] == [{"name": "Zofia Wilk", "role": "Stadtpräsidentin", "place": "Kraków"}]
    assert shown["dates"][0]["value"] == "2024-11-18"


@pytest.mark.usefixtures("path")
def test_show_prints_the_article_and_what_is_in_it(jumelage: Jumelage) -> None:
    out = jumelage("show", visit_uid(jumelage)).out
    assert "Besuch in Krakau\n\nAm 18. November 2024" in out
    assert "Zofia Wilk\tStadtpräsidentin\tKrakow" in out
    assert "Krakau; Krakauer" in out


@pytest.mark.usefixtures("path")
@pytest.mark.parametrize("uid", ["ffffffff", "ab", "", "%%%%"])
def test_an_article_that_is_not_there_is_told(jumelage: Jumelage, uid: str) -> None:
    result = jumelage("show", uid)
    assert result.code == ExitCode.UNUSABLE
    assert result.err.count("\n") == 1


@pytest.mark.usefixtures("path")
@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_the_same_in_every_form(jumelage: Jumelage, name: str) -> None:
    rows = jumelage(name, "--json").json
    assert rows
    assert jumelage(name, "--jsonl").objects == rows
    table = list(csv.DictReader(io.StringIO(jumelage(name, "--csv").out)))
    assert [row.keys() for row in table] == [row.keys() for row in rows]
    assert jumelage(name).out.count("\n") == len(rows) + 1
    assert jumelage(name, "--limit", "1", "--jsonl").out.count("\n") == 1
    assert len(jumelage(name, "--limit", "0", "--json").json) == len(rows)


@pytest.mark.usefixtures("path")
@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"]])
@pytest.mark.parametrize(
    ("line", "listed"),
    [(["quotes"], "only the first 1"), (["cities"], "only the first 1"), (["persons"], "only the first 1"),
     (["timeline"], "only the first 1"), (["log", "1"], "1 of 3"), (["search", "krakau"], "1 of 3"),
     (["facets", "krakau"], "only the first 1 of city, person, year")],
)  # fmt: skip
def test_a_list_that_is_cut_says_so_on_stderr_and_no_other(
    jumelage: Jumelage, line: list[str], listed: str, form: list[str]
) -> None:
    assert jumelage(*line, *form, "--limit", "1").err == f"jumelage: note: {listed}: --limit 0 for all\n"
    rows = len(jumelage(*line, "--json").json)
    assert jumelage(*line, *form, "--limit", str(rows)).err == jumelage(*line, *form, "--limit", "0").err == ""


@pytest.mark.usefixtures("path")
@pytest.mark.parametrize("name", ["quotes", "cities", "persons"])
def test_ids_come_one_a_line(jumelage: Jumelage, name: str) -> None:
    assert jumelage(name, "--ids").out.split() == [row["uid"] for row in jumelage(name, "--json").json]


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_list_is_told_and_ends_with_1(jumelage: Jumelage, tmp_path: Path, name: str) -> None:
    create(tmp_path / "archive.db").close()
    result = jumelage(name, "--json")
    assert (result.code, result.out) == (ExitCode.PARTLY, "[]\n")
    assert result.err.count("\n") == 1
    assert jumelage(name, "--csv").out.count("\n") == 1


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("name", [*LISTS, "show"])
@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"]])
def test_text_of_files_never_drives_the_terminal(jumelage: Jumelage, name: str, form: list[str]) -> None:
    if name == "show":
        if form == ["--csv"]:
            return
        form = [*form, jumelage("quotes", "--json").json[0]["article"]]
    out = jumelage(name, *form).out
    assert out
    assert displayable(out) == out


def test_text_of_files_is_no_mark_up_on_a_terminal(hostile: Path) -> None:
    assert "[bold]" in on_a_terminal("quotes", "--archive", str(hostile))


def test_a_cell_of_csv_is_never_a_formula() -> None:
    assert csv_cell("=1+1") == "'=1+1"
    assert csv_cell("\x1b@SUM(A1)") == "'@SUM(A1)"
    assert csv_cell(-1.5) == "-1.5"
    assert csv_cell(["a", "b"]) == "a | b"


def on_a_terminal(*arguments: str, columns: int = 60) -> str:
    """What a command prints on a terminal of some width."""
    main, other = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm", "PYTHONPATH": str(ROOT)}
    child = subprocess.Popen([sys.executable, "-c", ENTRY, *arguments], stdout=other, env=environment)
    os.close(other)
    out = b""
    try:
        while piece := os.read(main, 4096):
            out += piece
    except OSError:
        pass  # Linux says so when the other end is closed.
    os.close(main)
    assert child.wait() == ExitCode.DONE
    return out.decode()


@pytest.mark.parametrize("columns", [40, 100])
def test_a_table_fits_the_terminal(path: Path, columns: int) -> None:
    lines = (
        on_a_terminal("quotes", "--archive", str(path), columns=columns)
        .replace("\x1b[1m", "")
        .replace("\x1b[0m", "")
        .splitlines()
    )
    assert max(map(len, lines)) <= columns
    assert "Jugendaustausch" in "".join("".join(lines).split()) or columns < 100


@pytest.mark.parametrize(
    "words", [[*LISTS[:1], "krakau"], ["search", "krakau"], ["show", "ffff"], *([n] for n in LISTS)]
)
def test_lists_start_without_what_they_do_not_need(path: Path, words: list[str]) -> None:
    code = (
        "import sys; from cli.main import run; "
        f"run({[*words, '--archive', str(path)]!r}); "
        "print(*({'textual', 'sqlite_utils', 'numpy', 'importers', 'rich'} & sys.modules.keys()), file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert [line for line in done.stderr.splitlines() if line and not line.startswith("jumelage: ")] == []
