"""Brings files into an archive: reads them, finds what is in them, and writes it, in one pass.

The one place where `importers`, `extraction` and `archive` meet. Reading and finding happen in worker processes that
may be killed; the archive is written by this process alone, in the order of the files.
"""

from cli.importing.options import ImportOptions
from cli.importing.pipeline import import_into
from cli.importing.report import Progress, Report

__all__ = ["ImportOptions", "Progress", "Report", "import_into"]
