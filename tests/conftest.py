"""What holds for all tests."""

from __future__ import annotations

import gc
import os

import pytest
from hypothesis import HealthCheck, settings

# A test says what the product does, not how fast: how fast is said by benchmarks/. The same commit gives the same
# result; `HYPOTHESIS_PROFILE=search` looks for new examples, `fuzz` for a hundred thousand of them.
settings.register_profile("jumelage", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", deadline=None, max_examples=1_000, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fuzz", deadline=None, max_examples=100_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "jumelage"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The harmful files first: their import takes longest, and first tests all go to the same worker."""
    items.sort(key=lambda item: "hostile" not in item.path.parts)


def pytest_collection_finish() -> None:
    """Keep the garbage collector from visiting all modules and tests again and again: it took a quarter of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000)
