"""Budgets: how many programs a search may still run."""

from catalog.model.scope import Scope


class Budget:
    """Counts the programs run against a scope."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.run = 0
        self.late = scope.late

    @property
    def left(self) -> int:
        """How many programs may still be run."""
        return 0 if self.late else max(self.scope.budget - self.run, 0)

    def spend(self, programs: int = 1) -> None:
        """Count programs."""
        self.run += programs
        if programs > 1 or self.run % 64 == 0:
            self.late = self.late or self.scope.late
