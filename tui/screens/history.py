"""The pages that tell who decided what, where the decision under the cursor can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.corrections.steps import take_back_one
from tui.screens.dossier import DossierScreen
from tui.wording.translation import tr

if TYPE_CHECKING:
    from tui.dossiers.line import Line


class HistoryScreen(DossierScreen):
    """Why something was found and what was decided about it; or all decisions."""

    def action_undo(self, count: int = 1) -> None:
        """Take back the decision under the cursor; where there is none, the last steps."""
        line: Line | None = self.lines.selected
        if line is None or not line.decision or self.focused is not self.lines:
            super().action_undo(count)
        elif line.look == "quiet":
            self.say(tr("It is taken back already. Ctrl+R does the last one again."))
        else:
            uid = line.decision
            self.change(lambda archive: take_back_one(archive, uid), then=self._one_taken_back)

    def _one_taken_back(self, told: Sequence[str]) -> None:
        """Tell it, and go to the next decision that holds."""
        if self.left:
            self._taken_back(told)
            return
        lines = self.lines
        for number in range(lines.cursor + 1, lines.length):
            line: Line | None = lines.row_at(number)
            if line is not None and line.decision and line.look != "quiet":
                lines.cursor = number
                break
        self._taken_back(told)
