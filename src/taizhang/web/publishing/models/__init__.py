"""Tables of editions, their figures, and what readers say of them."""

from taizhang.web.publishing.models.cases import Case, CaseKind, CaseOutcome, CaseState
from taizhang.web.publishing.models.editions import Edition, Figure

__all__ = ["Case", "CaseKind", "CaseOutcome", "CaseState", "Edition", "Figure"]
