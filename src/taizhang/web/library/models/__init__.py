"""Tables of documents, of the records read from them, and of the decisions of people."""

from taizhang.web.library.models.commitments import ProjectMention, Task, TaskUnit
from taizhang.web.library.models.decisions import Decision, DecisionKind
from taizhang.web.library.models.documents import Document, DocumentState, DocumentText, PageImage
from taizhang.web.library.models.passages import Passage, Problem, Term
from taizhang.web.library.models.records import Record, Review
from taizhang.web.library.models.statements import UNSURE, Statement

__all__ = [
    "UNSURE",
    "Decision",
    "DecisionKind",
    "Document",
    "DocumentState",
    "DocumentText",
    "PageImage",
    "Passage",
    "Problem",
    "ProjectMention",
    "Record",
    "Review",
    "Statement",
    "Task",
    "TaskUnit",
    "Term",
]
