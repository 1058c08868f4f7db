"""One extractor for all tests of this folder: its resources are read-only."""

from __future__ import annotations

import pytest

from extraction.extractor import Extractor
from extraction.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor.load()


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer()
