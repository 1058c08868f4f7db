"""What holds for all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A test says what the product does, not how fast: how fast is said by benchmarks/.
settings.register_profile("jumelage", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("jumelage")
