"""Modules that are imported when something of them is first used, so that the first frame does not wait for them.

The importing module has it both ways, so that types are checked as usual:

    if TYPE_CHECKING:
        from tui.screens import picker
    else:
        picker = on_demand("tui.screens.picker")

For the same reason small records that the first frame needs are named tuples: to declare a dataclass takes Python
eight times as long.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


class _OnDemand(ModuleType):
    """Stands for a module; may be used from any thread, as importing may."""

    def __getattr__(self, name: str) -> object:
        value = getattr(import_module(self.__name__), name)
        setattr(self, name, value)
        return value


def on_demand(name: str) -> ModuleType:
    """What stands for a module until something of it is used.

    Args:
        name: of the module, with its packages.
    """
    return _OnDemand(name)
