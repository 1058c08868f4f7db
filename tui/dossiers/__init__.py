"""What the pages of cities, persons, pairs and the home page say, as lines that each lead to their evidence.

Pure: records of the archive go in, lines come out. Nothing here reads the archive or knows a widget.
"""
