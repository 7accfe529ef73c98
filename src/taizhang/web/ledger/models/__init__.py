"""Tables of what shows when documents are laid beside each other."""

from taizhang.web.ledger.models.adjustments import Adjustment
from taizhang.web.ledger.models.findings import Citation, Dismissal, Finding, Topic
from taizhang.web.ledger.models.goals import Goal
from taizhang.web.ledger.models.outlines import Outlines
from taizhang.web.ledger.models.places import Place
from taizhang.web.ledger.models.projects import Project
from taizhang.web.ledger.models.saved_views import SavedView
from taizhang.web.ledger.models.series import Series
from taizhang.web.ledger.models.verdicts import Alternative, Correction, Outcome, Verdict

__all__ = [
    "Adjustment",
    "Alternative",
    "Citation",
    "Correction",
    "Dismissal",
    "Finding",
    "Goal",
    "Outcome",
    "Outlines",
    "Place",
    "Project",
    "SavedView",
    "Series",
    "Topic",
    "Verdict",
]
