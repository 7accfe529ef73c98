"""Files to documents (读取): one text, anchors back to the file, tables with the offsets of their cells."""

from taizhang.documents.find import find_documents
from taizhang.documents.limits import Limits
from taizhang.documents.model import Anchor, Cell, Document, Table
from taizhang.documents.read import read_all, read_bytes, read_path
from taizhang.documents.refusals import describe_warning

__all__ = [
    "Anchor",
    "Cell",
    "Document",
    "Limits",
    "Table",
    "describe_warning",
    "find_documents",
    "read_all",
    "read_bytes",
    "read_path",
]
