"""The `jumelage` command: one module a subcommand, imported only when it is asked for.

Joins the parts: reads with `importers`, finds with `extraction`, writes with `archive`, opens the `tui`.
May import all of them; nobody imports it.
"""
