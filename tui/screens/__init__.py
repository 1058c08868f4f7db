"""The screens: each joins widgets with the archive for one piece of an archivist's work."""
