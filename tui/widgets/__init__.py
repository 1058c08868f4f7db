"""The parts that screens are put together from.

A widget is told what to show and says what was done to it by messages; it knows neither the archive nor the other
widgets.
"""
