"""Takes the sample archive into the wheel, where `jumelage --sample` finds it."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SampleArchive(BuildHookInterface):
    """Adds `archive.db` as `cli/sample.db`; a checkout in which it is yet to be built installs all the same."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it builds; `version` is `editable` or `standard`."""
        sample = Path(self.root) / "archive.db"
        if version == "standard" and sample.exists():
            build_data["force_include"][str(sample)] = "cli/sample.db"
