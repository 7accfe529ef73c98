"""Word documents (.docx): ECMA-376 WordprocessingML to blocks."""

from taizhang.documents.word.package import read_docx

__all__ = ["read_docx"]
