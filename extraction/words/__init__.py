"""What is known of single words before their neighbours are looked at: towns, names of persons, ordinary words, titles.

May import what lies directly in `extraction`, and `extraction.languages`.
"""
