"""Messages that are declared by their fields alone."""

from __future__ import annotations

from typing import Any, ClassVar, dataclass_transform

from textual.message import Message


@dataclass_transform(eq_default=False)
class FieldMessage(Message):
    """A message whose fields are its annotations, as those of a dataclass are; those without a default come first.

    The screens declare some dozens before the first frame. A dataclass has Python compile functions for each, which
    takes ten times as long as this.
    """

    _fields: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls, **options: Any) -> None:  # noqa: ANN401 - Textual's own, handed on
        super().__init_subclass__(**options)
        cls._fields = (*cls._fields, *cls.__annotations__)

    def __init__(self, *values: Any, **named: Any) -> None:  # noqa: ANN401 - what they are, the type checker knows
        super().__init__()
        given = dict(zip(self._fields, values, strict=False)) | named
        if len(given) < len(values) or not given.keys() <= {*self._fields}:
            raise TypeError(f"{type(self).__qualname__} has the fields {', '.join(self._fields)}")
        for name in self._fields:
            setattr(self, name, given[name] if name in given else getattr(type(self), name))
