"""The screens: a Textual app that shows an archive and takes an archivist's decisions.

May import `archive`, through which it reads everything it shows; the event loop never waits for the file.
"""
