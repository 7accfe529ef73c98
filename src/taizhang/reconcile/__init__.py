"""Promise against result (对账): candidates, the choice among them, the verdict, and the reasons."""

from taizhang.reconcile.verdicts import Reconciler, distinct, reconcile

__all__ = ["Reconciler", "distinct", "reconcile"]
