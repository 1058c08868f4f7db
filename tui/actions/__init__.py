"""Everything a key can do, declared once: bindings, key bar, help and palette are made from these tables.

An action is named by its id, and a configuration file rebinds ids, so that a reader may move any key. Labels and
descriptions are declared in English and translated where they are shown.
"""
