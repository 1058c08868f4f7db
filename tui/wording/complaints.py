"""What is wrong with a query, an answer or the archive, in the language of the interface.

The archive says it in English: what, where, and what to do. Paths, names and what was typed stay as they are.
"""

from __future__ import annotations

from archive.errors import ArchiveError
from archive.search.errors import QueryError
from tui.wording.templates import Templates
from tui.wording.translation import mark, tr

_OF_QUERIES = (
    mark("this is no date: {typed}"),
    mark("there is no such day"),
    mark("a span needs at least one end"),
    mark("the span ends before it begins"),
    mark("put the earlier date first"),
    mark("a whole has two ends"),
    mark("imported: takes a date alone"),
    mark("there is no filter {typed}"),
    mark("use {filters} or put it in quotation marks"),
    mark("use one of {values}"),
    mark("{filter}: does not know {typed}"),
    mark("{filter} needs a value"),
    mark("said: needs a word"),
    mark("said: takes words alone"),
    mark("put it right behind the colon, as {typed}value, or take the colon away"),
    mark("put it in quotation marks"),
    mark("{word} needs something on both sides"),
    mark("{word} needs something before it"),
    mark("{word} needs something after it"),
    mark("NEAR stands between words or phrases"),
    mark("behind NEAR/ stands a number of words"),
    mark("there is no word in it"),
    mark("type a word, a name or a filter"),
    mark("{filter}: takes values with OR between them"),
    mark("this may be two days: {typed}"),
    mark("type a OR b, or put OR in quotation marks"),
    mark("there is a bracket too many"),
    mark("take away )"),
    mark("the bracket is not closed"),
    mark("put ) at its end"),
    mark("there is nothing between the brackets"),
    mark("put words there or take them away"),
    mark("brackets or minus signs are nested too deep"),
    mark("take some of them away"),
    mark("the quotation mark is not closed"),
    mark('put " after the last word of the phrase'),
    mark("a star before fewer than three letters finds too much"),
    mark("type {example} with three letters or more, or {other}"),
    mark("type for example {example}"),
    mark("type {example}, or {other}"),
    mark("type {example} or {other}"),
    mark("type {example}"),
)
_OF_ARCHIVES = (
    mark("there is no such archive"),
    mark("there is no such article"),
    mark("there is no such entity"),
    mark("there is no such name in the archive"),
    mark("there is no such folder"),
    mark("there is a file of that name already"),
    mark("choose another name"),
    mark("make it first"),
    mark("the folder cannot be written"),
    mark("the archive may not be read"),
    mark("the archive may not be written"),
    mark("the archive may not be opened"),
    mark("the archive's folder may not be written"),
    mark("the archive cannot be read ({reason})"),
    mark("the archive cannot be opened"),
    mark("the archive cannot be written"),
    mark("the archive is open for reading only"),
    mark("the archive is in use by another process"),
    mark("the archive is in use"),
    mark("the archive is damaged"),
    mark("the archive was made by a newer jumelage"),
    mark("the archive was made by an older jumelage"),
    mark("the disk is full"),
    mark("the disk cannot be read or written"),
    mark("this is a folder"),
    mark("this is not an SQLite file"),
    mark("this is no archive of jumelage"),
    mark("this SQLite file belongs to another program"),
    mark("the file is empty"),
    mark("check the path"),
    mark("check the disk"),
    mark("check the disk and its free space"),
    mark("check its permissions"),
    mark("check its permissions, or copy it with `jumelage backup` and change the copy"),
    mark("check the permissions of file and folder"),
    mark("wait for it to end, then try again"),
    mark("wait for the other task to end, then try again"),
    mark("make room, then run the command again; what was saved stays"),
    mark("restore a backup, or run `jumelage check`"),
    mark("name an archive file, or make one with `jumelage import`"),
    mark("name an archive file, or import into a new one"),
    mark("make one with `jumelage import`"),
    mark("install the newest version"),
    mark("open it for writing"),
    mark("open it for writing once"),
    mark("look it up with `jumelage {command}`"),
    mark("look its id up with `jumelage search`"),
    mark("there is no such decision"),
    mark("choose another name or add --force"),
    mark("choose another folder"),
    mark("the folder may not be written"),
    mark("no dated events found"),
    mark("nothing found"),
    mark("workbooks need another library"),
    mark("pip install 'jumelage[xlsx]', or name the file .csv"),
    mark("a sheet has no room for so many rows"),
    mark("narrow the query, or use CSV"),
    mark("there is no saved search of that name"),
    mark("both are the same"),
    mark("name two"),
    mark("the two were told apart"),
    mark("by {author} on {day}"),
    mark("undo {decision} first"),
    mark("it is undone already"),
    mark("nothing has to be done"),
    mark("{number} later decisions rest on it"),
    mark("decision {decision}"),
)
_TEMPLATES = Templates((*_OF_QUERIES, *_OF_ARCHIVES))


def complaint_words(error: ArchiveError | QueryError) -> str:
    """What is wrong, where, and what to do, in one line."""
    if isinstance(error, QueryError):
        # What was typed may stand at the end, with a colon of its own.
        where = tr("at character {number}").format(number=error.position + 1)
        return f"{_said(error.what).rstrip(': ')}: {where}: {_said(error.advice)}"
    return f"{_said(error.what)}: {_said(error.where)}: {_said(error.advice)}"


def complaint_in_words(line: str) -> str:
    """A complaint that a command made in English, `what: where: what to do`, with what is known of it translated."""
    what, where, advice = (line.partition(": ")[0], *line.partition(": ")[2].rpartition(": ")[::2])
    return ": ".join(part for part in (_said(what), where, _said(advice)) if part)


def _said(text: str) -> str:
    translated = _TEMPLATES.translated(text)
    return text if translated is None else translated


def known(text: str) -> bool:
    """Whether a sentence is made from a template."""
    return _TEMPLATES.translated(text) is not None
