"""The tables of the archive file, as numbered migrations in SQL.

`NNNN_name.sql` is one change; a file that was released is never edited, the next change gets the next number.
`migrating` applies them with sqlite-utils and is imported only when a file has to be made or brought up to date.
"""

from __future__ import annotations

APPLICATION_ID = 0x6A756D65
"""`PRAGMA application_id` of an archive ("jume"): tells it from other SQLite files."""

VERSION = 13
"""`PRAGMA user_version` of an up-to-date archive: the number of its last migration."""
