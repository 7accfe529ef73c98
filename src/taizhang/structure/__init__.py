"""Structure (结构): what a document is, its periods, headings, roles of its parts, and sentences."""

from taizhang.structure.outline import outline

__all__ = ["outline"]
